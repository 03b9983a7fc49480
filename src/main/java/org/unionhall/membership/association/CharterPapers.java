package org.unionhall.membership.association;

import org.springframework.stereotype.Component;
import org.unionhall.files.FileOwner;

/** The charter of an association stays as long as the association is on record. */
@Component
class CharterPapers implements FileOwner {

    @Override
    public String type() {
        return Associations.PAPER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from membership_association a where a.unit_id = f.owner_id)";
    }
}
