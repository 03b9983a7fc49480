package org.unionhall.membership;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Rulebook;

/** How far ahead the ends of terms are watched: as many months as the rulebook says on that day. */
@Component
public class TermWatch {

    private final Rulebook rulebook;

    TermWatch(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** A term that ends on this day or before is due. */
    public LocalDate soon(LocalDate today) {
        return today.plusMonths(rulebook.get(MembershipRules.TERM_DUE_MONTHS, today));
    }
}
