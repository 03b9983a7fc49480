package org.unionhall.proposal.handle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.handle.CaseList.View;

/** What waits for somebody in the handling of cases, counted by kind: at most one query for each thing somebody can be to a case. */
@Component
public class Waiting {

    private final JdbcClient jdbc;
    private final CaseList list;
    private final Cases cases;

    Waiting(JdbcClient jdbc, CaseList list, Cases cases) {
        this.jdbc = jdbc;
        this.list = list;
        this.cases = cases;
    }

    /** @param kind message key below {@code proposal.handle.task.}; @param only the one case, null where there are several; @param due the first deadline, null without */
    public record Heap(String kind, int count, UUID only, Instant since, LocalDate due) {
    }

    /** Who has a post answers; proposers evaluate; the committee moves things on. */
    public List<Heap> of(Actor actor) {
        List<Heap> heaps = new ArrayList<>();
        Map<String, Object> reader = actor.has(Role.UNDERTAKER, Role.SCHOOL_LEADER, Role.PROPOSAL_COMMITTEE, Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR)
                ? CaseList.values(list.reader(actor), cases.today()) : Map.of();
        if (actor.has(Role.UNDERTAKER)) {
            heaps.addAll(heaps(reader, Stream.concat(Waits.queries(View.DEPARTMENT), Stream.of("select 'promise', t.id, p.due_on::timestamptz, p.due_on" + PROMISES
                    + PromiseList.Waits.DUE.sql()))));
        }
        if (actor.has(Role.SCHOOL_LEADER)) {
            heaps.addAll(heaps(reader, Waits.queries(View.LEADER)));
        }
        if (actor.person() != null) {
            heaps.addAll(heaps(Map.of("person", actor.person().value(), "today", cases.today()), Stream.of(EVALUATE + Undertakers.answers("person", "today"))));
        }
        if (actor.has(Role.PROPOSAL_COMMITTEE, Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR)) {
            heaps.addAll(heaps(reader, Stream.concat(Waits.queries(View.COMMITTEE), Stream.of("select 'contested', t.id, p.reported_at, null::date" + PROMISES
                    + PromiseList.Waits.CONTESTED.sql()))));
        }
        return heaps;
    }

    private static final String PROMISES = " from proposal_promise p join proposal t on t.id = p.proposal_id where ";

    private static final String EVALUATE = """
            select distinct 'evaluate' as kind, t.id, t.moved_at, (select r.evaluate_until from proposal_reply r where r.proposal_id = t.id and r.round = t.round and r.released_at is not null) as due_on
            from proposal_proposer o join proposal s on s.id = o.proposal_id join proposal t on t.id = coalesce(s.merged_into, s.id)
            where o.person_id = :person and t.stage = 'REPLIED'
              and not exists (select 1 from proposal_evaluation e where e.proposal_id = t.id and e.round = t.round and e.person_id = :person)
              and not\s""";

    private List<Heap> heaps(Map<String, Object> reader, Stream<String> queries) {
        return jdbc.sql("select kind, count(*), min(id::text), min(moved_at), min(due_on) from (" + queries.collect(Collectors.joining(" union all "))
                        + ") w group by kind order by min(due_on) nulls last, kind").params(reader)
                .query((rs, n) -> new Heap(rs.getString(1), rs.getInt(2), rs.getInt(2) == 1 ? UUID.fromString(rs.getString(3)) : null,
                        rs.getTimestamp(4).toInstant(), rs.getObject(5, LocalDate.class))).list();
    }
}
