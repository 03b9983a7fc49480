package org.unionhall.proposal.write;

import java.util.UUID;
import java.util.regex.Pattern;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Proposal;

/**
 * What is written of a proposal; nothing is null but the department.
 *
 * @param wanted     the department that should answer, in the proposer's view; null for none
 * @param collective in the name of the delegation that the writer leads
 */
public record Draft(String title, Category category, String reason, String measures, UUID wanted, boolean collective) {

    /** The browser leaves out the same: white space, control and format characters. */
    private static final Pattern UNCOUNTED = Pattern.compile("[\\p{Z}\\p{Cc}\\p{Cf}]");

    static Draft of(Proposal proposal) {
        return new Draft(proposal.title(), proposal.category(), proposal.reason(), proposal.measures(), proposal.wantedDepartment(), proposal.collective());
    }

    /** How many characters, as people count them: a rare one is one, space is none. */
    public static int length(String text) {
        String counted = UNCOUNTED.matcher(text).replaceAll("");
        return counted.codePointCount(0, counted.length());
    }

    boolean sameText(Draft other) {
        return title.equals(other.title) && reason.equals(other.reason) && measures.equals(other.measures);
    }
}
