package org.unionhall.export;

import org.junit.jupiter.api.Test;
import org.unionhall.testing.ActTable;

class ExportActTests {

    private final ActTable<ExportAct, ExportState> table = new ActTable<>(ExportAct.class, ExportState.class);

    @Test
    void theTableHasTheseEdgesAndNoOthers() {
        table.hasOnly(
                "WRITE ORDERED WRITING", "WRITE WRITING WRITING", "KEEP WRITING READY",
                "FAIL ORDERED FAILED", "FAIL WRITING FAILED", "DISCARD ORDERED DISCARDED", "DISCARD WRITING DISCARDED",
                "DISCARD READY DISCARDED", "DISCARD FAILED DISCARDED", "LAPSE READY DISCARDED", "LAPSE FAILED DISCARDED");
    }

    @Test
    void onlyWhatIsThrownAwayIsAnEnd() {
        table.endsWhere(state -> state == ExportState.DISCARDED);
    }

    @Test
    void theDocumentsShowThisTable() {
        table.isShownIn("export");
    }
}
