package org.unionhall.personnel;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.PersonId;

/** Where an id leads whose record was merged into another. */
@Service
public class PersonSuccession {

    private final JdbcClient jdbc;

    PersonSuccession(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The record that stays, through as many merges as there were; empty for an id that never went. */
    public Optional<PersonId> successor(PersonId gone) {
        return jdbc.sql("""
                with recursive way (id, step) as (
                    select stays_id, 1 from personnel_merge where goes_id = :gone and undone_at is null
                    union all
                    select m.stays_id, way.step + 1 from way join personnel_merge m on m.goes_id = way.id and m.undone_at is null)
                select id from way order by step desc limit 1
                """).param("gone", gone.value()).query(UUID.class).optional().map(PersonId::new);
    }

    /** All ids that lead to this one. */
    public Set<PersonId> predecessors(PersonId person) {
        return jdbc.sql("""
                with recursive way (id) as (
                    select goes_id from personnel_merge where stays_id = :person and undone_at is null
                    union
                    select m.goes_id from way join personnel_merge m on m.stays_id = way.id and m.undone_at is null)
                select id from way
                """).param("person", person.value()).query((rs, n) -> new PersonId(rs.getObject(1, UUID.class))).set();
    }
}
