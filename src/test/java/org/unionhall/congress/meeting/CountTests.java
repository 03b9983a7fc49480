package org.unionhall.congress.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Ratio;
import org.unionhall.testing.ActTable;

/** Passing rules, quorum and counts in whole numbers; the ways of sittings and items, edge by edge. */
class CountTests {

    @ParameterizedTest
    @CsvSource({
        "HALF_OR_MORE, 300, 149, false", "HALF_OR_MORE, 300, 150, true", "HALF_OR_MORE, 301, 150, false", "HALF_OR_MORE, 301, 151, true",
        "MORE_THAN_HALF, 300, 150, false", "MORE_THAN_HALF, 300, 151, true", "MORE_THAN_HALF, 301, 150, false", "MORE_THAN_HALF, 301, 151, true",
        "HALF_OR_MORE, 1, 0, false", "HALF_OR_MORE, 1, 1, true", "HALF_OR_MORE, 2, 1, true", "MORE_THAN_HALF, 2, 1, false", "MORE_THAN_HALF, 2, 2, true",
        "HALF_OR_MORE, 0, 0, false", "MORE_THAN_HALF, 0, 0, false"})
    void aRulePassesOnTheRightSideOfTheLine(Passing rule, int base, int yes, boolean passes) {
        assertThat(rule.passes(yes, base)).isEqualTo(passes);
    }

    @Test
    void whatIsNeededIsTheLeastThatPasses() {
        for (Passing rule : Passing.values()) {
            for (int base = 1; base <= 400; base++) {
                assertThat(rule.passes(rule.needed(base), base)).as(rule + " " + base).isTrue();
                assertThat(rule.passes(rule.needed(base) - 1, base)).as(rule + " " + base).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"200, 133, false, 1", "200, 134, true, 0", "300, 199, false, 1", "300, 200, true, 0", "301, 200, false, 1", "301, 201, true, 0", "3, 2, true, 0",
        "1, 0, false, 1", "1, 1, true, 0", "0, 0, false, 0"})
    void twoThirdsAreCountedInWholeNumbers(int valid, int present, boolean reached, int missing) {
        Quorum quorum = Quorum.of(Electorate.STAFF, valid, present, Ratio.of(2, 3));
        assertThat(quorum.reached()).isEqualTo(reached);
        assertThat(quorum.missing()).isEqualTo(missing);
        assertThat(valid == 0 || quorum.reached() == (present * 3 >= valid * 2)).isTrue();
    }

    @Test
    void figuresThatCannotHaveBeenAreRefusedOnTheirField() {
        refused("given", "congress.meeting.count.given", new Count(101, 100, 100, 0, 100, 0, 0));
        refused("returned", "congress.meeting.count.returned", new Count(90, 91, 91, 0, 91, 0, 0));
        refused("valid", "congress.meeting.count.valid", new Count(100, 100, 98, 1, 98, 0, 0));
        refused("yes", "congress.meeting.count.votes", new Count(100, 100, 98, 2, 90, 5, 2));
        new Count(100, 99, 97, 2, 90, 5, 2).mustAddUp(100);
        assertThat(Count.ofHands(60, 20, 5)).isEqualTo(new Count(85, 85, 85, 0, 60, 20, 5));
    }

    private static void refused(String field, String code, Count count) {
        assertThatThrownBy(() -> count.mustAddUp(100)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.field()).contains(field);
        });
    }

    @Test
    void aSittingHasTheseEdgesAndNoOthers() {
        ActTable<SittingAct, SittingStage> table = new ActTable<>(SittingAct.class, SittingStage.class);
        table.hasOnly("PLAN – PLANNED", "OPEN_DOORS PLANNED OPEN", "CLOSE_DOORS OPEN CLOSED", "REOPEN CLOSED OPEN", "DROP PLANNED DROPPED");
        table.endsWhere(stage -> stage == SittingStage.DROPPED);
        table.isShownIn("congress");
    }

    @Test
    void anItemHasTheseEdgesAndNoOthers() {
        ActTable<ItemAct, ItemStage> table = new ActTable<>(ItemAct.class, ItemStage.class);
        table.hasOnly("PUT – ON_AGENDA", "CHANGE ON_AGENDA ON_AGENDA", "TAKE_OFF ON_AGENDA VOID", "OPEN_ITEM ON_AGENDA OPEN", "STOP OPEN ON_AGENDA",
                "HEAR OPEN HEARD", "COUNT OPEN COUNTED", "COUNT COUNTED COUNTED", "COUNT_AGAIN COUNTED OPEN", "PASS COUNTED PASSED", "FAIL COUNTED NOT_PASSED",
                "ANNUL OPEN VOID", "ANNUL COUNTED VOID", "ANNUL PASSED VOID", "ANNUL NOT_PASSED VOID", "ANNUL HEARD VOID");
        table.endsWhere(ItemStage::ended);
        table.isShownIn("congress");
    }

    @Test
    void nobodyConfirmsWhatIsTheirOwnToCount() {
        assertThat(ItemAct.values()).filteredOn(act -> act.to() == ItemStage.PASSED || act.to() == ItemStage.NOT_PASSED)
                .allMatch(act -> act.by() == ItemAct.By.SECOND);
    }
}
