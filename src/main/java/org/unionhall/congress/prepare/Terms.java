package org.unionhall.congress.prepare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.congress.TermStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.Units;
import org.unionhall.rulebook.Rulebook;

/** Terms: set up, corrected, ended; and who may see them. */
@Service
public class Terms {

    static final String SELECT = """
            select t.*, u.short_name as unit_name from congress_term t join membership_unit u on u.id = t.unit_id
            """;

    /** Of a session {@code s}: it is still to be held, or open. */
    private static final String AHEAD = "s.stage in ('PLANNED', 'APPROVED', 'QUALIFIED', 'PREPARATORY', 'OPEN')";

    /** Of a term {@code t}: it runs, of the same bodies as another that begins not before it. */
    private static final String BEFORE = "t.unit_id = :unit and t.id <> :id and t.stage = 'RUNNING' and t.from_on <= :from and (t.staff and :staff or t.members and :members)";

    private final CongressRights rights;
    private final CongressJournal journal;
    private final Units units;
    private final Rulebook rulebook;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Terms(CongressRights rights, CongressJournal journal, Units units, Rulebook rulebook, Audit audit, JdbcClient jdbc, Clock clock) {
        this.rights = rights;
        this.journal = journal;
        this.units = units;
        this.rulebook = rulebook;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty for none, or none that the actor may read of. */
    public Optional<Term> find(Actor actor, UUID id) {
        return find(id).filter(term -> rights.sees(actor, term.unit()));
    }

    Optional<Term> find(UUID id) {
        return jdbc.sql(SELECT + " where t.id = :id").param("id", id).query(Terms::read).optional();
    }

    /** Those the actor may read of: the school's first, of each unit the newest first. */
    public List<Term> list(Actor actor) {
        CongressRights.Condition sight = rights.sight(actor);
        return jdbc.sql(SELECT + " where " + sight.sql() + " order by u.parent_id is not null, u.code, t.from_on desc, t.id").params(sight.values())
                .query(Terms::read).list();
    }

    /** For an act on it: locked until the end of the transaction. @throws Refusal {@code congress.moved} when it is not as the reader saw it */
    Term lock(UUID id, Integer version) {
        Term term = jdbc.sql(SELECT + " where t.id = :id for update of t").param("id", id).query(Terms::read).optional().orElseThrow(() -> new Refusal("congress.moved"));
        if (version != null && term.version() != version) {
            throw new Refusal("congress.moved");
        }
        return term;
    }

    /** Units that may have a congress of their own within the actor's work: the school's union and grassroots unions. */
    public List<Units.Unit> possible(Actor actor) {
        Scope scope = actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR);
        Set<UUID> reached = units.within(scope);
        return units.byCode().values().stream().filter(unit -> holds(unit) && reached.contains(unit.id()))
                .sorted(java.util.Comparator.comparing(Units.Unit::code)).toList();
    }

    private static boolean holds(Units.Unit unit) {
        return unit.to() == null && (unit.kind() == UnitKind.SCHOOL_UNION || unit.kind() == UnitKind.GRASSROOTS_UNION);
    }

    /** How long a term may last, in years. */
    public List<Integer> years() {
        return CongressRules.TERM_YEARS.choices();
    }

    /** How many years a term lasts by the rule in force today. */
    public int usualYears() {
        return rulebook.get(CongressRules.TERM_YEARS, LocalDate.now(clock));
    }

    /** The number of the next term of these bodies. */
    public int next(UUID unit) {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from congress_term where unit_id = :unit").param("unit", unit).query(Integer.class).single();
    }

    /** From when on the end of a term is near. */
    public LocalDate soon() {
        LocalDate today = LocalDate.now(clock);
        return today.plusMonths(rulebook.get(CongressRules.TERM_DUE_MONTHS, today));
    }

