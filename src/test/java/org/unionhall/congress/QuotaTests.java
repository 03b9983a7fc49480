package org.unionhall.congress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.kernel.Refusal;

class QuotaTests {

    private static List<Quota.Unit> units(int... voters) {
        List<Quota.Unit> units = new ArrayList<>();
        for (int count : voters) {
            units.add(new Quota.Unit(UUID.randomUUID(), "U" + units.size(), count));
        }
        return units;
    }

    private static List<Integer> seats(Rounding rule, int total, int least, int... voters) {
        return Quota.of(rule, total, least, units(voters)).lines().stream().map(Quota.Line::seats).toList();
    }

    @ParameterizedTest
    @EnumSource(Rounding.class)
    void theSumIsAlwaysRight(Rounding rule) {
        Random random = new Random(5);
        for (int round = 0; round < 3000; round++) {
            int[] voters = random.ints(1 + random.nextInt(40), 0, random.nextBoolean() ? 30 : 2000).toArray();
            long voting = java.util.Arrays.stream(voters).filter(count -> count > 0).count();
            if (voting == 0) {
                continue;
            }
            int least = random.nextInt(3);
            int total = (int) Math.max(1, least * voting) + random.nextInt(200);
            List<Quota.Line> lines = Quota.of(rule, total, least, units(voters)).lines();
            assertThat(lines.stream().mapToInt(Quota.Line::seats).sum()).isEqualTo(total);
            assertThat(lines).allMatch(line -> line.voters() == 0 ? line.seats() == 0 : line.seats() >= least);
            assertThat(lines).as("nobody with more voters has fewer seats").allMatch(one -> lines.stream().allMatch(other -> one.voters() <= other.voters() || one.seats() >= other.seats()));
        }
    }

    @Test
    void whatIsLeftGoesToTheLargestRemainders() {
        // 10 of 100: 4.7, 1.6, 1.58, 0.8, 0.61, 0.6 and a rest of 0.11
        assertThat(seats(Rounding.LARGEST_REMAINDER, 10, 0, 470, 160, 158, 80, 61, 60, 11)).containsExactly(5, 2, 1, 1, 1, 0, 0);
    }

    @Test
    void everyUnitHasItsLeastAndTheOthersShareTheRest() {
        assertThat(seats(Rounding.LARGEST_REMAINDER, 10, 1, 900, 60, 30, 10)).containsExactly(7, 1, 1, 1);
    }

    @Test
    void largeUnitsGainByTheAveragesOfDHondtAndNotBySainteLague() {
        assertThat(seats(Rounding.DHONDT, 7, 0, 53, 24, 23)).containsExactly(4, 2, 1);
        assertThat(seats(Rounding.SAINTE_LAGUE, 7, 0, 53, 24, 23)).containsExactly(3, 2, 2);
    }

    @Test
    void fewerSeatsThanTheLeastWantsAreRefused() {
        assertThatThrownBy(() -> Quota.of(Rounding.DHONDT, 2, 1, units(5, 5, 5))).isInstanceOf(Refusal.class).hasMessage("congress.quota.few");
        assertThatThrownBy(() -> Quota.of(Rounding.DHONDT, 2, 1, units(0, 0))).hasMessage("congress.quota.nobody");
    }

    @Test
    void numbersAreCalledAsPeopleCallThem() {
        assertThat(List.of(1, 6, 10, 11, 19, 20, 21, 99).stream().map(SessionNames::chinese)).containsExactly("一", "六", "十", "十一", "十九", "二十", "二十一", "九十九");
        assertThat(List.of(1, 2, 3, 4, 11, 12, 13, 21, 22).stream().map(SessionNames::ordinal)).containsExactly("1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd");
    }
}
