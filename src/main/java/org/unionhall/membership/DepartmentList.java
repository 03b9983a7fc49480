package org.unionhall.membership;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The employer's departments with the union unit their people belong to. */
@Service
public class DepartmentList {

    private final JdbcClient jdbc;

    DepartmentList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A department that is open.
     *
     * @param parent  name of the department above; null at the top
     * @param unit    the unit it is mapped to; several are one line; null when none
     * @param people  who work there and are within the reader's sight
     * @param members of them
     */
    public record Department(UUID id, String code, String name, String parent, UUID unitId, String unit, long people, long members) {
    }

    public List<Department> all(Sight sight) {
        return jdbc.sql("""
                with heads as (
                    select t.department_id as id, count(*) as people, count(*) filter (where m.state in ('ACTIVE', 'RETAINED')) as members
                    from personnel_posting t join personnel_person p on p.id = t.person_id
                    left join membership_member m on m.person_id = p.id
                    left join membership_stay s on s.person_id = p.id and s.to_on is null
                    where t.to_on is null and\s""" + sight.onPeople() + """
                 group by t.department_id
                )
                select d.id, d.code, d.name, a.name as parent, x.unit_id, x.unit, coalesce(h.people, 0) as people,
                       coalesce(h.members, 0) as members
                from personnel_department d left join personnel_department a on a.id = d.parent_id left join heads h on h.id = d.id
                left join lateral (select (array_agg(u.id order by u.code))[1] as unit_id, string_agg(u.short_name, '、' order by u.code) as unit
                                   from membership_unit_department m join membership_unit u on u.id = m.unit_id
                                   where m.department_id = d.id and m.to_on is null) x on true
                where d.closed_on is null order by d.code
                """).params(sight.values())
                .query((rs, n) -> new Department(rs.getObject("id", UUID.class), rs.getString("code"), rs.getString("name"),
                        rs.getString("parent"), rs.getObject("unit_id", UUID.class), rs.getString("unit"), rs.getLong("people"),
                        rs.getLong("members"))).list();
    }

    /** A choice of a filter. */
    public record Choice(UUID id, String name) {
    }

    /** The departments a reader may filter by: all of the whole portal's, else those of the units within sight. */
    public List<Choice> choices(Sight sight) {
        return jdbc.sql("select d.id, d.name from personnel_department d where d.closed_on is null"
                        + (sight.scope().all() ? "" : " and exists (select 1 from membership_unit_department m where m.department_id = d.id"
                        + " and m.to_on is null and " + sight.onUnits("m.unit_id") + ")") + " order by d.code")
                .params(sight.values()).query((rs, n) -> new Choice(rs.getObject(1, UUID.class), rs.getString(2))).list();
    }
}
