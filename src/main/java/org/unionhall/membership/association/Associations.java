package org.unionhall.membership.association;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MembershipEvent.MemberLeft;
import org.unionhall.membership.MembershipEvent.UnitEnded;
import org.unionhall.membership.MembershipRules;
import org.unionhall.membership.Papers;
import org.unionhall.membership.Papers.Upload;
import org.unionhall.rulebook.Rulebook;

/** Associations (专业协会): members of the union join and leave them by themselves, beside their unit. */
@Service
public class Associations {

    /** Owner of an association's charter as a file. */
    public static final String PAPER = "membership.association";
    private static final int LONGEST = 20_000;

    /** Associations within the union of somebody, with what the reader is to them. */
    private static final String ALL = """
            select u.id, u.code, u.name, u.short_name, u.parent_id, p.name as parent, a.activity, a.charter, a.funding, coalesce(a.version, 0) as version,
                (select min(h.name) from membership_office o join personnel_person h on h.id = o.person_id
                 where o.unit_id = u.id and o.post = 'ASSOCIATION_CHAIR' and daterange(o.from_on, o.to_on) @> :today::date) as chair,
                (select min(o.term_to_on) from membership_office o where o.unit_id = u.id and daterange(o.from_on, o.to_on) @> :today::date) as term_to,
                (select count(*) from membership_association_member m where m.unit_id = u.id and m.to_on is null) as members,
                (select m.from_on from membership_association_member m where m.unit_id = u.id and m.person_id = :person and m.to_on is null) as joined_on,
                exists (select 1 from membership_stay s join membership_member m on m.person_id = s.person_id and m.state in ('ACTIVE', 'RETAINED')
                        join membership_unit_below b on b.unit_id = s.unit_id and b.ancestor_id = u.parent_id
                        where s.person_id = :person and s.to_on is null) as open,
                coalesce((select c.state from membership_association_check c where c.unit_id = u.id and c.year = :year), 'DUE') as state
            from membership_unit u left join membership_unit p on p.id = u.parent_id left join membership_association a on a.unit_id = u.id
            where u.kind = 'ASSOCIATION' and u.to_on is null and\s""";
    private static final String SEEN = """
            (:all or u.id in (select unit_id from membership_unit_below where ancestor_id = any(:roots))
              or u.parent_id in (select b.ancestor_id from membership_stay s join membership_unit_below b on b.unit_id = s.unit_id
                                 where s.person_id = :person and s.to_on is null)
              or exists (select 1 from membership_association_member m where m.unit_id = u.id and m.person_id = :person and m.to_on is null))
            """;

    private final JdbcClient jdbc;
    private final AssociationRights rights;
    private final Rulebook rulebook;
    private final Papers papers;
    private final Audit audit;
    private final Clock clock;

