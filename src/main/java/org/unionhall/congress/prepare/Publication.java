package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
 * the rule, with its basis. A by-election that makes nothing worse is: see {@link #lines}.
 */
@Service
public class Publication {

    private final DelegateRepository delegates;
    private final Terms terms;
    private final TermEnds ends;
    private final Proportions proportions;
    private final CongressRights rights;
    private final CongressJournal journal;
    private final Audit audit;
    private final Clock clock;

    Publication(DelegateRepository delegates, Terms terms, TermEnds ends, Proportions proportions, CongressRights rights, CongressJournal journal, Audit audit, Clock clock) {
        this.delegates = delegates;
        this.terms = terms;
        this.ends = ends;
        this.proportions = proportions;
        this.rights = rights;
        this.journal = journal;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What the lines in force say of the list with everybody whose qualification was found.
     *
     * @param against lines it would be below: nothing is published
     * @param borne   lines the congress is below already, and not further with the list
     */
    public record Lines(List<Proportions.Line> against, List<Proportions.Line> borne) {
    }

    /**
     * The first list of a term must keep every line. Later, delegates leave whom nobody chose to lose, and their seats are filled by
     * the unit that elected them, whoever works there: a by-election is borne that leaves the share no worse than it is without it,
     * or than it was on any day on which delegates of the term were published. So who left may be followed by their like, and no
     * publication leads below all that came before it.
     */
    public Lines lines(Term term) {
        LocalDate today = LocalDate.now(clock);
        List<Proportions.Line> off = proportions.ofCongress(term, Proportions.Basis.VALID, List.of(), today).lines().stream().filter(line -> !line.held()).toList();
        if (off.isEmpty()) {
            return new Lines(off, off);
        }
        List<Proportions.Meter> before = new ArrayList<>(proportions.whenPublished(term, today));
        before.add(proportions.ofCongress(term, Proportions.Basis.PUBLISHED, List.of(), today));
        Map<Boolean, List<Proportions.Line>> parted = off.stream().collect(Collectors.partitioningBy(line ->
                before.stream().anyMatch(meter -> line.asGoodAs(meter.lines().get(line.category().ordinal())))));
        return new Lines(parted.get(false), parted.get(true));
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
        Lines lines = lines(term);
        lines.against().stream().findFirst().ifPresent(line -> {
            throw line.refusal();
        });
        LocalDate today = LocalDate.now(clock);
        delegates.published(termId, qualified);
        journal.delegates(termId, qualified, DelegateAct.PUBLISH, DelegateStage.QUALIFIED, DelegateAct.PUBLISH.to(), today, actor);
        ends.run(actor, term, today);
        audit.record(AuditEntry.of(actor, "congress.delegate.publish").on("congress-term", termId, Terms.label(term)).rows(qualified.size())
                .change("belowLine", null, lines.borne().isEmpty() ? null : lines.borne().stream().map(line -> line.category() + " " + line.share()).collect(Collectors.joining(", "))));
        return qualified.size();
    }
}
