package org.unionhall.membership.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.membership.Sight;

/**
 * How many of the employer's staff have joined (入会率), by employment type. Staff: who is not retired, moved away or dead.
 * Within single units, those count who belong to the unit and, of who belongs to none, those whose department's people
 * belong to it.
 */
@Service
public class Joining {

    private final JdbcClient jdbc;

    Joining(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param type null for those of whom none is noted, and for the sum */
    public record Rate(EmploymentType type, boolean sum, long members, long staff) {

        /** In percent with one decimal, rounded half up; empty where there is no staff. */
        public String percent() {
            return staff == 0 ? "" : BigDecimal.valueOf(members * 100).divide(BigDecimal.valueOf(staff), 1, RoundingMode.HALF_UP) + "%";
        }
    }

    /** In the order of the types, those not noted, the sum; types without anybody are left out. */
    public List<Rate> rates(Sight sight) {
        return jdbc.sql("""
                select p.employment_type, grouping(p.employment_type) = 1 as sum,
                    count(*) filter (where m.state in ('ACTIVE', 'RETAINED')) as members, count(*) as staff
                from personnel_person p
                left join membership_member m on m.person_id = p.id
                left join membership_stay s on s.person_id = p.id and s.to_on is null
                where membership_on_staff(p.duty_state) and (""" + within(sight) + """
                ) group by grouping sets ((p.employment_type), ())
                """).params(sight.values()).query((rs, n) -> new Rate(Cells.code(EmploymentType.class, rs, "employment_type"), rs.getBoolean("sum"),
                        rs.getLong("members"), rs.getLong("staff"))).list().stream()
                .sorted(java.util.Comparator.comparing(Rate::sum).thenComparing(Rate::type, java.util.Comparator.nullsLast(java.util.Comparator.naturalOrder())))
                .toList();
    }

    private static String within(Sight sight) {
        return sight.scope().all() ? sight.onPeople() : sight.onPeople() + """
                 or s.person_id is null and exists (select 1 from personnel_posting t join membership_unit_department d
                        on d.department_id = t.department_id and d.to_on is null
                    where t.person_id = p.id and t.to_on is null and\s""" + sight.onUnits("d.unit_id") + ")";
    }
}
