package org.unionhall.proposal.review;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalGuard;
import org.unionhall.proposal.ProposalStage;

/**
 * Makes a proposal one with another that says the same. Every proposal keeps its own rows of proposers and seconders, so
 * nobody is lost; a case is never merged into one that is merged itself, and what had been merged into it goes along.
 */
@Service
public class Merging {

    /** What others can be merged into: decided or not, but not yet with a department. */
    private static final Set<ProposalStage> TARGETS = EnumSet.of(ProposalStage.REVIEW, ProposalStage.FILED, ProposalStage.OPINED, ProposalStage.SUGGESTION);
    private static final String[] TARGET_NAMES = TARGETS.stream().map(Enum::name).toArray(String[]::new);
    /** What others can be taken out of again: wherever the carrier waits before a department has it. */
    private static final Set<ProposalStage> APART = EnumSet.of(ProposalStage.RETURNED, ProposalStage.PRESIDIUM, ProposalStage.NOT_FILED);
    private static final int MOST = 500;

    static {
        APART.addAll(TARGETS);
    }

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;

    Merging(JdbcClient jdbc, Docket docket, Moves moves) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
    }

    /**
     * @param into the one that carries both from now on, to be read by no more people than either was
     * @throws Refusal on {@code into}: {@code proposal.merge.none}, {@code .itself}, {@code .session}, {@code .stage}; {@code proposal.own} when the other is
     *                 the actor's own; what {@link Moves#take} and {@link Moves#move} refuse
     */
    @Transactional
    public void merge(Actor actor, UUID id, int version, UUID into, String note) {
        if (into == null || docket.find(actor, into).isEmpty()) {
            throw Refusal.on("into", "proposal.merge.none");
        }
        if (into.equals(id)) {
            throw Refusal.on("into", "proposal.merge.itself");
        }
        // in one order, whoever merges what into what: nobody waits for each other
        Stream.of(id, into).sorted().forEach(moves::lock);
        Proposal proposal = moves.take(actor, id, ProposalAct.MERGE, version);
        Proposal target = moves.lock(into);
        if (!target.session().equals(proposal.session())) {
            throw Refusal.on("into", "proposal.merge.session");
        }
        if (!TARGETS.contains(target.stage())) {
            throw Refusal.on("into", "proposal.merge.stage");
        }
        if (docket.authored(actor, target)) {
            throw new Refusal("proposal.own");
        }
        jdbc.sql("update proposal set merged_into = :into, version = version + 1 where merged_into = :id").param("into", into).param("id", id).update();
        if (proposal.visibility().compareTo(target.visibility()) > 0) {
            // what only some were to read does not become everybody's by being merged
            jdbc.sql("update proposal set visibility = :visibility, version = version + 1 where id = :into").param("visibility", proposal.visibility().name())
                    .param("into", into).update();
        }
        moves.merge(actor, proposal, into, note);
        moves.note(actor, target, "MERGED_HERE", Docket.label(proposal), false);
    }

    /** @param label number and title */
    public record Target(UUID id, String label, ProposalStage stage) {
    }

    /** What a proposal can be merged into, those whose titles share most first. */
    public List<Target> targets(Proposal proposal) {
        return jdbc.sql("""
                select t.id, coalesce(t.case_no || ' ', '') || t.title, t.stage from proposal t join proposal_text x on x.proposal_id = t.id
                where t.session_id = :session and t.id <> :id and t.stage = any(:stages)
                order by (select count(*) from unnest(x.title) g where g = any(proposal_title_pairs(:title))) desc, t.number nulls last, t.submitted_at limit :most
                """).param("session", proposal.session()).param("id", proposal.id()).param("stages", TARGET_NAMES).param("title", proposal.title()).param("most", MOST)
                .query((rs, n) -> new Target(rs.getObject(1, UUID.class), rs.getString(2), ProposalStage.valueOf(rs.getString(3)))).list();
    }

    /** A merged one can be taken out as long as the case is not answered for; one that carries others is not withdrawn over their heads. */
    @Component
    static class Conditions implements ProposalGuard {

        private final JdbcClient jdbc;

        Conditions(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
            if (act == ProposalAct.UNMERGE) {
                return jdbc.sql("select stage from proposal where id = :id").param("id", proposal.mergedInto()).query(String.class).optional()
                        .map(ProposalStage::valueOf).filter(stage -> !APART.contains(stage)).map(stage -> new Refusal("proposal.unmerge.late"));
            }
            return act == ProposalAct.WITHDRAW && jdbc.sql("select exists (select 1 from proposal where merged_into = :id)").param("id", proposal.id())
                    .query(Boolean.class).single() ? Optional.of(new Refusal("proposal.withdraw.carries")) : Optional.empty();
        }
    }
}
