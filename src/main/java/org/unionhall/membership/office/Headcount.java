package org.unionhall.membership.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many people a unit stands for: what committee sizes and full-time chairs are measured by. */
@Component
class Headcount {

    private final JdbcClient jdbc;
    private final Clock clock;

    Headcount(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Full members of the unit and all below it today; those who keep their membership do not elect and do not count. */
    int members(UUID unit) {
        return jdbc.sql("""
                select count(*) from membership_stay s join membership_member m on m.person_id = s.person_id and m.state = 'ACTIVE'
                join membership_unit_below b on b.unit_id = s.unit_id where b.ancestor_id = (select home_id from membership_home where unit_id = :unit) and s.to_on is null
                """).param("unit", unit).query(Integer.class).single();
    }

    /** Staff of the departments mapped to the unit and all below it, members or not, and members from elsewhere. */
    int employees(UUID unit) {
        return jdbc.sql("select " + employees("(select home_id from membership_home where unit_id = :unit)")).param("unit", unit).param("today", LocalDate.now(clock)).query(Integer.class).single();
    }

    /** @param unit an expression; with the parameter {@code today} */
    static String employees(String unit) {
        return """
                (select count(*) from (
                    select t.person_id from membership_unit_below b join membership_unit_department d on d.unit_id = b.unit_id
                    join personnel_posting t on t.department_id = d.department_id and t.to_on is null
                    join personnel_person p on p.id = t.person_id
                    where b.ancestor_id = %1$s and daterange(d.from_on, d.to_on) @> :today::date
                      and coalesce(p.duty_state not in ('RETIRED', 'RETIRED_VETERAN', 'MOVED_AWAY', 'DECEASED'), true)
                    union
                    select s.person_id from membership_unit_below b join membership_stay s on s.unit_id = b.unit_id and s.to_on is null
                    join membership_member m on m.person_id = s.person_id and m.state = 'ACTIVE' where b.ancestor_id = %1$s) people)
                """.formatted(unit);
    }
}
