package org.unionhall.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unionhall.rulebook.RulebookStage.OFFICER;
import static org.unionhall.testing.Refused.refusedAt;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.kernel.Refusal;
import org.unionhall.testing.ModuleTest;

/** Which days count, by hand from the announced calendars. */
@ModuleTest(extraIncludes = "launch")
@Import(RulebookStage.class)
class RulebookCalendarTests {

    private static final LocalDate BEFORE_SPRING_FESTIVAL = LocalDate.of(2026, 2, 10);

    @Autowired
    WorkingDays days;
    @Autowired
    Calendars calendars;
    @Autowired
    ShippedCalendars shipped;
    @Autowired
    SettingChanges changes;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RulebookStage.Today clock;

    @BeforeEach
    void asShipped() throws Exception {
        jdbc.sql("truncate rulebook_setting, rulebook_regional_day, rulebook_calendar, rulebook_calendar_day").update();
        clock.is(BEFORE_SPRING_FESTIVAL);
        shipped.run(null);
    }

    @Test
    void theYearsThatCameWithThePortalAreThere() {
        assertThat(calendars.years()).extracting(CalendarYear::year).containsExactly(2026, 2025, 2024, 2023, 2022);
        assertThat(calendars.missing()).isEqualTo(2027);
    }

    @Test
    void nineWorkingDaysAcrossSpringFestival2026() {
        // Tue 10 Feb; 11, 12, 13 are three; Sat 14 is made up: four; 15 to 23 off; 24 to 27 make eight; Sat 28 is made up: nine.
        assertThat(days.plusWorkingDays(BEFORE_SPRING_FESTIVAL, 9)).isEqualTo(LocalDate.of(2026, 2, 28));
        assertThat(days.between(BEFORE_SPRING_FESTIVAL, LocalDate.of(2026, 2, 28))).isEqualTo(9);
        assertThat(days.plusWorkingDays(BEFORE_SPRING_FESTIVAL, 4)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(days.plusWorkingDays(BEFORE_SPRING_FESTIVAL, 5)).isEqualTo(LocalDate.of(2026, 2, 24));
    }

    @Test
    void aMakeUpSaturdayCounts() {
        assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 14))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 21))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 3, 7))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 16))).isFalse();
    }

    @Test
    void theDayAPeriodBeginsDoesNotCountAndNoDaysMeanTheNextWorkingDay() {
        assertThat(days.plusWorkingDays(LocalDate.of(2026, 2, 13), 1)).isEqualTo(LocalDate.of(2026, 2, 14));
        assertThat(days.plusWorkingDays(LocalDate.of(2026, 2, 13), 0)).isEqualTo(LocalDate.of(2026, 2, 13));
        assertThat(days.plusWorkingDays(LocalDate.of(2026, 2, 15), 0)).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(days.between(BEFORE_SPRING_FESTIVAL, BEFORE_SPRING_FESTIVAL)).isZero();
    }

    @Test
    void aDeadlineEndsWithTheOfficeHoursOfItsDay() {
        assertThat(days.deadline(BEFORE_SPRING_FESTIVAL, 9)).isEqualTo(ZonedDateTime.parse("2026-02-28T19:30+08:00[Asia/Shanghai]"));

        changes.change(OFFICER, CalendarRules.AFTERNOON, null, LocalDate.of(2026, 2, 27), "16:00-20:00", Source.NONE, null);

        assertThat(days.deadline(BEFORE_SPRING_FESTIVAL, 9)).isEqualTo(ZonedDateTime.parse("2026-02-28T20:00+08:00[Asia/Shanghai]"));
        assertThat(days.deadline(BEFORE_SPRING_FESTIVAL, 7)).isEqualTo(ZonedDateTime.parse("2026-02-26T19:30+08:00[Asia/Shanghai]"));
    }

    @Test
    void aYearWithoutCalendarIsSaid() {
        assertThatThrownBy(() -> days.plusWorkingDays(LocalDate.of(2026, 12, 30), 2)).asInstanceOf(InstanceOfAssertFactories.type(Refusal.class))
                .satisfies(no -> {
                    assertThat(no.code()).isEqualTo("rulebook.calendar.missing");
                    assertThat(no.args()).containsExactly("2027");
                });
        assertThat(days.plusWorkingDays(LocalDate.of(2026, 12, 30), 1)).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThatThrownBy(() -> days.isWorkingDay(LocalDate.of(2021, 12, 31))).hasMessage("rulebook.calendar.missing");
        assertThatThrownBy(() -> days.month(YearMonth.of(2027, 1))).hasMessage("rulebook.calendar.missing");
    }

    @Test
    void aFileMayNameADayOfTheYearBefore() {
        assertThat(days.month(YearMonth.of(2022, 12)).get(30)).satisfies(day -> {
            assertThat(day.day()).isEqualTo(LocalDate.of(2022, 12, 31));
            assertThat(day.kind()).isEqualTo(DayState.Kind.HOLIDAY);
            assertThat(day.name()).isEqualTo("元旦");
        });
    }

    @Test
    void theRegionsFestivalIsOffAndItsMakeUpDayCounts() {
        LocalDate rozi = LocalDate.of(2026, 3, 20);
        calendars.enter(OFFICER, "新疆", "肉孜节", rozi, null, true, "通知");
        calendars.enter(OFFICER, "新疆", "肉孜节", LocalDate.of(2026, 3, 22), null, false, null);
        calendars.enter(OFFICER, "宁夏", "开斋节", LocalDate.of(2026, 3, 23), null, true, null);

        assertThat(days.isWorkingDay(rozi)).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 3, 22))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 3, 23))).isTrue();
        assertThat(days.plusWorkingDays(LocalDate.of(2026, 3, 19), 1)).isEqualTo(LocalDate.of(2026, 3, 22));
    }

    @Test
    void aRegionalDayIsEnteredOnceAndWithdrawnWithAReason() {
        LocalDate corban = LocalDate.of(2026, 5, 27);
        calendars.enter(OFFICER, "新疆", "古尔邦节", corban, corban.plusDays(2), true, null);
        assertThatThrownBy(() -> calendars.enter(OFFICER, "新疆", "古尔邦节", corban.plusDays(2), null, true, null)).hasMessage("rulebook.regional.twice");
        RegionalDay first = calendars.regional(2026).get(0);
        assertThatThrownBy(() -> calendars.withdraw(OFFICER, first.id(), " ")).hasMessage("rulebook.text.missing");

        calendars.withdraw(OFFICER, first.id(), "The notice said otherwise");

        assertThat(days.isWorkingDay(corban)).isTrue();
        assertThat(days.isWorkingDay(corban.plusDays(1))).isFalse();
        assertThatThrownBy(() -> calendars.withdraw(OFFICER, first.id(), "again")).hasMessage("rulebook.regional.gone");
    }

    @Test
    void aCalendarIsReplacedOnlyWithAReason() {
        String later = """
                {"$schema": "x", "year": 2026, "papers": [], "days": [{"name": "Spring", "date": "2026-02-17", "isOffDay": true}]}
                """;
        assertThatThrownBy(() -> take(later, null)).hasMessage("rulebook.calendar.exists");

        take(later, "A later notice");

        assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 16))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 2, 17))).isFalse();
        assertThat(jdbc.sql("select count(*) from rulebook_calendar where year = 2026").query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void whatAnOfficerReplacedTheNextStartDoesNotBringBack() throws Exception {
        take("{\"year\": 2026, \"days\": [{\"name\": \"x\", \"date\": \"2026-02-17\", \"isOffDay\": true}]}", "A later notice");
        shipped.run(null);
        assertThat(calendars.years().get(0).days()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "[]", "{\"year\": 2026}", "{\"year\": 2026, \"days\": []}", "{\"year\": 1, \"days\": [1]}",
        "{\"year\": 2027, \"days\": [{\"name\": \"x\", \"date\": \"2026-12-31\", \"isOffDay\": true}]}"})
    void whatIsNoCalendarIsRefused(String file) {
        refusedAt("file", "rulebook.calendar.shape", () -> take(file, null));
        assertThat(calendars.missing()).isEqualTo(2027);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"x\", \"date\": \"2027-02-30\", \"isOffDay\": true}", "{\"name\": \"x\", \"date\": \"2027-02-01\", \"isOffDay\": \"yes\"}",
        "{\"name\": \"x\", \"date\": \"2025-12-31\", \"isOffDay\": true}", "{\"name\": \" \", \"date\": \"2027-02-01\", \"isOffDay\": true}",
        "{\"name\": \"x\", \"date\": \"2027-01-01\", \"isOffDay\": false}"})
    void aDayThatCannotBeIsSaidByItsPosition(String day) {
        String file = "{\"year\": 2027, \"days\": [{\"name\": \"x\", \"date\": \"2027-01-01\", \"isOffDay\": true}, " + day + "]}";
        refusedAt("file", "rulebook.calendar.day", () -> take(file, null));
        assertThatThrownBy(() -> take(file, null)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.args()).containsExactly(2));
        assertThat(calendars.missing()).isEqualTo(2027);
    }

    @Test
    void aFileOverAMegabyteIsNoCalendar() {
        String day = "{\"year\": 2027, \"days\": [{\"name\": \"x\", \"date\": \"2027-01-01\", \"isOffDay\": true}]}";
        refusedAt("file", "rulebook.calendar.shape", () -> take(day + " ".repeat(CalendarFile.LARGEST + 1 - day.length()), null));
        assertThat(take(day + " ".repeat(CalendarFile.LARGEST - day.length()), null)).isEqualTo(2027);
    }

    @Test
    void aFestivalOfTheRegionHasThirtyOneDaysOfThisCenturyAtMost() {
        LocalDate first = LocalDate.of(2026, 5, 1);
        for (LocalDate wrong : new LocalDate[] {null, LocalDate.of(1999, 12, 31), LocalDate.of(2101, 1, 1)}) {
            refusedAt("first", "rulebook.value.date", () -> calendars.enter(OFFICER, "新疆", "古尔邦节", wrong, null, true, null));
        }
        refusedAt("last", "rulebook.regional.long", () -> calendars.enter(OFFICER, "新疆", "古尔邦节", first, first.minusDays(1), true, null));
        refusedAt("last", "rulebook.regional.long", () -> calendars.enter(OFFICER, "新疆", "古尔邦节", first, first.plusDays(31), true, null));
        assertThat(calendars.regional(2026)).isEmpty();
        calendars.enter(OFFICER, "新疆", "古尔邦节", first, first.plusDays(30), true, null);
        assertThat(calendars.regional(2026)).hasSize(31);
    }

    private int take(String file, String reason) {
        return calendars.take(OFFICER, "calendar.json", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), reason);
    }
}
