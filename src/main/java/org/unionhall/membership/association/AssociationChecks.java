package org.unionhall.membership.association;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MembershipRules;
import org.unionhall.rulebook.Rulebook;

/** The yearly check of associations (年检): handed in with a report by their officers, decided by the union's. */
@Service
public class AssociationChecks {

    private static final int LONGEST = 10_000;

    private final JdbcClient jdbc;
    private final AssociationRights rights;
    private final Rulebook rulebook;
    private final Audit audit;
    private final Clock clock;

    AssociationChecks(JdbcClient jdbc, AssociationRights rights, Rulebook rulebook, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    /** A check of one year. @param members who belonged to it when it was handed in; @param reason why it was not passed */
    public record Check(int year, CheckState state, String report, int members, Instant handedInAt, String handedInBy, Instant decidedAt,
                        String decidedBy, String reason, int version) {
    }

    /** An association in the list of a year. */
    public record Row(UUID id, String name, CheckState state, long members, String chair, LocalDate termTo) {
    }

    /** Which associations a list shows. @param state null for all; @param small only those with fewer members than needed */
    public record Search(int year, CheckState state, boolean small) {
    }

    /** How the checks of this year stand within an actor's sight. */
    public record Standing(long associations, long due, long handedIn, long passed, long small) {
    }

    public int year() {
        return LocalDate.now(clock).getYear();
    }

    /** The last day to hand this year's report in. */
    public LocalDate due() {
        MonthDay by = rulebook.get(MembershipRules.ASSOCIATION_CHECK_BY, LocalDate.now(clock));
        return by.atYear(year());
    }

    /** The checks of one association, the newest first. */
    public List<Check> of(UUID association) {
        return jdbc.sql("select * from membership_association_check where unit_id = :unit order by year desc").param("unit", association)
                .query((rs, n) -> check(rs)).list();
    }

    private static Check check(java.sql.ResultSet rs) throws java.sql.SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new Check(rs.getInt("year"), CheckState.valueOf(rs.getString("state")), rs.getString("report"), rs.getInt("members"),
                rs.getTimestamp("handed_in_at").toInstant(), rs.getString("handed_in_by"), decided == null ? null : decided.toInstant(),
                rs.getString("decided_by"), rs.getString("reason"), rs.getInt("version"));
    }

    private static final String LIST = """
            with list as (
                select u.id, u.code, u.name, coalesce(c.state, 'DUE') as state,
                    (select count(*) from membership_association_member m where m.unit_id = u.id and m.to_on is null) as members,
                    (select min(h.name) from membership_office o join personnel_person h on h.id = o.person_id
                     where o.unit_id = u.id and o.post = 'ASSOCIATION_CHAIR' and daterange(o.from_on, o.to_on) @> :today::date) as chair,
                    (select min(o.term_to_on) from membership_office o where o.unit_id = u.id and daterange(o.from_on, o.to_on) @> :today::date) as term_to
                from membership_unit u left join membership_association_check c on c.unit_id = u.id and c.year = :year
                where u.kind = 'ASSOCIATION' and u.to_on is null and not u.preparing
                  and (:all or u.id in (select unit_id from membership_unit_below where ancestor_id = any(:roots))))
            """;

