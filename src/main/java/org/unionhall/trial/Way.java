package org.unionhall.trial;

import java.util.Arrays;
import java.util.List;

/**
 * Which way proposals of the sample have gone.
 *
 * @param acts       names of {@code ProposalAct}, and two notes: ASKED for an opinion, MORE time
 * @param results    of each answer; @param marks of each answer, a letter for each proposer
 * @param promise    KEPT, LATE, BROKEN, OPEN, OVER (open and past its day), or empty
 * @param lag        days by which it was assigned later than others
 * @param department code of the department that answers; empty for any
 * @param session    1 and 2 of the school, 3 of a college
 * @param delegate   the trial's delegate wrote it (own) or is asked to second it (asked); a college's that went up to the school (raised)
 */
record Way(int session, int count, List<String> acts, List<String> results, List<String> marks, String promise, int lag, String department, String delegate) {

    static List<Way> all() {
        return Table.rows("ways").stream().map(row -> new Way(Integer.parseInt(row.get(0)), Integer.parseInt(row.get(1)),
                List.of(row.get(2).replaceAll("^IN\\b", "WRITE PUBLISH SUBMIT PASS").replace("WORK", "ASSIGN ACCEPT")
                        .replace(" REPLY", " DRAFT_REPLY SIGN RELEASE").split(" ")),
                words(row.get(3)), words(row.get(4)), row.get(5), Integer.parseInt(row.get(6)), row.get(7), row.size() > 8 ? row.get(8) : "")).toList();
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }

    boolean filed() {
        return acts.contains("FILE") || acts.contains("DECIDE_FILE");
    }

    boolean merged() {
        return acts.contains("MERGE");
    }

    /** Proposers: as many as the first answer was marked by. */
    int proposers() {
        return marks.isEmpty() ? 1 : marks.get(0).length();
    }
}
