package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;

/** The list of candidates of an electoral unit: who may stand, who is put on it or taken off, and what they are to the proportions. */
@Service
public class Nominations {

    private static final int MOST_FOUND = 30;

    private final DelegateRepository delegates;
    private final Nominees nominees;
    private final Delegates mandates;
    private final Terms terms;
    private final Electorates electorates;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    Nominations(DelegateRepository delegates, Nominees nominees, Delegates mandates, Terms terms, Electorates electorates, CongressRights rights, CongressJournal journal, Audit audit,
                JdbcClient jdbc, Clock clock) {
        this.delegates = delegates;
        this.nominees = nominees;
        this.mandates = mandates;
        this.terms = terms;
        this.electorates = electorates;
        this.rights = rights;
        this.journal = journal;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody found for the list of a unit. @param why null when they may be put on it, otherwise the message that says why not */
    public record Found(UUID person, String name, String staffNo, String title, boolean teacher, boolean frontLine, String why) {
    }

    /** People of an electoral unit by the beginning of a name, its pinyin or a staff number. */
    public List<Found> search(Actor actor, Term term, UUID unit, String words) {
        if (words.isBlank() || !electorates.drafts(actor, term, unit)) {
            return List.of();
        }
        return nominees.of(term.id(), unit, words.strip(), MOST_FOUND).stream().map(one -> new Found(one.person(), one.name(), one.staffNo(), one.title(), one.teacher(),
                one.frontLine(), against(term, one).map(Refusal::code).orElse(null))).toList();
    }

    /** The staff number of somebody ticked. @throws Refusal {@code congress.delegate.unknown} */
    public String staffNo(UUID person) {
        return jdbc.sql("select staff_no from personnel_person where id = :id").param("id", person, java.sql.Types.OTHER).query(String.class).optional()
                .orElseThrow(() -> Refusal.on("people", "congress.delegate.unknown", ""));
    }

    /** Why somebody may not be a delegate; empty when nothing is against it. */
    static Optional<Refusal> against(Term term, Nominee one) {
        if (one.listed()) {
            return Optional.of(new Refusal("congress.delegate.listed", one.name()));
        }
        if (!one.home()) {
            return Optional.of(new Refusal("congress.delegate.elsewhere", one.name()));
        }
        if (term.staff() && !one.staff()) {
            return Optional.of(new Refusal("congress.delegate.not-staff", one.name()));
        }
        return !term.staff() && !one.member() ? Optional.of(new Refusal("congress.delegate.not-member", one.name())) : Optional.empty();
    }

    /** What a line of the list says: a staff number, and whether the person is a model worker or leads a department. */
    public record Nomination(String staffNo, boolean modelWorker, boolean leader) {
    }

    /**
     * Puts people on the list of a unit, all of them or nobody.
     *
     * @throws Refusal on {@code people}: {@code congress.delegate.*} with the name or number it concerns
     */
    @Transactional
    public int nominate(Actor actor, UUID termId, UUID unit, List<Nomination> people) {
        Term term = drafting(actor, termId, unit);
        int listed = 0;
        for (Nomination line : people) {
            Nominee known = nominees.of(termId, unit, line.staffNo()).orElseThrow(() -> Refusal.on("people", "congress.delegate.unknown", line.staffNo()));
            if (!known.home()) { // nothing is told of people of other units
                throw Refusal.on("people", "congress.delegate.elsewhere", line.staffNo());
            }
            against(term, known).ifPresent(no -> {
                throw no.at("people");
            });
            Nominee one = new Nominee(known.person(), known.name(), known.staffNo(), known.sex(), known.title(), known.staff(), known.member(), known.home(), known.teacher(),
                    known.frontLine(), known.modelWorker() || line.modelWorker(), known.leader() || line.leader(), false);
            UUID id = delegates.insert(termId, null, one, unit, DelegateKind.FORMAL, DelegateAct.NOMINATE.to(), null);
            journal.delegate(termId, id, DelegateAct.NOMINATE, null, DelegateAct.NOMINATE.to(), LocalDate.now(clock), actor, null);
            listed++;
        }
        audit.record(AuditEntry.of(actor, "congress.delegate.nominate").on("congress-term", termId, Terms.label(term)).rows(listed));
        return listed;
    }

    private Term drafting(Actor actor, UUID termId, UUID unit) {
        Term term = terms.lock(termId, null);
        CongressRights.must(electorates.drafts(actor, term, unit));
        Terms.going(term);
        electorates.of(termId, unit).orElseThrow(() -> new Refusal("congress.delegate.no-electorate"));
        return term;
    }

    /** Takes a candidate off the list. */
    @Transactional
    public void strike(Actor actor, UUID id, int version) {
        Mandate mandate = mandates.forAct(id, version, DelegateAct.STRIKE);
        Term term = drafting(actor, mandate.term(), mandate.unit());
        delegates.end(mandate, DelegateEnd.NOT_ELECTED, LocalDate.now(clock));
        journal.delegate(term.id(), id, DelegateAct.STRIKE, mandate.stage(), DelegateAct.STRIKE.to(), LocalDate.now(clock), actor, null);
        audit.record(AuditEntry.of(actor, "congress.delegate.strike").on("congress-delegate", id, Delegates.label(mandate)));
    }

    /** Says what somebody is to the proportions, until the list is published. */
    @Transactional
    public void mark(Actor actor, UUID id, int version, boolean teacher, boolean frontLine, boolean modelWorker, boolean leader) {
        Mandate seen = delegates.find(id).orElseThrow(() -> new Refusal("congress.moved"));
        Term term = terms.lock(seen.term(), null); // the term first, as every act does
        Mandate mandate = delegates.lock(id).filter(one -> one.version() == version).orElseThrow(() -> new Refusal("congress.moved"));
        CongressRights.must(mandate.stage() == DelegateStage.NOMINATED && mandate.unit() != null ? electorates.drafts(actor, term, mandate.unit()) : rights.office(actor, term.unit()));
        if (mandate.stage() == DelegateStage.ACTIVE || mandate.stage() == DelegateStage.ENDED) {
            throw new Refusal("congress.delegate.published");
        }
        delegates.mark(id, teacher, frontLine, modelWorker, leader);
        audit.record(AuditEntry.of(actor, "congress.delegate.mark").on("congress-delegate", id, Delegates.label(mandate)).change("teacher", mandate.teacher(), teacher)
                .change("frontLine", mandate.frontLine(), frontLine).change("modelWorker", mandate.modelWorker(), modelWorker).change("leader", mandate.leader(), leader));
    }
}
