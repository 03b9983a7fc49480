package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unionhall.testing.ActTable;

class RosterActTests {

    private final ActTable<RosterAct, RosterState> table = new ActTable<>(RosterAct.class, RosterState.class);

    @Test
    void theTableHasTheseEdgesAndNoOthers() {
        table.hasOnly(
                "READ RECEIVED READING", "READ READING READING",
                "ASK READING NEEDS_COLUMNS", "SHOW READING PREVIEW",
                "REFUSE RECEIVED REFUSED", "REFUSE READING REFUSED",
                "ANSWER NEEDS_COLUMNS RECEIVED", "CORRECT PREVIEW RECEIVED", "AGAIN OVERTAKEN RECEIVED",
                "COMMIT PREVIEW COMMITTING", "FINISH COMMITTING COMMITTED",
                "OVERTAKE COMMITTING OVERTAKEN", "RETURN COMMITTING PREVIEW",
                "WITHDRAW RECEIVED WITHDRAWN", "WITHDRAW READING WITHDRAWN", "WITHDRAW NEEDS_COLUMNS WITHDRAWN",
                "WITHDRAW PREVIEW WITHDRAWN", "WITHDRAW OVERTAKEN WITHDRAWN",
                "LAPSE NEEDS_COLUMNS WITHDRAWN", "LAPSE PREVIEW WITHDRAWN", "LAPSE OVERTAKEN WITHDRAWN");
    }

    @Test
    void nothingLeadsOutOfAnEnd() {
        table.endsWhere(RosterState::ended);
    }

    @Test
    void theOwnerCannotDisturbACommitUnderWay() {
        assertThat(RosterAct.values()).filteredOn(act -> act.by() == RosterAct.By.OWNER)
                .noneMatch(act -> act.possible(RosterState.COMMITTING));
    }

    @Test
    void theDocumentsShowThisTable() {
        table.isShownIn("intake");
    }
}
