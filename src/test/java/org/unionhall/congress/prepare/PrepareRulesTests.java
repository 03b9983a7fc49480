package org.unionhall.congress.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionStage;
import org.unionhall.congress.TermStage;
import org.unionhall.congress.prepare.Proportions.Category;
import org.unionhall.congress.prepare.Proportions.Line;
import org.unionhall.rulebook.Ratio;
import org.unionhall.testing.ActTable;

/** The tables and the arithmetic of the preparation, without a database. */
class PrepareRulesTests {

    @Test
    void theWaysAreTheseAndNoOthers() {
        ActTable<DelegateAct, DelegateStage> delegates = new ActTable<>(DelegateAct.class, DelegateStage.class);
        delegates.hasOnly("NOMINATE – NOMINATED", "STRIKE NOMINATED ENDED", "ELECT NOMINATED ELECTED", "NOT_ELECT NOMINATED ENDED", "QUALIFY ELECTED QUALIFIED",
                "REJECT ELECTED ENDED", "PUBLISH QUALIFIED ACTIVE", "INVITE – ACTIVE", "END QUALIFIED ENDED", "END ACTIVE ENDED", "LAPSE NOMINATED ENDED",
                "LAPSE ELECTED ENDED", "LAPSE QUALIFIED ENDED", "LAPSE ACTIVE ENDED");
        delegates.endsWhere(stage -> stage == DelegateStage.ENDED);
        delegates.isShownIn("congress-preparation");
        ActTable<TermAct, TermStage> terms = new ActTable<>(TermAct.class, TermStage.class);
        terms.hasOnly("SET_UP – FORMING", "RUN FORMING RUNNING", "SUCCEED RUNNING OVER", "END FORMING OVER", "END RUNNING OVER");
        terms.endsWhere(stage -> stage == TermStage.OVER);
        terms.isShownIn("congress-preparation");
        ActTable<SessionAct, SessionStage> sessions = new ActTable<>(SessionAct.class, SessionStage.class);
        sessions.endsWhere(stage -> stage == SessionStage.ARCHIVED || stage == SessionStage.CALLED_OFF);
        sessions.isShownIn("congress-preparation");
    }

    /** Just below, at and just above each line; whole numbers, so that 60 % of 151 is 91 and not 90.6. */
    @ParameterizedTest
    @CsvSource({"TEACHER,60,90,150,true", "TEACHER,60,89,150,false", "TEACHER,60,91,151,true", "TEACHER,60,90,151,false", "LEADER,20,30,150,true", "LEADER,20,31,150,false",
        "LEADER,20,30,151,true", "FRONT_AND_MODEL,65,98,150,true", "FRONT_AND_MODEL,65,97,150,false", "WOMEN,0,0,150,true", "WOMEN,30,0,0,true", "MINORITY,33,50,150,true",
        "MINORITY,33,49,150,false", "YOUNG,100,150,150,true", "YOUNG,100,149,150,false"})
    void aLineIsKeptOrNot(Category category, int percent, int count, int base, boolean held) {
        Line line = new Line(category, count, base, category == Category.LEADER, percent, null);
        assertThat(line.held()).isEqualTo(held);
        assertThat(line.off() == 0).isEqualTo(held);
    }

    @Test
    void aShareIsReadWithOneDecimalAndNobodyIsADash() {
        assertThat(new Line(Category.WOMEN, 92, 147, false, 0, null).share()).isEqualTo("62.6%");
        assertThat(new Line(Category.WOMEN, 1, 16, false, 0, null).share()).isEqualTo("6.3%");
        assertThat(new Line(Category.WOMEN, 0, 0, false, 0, null).share()).isEqualTo("–");
    }

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();
    private static final UUID C = UUID.randomUUID();

    private static UnitCount count(int should, int present, int seats, int a, int b, int c) {
        Map<UUID, Integer> votes = new LinkedHashMap<>();
        votes.put(A, a);
        votes.put(B, b);
        votes.put(C, c);
        return UnitCount.of(should, present, seats, votes, Ratio.of(2, 3), Ratio.of(1, 2));
    }

    @Test
    void electedIsWhoHasMoreThanHalfOfThoseWhoShouldAttend() {
        assertThat(count(100, 80, 2, 51, 50, 70).elected()).containsExactly(C, A);
        assertThat(count(100, 80, 2, 51, 50, 70).notElected()).containsExactly(B);
        assertThat(count(101, 80, 3, 51, 50, 70).elected()).containsExactly(C, A);
    }

    @Test
    void theElectionIsValidWithTwoThirds() {
        assertThat(count(100, 67, 1, 60, 0, 0).elected()).containsExactly(A);
        assertThatThrownBy(() -> count(100, 66, 1, 60, 0, 0)).hasMessage("congress.election.invalid");
        assertThatThrownBy(() -> count(100, 101, 1, 60, 0, 0)).hasMessage("congress.election.present");
        assertThatThrownBy(() -> count(100, 80, 1, 81, 0, 0)).hasMessage("congress.election.votes");
    }

    @Test
    void theLastSeatIsNobodysBetweenEquals() {
        UnitCount count = count(100, 80, 2, 70, 60, 60);
        assertThat(count.elected()).containsExactly(A);
        assertThat(count.tied()).containsExactlyInAnyOrder(B, C);
        assertThat(count(100, 80, 1, 70, 60, 60).notElected()).isEqualTo(List.of(B, C));
    }
}
