package org.unionhall.proposal.handle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;

/** What waits for somebody in the handling of cases, counted by kind: at most one query for each thing somebody can be to a case. */
@Component
public class Waiting {

    private final JdbcClient jdbc;
    private final Undertakers undertakers;
    private final CaseList list;
    private final Cases cases;

    Waiting(JdbcClient jdbc, Undertakers undertakers, CaseList list, Cases cases) {
        this.jdbc = jdbc;
        this.undertakers = undertakers;
        this.list = list;
        this.cases = cases;
    }

    /** @param kind message key below {@code proposal.handle.task.}; @param only the one case, null where there are several; @param due the first deadline, null without */
    public record Heap(String kind, int count, UUID only, Instant since, LocalDate due) {
    }

    public List<Heap> of(Actor actor) {
        List<Heap> heaps = new ArrayList<>();
        if (actor.person() == null) {
            return heaps;
        }
        Undertakers.Held held = undertakers.held(actor);
        // who has a post answers; proposers evaluate; the committee moves things on. Nothing of one's own waits for oneself otherwise.
        if (actor.has(Role.UNDERTAKER)) {
            heaps.addAll(department(actor, held));
        }
        if (actor.has(Role.SCHOOL_LEADER)) {
            heaps.addAll(heaps("""
                    select case stage when 'FILED' then 'opinion' else 'release' end as kind, id, moved_at, due_on from proposal t
                    where stage in ('FILED', 'SIGNED') and (leader_id = :person or lead_department = any(:led)
                      and not exists (select 1 from proposal_undertaker u where u.person_id = t.leader_id and u.post = 'LEADER'
                          and u.from_on <= :today and (u.to_on is null or u.to_on > :today))) and\s""" + NOT_OWN,
                    actor, "led", held.as(Post.LEADER)));
        }
        heaps.addAll(heaps("""
                select distinct 'evaluate' as kind, t.id, t.moved_at, (select r.evaluate_until from proposal_reply r where r.proposal_id = t.id and r.round = t.round and r.released_at is not null) as due_on
                from proposal_proposer o join proposal s on s.id = o.proposal_id join proposal t on t.id = coalesce(s.merged_into, s.id)
                where o.person_id = :person and t.stage = 'REPLIED'
                  and not exists (select 1 from proposal_evaluation e where e.proposal_id = t.id and e.round = t.round and e.person_id = :person)
                  and not\s""" + Undertakers.answers("person", "today"), actor, "own", Set.of()));
        if (actor.has(Role.PROPOSAL_COMMITTEE, Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR)) {
            heaps.addAll(committee(actor));
        }
        return heaps;
    }

    static final String NOT_OWN = """
            not exists (select 1 from proposal_proposer o join proposal s on s.id = o.proposal_id where o.person_id = :person and (s.id = t.id or s.merged_into = t.id))
            """;

    private List<Heap> department(Actor actor, Undertakers.Held held) {
        Set<UUID> own = held.as(Post.HEAD, Post.HANDLER);
        List<Heap> heaps = new ArrayList<>(heaps("""
                select case stage when 'ASSIGNED' then 'accept' when 'FORWARDED' then 'suggestion' else 'answer' end as kind, id, moved_at, due_on from proposal t
                where stage in ('ASSIGNED', 'HANDLING', 'FORWARDED') and lead_department = any(:own) and\s""" + NOT_OWN + """
                union all select 'assist', t.id, t.moved_at, t.due_on from proposal_assist a join proposal t on t.id = a.proposal_id
                where a.department_id = any(:own) and a.words is null and t.stage in ('ASSIGNED', 'HANDLING') and\s""" + NOT_OWN + """
                union all select 'promise', t.id, p.due_on::timestamptz, p.due_on from proposal_promise p join proposal t on t.id = p.proposal_id
                where p.state = 'OPEN' and p.due_on <= :today and t.lead_department = any(:own) and\s""" + NOT_OWN, actor, "own", own));
        heaps.addAll(heaps("select 'sign' as kind, id, moved_at, due_on from proposal t where stage = 'DRAFTED' and lead_department = any(:heads) and " + NOT_OWN,
                actor, "heads", held.as(Post.HEAD)));
        return heaps;
    }

    private List<Heap> committee(Actor actor) {
        return heaps("""
                select case stage when 'OBJECTED' then 'objected' when 'SUGGESTION' then 'forward' when 'NOT_FILED' then 'explain' when 'ESCALATED' then 'escalated'
                    else 'assign' end as kind, id, moved_at, null::date as due_on
                from proposal t where stage in ('FILED', 'OPINED', 'OBJECTED', 'SUGGESTION', 'NOT_FILED', 'ESCALATED') and session_id = any(:sessions) and\s""" + NOT_OWN + """
                union all select 'extension', t.id, e.asked_at, e.due_was from proposal_extension e join proposal t on t.id = e.proposal_id
                where e.state = 'ASKED' and t.session_id = any(:sessions) and\s""" + NOT_OWN + """
                union all select 'contested', t.id, p.reported_at, null from proposal_promise p join proposal t on t.id = p.proposal_id
                where p.settled_at is null and exists (select 1 from proposal_contradiction c where c.promise_id = p.id) and t.session_id = any(:sessions) and\s""" + NOT_OWN,
                actor, "sessions", new HashSet<>(list.sessions(actor)));
    }

    private List<Heap> heaps(String sql, Actor actor, String name, Set<UUID> ids) {
        return jdbc.sql("select kind, count(*), min(id::text), min(moved_at), min(due_on) from (" + sql + ") w group by kind order by min(due_on) nulls last, kind")
                .param("person", actor.person().value()).param("today", cases.today()).param(name, ids.toArray(UUID[]::new))
                .query((rs, n) -> new Heap(rs.getString(1), rs.getInt(2), rs.getInt(2) == 1 ? UUID.fromString(rs.getString(3)) : null,
                        rs.getTimestamp(4).toInstant(), rs.getObject(5, LocalDate.class))).list();
    }
}
