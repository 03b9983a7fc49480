package org.unionhall.membership.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unionhall.membership.figure.SmallGroups.Group;

class SmallGroupsTests {

    private static List<Group> groups(long... counts) {
        List<Group> groups = new ArrayList<>();
        for (int n = 0; n < counts.length; n++) {
            groups.add(new Group("g" + n, counts[n]));
        }
        return groups;
    }

    private static String told(long... counts) {
        SmallGroups told = SmallGroups.closed(groups(counts), 5);
        return told.withheld() ? "nothing" : told.shown().stream().map(group -> String.valueOf(group.count())).collect(Collectors.joining(" "))
                + (told.folded() > 0 ? " +" + told.folded() : "");
    }

    @Test
    void groupsOfFiveAndMoreAreToldAsTheyAre() {
        assertThat(told(20, 5, 7)).isEqualTo("20 5 7");
        assertThat(told(20, 0, 7)).isEqualTo("20 7");
    }

    @Test
    void oneSmallGroupTakesTheNextLeastWithItBecauseTheSumIsKnown() {
        assertThat(told(20, 3, 7)).isEqualTo("20 +10");
        assertThat(told(20, 4, 9, 6)).isEqualTo("20 9 +10");
    }

    @Test
    void twoSmallGroupsWhoseSumGivesThemAwayTakeAnotherWithThem() {
        assertThat(told(20, 1, 1, 8)).as("two are one and one").isEqualTo("20 +10");
        assertThat(told(20, 1, 4, 8)).as("each is at most four").isEqualTo("20 +13");
        assertThat(told(20, 2, 4, 8)).as("one of them might be five").isEqualTo("20 8 +6");
    }

    @Test
    void aTableOfTwoGroupsWithASmallOneTellsNothing() {
        assertThat(told(20, 3)).isEqualTo("nothing");
        assertThat(told(3)).isEqualTo("nothing");
        assertThat(told(1, 1, 1)).isEqualTo("nothing");
        assertThat(told(4, 4, 4)).as("all together is no table").isEqualTo("nothing");
    }

    @Test
    void onlyOneLargeGroupIsTold() {
        assertThat(told(0, 12, 0)).isEqualTo("12");
    }

    /** Whoever knows the sum, every number shown, and that sizes are whole, finds no small group's size. */
    @Test
    void noSmallGroupIsFoundBySubtraction() {
        Random random = new Random(7);
        for (int round = 0; round < 5_000; round++) {
            long[] counts = random.longs(1 + random.nextInt(8), 0, 1 + random.nextInt(12)).toArray();
            List<Group> all = groups(counts);
            SmallGroups told = SmallGroups.closed(all, 5);
            assertThat(told.shown()).allMatch(group -> group.count() >= 5);
            if (!told.complete() && !told.withheld()) {
                long hidden = all.stream().filter(group -> group.count() > 0).count() - told.shown().size();
                assertThat(hidden).isGreaterThanOrEqualTo(2);
                assertThat(told.folded() - (hidden - 1)).as("the most any of them can be").isGreaterThanOrEqualTo(5);
                assertThat(told.folded()).as("not every one is one").isGreaterThan(hidden);
                assertThat(told.shown().stream().mapToLong(Group::count).sum() + told.folded()).isEqualTo(all.stream().mapToLong(Group::count).sum());
            } else if (told.complete()) {
                assertThat(all).allMatch(group -> group.count() == 0 || group.count() >= 5);
            }
        }
    }
}
