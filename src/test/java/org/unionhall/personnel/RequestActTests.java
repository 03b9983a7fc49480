package org.unionhall.personnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unionhall.identity.Role;
import org.unionhall.testing.ActTable;

class RequestActTests {

    private final ActTable<RequestAct, RequestState> table = new ActTable<>(RequestAct.class, RequestState.class);

    @Test
    void theTableHasTheseEdgesAndNoOthers() {
        table.hasOnly("ASK – ASKED", "WITHDRAW ASKED WITHDRAWN", "APPROVE ASKED APPROVED", "REFUSE ASKED REFUSED");
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        table.endsWhere(RequestState::ended);
    }

    @Test
    void whoeverAsksNeverDecides() {
        assertThat(RequestAct.values()).filteredOn(act -> act.by() == RequestAct.By.PERSON).noneMatch(act -> act.to() == RequestState.APPROVED);
    }

    @Test
    void theDocumentsShowThisTable() {
        table.isShownIn("personnel");
    }

    @Test
    void theDocumentsShowWhichFieldsMayBeAskedForAndWhoDecides() throws IOException {
        String rows = Arrays.stream(PersonField.values()).map(field -> "| " + field + " | "
                + (field.askable() ? field.deciders().stream().map(Role::name).collect(Collectors.joining(" ")) : "–") + " | "
                + (field.needsEvidence() ? "yes" : "–") + " |\n").collect(Collectors.joining());
        assertThat(Files.readString(Path.of("docs/modules/personnel.md"))).contains("|---|---|---|\n" + rows + "\n");
    }
}
