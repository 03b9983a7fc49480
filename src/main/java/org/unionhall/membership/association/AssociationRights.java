package org.unionhall.membership.association;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.Units;

/** Who leads an association and who watches over it. */
@Component
class AssociationRights {

    private final Units units;
    private final JdbcClient jdbc;

    AssociationRights(Units units, JdbcClient jdbc) {
        this.units = units;
        this.jdbc = jdbc;
    }

    /** Whether the actor is an officer of this very association. */
    boolean leads(Actor actor, UUID association) {
        return actor.scope(Role.ASSOCIATION_OFFICER).roots().contains(association);
    }

    /** Whether the actor is an organisation officer of the union above it. */
    boolean watches(Actor actor, UUID association) {
        return units.reaches(actor.scope(Role.ORGANISATION_OFFICER), association);
    }

    /** Whether the actor reads who belongs to it. */
    boolean readsMembers(Actor actor, UUID association) {
        return leads(actor, association) || units.reaches(actor.scope(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR), association);
    }

    /** Whoever holds an office in an association does not decide on it. */
    boolean own(Actor actor, UUID association) {
        return actor.person() != null && jdbc.sql("""
                select exists (select 1 from membership_office where unit_id = :unit and person_id = :person and to_on is null)
                """).param("unit", association).param("person", actor.person().value()).query(Boolean.class).single();
    }
}
