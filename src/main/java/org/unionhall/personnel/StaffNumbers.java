package org.unionhall.personnel;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.PersonDirectory;
import org.unionhall.identity.PersonId;

/** Tells identity who a staff number belongs to, and which ids once led to whom. */
@Component
class StaffNumbers implements PersonDirectory {

    private final JdbcClient jdbc;
    private final PersonSuccession succession;

    StaffNumbers(JdbcClient jdbc, PersonSuccession succession) {
        this.jdbc = jdbc;
        this.succession = succession;
    }

    @Override
    public Optional<Known> byStaffNo(String staffNo) {
        return jdbc.sql("select id, staff_no, name from personnel_person where staff_no = :staffNo").param("staffNo", staffNo.strip())
                .query((rs, n) -> new Known(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3))).optional();
    }

    @Override
    public Set<PersonId> formerly(PersonId person) {
        return succession.predecessors(person);
    }
}
