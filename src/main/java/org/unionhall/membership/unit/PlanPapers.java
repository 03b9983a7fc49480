package org.unionhall.membership.unit;

import org.springframework.stereotype.Component;
import org.unionhall.files.FileOwner;

/** The document behind a plan stays unless the draft is discarded. */
@Component
class PlanPapers implements FileOwner {

    @Override
    public String type() {
        return UnitPlans.PAPER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from membership_unit_plan p where p.id = f.owner_id and p.state <> 'DISCARDED')";
    }
}
