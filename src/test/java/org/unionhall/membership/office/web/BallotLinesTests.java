package org.unionhall.membership.office.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.testing.Refused.refusedAt;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.office.Elections.Stands;

/** The votes are pasted from the vote sheet, one candidate a line. */
class BallotLinesTests {

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(n -> "20" + n + " 5").collect(Collectors.joining("\n"));
    }

    @Test
    void aLineHasANumberPerhapsANameAndVotes() {
        assertThat(RaceController.candidates("2001 张三 20 3 1 专职\n\n2002\t18\r\n 2003，李四，16，2 ")).containsExactly(
                new Stands("2001", 20, 3, 1, true), new Stands("2002", 18, 0, 0, false), new Stands("2003", 16, 2, 0, false));
    }

    @Test
    void aLineThatCannotBeReadIsSaidByItsNumber() {
        for (String wrong : new String[] {"张三 20", "2001 张三", "2001 20 3 1 0", "2001 二十"}) {
            refusedAt("candidates", "membership.election.line", () -> RaceController.candidates("2000 9\n\n" + wrong));
            try {
                RaceController.candidates("2000 9\n\n" + wrong);
            } catch (Refusal no) {
                assertThat(no.args()).containsExactly(3);
            }
        }
    }

    @Test
    void threeHundredStandAtMost() {
        assertThat(RaceController.candidates(lines(300))).hasSize(300);
        refusedAt("candidates", "membership.election.many", () -> RaceController.candidates(lines(301)));
    }
}
