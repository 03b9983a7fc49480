package org.unionhall.membership.unit;

import org.springframework.stereotype.Component;
import org.unionhall.files.FileOwner;

/** Documents behind a line of a unit's journal stay as long as the line. */
@Component
class ActPapers implements FileOwner {

    @Override
    public String type() {
        return UnitActs.PAPER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from membership_unit_act a where a.id = f.owner_id)";
    }
}
