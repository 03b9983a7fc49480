package org.unionhall.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unionhall.testing.Refused.refused;

import java.time.DayOfWeek;
import java.time.MonthDay;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unionhall.membership.MembershipRules;

/** The kinds of values, without a database. */
class RulebookValueTests {

    @ParameterizedTest
    @CsvSource({"2/3, 100, 67", "2/3, 99, 66", "5%, 21, 2", "5%, 20, 1", "5%, 0, 0", "100%, 7, 7"})
    void atLeastAShareRoundsUp(String share, long count, long least) {
        assertThat(Ratio.parse(share).atLeastOf(count)).isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"1/2, 100, 51", "50%, 101, 51", "50%, 1, 1"})
    void moreThanHalfIsNeverHalf(String share, long count, long least) {
        assertThat(Ratio.parse(share).moreThanOf(count)).isEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({"2/3, 2/3", "4/6, 2/3", "50%, 50%", "1/20, 5%", "2.5%, 2.5%", "0.25%, 0.25%"})
    void aShareIsWrittenExactly(String typed, String shown) {
        assertThat(Ratio.parse(typed)).hasToString(shown);
        assertThat(Ratio.parse(shown)).isEqualTo(Ratio.parse(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1/0", "-1/2", "half", "5", "1e9%"})
    void whatIsNoShareIsRefused(String typed) {
        assertThatThrownBy(() -> Ratio.parse(typed)).hasMessage("rulebook.value.ratio");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11-25: 3\n27-100: 5", "11-25: 3\n20-100: 5", "11-: 3\n26-100: 5"})
    void bandsNeitherOverlapNorLeaveAGap(String typed) {
        assertThatThrownBy(() -> Bands.parse(typed)).hasMessage("rulebook.value.bands.order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11-25", "25-11: 3", "11-25: 5-3", "11-25; 3", "-5: 3", "11-25: 3\n十: 3"})
    void whatIsNoBandIsSaidByItsLine(String typed) {
        refused("rulebook.value.bands.shape", () -> Bands.parse(typed));
    }

    @Test
    void aTableHasOneToFiftyBands() {
        refused("rulebook.value.bands.none", () -> Bands.parse(" \n "));
        String fifty = IntStream.range(0, 50).mapToObj(n -> n + ": 3").collect(Collectors.joining("\n"));
        assertThat(Bands.parse(fifty).bands()).hasSize(50);
        refused("rulebook.value.bands.none", () -> Bands.parse(fifty + "\n50: 3"));
        refused("rulebook.value.bands.shape", () -> new Bands.Band(-1, 3, 1, 1));
    }

    @Test
    void textsDaysAndWeeksAreReadAsTheyAreWritten() {
        refused("rulebook.value.text", () -> RuleType.TEXT.read(" "));
        refused("rulebook.value.text", () -> RuleType.TEXT.read("𠮷".repeat(501)));
        assertThat(RuleType.TEXT.read("𠮷".repeat(500))).isEqualTo("𠮷".repeat(500));
        refused("rulebook.value.monthday", () -> RuleType.MONTH_DAY.read("02-30"));
        refused("rulebook.value.monthday", () -> RuleType.MONTH_DAY.read("9-1"));
        assertThat(RuleType.MONTH_DAY.read("02-29")).isEqualTo(MonthDay.of(2, 29));
        refused("rulebook.value.date", () -> RuleType.DATE.read("2026-02-29"));
        refused("rulebook.value.weekdays", () -> CalendarRules.WEEK.read(" "));
        refused("rulebook.value.weekdays", () -> CalendarRules.WEEK.read("1 8"));
    }

    @Test
    void theSeatsOfACommitteeGrowWithItsMembers() {
        Bands seats = MembershipRules.COMMITTEE_SIZE.fallback();
        assertThat(seats.of(5000).orElseThrow().allows(21)).isTrue();
        assertThat(seats.of(5000).orElseThrow().allows(23)).isFalse();
        assertThat(seats.of(5001).orElseThrow().least()).isEqualTo(21);
        assertThat(seats.of(10)).isEmpty();
    }

    @Test
    void whatIsShownInAFieldIsReadBackTheSame() {
        assertThat(MembershipRules.COMMITTEE_SIZE.read(MembershipRules.COMMITTEE_SIZE.typed(MembershipRules.COMMITTEE_SIZE.fallback())))
                .isEqualTo(MembershipRules.COMMITTEE_SIZE.fallback());
        Rule<MonthDay> day = Rule.monthDay("stage.year.begin", MonthDay.of(9, 1));
        assertThat(day.read(day.typed(MonthDay.of(2, 29)))).isEqualTo(MonthDay.of(2, 29));
        assertThat(CalendarRules.WEEK.read("1 2,3、4 5 6")).isEqualTo(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY));
        assertThat(CalendarRules.MORNING.read("9:30–13:30")).hasToString("09:30-13:30");
        assertThatThrownBy(() -> CalendarRules.MORNING.read("14:00-10:00")).hasMessage("rulebook.value.hours");
    }

    @Test
    void aDefaultOutOfItsOwnBoundsIsAFaultOfTheProgram() {
        assertThatThrownBy(() -> Rule.whole("stage.a.b", 5).between(6, 9)).isInstanceOf(IllegalArgumentException.class);
    }
}
