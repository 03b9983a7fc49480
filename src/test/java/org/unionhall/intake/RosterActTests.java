package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RosterActTests {

    private static final List<String> EDGES = List.of(
            "READ RECEIVED READING", "READ READING READING",
            "ASK READING NEEDS_COLUMNS", "SHOW READING PREVIEW",
            "REFUSE RECEIVED REFUSED", "REFUSE READING REFUSED",
            "ANSWER NEEDS_COLUMNS RECEIVED", "CORRECT PREVIEW RECEIVED", "AGAIN OVERTAKEN RECEIVED",
            "COMMIT PREVIEW COMMITTING", "FINISH COMMITTING COMMITTED",
            "OVERTAKE COMMITTING OVERTAKEN", "RETURN COMMITTING PREVIEW",
            "WITHDRAW RECEIVED WITHDRAWN", "WITHDRAW READING WITHDRAWN", "WITHDRAW NEEDS_COLUMNS WITHDRAWN",
            "WITHDRAW PREVIEW WITHDRAWN", "WITHDRAW OVERTAKEN WITHDRAWN",
            "LAPSE NEEDS_COLUMNS WITHDRAWN", "LAPSE PREVIEW WITHDRAWN", "LAPSE OVERTAKEN WITHDRAWN");

    @Test
    void theTableHasTheseEdgesAndNoOthers() {
        List<String> edges = new ArrayList<>();
        for (RosterAct act : RosterAct.values()) {
            for (RosterState from : RosterState.values()) {
                if (act.possible(from)) {
                    edges.add(act + " " + from + " " + act.to());
                }
            }
        }
        assertThat(edges).containsExactlyInAnyOrderElementsOf(EDGES);
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        for (RosterState state : RosterState.values()) {
            boolean wayOut = List.of(RosterAct.values()).stream().anyMatch(act -> act.possible(state));
            assertThat(wayOut).as(state.name()).isEqualTo(!state.ended());
        }
    }

    @Test
    void theOwnerCannotDisturbACommitUnderWay() {
        assertThat(RosterAct.values()).filteredOn(act -> act.by() == RosterAct.By.OWNER)
                .noneMatch(act -> act.possible(RosterState.COMMITTING));
    }

    @Test
    void theDocumentsShowThisTable() throws IOException {
        String table = Arrays.stream(RosterAct.values()).map(act -> "| " + act + " | " + act.by() + " | "
                + act.from().stream().map(Enum::name).collect(Collectors.joining(" ")) + " | " + act.to() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/modules/intake.md"))).contains("|---|---|---|---|\n" + table + "\n");
    }
}
