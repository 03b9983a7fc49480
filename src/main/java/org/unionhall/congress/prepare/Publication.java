package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.DelegateStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Refusal;

/**
 * The list of delegates is published: they have numbers and all rights from then on. Nothing is published below a line in
 * force, whether somebody confirmed it in its document or it is the default of the portal: who finds a line wrong changes
 * the rule, with its basis.
 */
@Service
public class Publication {

    private final DelegateRepository delegates;
    private final Terms terms;
    private final Proportions proportions;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Audit audit;
    private final Clock clock;

    Publication(DelegateRepository delegates, Terms terms, Proportions proportions, CongressRights rights, CongressJournal journal, Audit audit, Clock clock) {
        this.delegates = delegates;
        this.terms = terms;
        this.proportions = proportions;
        this.rights = rights;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    /** The lines in force that the list would be below with everybody whose qualification was found; empty when it may be published. */
    public List<Proportions.Line> below(Term term) {
        return proportions.ofCongress(term, Proportions.Basis.VALID, List.of(), LocalDate.now(clock)).lines().stream().filter(line -> !line.held()).toList();
    }

    /**
     * Publishes everybody whose qualification was found: they have cards with numbers from now on.
     *
     * @throws Refusal {@code congress.publish.nobody}; {@link Proportions.Line#refusal} of the first line that is not kept
     */
    @Transactional
    public int publish(Actor actor, UUID termId, int version) {
        Term term = terms.lock(termId, version);
        CongressRights.must(rights.office(actor, term.unit()));
        Terms.going(term);
        List<UUID> qualified = delegates.inStage(termId, DelegateStage.QUALIFIED).stream().map(Mandate::id).toList();
        if (qualified.isEmpty()) {
            throw new Refusal("congress.publish.nobody");
        }
        below(term).stream().findFirst().ifPresent(line -> {
            throw line.refusal();
        });
        LocalDate today = LocalDate.now(clock);
        delegates.published(termId, qualified);
        journal.delegates(termId, qualified, DelegateAct.PUBLISH, DelegateStage.QUALIFIED, DelegateAct.PUBLISH.to(), today, actor);
        terms.run(actor, term, today);
        audit.record(AuditEntry.of(actor, "congress.delegate.publish").on("congress-term", termId, Terms.label(term)).rows(qualified.size()));
        return qualified.size();
    }
}
