package org.unionhall.proposal.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.proposal.ProposalStage;

/** The sessions whose proposals somebody decides on: as the congress officer, as the chair of a second-level union, on the committee. */
@Service
public class ReviewSessions {

    private static final String SESSIONS = """
            select e.id from congress_session e join congress_term m on m.id = e.term_id where e.stage <> 'CALLED_OFF' and (:v_all
                or exists (select 1 from membership_unit_below b where b.unit_id = m.unit_id and b.ancestor_id = any(:v_roots))
                or exists (select 1 from congress_seat c join congress_seating w on w.by_term_id = c.term_id and w.term_id = m.id where c.committee = :v_committee and c.person_id = :v_me
                    and c.from_on <= :v_today and (c.to_on is null or c.to_on > :v_today)))""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewSessions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private Map<String, Object> values(Actor actor, CommitteeKind committee) {
        Scope office = actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR);
        Map<String, Object> values = new HashMap<>();
        values.put("v_all", office.all());
        values.put("v_roots", office.roots().toArray(UUID[]::new));
        values.put("v_me", actor.person() == null ? new UUID(0, 0) : actor.person().value());
        values.put("v_today", LocalDate.now(clock));
        values.put("v_committee", committee.name());
        return values;
    }

    /** The newest first. */
    public List<UUID> of(Actor actor) {
        return jdbc.sql(SESSIONS + " order by e.opens_on desc, e.id desc").params(values(actor, CommitteeKind.PROPOSALS)).query(UUID.class).list();
    }

    /** What the committee has received and has to decide, or has decided: for a list. */
    public Only received(Actor actor) {
        return new Only("t.stage not in ('DRAFT', 'SECONDING', 'CHECK') and t.session_id in (" + SESSIONS + ")", values(actor, CommitteeKind.PROPOSALS));
    }

    /** @param since when the oldest began to wait; null for none; @param session of that one */
    public record Waiting(int count, Instant since, UUID session) {
    }

    /** How many wait for the committee's decision, those of the actor's own left out. */
    public Waiting waiting(Actor actor) {
        return waiting(actor, ProposalStage.REVIEW, CommitteeKind.PROPOSALS);
    }

    /** How many wait for the presidium, whose members have no role of their own. */
    public Waiting presidium(Actor actor) {
        return waiting(actor, ProposalStage.PRESIDIUM, CommitteeKind.PRESIDIUM);
    }

    private Waiting waiting(Actor actor, ProposalStage stage, CommitteeKind committee) {
        return jdbc.sql("""
                select count(*), min(t.moved_at), (array_agg(t.session_id order by t.moved_at))[1] from proposal t where t.stage = :v_stage
                  and not exists (select 1 from proposal_proposer r where r.proposal_id = t.id and r.person_id = :v_me) and t.session_id in (""" + SESSIONS + ")")
                .params(values(actor, committee)).param("v_stage", stage.name()).query((rs, n) -> new Waiting(rs.getInt(1), rs.getTimestamp(2) == null ? null : rs.getTimestamp(2).toInstant(), rs.getObject(3, UUID.class))).single();
    }
}