    Associations(JdbcClient jdbc, AssociationRights rights, Rulebook rulebook, Papers papers, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.rulebook = rulebook;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /** A person in an association. @param unit short name of the unit the person belongs to, null without one */
    public record Fellow(UUID person, String name, String staffNo, String unit, LocalDate from) {
    }

    /** An officer of an association. @param post name of the post in the code */
    public record Officer(String name, org.unionhall.membership.Post post, LocalDate termTo) {
    }

    /** What the reader may do on the page of an association. */
    public record May(boolean describe, boolean readMembers, boolean handIn, boolean decide) {
    }

    private Map<String, Object> values(Actor actor) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.ASSOCIATION_OFFICER, Role.PUBLICITY_OFFICER);
        LocalDate today = LocalDate.now(clock);
        return Map.of("today", today, "year", today.getYear(), "all", scope.all(), "roots", scope.roots().toArray(UUID[]::new),
                "person", actor.person() == null ? new UUID(0, 0) : actor.person().value());
    }

    /** The associations of the reader's own union, and those within the reader's scope; by code. */
    public List<Association> all(Actor actor) {
        return read(SEEN + " order by u.code", values(actor));
    }

    /** One of them. */
    public Optional<Association> find(Actor actor, UUID id) {
        return jdbc.sql(ALL + SEEN + " and u.id = :id").params(values(actor)).param("id", id).query((rs, n) -> association(rs)).optional();
    }

    private List<Association> read(String where, Map<String, Object> values) {
        return jdbc.sql(ALL + where).params(values).query((rs, n) -> association(rs)).list();
    }

    private static Association association(java.sql.ResultSet rs) throws java.sql.SQLException {
        return new Association(rs.getObject("id", UUID.class), rs.getString("code"), rs.getString("name"), rs.getString("short_name"),
                rs.getObject("parent_id", UUID.class), rs.getString("parent"), rs.getString("activity"), rs.getString("charter"), rs.getString("funding"),
                rs.getString("chair"), rs.getObject("term_to", LocalDate.class), rs.getLong("members"), rs.getObject("joined_on", LocalDate.class),
                rs.getBoolean("open"), CheckState.valueOf(rs.getString("state")), rs.getInt("version"));
    }

    public May may(Actor actor, Association association) {
        boolean leads = rights.leads(actor, association.id());
        boolean watches = rights.watches(actor, association.id());
        return new May(leads || watches, rights.readsMembers(actor, association.id()), leads, watches && !rights.own(actor, association.id()));
    }

    public List<Officer> officers(UUID association) {
        return jdbc.sql("""
                select p.name, o.post, o.term_to_on from membership_office o join personnel_person p on p.id = o.person_id
                where o.unit_id = :unit and daterange(o.from_on, o.to_on) @> :today::date order by p.name_pinyin
                """).param("unit", association).param("today", LocalDate.now(clock))
                .query((rs, n) -> new Officer(rs.getString(1), org.unionhall.membership.Post.valueOf(rs.getString(2)), rs.getObject(3, LocalDate.class))).list()
                .stream().sorted(java.util.Comparator.comparing(Officer::post)).toList();
    }

    public long fellows(UUID association, String words) {
        return jdbc.sql("select count(*)" + FELLOWS).param("unit", association).param("words", like(words)).query(Long.class).single();
    }

    private static final String FELLOWS = """
             from membership_association_member m join personnel_person p on p.id = m.person_id
            left join membership_stay s on s.person_id = p.id and s.to_on is null left join membership_unit u on u.id = s.unit_id
            where m.unit_id = :unit and m.to_on is null and lower(concat_ws(' ', p.name, p.staff_no, u.short_name)) like :words escape '\\'""";

    /** Who belongs to it today, by name; for its officers and the union's. */
    public List<Fellow> fellows(UUID association, String words, long offset, int size) {
        return jdbc.sql("select p.id, p.name, p.staff_no, u.short_name, m.from_on" + FELLOWS + " order by p.name_pinyin, p.id limit :size offset :offset")
                .param("unit", association).param("words", like(words)).param("size", size).param("offset", offset)
                .query((rs, n) -> new Fellow(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getString(4), rs.getObject(5, LocalDate.class)))
                .list();
    }

    private static String like(String words) {
        return "%" + words.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** @throws Refusal {@code membership.association.not-open}, {@code membership.association.joined} */
    @Transactional
    public void join(Actor actor, Association association) {
        if (actor.person() == null || !association.open()) {
            throw new Refusal("membership.association.not-open");
        }
        jdbc.sql("select person_id from membership_member where person_id = :person for update").param("person", actor.person().value()).query(UUID.class).list();
        LocalDate today = LocalDate.now(clock);
        boolean joined = jdbc.sql("select exists (select 1 from membership_association_member where unit_id = :unit and person_id = :person and to_on is null)")
                .param("unit", association.id()).param("person", actor.person().value()).query(Boolean.class).single();
        if (joined) {
            throw new Refusal("membership.association.joined");
        }
        int again = jdbc.sql("""
                update membership_association_member set to_on = null where unit_id = :unit and person_id = :person and to_on = :today and from_on < :today
                """).param("unit", association.id()).param("person", actor.person().value()).param("today", today).update();
        if (again == 0) {
            jdbc.sql("insert into membership_association_member (unit_id, person_id, from_on) values (:unit, :person, :today)")
                    .param("unit", association.id()).param("person", actor.person().value()).param("today", today).update();
        }
        audit.record(AuditEntry.of(actor, "membership.association.join").on("unit", association.id(), association.name()));
    }

    /** @throws Refusal {@code membership.association.officer} while one holds an office there, {@code membership.association.not-joined} */
    @Transactional
    public void leave(Actor actor, Association association) {
        if (rights.own(actor, association.id())) {
            throw new Refusal("membership.association.officer");
        }
        int left = actor.person() == null ? 0 : jdbc.sql("""
                update membership_association_member set to_on = :today where unit_id = :unit and person_id = :person and to_on is null
                """).param("unit", association.id()).param("person", actor.person().value()).param("today", LocalDate.now(clock)).update();
        if (left == 0) {
            throw new Refusal("membership.association.not-joined");
        }
        audit.record(AuditEntry.of(actor, "membership.association.leave").on("unit", association.id(), association.name()));
    }

    /**
     * Writes down what the association is for, its charter and where its money comes from.
     *
     * @param file the charter as a file; null keeps the one there is
     */
    @Transactional
    public void describe(Actor actor, Association association, int version, String activity, String charter, String funding, Upload file) {
        if (!may(actor, association).describe()) {
            throw new Refusal("membership.association.not-yours");
        }
        String[] texts = {text("activity", activity), text("charter", charter), text("funding", funding)};
        jdbc.sql("insert into membership_association (unit_id) values (:id) on conflict do nothing").param("id", association.id()).update();
        int changed = jdbc.sql("""
                update membership_association set activity = :activity, charter = :charter, funding = :funding, version = version + 1
                where unit_id = :id and version = :version
                """).param("id", association.id()).param("version", version).param("activity", texts[0], java.sql.Types.VARCHAR)
                .param("charter", texts[1], java.sql.Types.VARCHAR).param("funding", texts[2], java.sql.Types.VARCHAR).update();
        if (changed == 0) {
            throw new Refusal("membership.unitact.moved");
        }
        papers.keep(actor, PAPER, association.id(), file);
        audit.record(AuditEntry.of(actor, "membership.association.describe").on("unit", association.id(), association.name())
                .change("activity", association.activity(), texts[0]).change("funding", association.funding(), texts[2]));
    }

    private static String text(String field, String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refusal.on(field, "membership.unitact.text.long", LONGEST);
        }
        return text.isEmpty() ? null : text;
    }

    /** How many members an association needs today. */
    public int least() {
        return rulebook.get(MembershipRules.ASSOCIATION_MEMBERS, LocalDate.now(clock));
    }

    /** Whoever leaves the union leaves its associations. */
    @EventListener
    void on(MemberLeft left) {
        jdbc.sql("update membership_association_member set to_on = greatest(from_on, :on) where person_id = :person and to_on is null")
                .param("on", left.on()).param("person", left.person().value()).update();
    }

    /** The members of an association that ends belong to the one that goes on from the same day; to none when none does. */
    @EventListener
    void on(UnitEnded ended) {
        if (ended.successor() != null) {
            jdbc.sql("""
                    insert into membership_association_member (unit_id, person_id, from_on)
                    select :to, m.person_id, :on from membership_association_member m join membership_unit u on u.id = :to and u.kind = 'ASSOCIATION'
                    where m.unit_id = :unit and m.to_on is null and not exists (
                        select 1 from membership_association_member o where o.unit_id = :to and o.person_id = m.person_id
                          and (o.to_on is null or o.to_on > :on))
                    """).param("to", ended.successor()).param("unit", ended.unit()).param("on", ended.on()).update();
        }
        jdbc.sql("update membership_association_member set to_on = greatest(from_on, :on) where unit_id = :unit and to_on is null")
                .param("on", ended.on()).param("unit", ended.unit()).update();
    }
}
