package org.unionhall.membership;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.ScopeDirectory;
import org.unionhall.rulebook.UnitPath;

/** Tells the rulebook what stands above a unit, so that a nearer unit's setting wins. */
@Component
class UnitLine implements UnitPath {

    private final JdbcClient jdbc;
    private final ScopeDirectory units;

    UnitLine(JdbcClient jdbc, ScopeDirectory units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    @Override
    public List<UUID> upwards(UUID unit) {
        return jdbc.sql("select ancestor_id from membership_unit_below where unit_id = :unit order by depth")
                .param("unit", unit).query(UUID.class).list();
    }

    @Override
    public List<Named> units() {
        return units.units().stream().map(unit -> new Named(unit.id(), unit.name())).toList();
    }
}
