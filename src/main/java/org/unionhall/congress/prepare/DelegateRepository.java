package org.unionhall.congress.prepare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.Sex;

/** Delegates in the database. */
@Repository
class DelegateRepository {

    private static final String SELECT = """
            select d.*, p.name, p.staff_no, p.sex, p.birth_on, p.ethnicity, p.title, u.short_name as unit_name, g.name as delegation_name, g.number as delegation_number,
                   l.should_attend
            """;
    private static final String FROM = """
             from congress_delegate d join personnel_person p on p.id = d.person_id left join membership_unit u on u.id = d.unit_id
            left join congress_delegation g on g.id = d.delegation_id left join congress_election l on l.id = d.election_id
            """;

    private final JdbcClient jdbc;

    DelegateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Mandate> find(UUID id) {
        return jdbc.sql(SELECT + FROM + " where d.id = :id").param("id", id).query(DelegateRepository::read).optional();
    }

    /** Locked until the end of the transaction. */
    Optional<Mandate> lock(UUID id) {
        return jdbc.sql(SELECT + FROM + " where d.id = :id for update of d").param("id", id).query(DelegateRepository::read).optional();
    }

    List<Mandate> list(DelegateSearch search, long offset, int size) {
        return jdbc.sql(SELECT + FROM + where(search) + " order by " + search.order() + " limit :size offset :offset").params(values(search))
                .param("size", size).param("offset", offset).query(DelegateRepository::read).list();
    }

    long count(DelegateSearch search) {
        return jdbc.sql("select count(*)" + FROM + where(search)).params(values(search)).query(Long.class).single();
    }

    private static String where(DelegateSearch search) {
        return " where d.term_id = :term" + (search.unit() == null ? "" : " and d.unit_id = :unit") + (search.delegation() == null ? "" : " and d.delegation_id = :delegation")
                + (search.kind() == null ? "" : " and d.kind = :kind") + (search.session() == null ? "" : " and (d.session_id is null or d.session_id = :session)")
                + (search.sex() == null ? "" : " and p.sex = :sex") + (search.stages().isEmpty() ? "" : " and d.stage = any(:stages)")
                + (search.words().isEmpty() ? "" : " and (p.name ilike :words escape '\\' or p.staff_no = :plain or replace(p.name_pinyin, ' ', '') like :words escape '\\')");
    }

