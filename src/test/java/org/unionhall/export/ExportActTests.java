package org.unionhall.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExportActTests {

    private static final List<String> EDGES = List.of("WRITE ORDERED WRITING", "WRITE WRITING WRITING", "KEEP WRITING READY",
            "FAIL ORDERED FAILED", "FAIL WRITING FAILED", "DISCARD ORDERED DISCARDED", "DISCARD WRITING DISCARDED",
            "DISCARD READY DISCARDED", "DISCARD FAILED DISCARDED", "LAPSE READY DISCARDED", "LAPSE FAILED DISCARDED");

    @Test
    void theTableHasTheseEdgesAndNoOthers() {
        List<String> edges = new ArrayList<>();
        for (ExportAct act : ExportAct.values()) {
            for (ExportState from : ExportState.values()) {
                if (act.possible(from)) {
                    edges.add(act + " " + from + " " + act.to());
                }
            }
        }
        assertThat(edges).containsExactlyInAnyOrderElementsOf(EDGES);
    }

    @Test
    void theDocumentsShowThisTable() throws IOException {
        String table = Arrays.stream(ExportAct.values()).map(act -> "| " + act + " | " + act.by() + " | "
                + act.from().stream().map(Enum::name).collect(Collectors.joining(" ")) + " | " + act.to() + " |\n")
                .collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/modules/export.md"))).contains("|---|---|---|---|\n" + table + "\n");
    }
}
