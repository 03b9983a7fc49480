package org.unionhall.personnel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;

/** The requests somebody may decide, or has decided: a list of lines, one for each request. */
@Service
public class RequestList {

    private static final Map<String, String> ORDERS = Map.of("asked", "r.asked_at", "due", "r.due_on", "name", "p.name");

    private final JdbcClient jdbc;
    private final RequestDeciders deciders;
    private final Clock clock;

    RequestList(JdbcClient jdbc, RequestDeciders deciders, Clock clock) {
        this.jdbc = jdbc;
        this.deciders = deciders;
        this.clock = clock;
    }

    /** Which requests. */
    public enum Which {
        /** Something waits for a decision. */
        OPEN,
        /** Open, and the day to answer has passed. */
        OVERDUE,
        /** Nothing waits any more. */
        DONE,
        ALL
    }

    /**
     * @param words part of the name, or the staff number; empty for all
     * @param field null for all
     */
    public record Wish(String words, Which which, PersonField field) {
    }

    /** @param open how many of the fields wait for a decision */
    public record Line(UUID id, PersonId person, String name, String staffNo, String department, Instant askedAt, LocalDate dueOn,
                       List<PersonField> fields, int open) {
    }

    public long count(Actor actor, Wish wish) {
        return ask("select count(*) from (", actor, wish, ") lines").query(Long.class).single();
    }

    /** @param order a column's name, with a hyphen before it for descending; anything else: the longest waiting first */
    public List<Line> lines(Actor actor, Wish wish, String order, int limit, long offset) {
        boolean descending = order.startsWith("-");
        String column = ORDERS.getOrDefault(descending ? order.substring(1) : order, "r.asked_at");
        return ask("", actor, wish, " order by " + column + (descending ? " desc" : "") + " nulls last, r.id limit :limit offset :offset")
                .param("limit", limit).param("offset", offset)
                .query((rs, n) -> new Line(rs.getObject(1, UUID.class), new PersonId(rs.getObject(2, UUID.class)), rs.getString(3), rs.getString(4),
                        rs.getString(5), rs.getTimestamp(6).toInstant(), rs.getObject(7, LocalDate.class),
                        Arrays.stream((String[]) rs.getArray(8).getArray()).map(PersonField::valueOf).sorted().toList(), rs.getInt(9))).list();
    }

    private JdbcClient.StatementSpec ask(String before, Actor actor, Wish wish, String after) {
        Map<String, Object> values = new HashMap<>();
        String mine = deciders.condition(actor, values);
        return jdbc.sql(before + """
                select r.id, r.person_id, p.name, p.staff_no, d.name as department, r.asked_at, r.due_on, array_agg(f.field) as fields,
                    count(*) filter (where f.state = 'ASKED') as open
                from personnel_request r join personnel_request_field f on f.request_id = r.id
                join personnel_person p on p.id = r.person_id
                left join personnel_posting s on s.person_id = p.id and s.to_on is null
                left join personnel_department d on d.id = s.department_id
                where\s""" + mine + """
                 and (:words = '' or strpos(p.name, :words) > 0 or p.staff_no = :words)
                group by r.id, p.id, d.name
                having (:field = '' or bool_or(f.field = :field)) and case :which
                    when 'OPEN' then bool_or(f.state = 'ASKED')
                    when 'OVERDUE' then bool_or(f.state = 'ASKED') and r.due_on < :today
                    when 'DONE' then not bool_or(f.state = 'ASKED') else true end
                """ + after).params(values).param("words", wish.words().strip()).param("which", wish.which().name())
                .param("field", wish.field() == null ? "" : wish.field().name()).param("today", LocalDate.now(clock));
    }
}