    private static Map<String, Object> values(DelegateSearch search) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("term", search.term());
        values.put("unit", search.unit());
        values.put("delegation", search.delegation());
        values.put("session", search.session());
        values.put("kind", search.kind() == null ? "" : search.kind().name());
        values.put("sex", search.sex() == null ? "" : search.sex().name());
        values.put("stages", search.stages().stream().map(Enum::name).toArray(String[]::new));
        values.put("words", "%" + search.words().toLowerCase(java.util.Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
        values.put("plain", search.words());
        return values;
    }

    /** The candidates and delegates of an electoral unit, those who have ended last. */
    List<Mandate> ofUnit(UUID term, UUID unit) {
        return jdbc.sql(SELECT + FROM + " where d.term_id = :term and d.unit_id = :unit and d.kind = 'FORMAL' order by d.stage = 'ENDED', d.number, p.name_pinyin, d.id")
                .param("term", term).param("unit", unit).query(DelegateRepository::read).list();
    }

    List<Mandate> inStage(UUID term, DelegateStage stage) {
        return jdbc.sql(SELECT + FROM + " where d.term_id = :term and d.kind = 'FORMAL' and d.stage = :stage order by g.number nulls last, u.code, p.name_pinyin, d.id for update of d")
                .param("term", term).param("stage", stage.name()).query(DelegateRepository::read).list();
    }

    /** All mandates of a person that have not ended, in terms that are not over. */
    List<Mandate> held(UUID person) {
        return jdbc.sql(SELECT + FROM + " join congress_term t on t.id = d.term_id where d.person_id = :person and d.stage <> 'ENDED' and t.stage <> 'OVER' for update of d")
                .param("person", person).query(DelegateRepository::read).list();
    }

    UUID insert(UUID term, UUID session, Nominee nominee, UUID unit, DelegateKind kind, DelegateStage stage, LocalDate from) {
        return jdbc.sql("""
                insert into congress_delegate (term_id, session_id, person_id, unit_id, delegation_id, kind, stage, staff, member, teacher, front_line, model_worker, leader, from_on)
                values (:term, :session, :person, :unit, (select delegation_id from congress_electorate where term_id = :term and unit_id = :unit), :kind, :stage, :staff, :member,
                    :teacher, :front, :model, :leader, :from) returning id
                """).param("term", term).param("session", session, Types.OTHER).param("person", nominee.person()).param("unit", unit, Types.OTHER).param("kind", kind.name())
                .param("stage", stage.name()).param("staff", nominee.staff()).param("member", nominee.member()).param("teacher", nominee.teacher())
                .param("front", nominee.frontLine()).param("model", nominee.modelWorker()).param("leader", nominee.leader()).param("from", from, Types.DATE).query(UUID.class).single();
    }

    void move(UUID id, DelegateStage stage) {
        jdbc.sql("update congress_delegate set stage = :stage, version = version + 1 where id = :id").param("id", id).param("stage", stage.name()).update();
    }

    void elected(UUID id, UUID election, int votes, DelegateStage stage) {
        jdbc.sql("""
                update congress_delegate set stage = :stage, votes = :votes, election_id = :election, end_reason = case when :stage = 'ENDED' then 'NOT_ELECTED' end,
                    version = version + 1 where id = :id
                """).param("id", id).param("election", election).param("votes", votes).param("stage", stage.name()).update();
    }

    void qualified(List<UUID> ids, LocalDate from) {
        jdbc.sql("update congress_delegate set stage = 'QUALIFIED', from_on = :from, version = version + 1 where id = any(:ids)").param("ids", ids.toArray(UUID[]::new))
                .param("from", from).update();
    }

    /** In this order they get the numbers after the last one that was ever given in the term. */
    void published(UUID term, List<UUID> ids) {
        jdbc.sql("""
                update congress_delegate d set stage = 'ACTIVE', number = coalesce(d.number, l.number + n.place), version = d.version + 1
                from unnest(:ids::uuid[]) with ordinality n (id, place),
                     (select coalesce(max(number), 0) as number from congress_delegate where term_id = :term and kind = 'FORMAL') l
                where d.id = n.id
                """).param("ids", ids.stream().map(UUID::toString).toArray(String[]::new)).param("term", term).update();
    }

    /** @param on first day no longer a delegate; not before the first day of being one */
    void end(Mandate mandate, DelegateEnd reason, LocalDate on) {
        LocalDate day = mandate.from() == null ? null : on.isBefore(mandate.from()) ? mandate.from() : on;
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = :reason, to_on = :to, head = null, version = version + 1 where id = :id").param("id", mandate.id())
                .param("reason", reason.name()).param("to", day, Types.DATE).update();
    }

    void mark(UUID id, boolean teacher, boolean front, boolean model, boolean leader) {
        jdbc.sql("update congress_delegate set teacher = :teacher, front_line = :front, model_worker = :model, leader = :leader, version = version + 1 where id = :id")
                .param("id", id).param("teacher", teacher).param("front", front).param("model", model).param("leader", leader).update();
    }

    /** Whether the mandate counts in matters of the union. */
    void member(UUID id, boolean member) {
        jdbc.sql("update congress_delegate set member = :member, version = version + 1 where id = :id").param("id", id).param("member", member).update();
    }

    /** Whether the mandate counts in matters of all staff. */
    void staff(UUID id, boolean staff) {
        jdbc.sql("update congress_delegate set staff = :staff, version = version + 1 where id = :id").param("id", id).param("staff", staff).update();
    }

    /**
     * What is known of somebody who may be put on a list.
     *
     * @param staff  has a contract of appointment; @param member a member of the union with all rights
     * @param home   belongs to the electoral unit, or their department does
     */
    record Nominee(UUID person, String name, String staffNo, Sex sex, String title, boolean staff, boolean member, boolean home, boolean teacher, boolean frontLine,
                   boolean modelWorker, boolean leader, boolean listed) {

        /** The same as if they were not on the list yet: what a review asks of those who are. */
        Nominee unlisted() {
            return new Nominee(person, name, staffNo, sex, title, staff, member, home, teacher, frontLine, modelWorker, leader, false);
        }
    }

    private static final String NOMINEE = """
            select p.id, p.name, p.staff_no, p.sex, p.title,\s""" + Electorates.ON_STAFF + """
             as staff, coalesce(m.state = 'ACTIVE', false) as member,
                exists (select 1 from membership_unit_below b where b.ancestor_id = :unit and (b.unit_id = s.unit_id
                    or exists (select 1 from personnel_posting t join membership_unit_department x on x.department_id = t.department_id and x.to_on is null
                               where t.person_id = p.id and t.to_on is null and x.unit_id = b.unit_id))) as home,
                coalesce(p.post_category = 'TEACHING', false) as teacher, coalesce(p.front_line, false) as front,
                coalesce(p.model_worker, false) or exists (select 1 from congress_delegate d where d.person_id = p.id and d.model_worker) as model,
                exists (select 1 from congress_delegate d where d.person_id = p.id and d.leader and d.stage <> 'ENDED') as leader,
                exists (select 1 from congress_delegate d where d.person_id = p.id and d.term_id = :term and d.kind = 'FORMAL' and d.stage <> 'ENDED') as listed
            from personnel_person p left join membership_member m on m.person_id = p.id left join membership_stay s on s.person_id = p.id and s.to_on is null
            """;

    Optional<Nominee> nominee(UUID term, UUID unit, String staffNo) {
        return jdbc.sql(NOMINEE + " where p.staff_no = :no").param("term", term).param("unit", unit, Types.OTHER).param("no", staffNo).query(DelegateRepository::nominee).optional();
    }

    /** What is known of those who are on lists already, by mandate, each against the unit whose list it is. */
    Map<UUID, Nominee> nominees(Collection<UUID> mandates) {
        Map<UUID, Nominee> known = new LinkedHashMap<>();
        jdbc.sql(NOMINEE.replace(":unit", "z.unit_id").replace(":term", "z.term_id").replace("select p.id,", "select z.id as mandate, p.id,")
                + " join congress_delegate z on z.person_id = p.id where z.id = any(:mandates)").param("mandates", mandates.toArray(UUID[]::new)).query(rs -> {
                    known.put(rs.getObject("mandate", UUID.class), nominee(rs, 0));
                });
        return known;
    }

    /** People of an electoral unit whose name, pinyin or number begins with the words. */
    List<Nominee> nominees(UUID term, UUID unit, String words, int most) {
        return jdbc.sql("select * from (" + NOMINEE + """
                 where p.id in (select person_id from personnel_word where word like :words escape '\\')
                   and (s.unit_id in (select unit_id from membership_unit_below where ancestor_id = :unit) or exists (
                        select 1 from personnel_posting t join membership_unit_department x on x.department_id = t.department_id and x.to_on is null
                        join membership_unit_below b on b.unit_id = x.unit_id where t.person_id = p.id and t.to_on is null and b.ancestor_id = :unit))) n
                order by n.listed, n.name, n.staff_no limit :most
                """).param("term", term).param("unit", unit).param("most", most)
                .param("words", words.toLowerCase(java.util.Locale.ROOT).replace(" ", "").replaceAll("([\\\\%_])", "\\\\$1") + "%").query(DelegateRepository::nominee).list();
    }

    private static Nominee nominee(ResultSet rs, int row) throws SQLException {
        String sex = rs.getString("sex");
        return new Nominee(rs.getObject("id", UUID.class), rs.getString("name"), rs.getString("staff_no"), sex == null ? null : Sex.valueOf(sex), rs.getString("title"),
                rs.getBoolean("staff"), rs.getBoolean("member"), rs.getBoolean("home"), rs.getBoolean("teacher"), rs.getBoolean("front"), rs.getBoolean("model"),
                rs.getBoolean("leader"), rs.getBoolean("listed"));
    }

    Map<UUID, Integer> heads(Collection<UUID> delegations) {
        Map<UUID, Integer> counts = new LinkedHashMap<>();
        jdbc.sql("select delegation_id, count(*) from congress_delegate where delegation_id = any(:ids) and stage in ('QUALIFIED', 'ACTIVE') group by delegation_id")
                .param("ids", delegations.toArray(UUID[]::new)).query(rs -> {
                    counts.put(rs.getObject(1, UUID.class), rs.getInt(2));
                });
        return counts;
    }

    private static Mandate read(ResultSet rs, int row) throws SQLException {
        String sex = rs.getString("sex");
        String people = rs.getString("ethnicity");
        String end = rs.getString("end_reason");
        return new Mandate(rs.getObject("id", UUID.class), rs.getObject("term_id", UUID.class), rs.getObject("session_id", UUID.class), rs.getObject("person_id", UUID.class),
                rs.getString("name"), rs.getString("staff_no"), sex == null ? null : Sex.valueOf(sex), rs.getObject("birth_on", LocalDate.class),
                people == null ? null : Ethnicity.valueOf(people), rs.getString("title"), rs.getObject("unit_id", UUID.class), rs.getString("unit_name"),
                rs.getObject("delegation_id", UUID.class), rs.getString("delegation_name"), DelegateKind.valueOf(rs.getString("kind")), DelegateStage.valueOf(rs.getString("stage")),
                rs.getObject("number", Integer.class), rs.getString("head"), rs.getBoolean("staff"), rs.getBoolean("member"), rs.getBoolean("teacher"),
                rs.getBoolean("front_line"), rs.getBoolean("model_worker"), rs.getBoolean("leader"), rs.getObject("from_on", LocalDate.class),
                rs.getObject("to_on", LocalDate.class), end == null ? null : DelegateEnd.valueOf(end), rs.getObject("votes", Integer.class),
                rs.getObject("should_attend", Integer.class), rs.getInt("version"));
    }
}
