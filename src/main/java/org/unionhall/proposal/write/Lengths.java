package org.unionhall.proposal.write;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;

/** How much must be written: neither one sentence nor a book. */
@Component
public class Lengths {

    /** A title says what the matter is. */
    public static final int TITLE_LEAST = 4;
    /** As the table holds it, spaces included. */
    public static final int TITLE_MOST = 60;

    private final Rulebook rulebook;
    private final Clock clock;

    Lengths(Rulebook rulebook, Clock clock) {
        this.rulebook = rulebook;
        this.clock = clock;
    }

    /** Characters, white space not counted. */
    public record Limits(int reasonLeast, int reasonMost, int measuresLeast, int measuresMost) {
    }

    public Limits limits() {
        return new Limits(get(ProposalRules.REASON_LEAST), get(ProposalRules.REASON_MOST), get(ProposalRules.MEASURES_LEAST), get(ProposalRules.MEASURES_MOST));
    }

    private int get(Rule<Integer> rule) {
        return rulebook.get(rule, LocalDate.now(clock));
    }

    /** Everything that keeps a text from being shown to others, each beside its field; empty when it is ready. */
    public List<Refusal> faults(Draft draft) {
        Limits limits = limits();
        List<Refusal> faults = new ArrayList<>();
        if (Draft.length(draft.title()) < TITLE_LEAST) {
            faults.add(Refusal.on("title", "proposal.write.title.short", TITLE_LEAST));
        }
        tooLong(draft).ifPresent(faults::add);
        check(faults, "reason", draft.reason(), limits.reasonLeast, limits.reasonMost);
        check(faults, "measures", draft.measures(), limits.measuresLeast, limits.measuresMost);
        return faults;
    }

    /** The one limit of a draft that nobody sees yet. */
    static java.util.Optional<Refusal> tooLong(Draft draft) {
        return draft.title().codePointCount(0, draft.title().length()) > TITLE_MOST
                ? java.util.Optional.of(Refusal.on("title", "proposal.write.title.long", TITLE_MOST)) : java.util.Optional.empty();
    }

    private static void check(List<Refusal> faults, String field, String text, int least, int most) {
        int length = Draft.length(text);
        if (length < least) {
            faults.add(Refusal.on(field, "proposal.write.short", least, length, least - length));
        } else if (length > most) {
            faults.add(Refusal.on(field, "proposal.write.long", most, length, length - most));
        }
    }
}
