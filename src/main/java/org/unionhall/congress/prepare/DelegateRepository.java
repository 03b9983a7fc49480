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
