package org.unionhall.proposal.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Origin;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalList.Only;
import org.unionhall.proposal.ProposalSight;

/** What a delegate has to do with proposals: their own, those they are asked to second, those they may, those they do. */
@Service
public class SecondList {

    /** Asked to propose {@code t} together, and has not answered; a draft that was changed after a confirmation asks anew when it is shown. */
    private static final String JOINT_WAITS = "x.joint and (x.state = 'INVITED' and t.stage in ('DRAFT', 'SECONDING', 'RETURNED')"
            + " or x.state = 'RESET' and t.stage in ('SECONDING', 'RETURNED'))";

    /** Which of them. */
    public enum Which {
        /** Somebody waits for the delegate's word. */
        ASKED("exists (select 1 from proposal_second x where x.proposal_id = t.id and x.person_id = :me and x.state in ('INVITED', 'RESET') and not x.joint) and t.stage in ('SECONDING', 'RETURNED')"),
        /** Somebody asks the delegate to propose it together. */
        JOINT("exists (select 1 from proposal_second x where x.proposal_id = t.id and x.person_id = :me and " + JOINT_WAITS + ")"),
        /** Open for every delegate of the session who has not said anything. */
        OPEN("""
                t.stage = 'SECONDING' and not exists (select 1 from proposal_second x where x.proposal_id = t.id and x.person_id = :me)
                and not exists (select 1 from proposal_proposer r where r.proposal_id = t.id and r.person_id = :me)
                and exists (select 1 from congress_delegate d join congress_session e on e.term_id = d.term_id where e.id = t.session_id and d.person_id = :me
                    and d.kind = 'FORMAL' and d.from_on <= :today and (d.to_on is null or d.to_on > :today))"""),
        /** The delegate seconds them, or has said something else. */
        SAID("exists (select 1 from proposal_second x where x.proposal_id = t.id and x.person_id = :me and x.said_at is not null and x.state <> 'RESET')");

        private final String sql;

        Which(String sql) {
            this.sql = sql;
        }
    }

    private static final String MINE = "exists (select 1 from proposal_proposer r where r.proposal_id = t.id and r.person_id = :me)";

    private final JdbcClient jdbc;
    private final ProposalSight sight;
    private final Clock clock;

    SecondList(JdbcClient jdbc, ProposalSight sight, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.clock = clock;
    }

    /** For a {@link ProposalList}. */
    public Only of(Actor actor, Which which) {
        return new Only("(" + which.sql + ")", values(actor));
    }

    /** One's own, drafts too. */
    public Only mine(Actor actor) {
        return new Only(MINE, values(actor));
    }

    private Map<String, Object> values(Actor actor) {
        Map<String, Object> values = new HashMap<>();
        values.put("me", actor.person() == null ? new UUID(0, 0) : actor.person().value());
        values.put("today", LocalDate.now(clock));
        return values;
    }

    /** One's newest. */
    public List<Proposal> newest(Actor actor, int most) {
        return actor.person() == null ? List.of() : jdbc.sql(Docket.COLUMNS + " where " + MINE + " order by t.created_at desc limit :most")
                .param("me", actor.person().value()).param("most", most).query(Docket::read).list();
    }

    /** What waits for a delegate. @param since when the oldest began to wait; null for none */
    public record Waiting(int count, Instant since) {
    }

    public Waiting asked(Actor actor) {
        return waiting("select count(*), min(coalesce(x.said_at, x.invited_at)) from proposal_second x join proposal t on t.id = x.proposal_id"
                + " where x.person_id = :me and x.state in ('INVITED', 'RESET') and not x.joint and t.stage in ('SECONDING', 'RETURNED')", actor);
    }

    /** Somebody asks the delegate to propose it together. */
    public Waiting askedJointly(Actor actor) {
        return waiting("select count(*), min(coalesce(x.said_at, x.invited_at)) from proposal_second x join proposal t on t.id = x.proposal_id"
                + " where x.person_id = :me and " + JOINT_WAITS, actor);
    }

    public Waiting returned(Actor actor) {
        return waiting("select count(*), min(t.moved_at) from proposal t join proposal_proposer r on r.proposal_id = t.id"
                + " where r.person_id = :me and r.nr = 1 and t.stage = 'RETURNED'", actor);
    }

    /** What waits for the head of a delegation. @param session, delegation where it has waited longest; null for none */
    public record ToCheck(Waiting waiting, UUID session, UUID delegation) {
    }

    /** Those of the delegation that the actor leads, which are not their own. */
    public ToCheck toCheck(Actor actor) {
        return jdbc.sql("""
                select count(*), min(t.moved_at), (array_agg(t.session_id order by t.moved_at))[1], (array_agg(h.delegation_id order by t.moved_at))[1] from proposal t join congress_session e on e.id = t.session_id
                join congress_delegate h on h.term_id = e.term_id and h.delegation_id = %s and h.head is not null
                    and h.kind = 'FORMAL' and h.from_on <= :today and (h.to_on is null or h.to_on > :today)
                where t.stage = 'CHECK' and h.person_id = :me
                  and not exists (select 1 from proposal_proposer own where own.proposal_id = t.id and own.person_id = :me)
                """.formatted(Origin.DELEGATION)).params(values(actor)).query((rs, n) -> new ToCheck(waiting(rs), rs.getObject(3, UUID.class), rs.getObject(4, UUID.class))).single();
    }

    private Waiting waiting(String sql, Actor actor) {
        return jdbc.sql(sql).params(values(actor)).query((rs, n) -> waiting(rs)).single();
    }

    private static Waiting waiting(ResultSet rs) throws SQLException {
        return new Waiting(rs.getInt(1), rs.getTimestamp(2) == null ? null : rs.getTimestamp(2).toInstant());
    }

    /** What one person proposed and seconded, as far as a reader may see it, the latest first. */
    public List<Part> parts(Actor reader, PersonId person, int most) {
        ProposalSight.Condition seen = sight.of(reader);
        return jdbc.sql("""
                select t.id, coalesce(t.case_no || ' ', '') || t.title, w.at, w.proposed from proposal t join (
                    select c.id, c.created_at as at, true as proposed from proposal c join proposal_proposer r on r.proposal_id = c.id
                    where r.person_id = :one and c.stage <> 'DRAFT'
                    union all
                    select x.proposal_id, x.said_at, false from proposal_second x where x.person_id = :one and x.state = 'CONFIRMED' and not x.joint) w on w.id = t.id
                where\s""" + seen.sql() + " order by w.at desc, t.id limit :most").params(seen.values()).param("one", person.value()).param("most", most)
                .query((rs, n) -> new Part(rs.getObject(1, UUID.class), rs.getString(2), rs.getTimestamp(3).toInstant(), rs.getBoolean(4))).list();
    }

    /** @param label number and title; @param proposed otherwise seconded */
    public record Part(UUID proposal, String label, Instant at, boolean proposed) {
    }
}
