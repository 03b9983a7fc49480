package org.unionhall.proposal.figure;

import org.junit.jupiter.api.Test;
import org.unionhall.testing.ActTable;

class AwardActTests {

    private final ActTable<AwardAct, AwardStage> table = new ActTable<>(AwardAct.class, AwardStage.class);

    @Test
    void noTitleWithoutItsPublicNotice() {
        table.hasOnly("PROPOSE – PROPOSED", "PUBLISH PROPOSED NOTICE", "AWARD NOTICE AWARDED", "DROP PROPOSED DROPPED", "DROP NOTICE DROPPED");
        table.isShownIn("proposal");
        table.endsWhere(stage -> stage == AwardStage.AWARDED || stage == AwardStage.DROPPED);
    }
}
