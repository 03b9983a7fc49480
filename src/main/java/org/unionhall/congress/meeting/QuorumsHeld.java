package org.unionhall.congress.meeting;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.rulebook.Rulebook;

/** Whether the sittings that are over had their quorum: how many were in the hall at the same time, not how many ever came. */
@Component
class QuorumsHeld {

    private static final String MOST_AT_ONCE = """
            with bodies as (select * from (values ('STAFF'), ('MEMBERS')) b (body) where body = any(:bodies)),
            expected as (
                select s.id, s.on_day, s.begins_at, b.body, d.id as delegate_id from congress_sitting s cross join bodies b
                left join congress_delegate d on d.term_id = :term and (case b.body when 'STAFF' then d.staff else d.member end) and""" + Congresses.FORMAL.replace(":day", "s.on_day") + """
                where s.session_id = :session and s.stage = 'CLOSED'),
            steps as (
                select e.id, e.body, c.in_at as moment, 1 as step from expected e join congress_presence c on c.sitting_id = e.id and c.delegate_id = e.delegate_id and c.undone_at is null
                union all
                select e.id, e.body, c.out_at, -1 from expected e join congress_presence c on c.sitting_id = e.id and c.delegate_id = e.delegate_id and c.undone_at is null
                where c.out_at is not null),
            counted as (select id, body, sum(step) over (partition by id, body order by moment, step desc) as here from steps)
            select e.on_day, e.body, count(e.delegate_id) as valid, coalesce((select max(c.here) from counted c where c.id = e.id and c.body = e.body), 0) as most
            from expected e group by e.id, e.on_day, e.begins_at, e.body order by e.begins_at, e.id, e.body desc
            """;

    private final JdbcClient jdbc;
    private final Rulebook rulebook;

    QuorumsHeld(JdbcClient jdbc, Rulebook rulebook) {
        this.jdbc = jdbc;
        this.rulebook = rulebook;
    }

    /** A body at a sitting that is over. @param most with as many present as there ever were at once */
    record Held(LocalDate day, Quorum most) {
    }

    /** By sitting, every body of the session: whoever came and went in the same instant was there in it. */
    List<Held> of(Session session) {
        List<Electorate> bodies = Attendance.bodies(session);
        return jdbc.sql(MOST_AT_ONCE).param("session", session.id()).param("term", session.term()).param("bodies", bodies.stream().map(Enum::name).toArray(String[]::new))
                .query((rs, n) -> {
                    LocalDate day = rs.getObject("on_day", LocalDate.class);
                    return new Held(day, Quorum.of(Electorate.valueOf(rs.getString("body")), rs.getInt("valid"), rs.getInt("most"),
                            rulebook.get(MeetingRules.QUORUM, day, session.unit())));
                }).list();
    }
}
