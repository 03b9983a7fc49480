package org.unionhall.congress.meeting;

import org.springframework.stereotype.Component;
import org.unionhall.files.FileOwner;

/** The papers of an item stay as long as it does. */
@Component
class ItemPapers implements FileOwner {

    @Override
    public String type() {
        return Contributions.PAPER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from congress_item i where i.id = f.owner_id)";
    }
}
