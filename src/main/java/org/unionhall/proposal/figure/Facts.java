package org.unionhall.proposal.figure;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Origin;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ResultClass;

/** What is counted of every proposal of some sessions, in one question however many there are. Drafts are nobody's to count. */
@Service
public class Facts {

    private static final String SQL = """
            with t as materialized (
                select t.id, t.session_id, t.stage, t.category, t.merged_into, t.lead_department, t.result, t.round, t.due_on,
                       %s as delegation, %s as own
                from proposal t where t.session_id = any(:sessions) and t.stage <> 'DRAFT'
            ), received as (
                select t.id as proposal_id from t where %s
            ), answer as (
                select proposal_id, min(released_at) as first_at from proposal_reply where released_at is not null and proposal_id in (select id from t) group by 1
            ), due as (
                select distinct on (s.proposal_id) s.proposal_id, s.due_on, (select max(e.due_asked) from proposal_extension e where e.proposal_id = s.proposal_id
                       and e.round = 1 and e.state = 'GRANTED' and e.asked_at >= s.assigned_at) as longer
                from proposal_assignment s join answer w on w.proposal_id = s.proposal_id and s.assigned_at <= w.first_at order by s.proposal_id, s.assigned_at desc, s.id desc
            ), outcome as (
                select proposal_id, (array_agg(mark order by round))[1] as first, (array_agg(mark order by round desc))[1] as last, max(round) as round
                from proposal_outcome where proposal_id in (select id from t) group by 1
            ), attitude as (
                select e.proposal_id, case when bool_or(e.attitude = 'DISSATISFIED') then 'DISSATISFIED' when bool_or(e.attitude = 'BASICALLY') then 'BASICALLY'
                       else 'SATISFIED' end as worst
                from proposal_evaluation e join outcome o on o.proposal_id = e.proposal_id and o.round = e.round group by 1
            ), promise as (
                select proposal_id, bool_or(state = 'LATE') as late, (array_agg(state order by nr desc))[1] as state, max(due_on) filter (where state = 'OPEN') as due_on
                from proposal_promise where state <> 'REPLACED' and proposal_id in (select id from t) group by 1
            ), honour as (
                select proposal_id, array_agg(level || ' ' || kind) as kinds from proposal_honour where struck_at is null and proposal_id in (select id from t) group by 1
            )
            select t.*, coalesce(c.own, nullif(t.own, 'MERGED')) as outcome, v.proposal_id is not null as received, w.proposal_id is not null as answered,
                   (w.first_at at time zone :zone)::date <= greatest(d.due_on, d.longer) as on_time,
                   t.stage in %s and t.due_on < :today as overdue,
                   o.first, o.last, a.worst, case when p.late then 'LATE' else p.state end as promise, p.due_on < :today as promise_over,
                   exists (select 1 from proposal_origin g where g.proposal_id = t.id) as below, exists (select 1 from proposal_origin g where g.origin_id = t.id) as raised,
                   exists (select 1 from proposal_award g where g.proposal_id = t.id and g.stage = 'AWARDED') as excellent, h.kinds as honours
            from t left join t c on c.id = t.merged_into left join received v on v.proposal_id = t.id left join answer w on w.proposal_id = t.id
            left join due d on d.proposal_id = t.id left join outcome o on o.proposal_id = t.id left join attitude a on a.proposal_id = t.id
            left join promise p on p.proposal_id = t.id left join honour h on h.proposal_id = t.id
            """.formatted(Origin.DELEGATION, Outcome.SQL, Origin.RECEIVED, ProposalStage.WITH_DEPARTMENT);

    private final JdbcClient jdbc;
    private final Clock clock;

    Facts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Fact> of(Collection<UUID> sessions) {
        return jdbc.sql(SQL).param("sessions", sessions.toArray(UUID[]::new)).param("zone", clock.getZone().getId()).param("today", LocalDate.now(clock))
                .query(Facts::read).list();
    }

    private static Fact read(ResultSet rs, int row) throws SQLException {
        String outcome = rs.getString("outcome");
        return new Fact(rs.getObject("id", UUID.class), rs.getObject("session_id", UUID.class), ProposalStage.valueOf(rs.getString("stage")),
                Category.valueOf(rs.getString("category")), rs.getObject("delegation", UUID.class), rs.getObject("lead_department", UUID.class),
                rs.getObject("merged_into") != null, outcome == null ? null : Outcome.valueOf(outcome), rs.getBoolean("received"), rs.getBoolean("answered"),
                rs.getObject("on_time", Boolean.class), rs.getBoolean("overdue"), choice(ResultClass.class, rs.getString("result")), rs.getInt("round") == 2,
                choice(Satisfaction.class, rs.getString("first")), choice(Satisfaction.class, rs.getString("last")), choice(Satisfaction.class, rs.getString("worst")),
                choice(Fact.Promise.class, rs.getString("promise")), rs.getBoolean("promise_over"), rs.getBoolean("below"), rs.getBoolean("raised"),
                rs.getBoolean("excellent"), reach(rs.getArray("honours")));
    }

    /** @param honours each a level and a kind; null for none */
    private static Map<HonourLevel, HonourKind.Reach> reach(Array honours) throws SQLException {
        Map<HonourLevel, HonourKind.Reach> reach = new EnumMap<>(HonourLevel.class);
        for (String honour : honours == null ? new String[0] : (String[]) honours.getArray()) {
            String[] words = honour.split(" ");
            reach.merge(HonourLevel.valueOf(words[0]), HonourKind.valueOf(words[1]).reach(), (a, b) -> a.compareTo(b) < 0 ? b : a);
        }
        return reach;
    }

    private static <E extends Enum<E>> E choice(Class<E> table, String name) {
        return name == null ? null : Enum.valueOf(table, name);
    }
}
