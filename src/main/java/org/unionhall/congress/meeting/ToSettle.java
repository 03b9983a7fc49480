package org.unionhall.congress.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.congress.Congresses;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;

/** What meetings have waiting for somebody, over all sessions they follow, in one statement. */
@Service
public class ToSettle {

    private static final String HEAD = """
             from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id
            """;

    private final UpperReport report;
    private final JdbcClient jdbc;
    private final Clock clock;

    ToSettle(UpperReport report, JdbcClient jdbc, Clock clock) {
        this.report = report;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What there is to be done. */
    public enum Kind {
        /** People to check in: an open sitting. */ DOOR,
        /** A count to confirm as the second person. */ CONFIRM,
        /** Resolutions of a closed session to publish. */ PUBLISH,
        /** The report on a closed session to the union above. */ REPORT
    }

    /**
     * @param id    of the sitting or the item; of the session for what concerns it as a whole
     * @param label the unit, or the item's title
     * @param count resolutions to publish; 0 otherwise
     * @param since null when that means nothing
     * @param due   of the report; null for the rest, and while the calendar of that year is missing
     */
    public record Task(Kind kind, UUID session, UUID id, String label, int count, Instant since, LocalDate due) {
    }

    /** For those who keep a door, work for a congress, sit on its presidium or lead a delegation; each for their own. */
    public List<Task> of(Actor actor) {
        Scope door = actor.scope(MeetingRights.DOOR);
        Scope works = actor.scope(Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR);
        Scope office = actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR);
        List<Task> tasks = jdbc.sql("""
                with near as (select unit_id, ancestor_id from membership_unit_below where ancestor_id = any(:door) or ancestor_id = any(:works))
                select 'DOOR' as kind, s.id as session, i.id, u.short_name as label, 0 as count, i.opened_at as since, null::date as closed
                """ + HEAD + """
                join congress_sitting i on i.session_id = s.id and i.stage = 'OPEN'
                where s.stage in ('QUALIFIED', 'PREPARATORY', 'OPEN', 'CLOSED')
                  and (:doorAll or t.unit_id in (select unit_id from near where ancestor_id = any(:door))
                       or exists (select 1 from congress_delegate d where d.term_id = t.id and d.person_id = :person and d.head is not null and d.delegation_id is not null and
                """ + Congresses.FORMAL + """
                ))
                union all
                select 'CONFIRM', s.id, i.id, i.title, 0, i.counted_at, null
                """ + HEAD + """
                join congress_item i on i.session_id = s.id and i.stage = 'COUNTED' and not :account = any(i.counted_by)
                where s.stage in ('QUALIFIED', 'PREPARATORY', 'OPEN')
                  and (:worksAll or t.unit_id in (select unit_id from near where ancestor_id = any(:works))
                       or exists (select 1 from congress_seat c where c.term_id = t.id and c.committee = 'PRESIDIUM' and c.person_id = :person
                                  and c.from_on <= :day and (c.to_on is null or c.to_on > :day)))
                union all
                select 'PUBLISH', s.id, s.id, u.short_name, count(*)::int, null, null
                """ + HEAD + """
                join congress_resolution r on r.session_id = s.id and r.published_at is null
                where s.stage = 'CLOSED' and (:officeAll or t.unit_id in (select unit_id from near where ancestor_id = any(:office))) group by s.id, u.short_name
                union all
                select 'REPORT', s.id, s.id, u.short_name, 0, null, s.closes_on
                """ + HEAD + """
                where s.stage = 'CLOSED' and (:officeAll or t.unit_id in (select unit_id from near where ancestor_id = any(:office)))
                  and not exists (select 1 from congress_report r where r.session_id = s.id)
                order by 7 nulls first, 2
                """).param("door", roots(door)).param("doorAll", door.all()).param("works", roots(works)).param("worksAll", works.all()).param("office", roots(office))
                .param("officeAll", office.all()).param("person", actor.person() == null ? new UUID(0, 0) : actor.person().value())
                .param("account", actor.account().value()).param("day", LocalDate.now(clock))
                .query((rs, n) -> new Task(Kind.valueOf(rs.getString("kind")), rs.getObject("session", UUID.class), rs.getObject("id", UUID.class), rs.getString("label"),
                        rs.getInt("count"), Sittings.at(rs, "since"), rs.getObject("closed", LocalDate.class))).list();
        List<LocalDate> closed = tasks.stream().filter(task -> task.kind() == Kind.REPORT).map(Task::due).distinct().toList();
        if (closed.isEmpty()) {
            return tasks;
        }
        Map<LocalDate, LocalDate> last = report.lastDays(closed);
        return tasks.stream().map(task -> task.kind() != Kind.REPORT ? task
                : new Task(task.kind(), task.session(), task.id(), task.label(), task.count(), task.since(), last.get(task.due()))).toList();
    }

    private static UUID[] roots(Scope scope) {
        return scope.roots().toArray(UUID[]::new);
    }
}
