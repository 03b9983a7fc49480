package org.unionhall.membership.figure.web;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Units;
import org.unionhall.membership.Units.Unit;
import org.unionhall.web.NoSuchThing;

/** Units a reader reaches, those that are no more among them: their past is still read. */
@Component
class OwnUnits {

    private final Units units;

    OwnUnits(Units units) {
        this.units = units;
    }

    /** @throws NoSuchThing for one that does not exist or lies outside */
    Unit within(Sight sight, UUID id) {
        Unit unit = units.find(id).orElseThrow(NoSuchThing::new);
        if (!units.reaches(sight.scope(), id)) {
            throw new NoSuchThing();
        }
        return unit;
    }
}