    /**
     * Sets a term up.
     *
     * @param document number of the Party committee's approval of the scheme; null while it has not come
     * @throws Refusal {@code congress.term.*}, on the field it concerns
     */
    @Transactional
    public UUID setUp(Actor actor, UUID unitId, boolean staff, boolean members, int number, LocalDate from, int years, String document, LocalDate documentOn) {
        Units.Unit unit = units.find(unitId).filter(Terms::holds).orElseThrow(() -> Refusal.on("unit", "congress.term.unit"));
        CongressRights.must(rights.office(actor, unitId));
        if (!staff && !members) {
            throw Refusal.on("body", "congress.term.body");
        }
        if (!years().contains(years)) {
            throw Refusal.on("years", "congress.term.years");
        }
        jdbc.sql("select 1 from membership_unit where id = :id for update").param("id", unitId).query(Integer.class).single();
        if (jdbc.sql("select exists (select 1 from congress_term where unit_id = :unit and number = :number and (staff and :staff or members and :members))")
                .param("unit", unitId).param("number", number).param("staff", staff).param("members", members).query(Boolean.class).single()) {
            throw Refusal.on("number", "congress.term.number-taken", number);
        }
        LocalDate to = from.plusYears(years).minusDays(1);
        UUID id = jdbc.sql("""
                insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage, document_no, document_on)
                values (:unit, :number, :staff, :members, :from, :to, :stage, :document, :documentOn) returning id
                """).param("unit", unitId).param("number", number).param("staff", staff).param("members", members).param("from", from).param("to", to)
                .param("stage", TermAct.SET_UP.to().name()).param("document", document, Types.VARCHAR).param("documentOn", documentOn, Types.DATE).query(UUID.class).single();
        journal.term(id, TermAct.SET_UP, null, TermAct.SET_UP.to(), from, actor, document, null);
        audit.record(AuditEntry.of(actor, "congress.term.set-up").on("congress-term", id, unit.shortName() + " " + number).change("number", null, number)
                .change("from", null, from).change("termTo", null, to).change("document", null, document));
        return id;
    }

    /** Corrects the approval and the last day. @throws Refusal {@code congress.term.*} */
    @Transactional
    public void change(Actor actor, UUID id, int version, LocalDate to, String document, LocalDate documentOn) {
        Term term = lock(id, version);
        CongressRights.must(rights.office(actor, term.unit()));
        going(term);
        if (!to.isAfter(term.from()) || to.isAfter(term.from().plusYears(6))) {
            throw Refusal.on("to", "congress.term.to", term.from().plusYears(6));
        }
        LocalDate last = jdbc.sql("select max(closes_on) from congress_session where term_id = :id and stage <> 'CALLED_OFF'").param("id", id).query(LocalDate.class).optional().orElse(null);
        if (last != null && to.isBefore(last)) {
            throw Refusal.on("to", "congress.term.sessions-later", last);
        }
        jdbc.sql("update congress_term set to_on = :to, document_no = :document, document_on = :on, version = version + 1 where id = :id").param("id", id).param("to", to)
                .param("document", document, Types.VARCHAR).param("on", documentOn, Types.DATE).update();
        audit.record(AuditEntry.of(actor, "congress.term.change").on("congress-term", id, label(term)).change("termTo", term.to(), to)
                .change("document", term.documentNo(), document));
    }

    /** @throws Refusal {@code congress.term.over} */
    static void going(Term term) {
        if (term.over()) {
            throw new Refusal("congress.term.over");
        }
    }

    /** Ends a term without a next one: mandates and seats end with it. */
    @Transactional
    public void end(Actor actor, UUID id, int version, String reason) {
        Term term = lock(id, version);
        CongressRights.must(rights.office(actor, term.unit()));
        if (!TermAct.END.possible(term.stage())) {
            throw new Refusal("congress.term.over");
        }
        mayClose(id, term.from());
        String why = Reason.of(reason);
        close(term, LocalDate.now(clock), TermAct.END, actor, why);
        audit.record(AuditEntry.of(actor, "congress.term.end").on("congress-term", id, label(term)).because(why));
    }

    /** @param from sessions that end before this day are in nobody's way */
    private void mayClose(UUID id, LocalDate from) {
        if (jdbc.sql("select exists (select 1 from congress_session s where s.term_id = :id and s.closes_on >= :from and " + AHEAD + ")")
                .param("id", id).param("from", from).query(Boolean.class).single()) {
            throw new Refusal("congress.term.sessions-open");
        }
    }

    /**
     * The first delegates are published. The running term of the same bodies is over with it, or with the first day of this one when they
     * were published before: see {@link #succeed}.
     *
     * @throws Refusal {@code congress.term.sessions-open} while one of its sessions is not closed, or would be held when this one has begun
     */
    void run(Actor actor, Term term, LocalDate today) {
        if (!TermAct.RUN.possible(term.stage())) {
            return;
        }
        jdbc.sql("update congress_term set stage = 'RUNNING', version = version + 1 where id = :id").param("id", term.id()).update();
        journal.term(term.id(), TermAct.RUN, term.stage(), TermAct.RUN.to(), today, actor, null, null);
        for (Term before : before(term)) {
            boolean begun = !term.from().isAfter(today);
            mayClose(before.id(), begun ? before.from() : term.from());
            if (begun) {
                close(before, today, TermAct.SUCCEED, null, null);
            }
        }
    }

