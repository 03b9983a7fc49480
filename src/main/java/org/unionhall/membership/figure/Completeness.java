package org.unionhall.membership.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.membership.Missing;
import org.unionhall.membership.Sight;

/** How complete the records of today's members are, branch by branch, in one statement. */
@Service
public class Completeness {

    private static final String COUNTS = Missing.required().stream().map(field -> "count(*) filter (where " + field.condition() + ") as " + field)
            .collect(Collectors.joining(", "));

    private final JdbcClient jdbc;

    Completeness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param unit    null for the sum of all the reader sees, each person once
     * @param lacking the records that lack something
     * @param missing how often each field is missing; fields that are nowhere missing are left out
     */
    public record Line(UUID unit, String code, String name, long people, long lacking, Map<Missing, Long> missing) {

        /** Complete records in percent with one decimal, rounded down: 100% is said only when nothing is missing. */
        public String percent() {
            return people == 0 ? "" : BigDecimal.valueOf((people - lacking) * 100).divide(BigDecimal.valueOf(people), 1, RoundingMode.DOWN) + "%";
        }
    }

    /** The branches and direct groups within sight, and the reader's own unit where it is neither; the least complete first, then the sum. */
    public List<Line> lines(Sight sight) {
        return jdbc.sql("""
                with people as (
                    select p.id, s.unit_id, p.sex, p.birth_on, p.ethnicity, p.political_status, p.education, p.post_category, p.employment_type, p.duty_state,
                        p.document_hash, p.mobile_hash, m.joined_on
                    from personnel_person p join membership_member m on m.person_id = p.id and m.state in ('ACTIVE', 'RETAINED')
                    left join membership_stay s on s.person_id = p.id and s.to_on is null
                    where\s""" + (sight.everyone() ? "true" : sight.onPeople()) + """
                ), placed as (
                    select u.id as unit, u.code, u.short_name, p.* from people p
                    join membership_unit_below b on b.unit_id = p.unit_id join membership_unit u on u.id = b.ancestor_id
                    where (u.kind in ('GRASSROOTS_UNION', 'DIRECT_GROUP') or u.id = any(:sightRoots)) and\s""" + sight.onUnits("u.id") + """
                    union all
                    select null, null, null, p.* from people p
                )
                select p.unit, p.code, p.short_name, count(*) as people, count(*) filter (where\s""" + Missing.ANY.condition() + ") as lacking, " + COUNTS + """
                 from placed p cross join lateral (select p.joined_on) m group by p.unit, p.code, p.short_name
                order by p.unit is null, count(*) filter (where\s""" + Missing.ANY.condition() + ")::numeric / count(*) desc, p.code")
                .params(sight.values()).query((rs, n) -> {
                    Map<Missing, Long> missing = new EnumMap<>(Missing.class);
                    for (Missing field : Missing.required()) {
                        if (rs.getLong(field.name()) > 0) {
                            missing.put(field, rs.getLong(field.name()));
                        }
                    }
                    return new Line(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getLong("people"), rs.getLong("lacking"), missing);
                }).list();
    }
}
