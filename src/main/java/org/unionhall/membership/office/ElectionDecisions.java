package org.unionhall.membership.office;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.personnel.PersonSuccession;

/** The unit above decides on a result that was sent: it counts, or it goes back. Nobody decides on their own record or election. */
@Service
public class ElectionDecisions {

    private final ElectionRepository elections;
    private final ElectionCount count;
    private final RunOffs runOffs;
    private final Seating seating;
    private final OfficeRepository offices;
    private final OfficeRights rights;
    private final PersonSuccession succession;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;

    ElectionDecisions(ElectionRepository elections, ElectionCount count, RunOffs runOffs, Seating seating, OfficeRepository offices, OfficeRights rights,
                      PersonSuccession succession, Inbox inbox, Audit audit, Clock clock) {
        this.elections = elections;
        this.count = count;
        this.runOffs = runOffs;
        this.seating = seating;
        this.offices = offices;
        this.rights = rights;
        this.succession = succession;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }
    /**
     * The result counts: the term begins, the elected take office, whom they replace leaves it on the same day; all of it or nothing.
     *
     * @param document number of the reply (批复)
     * @throws Refusal {@code membership.election.elsewhere} when somebody was faster; {@code membership.election.own}; {@code membership.office.*}
     */
    @Transactional
    public void approve(Actor actor, UUID id, int version, String document) {
        Election election = forDecision(actor, id, version, ElectionAct.APPROVE);
        if (document == null) {
            throw Refusal.on("document", "membership.office.document");
        }
        runOffs.mustFollow(election);
        int seated = seating.seat(actor, election, count.verdicts(election), document);
        elections.decide(actor, id, ElectionAct.APPROVE.to(), document, null);
        offices.note(election, ElectionAct.APPROVE, election.termFrom(), actor, document, null);
        audit.record(AuditEntry.of(actor, "membership.election.approve").on("election", id, election.unitName()).change("document", null, document).rows(seated));
        tell(election, "membership.letter.election-approved", document);
    }

    /** Sends it back. @throws Refusal without a reason */
    @Transactional
    public void sendBack(Actor actor, UUID id, int version, String reason) {
        Election election = forDecision(actor, id, version, ElectionAct.RETURN);
        String why = Reason.of(reason);
        elections.decide(actor, id, ElectionAct.RETURN.to(), null, why);
        offices.note(election, ElectionAct.RETURN, LocalDate.now(clock), actor, null, why);
        audit.record(AuditEntry.of(actor, "membership.election.return").on("election", id, election.unitName()).because(why));
        tell(election, "membership.letter.election-returned", why);
    }

    /** Whether this actor may decide it; null, or the message that says why not. */
    public String whyNotDecide(Actor actor, Election election) {
        if (!rights.approves(actor, election.unit())) {
            return "membership.office.not-yours";
        }
        return stands(actor, election) ? "membership.election.candidate" : election.enteredBy().contains(actor.account().value()) ? "membership.election.own" : null;
    }

    /** Under today's record or one that was merged into it since. */
    private boolean stands(Actor actor, Election election) {
        if (actor.person() == null) {
            return false;
        }
        Set<PersonId> before = succession.predecessors(actor.person());
        return election.races().stream().flatMap(race -> race.candidates().stream()).map(one -> new PersonId(one.person()))
                .anyMatch(one -> actor.is(one) || before.contains(one));
    }

    private void tell(Election election, String template, String word) {
        inbox.send(new AccountId(election.recordedBy()), Letter.of(LetterKind.RESULT, template, template + "." + election.id() + "." + election.version())
                .with(election.unitName(), election.heldOn(), word).at("/elections/" + election.id()));
    }

    private Election forDecision(Actor actor, UUID id, int version, ElectionAct act) {
        Election election = elections.lock(id).orElseThrow(() -> new Refusal("membership.election.elsewhere"));
        act.mustBePossible(election.state());
        String no = whyNotDecide(actor, election);
        if (no != null) {
            throw new Refusal(no);
        }
        return Elections.seen(election, version);
    }
}
