package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTests {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "x", "2026-02-30", "2026/01/01", "1899-12-31", "2201-01-01", "+102026-01-01"})
    void whatIsNoDayIsRefusedBesideItsField(String typed) {
        refusedAt("on", "web.typed.day", () -> Typed.day("on", typed));
    }

    @Test
    void aDayMayStandAmongSpacesAndMayBeMissingWhereItMay() {
        assertThat(Typed.day("on", " 2026-11-22\t")).isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(Typed.dayOrNone("on", " ")).isNull();
        assertThat(Typed.dayOrNone("on", null)).isNull();
        refusedAt("on", "web.typed.day", () -> Typed.dayOrNone("on", "tomorrow"));
        assertThat(Typed.day("on", "1900-01-01")).isEqualTo("1900-01-01");
        assertThat(Typed.day("on", "2200-12-31")).isEqualTo("2200-12-31");
        assertThat(Typed.time("at", "08:30")).isEqualTo(LocalTime.of(8, 30));
        refusedAt("at", "web.typed.time", () -> Typed.time("at", "25:00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "１２", "12345678", "99", "4 2", "0x1"})
    void whatIsNoNumberWithinItsBoundsIsRefused(String typed) {
        refusedAt("n", "web.typed.number", () -> Typed.number("n", typed, 0, 42));
    }

    @Test
    void theBoundsThemselvesAreWithin() {
        assertThat(Typed.number("n", "0", 0, 42)).isZero();
        assertThat(Typed.needed("n", " 42 ", 0, 42)).isEqualTo(42);
        assertThat(Typed.number("n", "", 0, 42)).isNull();
        refusedAt("n", "web.typed.number", () -> Typed.needed("n", "", 0, 42));
        refusedAt("n", "web.typed.number", () -> Typed.needed("n", "43", 0, 42));
    }

    @Test
    void charactersAreCountedAsPeopleCountThem() {
        String rare = "𪜀".repeat(5);
        assertThat(Typed.text("t", rare, 5)).isEqualTo(rare);
        refusedAt("t", "web.typed.long", () -> Typed.text("t", rare, 4));
        refusedAt("t", "web.typed.short", () -> Typed.words("t", rare, 6, 10));
        refusedAt("t", "web.typed.short", () -> Typed.words("t", null, 1, 10));
        assertThat(Typed.words("t", rare, 5, 5)).isEqualTo(rare);
    }

    @Test
    void nothingIsCutOffSilently() {
        assertThat(Typed.said("好".repeat(8_000))).hasSize(8_000);
        refused("web.typed.long", () -> Typed.said("好".repeat(8_001)));
        assertThat(Typed.said(" \n ")).isNull();
    }

    @Test
    void whatSteersATerminalIsTakenOutAndLinesStay() {
        assertThat(Typed.said("a\u0000b\u001b[1m\nc\td")).isEqualTo("ab[1m\nc\td");
        assertThat(Typed.text("t", "\u0007", 5)).isNull();
    }

    @Test
    void whatNobodyTypesByHandIsNothingWhenItIsNoneOfItsKind() {
        assertThat(Typed.asked("monday", DayOfWeek.class)).isEqualTo(DayOfWeek.MONDAY);
        assertThat(Typed.asked("x", DayOfWeek.class)).isNull();
        refusedAt("d", "web.typed.choice", () -> Typed.choice("d", "x", DayOfWeek.class));
        assertThat(Typed.id("x".repeat(36))).isNull();
        assertThat(Typed.id(null)).isNull();
        assertThat(Typed.version("-1")).isEqualTo(-1);
        assertThat(Typed.version("7")).isEqualTo(7);
        assertThat(Typed.version(null)).isEqualTo(-1);
    }
}
