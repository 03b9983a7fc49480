package org.unionhall.membership.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unionhall.testing.Refused.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;

class UnitActTests {

    private static final List<String> EDGES = List.of("SET_UP null PREPARING", "BEGIN PREPARING ACTIVE", "CHANGE PREPARING null", "CHANGE ACTIVE null",
            "DESCRIBE PREPARING null", "DESCRIBE ACTIVE null", "MERGE ACTIVE MERGED", "SPLIT_UP ACTIVE SPLIT", "DISSOLVE PREPARING DISSOLVED",
            "DISSOLVE ACTIVE DISSOLVED");

    @Test
    void theTableHasTheseEdgesAndNoOthers() {
        List<String> edges = new ArrayList<>();
        for (UnitAct act : UnitAct.values()) {
            Stream.concat(Stream.of((UnitState) null), Arrays.stream(UnitState.values())).forEach(from -> {
                if (act.possible(from)) {
                    act.mustBePossible(from);
                    edges.add(act + " " + from + " " + act.to());
                } else {
                    assertThatThrownBy(() -> act.mustBePossible(from)).isInstanceOf(Refusal.class).hasMessageStartingWith("membership.unitact.");
                }
            });
        }
        assertThat(edges).containsExactlyInAnyOrderElementsOf(EDGES);
    }

    @Test
    void whatIsNotPossibleIsRefusedForWhatTheUnitIs() {
        refused("membership.unitact.exists", () -> UnitAct.SET_UP.mustBePossible(UnitState.ACTIVE));
        refused("membership.unitact.ended", () -> UnitAct.CHANGE.mustBePossible(UnitState.MERGED));
        refused("membership.unitact.preparing", () -> UnitAct.MERGE.mustBePossible(UnitState.PREPARING));
        refused("membership.unitact.at-work", () -> UnitAct.BEGIN.mustBePossible(UnitState.ACTIVE));
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        for (UnitState state : UnitState.values()) {
            assertThat(Arrays.stream(UnitAct.values()).anyMatch(act -> act.possible(state))).as(state.name()).isEqualTo(!state.ended());
        }
    }

    @Test
    void whatChangesAUnitNeedsAnApproval() {
        assertThat(UnitAct.values()).filteredOn(act -> !act.approved()).containsExactly(UnitAct.DESCRIBE);
    }

    @Test
    void theDocumentsShowThisTable() throws IOException {
        String table = Arrays.stream(UnitAct.values()).map(act -> "| " + act + " | " + act.by() + " | "
                + (act.from().isEmpty() ? "–" : act.from().stream().map(Enum::name).sorted().collect(Collectors.joining(" "))) + " | "
                + (act.to() == null ? "stays" : act.to()) + " | " + (act.approved() ? "yes" : "–") + " |\n").collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/modules/membership.md"))).contains("|---|---|---|---|---|\n" + table + "\n");
    }

    @Test
    void theDocumentsShowWhichKindStandsBelowWhich() throws IOException {
        String table = Arrays.stream(UnitKind.values()).map(kind -> "| " + kind + " | " + (kind.mayStandAtTheTop() ? "the top " : "")
                + kind.above().stream().map(Enum::name).collect(Collectors.joining(" ")) + " |\n").collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/modules/membership.md"))).contains("|---|---|\n" + table + "\n");
    }

    @Test
    void noKindStandsBelowOneThatHasNoUnitsBelow() {
        for (UnitKind kind : UnitKind.values()) {
            for (UnitKind parent : List.of(UnitKind.GROUP, UnitKind.DIRECT_GROUP, UnitKind.ASSOCIATION, UnitKind.COMMITTEE)) {
                assertThat(kind.mayStandBelow(parent)).as(kind + " below " + parent).isFalse();
            }
        }
    }

    /** The codes of the standard's own examples of form: registered by the union (8), kind 1. */
    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y43", "911101085923662400", "91350100m000100y43", "９１３５0100M000100Y43"})
    void aCreditCodeIsTakenWhenItsCheckCharacterFits(String code) {
        assertThat(CreditCode.of(code).text()).hasSize(18);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91350100M000100Y44", "19350100M000100Y43", "91350100M00010OY43", "91350100M000100Y4", "91350100M000100Y433", "", "I1350100M000100Y43"})
    void anyOtherCreditCodeIsRefused(String code) {
        assertThatThrownBy(() -> CreditCode.of(code)).isInstanceOf(Refusal.class);
    }
}
