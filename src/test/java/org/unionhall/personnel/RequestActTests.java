package org.unionhall.personnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.unionhall.identity.Role;

class RequestActTests {

    private static final List<String> EDGES = List.of("ASK null ASKED", "WITHDRAW ASKED WITHDRAWN", "APPROVE ASKED APPROVED", "REFUSE ASKED REFUSED");

    @Test
    void theTableHasTheseEdgesAndNoOthers() {
        List<String> edges = new ArrayList<>();
        for (RequestAct act : RequestAct.values()) {
            Stream.concat(Stream.of((RequestState) null), Arrays.stream(RequestState.values())).filter(act::possible)
                    .forEach(from -> edges.add(act + " " + from + " " + act.to()));
        }
        assertThat(edges).containsExactlyInAnyOrderElementsOf(EDGES);
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        for (RequestState state : RequestState.values()) {
            assertThat(Arrays.stream(RequestAct.values()).anyMatch(act -> act.possible(state))).as(state.name()).isEqualTo(!state.ended());
        }
    }

    @Test
    void whoeverAsksNeverDecides() {
        assertThat(RequestAct.values()).filteredOn(act -> act.by() == RequestAct.By.PERSON).noneMatch(act -> act.to() == RequestState.APPROVED);
    }

    @Test
    void theDocumentsShowThisTable() throws IOException {
        String table = Arrays.stream(RequestAct.values()).map(act -> "| " + act + " | " + act.by() + " | "
                + (act.from().isEmpty() ? "–" : act.from().stream().map(Enum::name).sorted().collect(Collectors.joining(" "))) + " | " + act.to() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/modules/personnel.md"))).contains("|---|---|---|---|\n" + table + "\n");
    }

    @Test
    void theDocumentsShowWhichFieldsMayBeAskedForAndWhoDecides() throws IOException {
        String table = Arrays.stream(PersonField.values()).map(field -> "| " + field + " | "
                + (field.askable() ? field.deciders().stream().map(Role::name).collect(Collectors.joining(" ")) : "–") + " | "
                + (field.needsEvidence() ? "yes" : "–") + " |\n").collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/modules/personnel.md"))).contains("|---|---|---|\n" + table + "\n");
    }
}
