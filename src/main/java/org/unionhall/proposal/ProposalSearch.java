package org.unionhall.proposal;

import java.util.UUID;
import org.unionhall.web.Address;
import org.unionhall.web.Typed;

/**
 * What a reader looks for among proposals; null filters nothing.
 *
 * @param words      in title, reason or measures, in a proposer's name, or the number
 * @param department that leads in answering
 * @param delegation of the first proposer, or whose collective proposal it is
 * @param evaluate   only answers that the reader still has to evaluate
 */
public record ProposalSearch(String words, UUID session, ProposalStage stage, Outcome outcome, Category category, UUID department, UUID delegation,
                             Sort sort, boolean descending, boolean evaluate) {

    /** How a list is ordered. */
    public enum Sort {
        MOVED("t.moved_at"), NUMBER("t.number"), TITLE("t.title collate \"C\""), CATEGORY("t.category"), STAGE("t.stage"), SUBMITTED("t.submitted_at");

        private final String column;

        Sort(String column) {
            this.column = column;
        }
    }

    /** As an address asks for it; anything that makes no sense counts as not asked. Without an order the latest come first. */
    public static ProposalSearch of(Address here) {
        String typed = here.value("sort");
        boolean back = typed.startsWith("-");
        Sort sort = Typed.asked((back ? typed.substring(1) : typed).toUpperCase(java.util.Locale.ROOT), Sort.class);
        return new ProposalSearch(here.value("q"), Typed.id(here.value("session")), Typed.asked(here.value("stage"), ProposalStage.class),
                Typed.asked(here.value("outcome"), Outcome.class), Typed.asked(here.value("category"), Category.class), Typed.id(here.value("department")),
                Typed.id(here.value("delegation")), sort == null ? Sort.MOVED : sort, sort == null || back, here.value("waits").equals("EVALUATION"));
    }

    /** The same within one session only. */
    public ProposalSearch in(UUID one) {
        return new ProposalSearch(words, one, stage, outcome, category, department, delegation, sort, descending, evaluate);
    }

    String order() {
        return sort.column + (descending ? " desc nulls last" : " nulls last") + ", t.id desc";
    }
}
