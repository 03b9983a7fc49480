package org.unionhall.membership;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.PersonId;

/** Who belonged where on a day, for the modules that must know it. Whether somebody may see them is theirs to ask. */
@Service("memberRosters")
public class Rosters {

    private final JdbcClient jdbc;

    Rosters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A member on a day. @param unit where the person belonged then; @param state active or retained, as it was then */
    public record Entry(PersonId person, UUID unit, MemberState state) {
    }

    /** The members of a unit and of all that were below it on that day, in no order; empty for a unit that is none. */
    public List<Entry> rosterOn(LocalDate day, UUID unit) {
        return jdbc.sql("select r.person_id, r.unit_id, r.state from membership_roster_on(:day) r where r.unit_id = any(:units)")
                .param("day", day).param("units", unitsOn(day, unit).toArray(UUID[]::new))
                .query((rs, n) -> new Entry(new PersonId(rs.getObject(1, UUID.class)), rs.getObject(2, UUID.class),
                        MemberState.valueOf(rs.getString(3)))).list();
    }

    /** A unit and all that were below it on that day. Asked first and handed on as a list, so that few units are read by their index. */
    public Set<UUID> unitsOn(LocalDate day, UUID unit) {
        return jdbc.sql("select unit_id from membership_units_on(:day, :unit)").param("day", day).param("unit", unit).query(UUID.class).set();
    }
}
