package org.unionhall.proposal.handle;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.rulebook.Rulebook;

/** The leader of the school in charge of a case (分管校领导): who it is, who can be named, and what does not go on without one. */
@Service
public class InCharge {

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Cases cases;
    private final ProposalReaders readers;
    private final Undertakers undertakers;
    private final ReplyStore replies;
    private final Rulebook rulebook;
    private final Inbox inbox;
    private final Audit audit;

    InCharge(JdbcClient jdbc, Docket docket, Moves moves, Cases cases, ProposalReaders readers, Undertakers undertakers, ReplyStore replies, Rulebook rulebook, Inbox inbox, Audit audit) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.cases = cases;
        this.readers = readers;
        this.undertakers = undertakers;
        this.replies = replies;
        this.rulebook = rulebook;
        this.inbox = inbox;
        this.audit = audit;
    }

    /** The leader in charge of a department by the register; empty when it names none, or only proposers of this case. */
    public Optional<PersonId> leaderOf(Proposal proposal, UUID department) {
        List<PersonId> authors = docket.authors(proposal).stream().map(Docket.Author::person).toList();
        return undertakers.of(department, Post.LEADER).stream().filter(one -> !authors.contains(one)).findFirst();
    }

    /** Whether the leader in charge signs answers by the rule in force. */
    boolean signs() {
        return rulebook.get(ProposalRules.LEADER_SIGNS, cases.today());
    }

    /** Whether nobody could give the answer of a case where a leader must: none is in charge, or only who proposes it or has signed it for the department. */
    public boolean missing(Proposal proposal) {
        if (!nameable(proposal.stage()) || !signs()) {
            return false;
        }
        List<PersonId> authors = docket.authors(proposal).stream().map(Docket.Author::person).toList();
        UUID signer = proposal.stage() == ProposalStage.SIGNED ? replies.signer(proposal.id(), proposal.round()).orElse(null) : null;
        return readers.of(undertakers.inCharge(proposal).stream().filter(one -> !authors.contains(one)).toList()).stream()
                .allMatch(account -> account.value().equals(signer));
    }

    /** Why an answer is not signed for the department: after it the leader in charge signs, and there is none who could. */
    Optional<Refusal> againstSigning(Proposal proposal) {
        return missing(proposal) ? Optional.of(new Refusal("proposal.handle.sign.no-leader", proposal.departmentName())) : Optional.empty();
    }

    /** Whether a leader can be named for a case where it stands: with a department, and not answered. */
    public static boolean nameable(ProposalStage stage) {
        return stage.withDepartment() && stage != ProposalStage.FORWARDED;
    }

    /**
     * Names the leader whose opinion is asked for before the case is assigned.
     *
     * @throws Refusal on {@code leader}: {@code proposal.handle.leader.unknown}, {@code proposal.handle.leader.own}
     */
    @Transactional
    public void askOpinion(Actor actor, UUID id, PersonId leader) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.ASSIGN);
        if (proposal.stage() != ProposalStage.FILED) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        String name = named(proposal, leader);
        jdbc.sql("update proposal set leader_id = :leader, version = version + 1 where id = :id").param("leader", leader.value()).param("id", id).update();
        moves.note(actor, proposal, "OPINION_ASKED", name, false);
        audit.record(AuditEntry.of(actor, "proposal.opinion.ask").on("proposal", id, Docket.label(proposal)).because(name));
        inbox.sendAll(readers.of(List.of(leader)), Letter.of(LetterKind.DUTY, "proposal.letter.opinion-asked", "proposal.letter.opinion-asked." + id + "." + (proposal.version() + 1))
                .with(Docket.label(proposal)).at("/proposals/" + id));
    }

    /**
     * Names the leader in charge of a case that is with a department: who was is no longer, or there never was one.
     *
     * @throws Refusal on {@code leader}: {@code proposal.handle.leader.unknown}, {@code proposal.handle.leader.own}; {@code proposal.stage.…}
     */
    @Transactional
    public void name(Actor actor, UUID id, PersonId leader) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.ASSIGN);
        if (!nameable(proposal.stage())) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        String name = named(proposal, leader);
        jdbc.sql("update proposal set leader_id = :leader, version = version + 1 where id = :id").param("leader", leader.value()).param("id", id).update();
        moves.note(actor, proposal, "LEADER_NAMED", name, false);
        audit.record(AuditEntry.of(actor, "proposal.leader.name").on("proposal", id, Docket.label(proposal)).because(name));
        if (proposal.stage() == ProposalStage.SIGNED) {
            inbox.sendAll(readers.of(List.of(leader)), Letter.of(LetterKind.DUTY, "proposal.letter.to-sign", "proposal.letter.to-sign." + id + "." + (proposal.version() + 1))
                    .with(Docket.label(proposal)).at("/proposals/" + id));
        }
    }

    /** The name of a leader who can be in charge of a case. @throws Refusal on {@code leader} for who is none, or proposes it */
    String named(Proposal proposal, PersonId leader) {
        String name = cases.leaders().stream().filter(one -> one.person().equals(leader)).findFirst().map(Cases.Leader::name)
                .orElseThrow(() -> Refusal.on("leader", "proposal.handle.leader.unknown"));
        if (docket.authors(proposal).stream().anyMatch(author -> author.person().equals(leader))) {
            throw Refusal.on("leader", "proposal.handle.leader.own", name);
        }
        return name;
    }
}
