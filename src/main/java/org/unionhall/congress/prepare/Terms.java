package org.unionhall.congress.prepare;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
