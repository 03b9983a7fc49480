package org.unionhall.membership.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.CadresBroughtIn;
import org.unionhall.membership.MembershipRules;
import org.unionhall.membership.TermWatch;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;

/** The terms (届) of the bodies of units. */
@Service
public class BodyTerms {

    /** Days: a term agreed today begins no later, as one that was elected. */
    private static final int AHEAD = 90;

    private final OfficeRepository offices;
    private final OfficeRights rights;
    private final TermWatch watch;
    private final Rulebook rulebook;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    BodyTerms(OfficeRepository offices, OfficeRights rights, TermWatch watch, Rulebook rulebook, Audit audit, JdbcClient jdbc, Clock clock) {
        this.offices = offices;
        this.rights = rights;
        this.watch = watch;
        this.rulebook = rulebook;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty for none, or none whose unit the actor may see. */
    public Optional<BodyTerm> find(Actor actor, UUID id) {
        return offices.term(id).filter(term -> rights.sees(actor, term.unit()));
    }

    /** The newest first. */
    public List<BodyTerm> of(UUID unit) {
        return offices.terms(unit);
    }

    public TermState state(BodyTerm term) {
        LocalDate today = LocalDate.now(clock);
        return term.on(today, watch.soon(today));
    }

    /** How they stand today, by their id. */
    public Map<UUID, TermState> states(List<BodyTerm> all) {
        LocalDate today = LocalDate.now(clock);
        LocalDate soon = watch.soon(today);
        return all.stream().collect(Collectors.toMap(BodyTerm::id, term -> term.on(today, soon)));
    }

    /** How many years a term of the body may last. */
    public List<Integer> years(Body body, UUID unit) {
        Rule<Integer> rule = body.years();
        return rule.choices().isEmpty() ? List.of(rulebook.get(rule, LocalDate.now(clock), unit)) : rule.choices();
    }

    /** The last day of a term that begins on a day, by the rulebook of that day. */
    LocalDate lastDay(Body body, UUID unit, LocalDate from) {
        return from.plusYears(rulebook.get(body.years(), from, unit)).minusDays(1);
    }

    /** The last day up to which a term may be extended. */
    public LocalDate latest(BodyTerm term) {
        return term.electedTo().plusMonths(rulebook.get(MembershipRules.EXTENSION_MONTHS, LocalDate.now(clock)));
    }

    /**
     * Writes down a term that is under way or agreed.
     *
     * @throws Refusal {@code membership.office.term.*}, on the field it concerns
     */
    @Transactional
    public UUID enter(Actor actor, UUID unitId, Body body, Integer number, LocalDate from, int years, String document) {
        OfficeRepository.Held unit = offices.lockUnit(unitId);
        OfficeRights.must(rights.keeps(actor, unitId));
        TermAct.ENTER.mustBePossible(null);
        unit.mustExist(from);
        if (body == Body.NONE || !Body.in(unit.kind()).contains(body)) {
            throw Refusal.on("body", "membership.office.term.body", unit.name());
        }
        LocalDate latest = LocalDate.now(clock).plusDays(AHEAD);
        if (from.isAfter(latest)) {
            throw Refusal.on("from", "membership.office.term.ahead", latest);
        }
        nobodysOwn(actor, unitId, body);
        if (!years(body, unitId).contains(years)) {
            throw Refusal.on("years", "membership.office.term.years");
        }
        free(unitId, body, number, from, null);
        LocalDate to = from.plusYears(years).minusDays(1);
        BodyTerm term = new BodyTerm(Ids.next(), unitId, body, number, from, to, to, null, false, null, document, 0);
        offices.insert(term);
        offices.adopt(term);
        offices.note(unitId, TermAct.ENTER.name(), words(term), null, term.id(), null, from, actor.name(), document, null);
        audit.record(AuditEntry.of(actor, "membership.term.enter").on("unit", unitId, unit.name()).change("body", null, body).change("number", null, number)
                .change("from", null, from).change("termTo", null, to).change("document", null, document));
        return term.id();
    }

    private void nobodysOwn(Actor actor, UUID unit, Body body) {
        offices.held(unit).stream().filter(office -> office.body() == body).forEach(office -> Offices.nobodysOwn(actor, office.person()));
    }

    /** Neither the number nor the days belong to another term. */
    void free(UUID unit, Body body, Integer number, LocalDate from, BodyTerm renewed) {
        for (BodyTerm other : offices.terms(unit)) {
            if (other.body() != body) {
                continue;
            }
            if (number != null && number.equals(other.number())) {
                throw Refusal.on("number", "membership.office.term.number-taken", number, other.from());
            }
            boolean goesOn = renewed == null || !other.id().equals(renewed.id());
            if (goesOn && (other.endedOn() == null || other.endedOn().isAfter(from))) {
                throw Refusal.on("from", "membership.office.term.overlap", other.from(), other.to());
            }
        }
    }

    /** @throws Refusal {@code membership.office.term.numbered} when it has a number: what was said is not rewritten */
    @Transactional
    public void number(Actor actor, UUID id, int version, int number) {
        BodyTerm term = forAct(id, version);
        OfficeRights.must(rights.keeps(actor, term.unit()));
        if (state(term).over()) {
            throw new Refusal("membership.office.term.over");
        }
        if (term.number() != null) {
            throw new Refusal("membership.office.term.numbered", term.number());
        }
        offices.terms(term.unit()).stream().filter(other -> other.body() == term.body() && Integer.valueOf(number).equals(other.number())).findFirst()
                .ifPresent(other -> {
                    throw Refusal.on("number", "membership.office.term.number-taken", number, other.from());
                });
        offices.update(term, number, term.to(), term.endedOn(), null);
        offices.note(term.unit(), "NUMBER", words(term), null, id, null, LocalDate.now(clock), actor.name(), null, Integer.toString(number));
        audit.record(AuditEntry.of(actor, "membership.term.number").on("term", id, words(term)).change("number", null, number));
    }

    /**
     * Gives a term a later last day, with the approval of the unit above; its offices go on with it.
     *
     * @throws Refusal {@code membership.office.term.*}, on the field it concerns
     */
    @Transactional
    public void extend(Actor actor, UUID id, int version, LocalDate to, String document, String reason) {
        BodyTerm term = forAct(id, version);
        OfficeRights.must(rights.approves(actor, term.unit()));
        nobodysOwn(actor, term.unit(), term.body());
        TermAct.EXTEND.mustBePossible(state(term));
        if (to == null || !to.isAfter(term.to()) || to.isBefore(LocalDate.now(clock))) {
            throw Refusal.on("to", "membership.office.term.later", term.to());
        }
        if (to.isAfter(latest(term))) {
            throw Refusal.on("to", "membership.office.term.too-late", latest(term));
        }
        if (document == null) {
            throw Refusal.on("document", "membership.office.document");
        }
        String why = Reason.of(reason);
        offices.update(term, term.number(), to, null, null);
        int followed = offices.follow(term, to);
        offices.note(term.unit(), TermAct.EXTEND.name(), words(term), null, id, null, to, actor.name(), document, why);
        audit.record(AuditEntry.of(actor, "membership.term.extend").on("term", id, words(term)).change("termTo", term.to(), to)
                .change("document", null, document).because(why).rows(followed));
    }

    private BodyTerm forAct(UUID id, int version) {
        UUID unit = offices.term(id).map(BodyTerm::unit).orElseThrow(() -> new Refusal("membership.office.moved"));
        offices.lockUnit(unit).mustExist(LocalDate.now(clock));
        BodyTerm term = offices.term(id).orElseThrow(() -> new Refusal("membership.office.moved"));
        if (term.version() != version) {
            throw new Refusal("membership.office.moved");
        }
        return term;
    }

    /** In the journal: 第五届 2024-05-15 – 2029-05-14. */
    static String words(BodyTerm term) {
        return (term.number() == null ? "" : "第" + term.number() + "届 ") + term.from() + " – " + term.to();
    }

    /** Rosters speak of terms by the offices they bring. */
    @EventListener
    void follow(CadresBroughtIn brought) {
        jdbc.sql("select membership_terms_follow(:units)").param("units", brought.units().toArray(UUID[]::new)).query((rs, n) -> 0).list();
    }
}
