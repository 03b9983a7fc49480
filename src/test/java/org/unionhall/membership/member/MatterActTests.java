package org.unionhall.membership.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.membership.member.MatterStage.DONE;
import static org.unionhall.membership.member.MatterStage.FIRST;
import static org.unionhall.membership.member.MatterStage.RETURNED;
import static org.unionhall.membership.member.MatterStage.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.unionhall.membership.MemberState;
import org.unionhall.testing.ActTable;

/** The two tables of what can be done with matters and memberships. */
class MatterActTests {

    @ParameterizedTest
    @EnumSource(MatterKind.class)
    void everyOpenStationOfAMatterHasOneYesOneNoAndAWayBack(MatterKind kind) {
        Set<MatterStage> reached = reached(kind);
        for (MatterStage stage : reached) {
            List<MatterAct> yes = acts(kind, stage).stream().filter(MatterAct::agrees).toList();
            assertThat(yes).as("%s %s", kind, stage).hasSize(stage == FIRST || stage == SECOND ? 1 : 0);
            assertThat(acts(kind, stage).contains(MatterAct.REFUSE)).isEqualTo(stage == FIRST || stage == SECOND);
            assertThat(acts(kind, stage).contains(MatterAct.TAKE_BACK)).isEqualTo(stage.open());
            assertThat(acts(kind, stage).isEmpty()).as("an ended matter stays as it is").isEqualTo(!stage.open());
        }
        assertThat(reached).contains(DONE);
        assertThat(reached.contains(RETURNED)).isEqualTo(kind == MatterKind.JOIN);
        assertThat(reached.contains(SECOND)).isEqualTo(kind != MatterKind.LAPSE);
    }

    @Test
    void onlyAnApplicationToJoinIsGivenBack() {
        for (MatterKind kind : MatterKind.values()) {
            assertThat(MatterAct.GIVE_BACK.possible(kind, FIRST)).isEqualTo(kind == MatterKind.JOIN);
            assertThat(MatterAct.ASK_AGAIN.possible(kind, RETURNED)).isEqualTo(kind == MatterKind.JOIN);
        }
    }

    @Test
    void theYesesLeadThroughTheRightHands() {
        assertThat(yeses(MatterKind.JOIN)).containsExactly(MatterAct.SUPPORT, MatterAct.ADMIT);
        assertThat(yeses(MatterKind.MOVE)).containsExactly(MatterAct.RELEASE, MatterAct.TAKE_ON);
        assertThat(yeses(MatterKind.MOVE_OUT)).containsExactly(MatterAct.GIVE_LETTER, MatterAct.CONFIRM);
        assertThat(yeses(MatterKind.LEAVE)).containsExactly(MatterAct.SUPPORT, MatterAct.LET_GO);
        assertThat(yeses(MatterKind.LAPSE)).containsExactly(MatterAct.DECIDE);
    }

    /** Every pair of act and state, those that can be and those that cannot. */
    @Test
    void aMembershipChangesOnlyAsTheTableSays() {
        for (MemberAct act : MemberAct.values()) {
            Set<MemberState> from = switch (act) {
                case ADMIT -> EnumSet.of(MemberState.WITHDRAWN, MemberState.TRANSFERRED_OUT, MemberState.EXPELLED);
                case MOVE, LEAVE, MOVE_OUT, EXPEL -> EnumSet.of(MemberState.ACTIVE, MemberState.RETAINED);
                case RETAIN, LAPSE -> EnumSet.of(MemberState.ACTIVE);
                case RETURN -> EnumSet.of(MemberState.RETAINED);
                case DIE -> EnumSet.complementOf(EnumSet.of(MemberState.DECEASED));
            };
            for (MemberState state : MemberState.values()) {
                assertThat(act.possible(state)).as("%s from %s", act, state).isEqualTo(from.contains(state));
            }
            assertThat(act.possible(null)).as("%s for who was never a member", act).isEqualTo(act == MemberAct.ADMIT);
        }
    }

    @Test
    void aMoveLeavesTheStateAsItWas() {
        assertThat(MemberAct.MOVE.to(MemberState.RETAINED)).isEqualTo(MemberState.RETAINED);
        assertThat(MemberAct.MOVE.to(MemberState.ACTIVE)).isEqualTo(MemberState.ACTIVE);
    }

    @Test
    void theDocumentsShowTheTableOfMatters() {
        new ActTable<>(MatterAct.class, MatterStage.class).isShownIn("membership");
    }

    @Test
    void theDocumentsShowTheKindsAndTheActsOfMemberships() throws IOException {
        String page = Files.readString(Path.of("docs/modules/membership.md"));
        for (MatterKind kind : MatterKind.values()) {
            assertThat(page).contains("| " + kind + " | " + yeses(kind).stream().map(Enum::name).collect(Collectors.joining(" ")) + " | " + kind.effect() + " |\n");
        }
        String acts = page.substring(page.indexOf("| act | from | to |"));
        for (MemberAct act : MemberAct.values()) {
            String from = Stream.concat(Stream.of((MemberState) null), Arrays.stream(MemberState.values())).filter(act::possible)
                    .map(state -> state == null ? "–" : state.name()).sorted().collect(Collectors.joining(" "));
            String row = acts.lines().filter(line -> line.startsWith("| " + act + " | ") && line.split("\\|").length == 4).findFirst().orElse("");
            assertThat(Arrays.stream(row.split("\\|")[2].strip().split(" ")).sorted().collect(Collectors.joining(" "))).as(act.name()).isEqualTo(from);
        }
    }

    private static List<MatterAct> acts(MatterKind kind, MatterStage stage) {
        return Arrays.stream(MatterAct.values()).filter(act -> act.possible(kind, stage)).toList();
    }

    private static List<MatterAct> yeses(MatterKind kind) {
        List<MatterAct> way = new ArrayList<>();
        for (MatterAct yes = MatterAct.yes(kind, FIRST); yes != null; yes = MatterAct.yes(kind, yes.to())) {
            way.add(yes);
        }
        return way;
    }

    private static Set<MatterStage> reached(MatterKind kind) {
        Set<MatterStage> reached = EnumSet.of(FIRST);
        for (int size = 0; size < reached.size();) {
            size = reached.size();
            for (MatterStage stage : EnumSet.copyOf(reached)) {
                acts(kind, stage).forEach(act -> reached.add(act.to()));
            }
        }
        return reached;
    }
}
