package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/** The review of who was elected (代表资格审查): rightly elected, or not, with the reason. */
@Service
public class QualificationReview {

    private final DelegateRepository delegates;
    private final Nominees nominees;
    private final Delegates mandates;
    private final CongressJournal journal;
    private final Audit audit;
    private final Clock clock;

    QualificationReview(DelegateRepository delegates, Nominees nominees, Delegates mandates, CongressJournal journal, Audit audit, Clock clock) {
        this.delegates = delegates;
        this.nominees = nominees;
        this.mandates = mandates;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    /** What speaks against each of those elected, by what is known of them today; who is not named has nothing against them. One statement. */
    public Map<UUID, Refusal> against(Term term, Collection<Mandate> elected) {
        Map<UUID, Nominee> known = nominees.of(elected.stream().map(Mandate::id).toList());
        Map<UUID, Refusal> against = new HashMap<>();
        elected.forEach(mandate -> Nominations.against(term, known.get(mandate.id()).unlisted()).ifPresent(no -> against.put(mandate.id(), no)));
        return against;
    }

    /** The review finds the elected to be rightly elected, from today on: all of those chosen, or nobody. @throws Refusal {@code congress.delegate.*} */
    @Transactional
    public int qualify(Actor actor, UUID termId, List<UUID> chosen) {
        Term term = mandates.preparing(actor, termId);
        LocalDate today = LocalDate.now(clock);
        List<Mandate> reviewed = delegates.inStage(termId, DelegateStage.ELECTED).stream().filter(mandate -> chosen.contains(mandate.id())).toList();
        if (reviewed.isEmpty()) {
            throw new Refusal("congress.delegate.none-chosen");
        }
        if (actor.person() != null && reviewed.stream().anyMatch(mandate -> mandate.person().equals(actor.person().value()))) {
            throw new Refusal("congress.delegate.own-case");
        }
        Map<UUID, Refusal> against = against(term, reviewed);
        reviewed.stream().map(mandate -> against.get(mandate.id())).filter(java.util.Objects::nonNull).findFirst().ifPresent(no -> {
            throw no;
        });
        List<UUID> ids = reviewed.stream().map(Mandate::id).toList();
        delegates.qualified(ids, today);
        journal.delegates(termId, ids, DelegateAct.QUALIFY, DelegateStage.ELECTED, DelegateAct.QUALIFY.to(), today, actor);
        audit.record(AuditEntry.of(actor, "congress.delegate.qualify").on("congress-term", termId, Terms.label(term)).rows(ids.size()));
        return ids.size();
    }

    /** Found not to be rightly elected; the reason is told. */
    @Transactional
    public void reject(Actor actor, UUID id, int version, String reason) {
        Mandate mandate = mandates.forAct(id, version, DelegateAct.REJECT);
        Term term = mandates.preparing(actor, mandate.term());
        String why = Reason.of(reason);
        delegates.end(mandate, DelegateEnd.NOT_QUALIFIED, LocalDate.now(clock));
        journal.delegate(term.id(), id, DelegateAct.REJECT, mandate.stage(), DelegateAct.REJECT.to(), LocalDate.now(clock), actor, why);
        audit.record(AuditEntry.of(actor, "congress.delegate.reject").on("congress-delegate", id, Delegates.label(mandate)).because(why));
    }
}