    private JdbcClient.StatementSpec list(Actor actor, int year, String rest) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.ASSOCIATION_OFFICER);
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql(LIST + rest).param("year", year).param("today", today).param("all", scope.all())
                .param("roots", scope.roots().toArray(UUID[]::new)).param("least", rulebook.get(MembershipRules.ASSOCIATION_MEMBERS, today));
    }

    public List<Row> rows(Actor actor, Search search) {
        return list(actor, search.year(), "select * from list where (:state = '' or state = :state) and (not :small or members < :least) order by code")
                .param("state", search.state() == null ? "" : search.state().name()).param("small", search.small())
                .query((rs, n) -> new Row(rs.getObject("id", UUID.class), rs.getString("name"), CheckState.valueOf(rs.getString("state")), rs.getLong("members"),
                        rs.getString("chair"), rs.getObject("term_to", LocalDate.class))).list();
    }

    public Standing standing(Actor actor) {
        return list(actor, year(), """
                select count(*), count(*) filter (where state in ('DUE', 'NOT_PASSED')), count(*) filter (where state = 'HANDED_IN'),
                    count(*) filter (where state = 'PASSED'), count(*) filter (where members < :least) from list
                """).query((rs, n) -> new Standing(rs.getLong(1), rs.getLong(2), rs.getLong(3), rs.getLong(4), rs.getLong(5))).single();
    }

    /**
     * Hands the report of this year in.
     *
     * @throws Refusal {@code membership.association.not-yours}, {@code .check.not-now}, {@code .check.moved}; on {@code report}
     */
    @Transactional
    public void handIn(Actor actor, UUID association, String report) {
        Check before = held(actor, association, CheckAct.HAND_IN);
        String text = report == null ? "" : report.strip();
        if (text.codePoints().filter(Character::isLetterOrDigit).count() < 10) {
            throw Refusal.on("report", "membership.association.check.report.short");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refusal.on("report", "membership.unitact.text.long", LONGEST);
        }
        jdbc.sql("""
                insert into membership_association_check (unit_id, year, state, report, members, handed_in_at, handed_in_by)
                values (:unit, :year, 'HANDED_IN', :report, (select count(*) from membership_association_member where unit_id = :unit and to_on is null), :at, :by)
                on conflict (unit_id, year) do update set state = excluded.state, report = excluded.report, members = excluded.members,
                    handed_in_at = excluded.handed_in_at, handed_in_by = excluded.handed_in_by, decided_at = null, decided_by = null, reason = null,
                    version = membership_association_check.version + 1
                """).param("unit", association).param("year", year()).param("report", text).param("at", Timestamp.from(clock.instant()))
                .param("by", actor.name()).update();
        record(actor, association, CheckAct.HAND_IN, before == null ? CheckState.DUE : before.state(), null);
    }

    @Transactional
    public void takeBack(Actor actor, UUID association) {
        held(actor, association, CheckAct.TAKE_BACK);
        jdbc.sql("update membership_association_check set state = 'DUE', version = version + 1 where unit_id = :unit and year = :year")
                .param("unit", association).param("year", year()).update();
        record(actor, association, CheckAct.TAKE_BACK, CheckState.HANDED_IN, null);
    }

    /**
     * Decides on the report of this year.
     *
     * @param act     {@link CheckAct#PASS} or {@link CheckAct#NOT_PASS}
     * @param version of the report as it was read
     * @throws Refusal {@code membership.association.check.own} on one's own association; without a reason why not
     */
    @Transactional
    public void decide(Actor actor, UUID association, CheckAct act, int version, String reason) {
        Check check = held(actor, association, act);
        if (rights.own(actor, association)) {
            throw new Refusal("membership.association.check.own");
        }
        if (check.version() != version) {
            throw new Refusal("membership.association.check.moved");
        }
        String why = act == CheckAct.NOT_PASS ? Reason.of(reason) : null;
        jdbc.sql("""
                update membership_association_check set state = :state, decided_at = :at, decided_by = :by, reason = :why, version = version + 1
                where unit_id = :unit and year = :year
                """).param("state", act.to().name()).param("at", Timestamp.from(clock.instant())).param("by", actor.name())
                .param("why", why, java.sql.Types.VARCHAR).param("unit", association).param("year", year()).update();
        record(actor, association, act, check.state(), why);
    }

    /** The check of this year, held until the end of the transaction. */
    private Check held(Actor actor, UUID association, CheckAct act) {
        if (act.by() == CheckAct.By.ASSOCIATION ? !rights.leads(actor, association) : !rights.watches(actor, association)) {
            throw new Refusal("membership.association.not-yours");
        }
        jdbc.sql("select id from membership_unit where id = :unit for no key update").param("unit", association).query(UUID.class).optional();
        Optional<Check> check = jdbc.sql("select * from membership_association_check where unit_id = :unit and year = :year").param("unit", association)
                .param("year", year()).query((rs, n) -> check(rs)).optional();
        act.mustBePossible(check.map(Check::state).orElse(CheckState.DUE));
        return check.orElse(null);
    }

    private void record(Actor actor, UUID association, CheckAct act, CheckState from, String why) {
        String name = jdbc.sql("select name from membership_unit where id = :id").param("id", association).query(String.class).single();
        audit.record(AuditEntry.of(actor, "membership.association.check").on("unit", association, name + " " + year())
                .change("state", from, act.to()).because(why));
    }
}
