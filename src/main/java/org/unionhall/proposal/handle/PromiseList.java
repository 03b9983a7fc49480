package org.unionhall.proposal.handle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.proposal.ProposalSight;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.proposal.handle.Promises.State;

/** The promise calendar: every promise of a case that the reader may read. */
@Component
public class PromiseList {

    /** What of it waits for the reader, as the desk counts it. */
    public enum Waits {
        /** A promise of the reader's department whose day has come. */
        DUE("p.state = 'OPEN' and p.due_on <= :today and t.lead_department = any(:own) and "),
        /** A contradiction that the reader's committee has not answered. */
        CONTESTED("p.settled_at is null and exists (select 1 from proposal_contradiction c where c.promise_id = p.id) and t.session_id = any(:sessions) and ");

        private final String sql;

        Waits(String sql) {
            this.sql = sql + org.unionhall.proposal.handle.Waits.Sql.NOT_OWN;
        }

        String sql() {
            return sql;
        }
    }

    private final JdbcClient jdbc;
    private final ProposalSight sight;
    private final Undertakers undertakers;
    private final CaseList cases;
    private final Clock clock;

    PromiseList(JdbcClient jdbc, ProposalSight sight, Undertakers undertakers, CaseList cases, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.undertakers = undertakers;
        this.cases = cases;
        this.clock = clock;
    }

    /** @param contradicted whether a proposer sees it otherwise; @param settled whether the committee has answered that */
    public record Row(UUID proposal, String caseNo, String title, String department, LocalDate dueOn, State state, String words, boolean contradicted, boolean settled) {
    }

    /** @param state null for all, and so on */
    public record Wish(String q, State state, UUID department, Waits waits) {
    }

    private static final String FROM = """
             from proposal_promise p join proposal t on t.id = p.proposal_id left join personnel_department d on d.id = t.lead_department
            where p.state <> 'REPLACED' and (cast(:state as text) is null or p.state = :state) and (cast(:department as uuid) is null or t.lead_department = :department)
              and (:q = '' or t.title like :like or t.case_no = :q or d.name like :like) and\s""";

    private Map<String, Object> values(Actor actor, Wish wish, ProposalSight.Condition seen) {
        Map<String, Object> values = new HashMap<>(seen.values());
        String q = wish.q() == null ? "" : wish.q().strip();
        values.put("q", q);
        values.put("like", "%" + q.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%");
        values.put("state", wish.state() == null ? null : wish.state().name());
        values.put("department", wish.department());
        if (wish.waits() != null) {
            values.put("today", LocalDate.now(clock));
            values.put("person", actor.person() == null ? new UUID(0, 0) : actor.person().value());
            values.put("own", undertakers.departments(actor, Post.HEAD, Post.HANDLER).toArray(UUID[]::new));
            values.put("sessions", cases.sessions(actor).toArray(UUID[]::new));
        }
        return values;
    }

    private static String from(Wish wish, ProposalSight.Condition seen) {
        return FROM + seen.sql() + (wish.waits() == null ? "" : " and " + wish.waits().sql);
    }

    public Map<State, Long> counts(Actor actor, Wish wish) {
        ProposalSight.Condition seen = sight.of(actor);
        Map<State, Long> counts = new EnumMap<>(State.class);
        jdbc.sql("select p.state, count(*)" + from(wish, seen) + " group by 1").params(values(actor, new Wish(wish.q(), null, wish.department(), wish.waits()), seen))
                .query(rs -> {
                    counts.put(State.valueOf(rs.getString(1)), rs.getLong(2));
                });
        return counts;
    }

    public long count(Actor actor, Wish wish) {
        ProposalSight.Condition seen = sight.of(actor);
        return jdbc.sql("select count(*)" + from(wish, seen)).params(values(actor, wish, seen)).query(Long.class).single();
    }

    /** Open ones first, by day. */
    public List<Row> rows(Actor actor, Wish wish, int size, long offset) {
        ProposalSight.Condition seen = sight.of(actor);
        return jdbc.sql("""
                select t.id, t.case_no, t.title, d.name, p.due_on, p.state, p.words,
                    exists (select 1 from proposal_contradiction c where c.promise_id = p.id), p.settled_at is not null
                """ + from(wish, seen) + " order by p.state <> 'OPEN', case when p.state = 'OPEN' then p.due_on end, p.due_on desc, p.id limit :size offset :offset")
                .params(values(actor, wish, seen)).param("size", size).param("offset", offset).query((rs, n) -> new Row(rs.getObject(1, UUID.class),
                        rs.getString(2), rs.getString(3), rs.getString(4), rs.getObject(5, LocalDate.class), State.valueOf(rs.getString(6)),
                        rs.getString(7), rs.getBoolean(8), rs.getBoolean(9))).list();
    }
}