    private List<Term> before(Term term) {
        return jdbc.sql(SELECT + " where " + BEFORE + " for update of t").params(bodies(term)).query(Terms::read).list();
    }

    private static Map<String, Object> bodies(Term term) {
        return Map.of("unit", term.unit(), "id", term.id(), "from", term.from(), "staff", term.staff(), "members", term.members());
    }

    /** The running terms of the same bodies in whose place this one is with its first day: its delegates are published, and it has not begun. */
    public List<Term> relieves(Term term) {
        return term.stage() != TermStage.RUNNING || !term.from().isAfter(LocalDate.now(clock)) ? List.of()
                : jdbc.sql(SELECT + " where " + BEFORE).params(bodies(term)).query(Terms::read).list();
    }

    /** Those published already that will be in the place of this one. */
    public List<Term> relievedBy(Term term) {
        return term.stage() != TermStage.RUNNING ? List.of() : jdbc.sql(SELECT + """
                 where t.unit_id = :unit and t.id <> :id and t.stage = 'RUNNING' and t.from_on > :from and (t.staff and :staff or t.members and :members) order by t.from_on
                """).params(bodies(term)).query(Terms::read).list();
    }

    /** Terms that have begun while one before them runs on, because its delegates were published earlier than that; those whose sessions are all closed. */
    List<UUID> begun(LocalDate today) {
        return jdbc.sql("""
                select n.id from congress_term n where n.stage = 'RUNNING' and n.from_on <= :today and exists (
                    select 1 from congress_term t where t.unit_id = n.unit_id and t.stage = 'RUNNING' and t.from_on < n.from_on and (t.staff and n.staff or t.members and n.members)
                    and not exists (select 1 from congress_session s where s.term_id = t.id and\s""" + AHEAD + ")) order by n.from_on, n.id").param("today", today).query(UUID.class).list();
    }

    /** The term has begun: the one before it is over with this day. Within a transaction. */
    void succeed(UUID id, LocalDate today) {
        Term term = lock(id, null);
        for (Term before : before(term)) {
            if (before.from().isBefore(term.from())) {
                mayClose(before.id(), before.from());
                close(before, today, TermAct.SUCCEED, null, null);
            }
        }
    }

    private void close(Term term, LocalDate today, TermAct act, Actor actor, String why) {
        jdbc.sql("update congress_term set stage = :stage, version = version + 1 where id = :id").param("stage", act.to().name()).param("id", term.id()).update();
        jdbc.sql("""
                update congress_delegate set stage = 'ENDED', end_reason = 'TERM_OVER', to_on = case when from_on is null then null else greatest(from_on, :today) end,
                    version = version + 1
                where term_id = :id and stage <> 'ENDED'
                """).param("id", term.id()).param("today", today).update();
        jdbc.sql("update congress_seat set to_on = greatest(:today, from_on + 1) where term_id = :id and to_on is null").param("id", term.id()).param("today", today).update();
        journal.term(term.id(), act, term.stage(), act.to(), today, actor, null, why);
    }

    /** In the trail. */
    static String label(Term term) {
        return term.unitName() + " 第" + term.number() + "届";
    }

    static Term read(ResultSet rs, int row) throws SQLException {
        String rule = rs.getString("quota_rule");
        return new Term(rs.getObject("id", UUID.class), rs.getObject("unit_id", UUID.class), rs.getString("unit_name"), rs.getInt("number"), rs.getBoolean("staff"),
                rs.getBoolean("members"), rs.getObject("from_on", LocalDate.class), rs.getObject("to_on", LocalDate.class), TermStage.valueOf(rs.getString("stage")),
                rs.getObject("seats", Integer.class), rs.getString("document_no"), rs.getObject("document_on", LocalDate.class),
                rule == null ? null : Rounding.valueOf(rule), rs.getObject("quota_least", Integer.class), rs.getObject("quota_on", LocalDate.class), rs.getInt("version"));
    }
}
