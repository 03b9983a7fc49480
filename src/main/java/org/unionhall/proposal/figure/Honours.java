package org.unionhall.proposal.figure;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalSight;

/** The way of proposals to higher levels: reported, and what was awarded there. */
@Service
public class Honours {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final ProposalSight sight;
    private final Audit audit;
    private final Clock clock;

    Honours(JdbcClient jdbc, Docket docket, ProposalSight sight, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.sight = sight;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param document may be null */
    public record Honour(UUID id, UUID proposal, String caseNo, String title, HonourLevel level, HonourKind kind, LocalDate on, String document) {
    }

    /** Of one proposal, the nearest level first. */
    public List<Honour> of(UUID proposal) {
        return list("t.id = any(:ids)", List.of(proposal), Map.of());
    }

    /** Of those proposals of some sessions that the reader may read. */
    public List<Honour> ofSessions(Actor actor, Collection<UUID> sessions) {
        ProposalSight.Condition seen = sight.of(actor);
        return list("t.session_id = any(:ids) and " + seen.sql(), sessions, seen.values());
    }

    private List<Honour> list(String where, Collection<UUID> ids, Map<String, Object> values) {
        return jdbc.sql("select h.*, t.case_no, t.title from proposal_honour h join proposal t on t.id = h.proposal_id where h.struck_at is null and " + where
                + " order by array_position(array['CITY', 'PROVINCE', 'NATION'], h.level), h.on_day, t.number").params(values).param("ids", ids.toArray(UUID[]::new))
                .query((rs, n) -> new Honour(rs.getObject("id", UUID.class), rs.getObject("proposal_id", UUID.class), rs.getString("case_no"), rs.getString("title"),
                        HonourLevel.valueOf(rs.getString("level")), HonourKind.valueOf(rs.getString("kind")), rs.getObject("on_day", LocalDate.class),
                        rs.getString("document"))).list();
    }

    /** Whether somebody may enter honours of a proposal: for the committee, and not of their own. */
    public boolean enters(Actor actor, Proposal proposal) {
        return proposal.filedAt() != null && docket.committee(actor, proposal) && !docket.authored(actor, proposal);
    }

    /**
     * The committee enters what a higher level said.
     *
     * @param on not before the case was filed, and not after today
     * @throws Refusal {@code proposal.not-yours.COMMITTEE}; on {@code level}, {@code kind} and {@code on} what is missing;
     *     {@code proposal.honour.twice}
     */
    @Transactional
    public void enter(Actor actor, UUID id, HonourLevel level, HonourKind kind, LocalDate on, String document) {
        Proposal proposal = entering(actor, id);
        if (level == null) {
            throw Refusal.on("level", "proposal.honour.level.choose");
        }
        if (kind == null) {
            throw Refusal.on("kind", "proposal.honour.kind.choose");
        }
        if (on == null || on.isAfter(LocalDate.now(clock)) || on.isBefore(LocalDate.ofInstant(proposal.filedAt(), clock.getZone()))) {
            throw Refusal.on("on", "proposal.honour.day");
        }
        String paper = document == null || document.isBlank() ? null : document.strip();
        if (paper != null && paper.length() > 120) {
            throw Refusal.on("document", "proposal.honour.document.long", 120);
        }
        try {
            jdbc.sql("insert into proposal_honour (proposal_id, level, kind, on_day, document, entered_at, actor) values (:id, :level, :kind, :on, :document, :now, :actor)")
                    .param("id", id).param("level", level.name()).param("kind", kind.name()).param("on", on).param("document", paper, Types.VARCHAR)
                    .param("now", Timestamp.from(clock.instant())).param("actor", actor.name()).update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal("proposal.honour.twice");
        }
        audit.record(AuditEntry.of(actor, "proposal.honour").on("proposal", id, Docket.label(proposal)).change(level.name(), null, kind).because(paper));
    }

    /**
     * Strikes out what was entered by mistake; that it was there stays in the trail.
     *
     * @throws Refusal {@code proposal.not-yours.COMMITTEE}; without a reason; {@code proposal.honour.gone}
     */
    @Transactional
    public void strike(Actor actor, UUID id, UUID honour, String typed) {
        Proposal proposal = entering(actor, id);
        String why = Reason.of(typed);
        Honour struck = of(id).stream().filter(one -> one.id().equals(honour)).findFirst().orElseThrow(() -> new Refusal("proposal.honour.gone"));
        if (jdbc.sql("update proposal_honour set struck_at = :now, struck = :struck where id = :id and struck_at is null").param("now", Timestamp.from(clock.instant()))
                .param("struck", actor.name() + "：" + why).param("id", honour).update() == 0) {
            throw new Refusal("proposal.honour.gone");
        }
        audit.record(AuditEntry.of(actor, "proposal.honour.strike").on("proposal", id, Docket.label(proposal)).change(struck.level().name(), struck.kind(), null).because(why));
    }

    private Proposal entering(Actor actor, UUID id) {
        return docket.find(actor, id).filter(one -> enters(actor, one)).orElseThrow(() -> new Refusal("proposal.not-yours.COMMITTEE"));
    }
}
