package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTests {

    private static final LocalDate START = LocalDate.of(2021, 5, 7);

    @Test
    void theFirstDayIsInAndTheEndIsOut() {
        Period term = new Period(day(0), day(3));

        assertThat(term.contains(day(-1))).isFalse();
        assertThat(term.contains(day(0))).isTrue();
        assertThat(term.contains(day(2))).isTrue();
        assertThat(term.contains(day(3))).isFalse();
        assertThat(term.lastDay()).contains(day(2));
    }

    @Test
    void anOpenPeriodGoesOn() {
        Period open = Period.from(day(0));

        assertThat(open.isOpen()).isTrue();
        assertThat(open.contains(day(100_000))).isTrue();
        assertThat(open.lastDay()).isEmpty();
        assertThat(open.until(day(9))).isEqualTo(new Period(day(0), day(9)));
    }

    @Test
    void aTermWrittenWithItsLastDayHoldsThatDay() {
        assertThat(Period.through(day(0), day(0)).contains(day(0))).isTrue();
        assertThat(Period.through(day(0), day(4))).isEqualTo(new Period(day(0), day(5)));
    }

    @Test
    void backwardsEmptyAndStartlessPeriodsAreRefused() {
        assertThatThrownBy(() -> new Period(day(1), day(0))).hasMessage("kernel.period.backwards");
        assertThatThrownBy(() -> Period.through(day(1), day(0))).hasMessage("kernel.period.backwards");
        assertThatThrownBy(() -> new Period(day(0), day(0))).hasMessage("kernel.period.empty");
        assertThatThrownBy(() -> new Period(null, day(0))).hasMessage("kernel.period.start");
        assertThatThrownBy(() -> Period.from(day(2)).until(day(1))).hasMessage("kernel.period.backwards");
    }

    /** Every pair of periods within six days, open ones too, against counting days. */
    @Test
    void overlapMeansADayInBothAndTouchMeansNoDayBetween() {
        for (int from = 0; from < 6; from++) {
            for (int to = from + 1; to <= 7; to++) {
                for (int otherFrom = 0; otherFrom < 6; otherFrom++) {
                    for (int otherTo = otherFrom + 1; otherTo <= 7; otherTo++) {
                        Period a = period(from, to);
                        Period b = period(otherFrom, otherTo);
                        boolean shared = false;
                        for (int d = 0; d < 20; d++) {
                            shared |= a.contains(day(d)) && b.contains(day(d));
                        }
                        boolean adjacent = !a.isOpen() && to == otherFrom || !b.isOpen() && otherTo == from;
                        assertThat(a.overlaps(b)).as("%s overlaps %s", a, b).isEqualTo(shared);
                        assertThat(b.overlaps(a)).isEqualTo(shared);
                        assertThat(a.touches(b)).as("%s touches %s", a, b).isEqualTo(adjacent);
                        assertThat(b.touches(a)).isEqualTo(adjacent);
                    }
                }
            }
        }
    }

    /** A period that would end on day 7 stays open. */
    private static Period period(int from, int to) {
        return to == 7 ? Period.from(day(from)) : new Period(day(from), day(to));
    }

    private static LocalDate day(int offset) {
        return START.plusDays(offset);
    }
}
