package org.unionhall.proposal.handle;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/** Gives a case to the department that answers it, and to another one where that is no more. */
@Service
public class Assigning {

    static final int LONGEST_NOTE = 500;

    private final JdbcClient jdbc;
    private final Moves moves;
    private final Cases cases;
    private final ProposalReaders readers;
    private final InCharge inCharge;
    private final Assignments assignments;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Inbox inbox;
    private final Audit audit;

    Assigning(JdbcClient jdbc, Moves moves, Cases cases, ProposalReaders readers, InCharge inCharge, Assignments assignments, Rulebook rulebook, WorkingDays days, Inbox inbox, Audit audit) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.cases = cases;
        this.readers = readers;
        this.inCharge = inCharge;
        this.assignments = assignments;
        this.rulebook = rulebook;
        this.days = days;
        this.inbox = inbox;
        this.audit = audit;
    }

    /** Whether a case waits for the opinion of a leader before it can be assigned. */
    public boolean waitsForOpinion(Proposal proposal) {
        return proposal.stage() == ProposalStage.FILED && opinionFirst();
    }

    /** Whether a leader gives an opinion before any case is assigned, by the rule in force. */
    public boolean opinionFirst() {
        return rulebook.get(ProposalRules.OPINION_FIRST, cases.today());
    }

    /**
     * Assigns a case.
     *
     * @throws Refusal {@code proposal.handle.opinion-first} by the rule in force; on {@code department}, {@code assists},
     *     {@code leader}, {@code days} or {@code on} what cannot be; on {@code on} {@code proposal.handle.due.calendar} with the year that has no calendar
     */
    @Transactional
    public void assign(Actor actor, UUID id, int version, Order order) {
        Proposal proposal = moves.take(actor, id, ProposalAct.ASSIGN, version);
        give(actor, proposal, order, ProposalAct.ASSIGN);
    }

    /** Passes a suggestion on, with its own deadline. */
    @Transactional
    public void forward(Actor actor, UUID id, int version, Order order) {
        give(actor, moves.take(actor, id, ProposalAct.FORWARD, version), order, ProposalAct.FORWARD);
    }

    private void give(Actor actor, Proposal proposal, Order order, ProposalAct act) {
        boolean suggestion = act == ProposalAct.FORWARD;
        LocalDate today = cases.today();
        Cases.Department lead = answering("department", order.department());
        String assists = order.assists().stream().map(one -> answering("assists", one).name()).collect(Collectors.joining("、"));
        PersonId leader = order.leader() != null ? order.leader() : inCharge.leaderOf(proposal, lead.id()).orElse(null);
        if (leader == null && !suggestion && inCharge.signs()) {
            throw Refusal.on("leader", "proposal.handle.leader.missing", lead.name());
        }
        String leaderName = leader == null ? null : inCharge.named(proposal, leader);
        LocalDate due = due(order, today, suggestion ? ProposalRules.SUGGESTION_DAYS : ProposalRules.REPLY_DAYS);
        LocalDate until = suggestion ? null : days.plusWorkingDays(today, rulebook.get(ProposalRules.OBJECTION_DAYS, today));
        String note = order.note() == null || order.note().isBlank() ? null : Words.of("note", order.note(), 0, LONGEST_NOTE);
        jdbc.sql("update proposal set lead_department = :lead, leader_id = :leader, due_on = :due where id = :id").param("lead", lead.id())
                .param("leader", leader == null ? null : leader.value(), Types.OTHER).param("due", due).param("id", proposal.id()).update();
        jdbc.sql("delete from proposal_assist where proposal_id = :id and (words is null or department_id = :lead)").param("id", proposal.id())
                .param("lead", lead.id()).update();
        order.assists().forEach(one -> jdbc.sql("insert into proposal_assist (proposal_id, department_id) values (:id, :one) on conflict do nothing")
                .param("id", proposal.id()).param("one", one).update());
        assignments.keep(actor, proposal.id(), lead, leaderName, assists.isEmpty() ? null : assists, note, due, until);
        moves.move(actor, moves.lock(proposal.id()), act, note);
    }

    private LocalDate due(Order order, LocalDate today, Rule<Integer> usual) {
        if (order.on() != null) {
            if (!order.on().isAfter(today) || order.on().isAfter(today.plusYears(2))) {
                throw Refusal.on("on", "proposal.handle.due.day");
            }
            return order.on();
        }
        int count = order.days() == null ? rulebook.get(usual, today) : order.days();
        if (count < 1 || count > 250) {
            throw Refusal.on("days", "proposal.handle.due.days", 1, 250);
        }
        try {
            return days.plusWorkingDays(today, count);
        } catch (Refusal noCalendar) {
            // a fixed day needs none
            throw Refusal.on("on", "proposal.handle.due.calendar", noCalendar.args());
        }
    }

    /** A department that works today and has somebody who can answer. */
    private Cases.Department answering(String field, UUID id) {
        Cases.Department department = cases.department(id).orElseThrow(() -> Refusal.on(field, "proposal.handle.department.unknown"));
        if (department.closedOn() != null && !department.closedOn().isAfter(cases.today())) {
            throw Refusal.on(field, "proposal.handle.department.closed", department.name(), department.closedOn().toString());
        }
        if (cases.undertakers(id).isEmpty()) {
            throw Refusal.on(field, "proposal.handle.department.nobody", department.name());
        }
        return department;
    }

    /**
     * Gives a case to the department that goes on in the place of one that is closed, wherever the case stands; a
     * suggestion also for other reasons. Stage and deadline stay.
     *
     * @throws Refusal {@code proposal.handle.hand-over.open} as long as the department works
     */
    @Transactional
    public void handOver(Actor actor, UUID id, UUID department, PersonId leader, String reason) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.ASSIGN);
        againstHandingOver(proposal).ifPresent(no -> {
            throw no;
        });
        Cases.Department lead = answering("department", department);
        PersonId charge = leader != null ? leader : inCharge.leaderOf(proposal, department).orElse(proposal.leader());
        String name = charge == null ? null : charge.equals(proposal.leader()) ? cases.name(charge) : inCharge.named(proposal, charge);
        String words = Words.of("note", reason, 2, LONGEST_NOTE);
        jdbc.sql("update proposal set lead_department = :lead, leader_id = :leader, version = version + 1 where id = :id").param("lead", lead.id())
                .param("leader", charge == null ? null : charge.value(), Types.OTHER).param("id", id).update();
        jdbc.sql("delete from proposal_assist where proposal_id = :id and department_id = :lead and words is null").param("id", id).param("lead", lead.id()).update();
        LocalDate today = cases.today();
        // as after any assignment: the new department may object as well, or takes it on by silence
        LocalDate until = proposal.stage() == ProposalStage.ASSIGNED ? days.plusWorkingDays(today, rulebook.get(ProposalRules.OBJECTION_DAYS, today)) : null;
        assignments.keep(actor, id, lead, name, null, words, proposal.dueOn() == null ? today : proposal.dueOn(), until);
        if (Deadlines.owed(proposal.stage())) {
            inbox.sendAll(readers.of(cases.undertakers(lead.id())), Letter.of(LetterKind.DUTY, "proposal.letter.assigned",
                            "proposal.letter.assigned." + id + "." + (proposal.version() + 1))
                    .with(Docket.label(proposal), proposal.dueOn() == null ? "—" : proposal.dueOn()).at("/proposals/" + id));
        }
        moves.note(actor, proposal, "HANDED_OVER", lead.name() + "：" + words, false);
        audit.record(AuditEntry.of(actor, "proposal.hand-over").on("proposal", id, Docket.label(proposal)).because(words));
    }

    /** Why a case cannot be given to another department without more ado. */
    public Optional<Refusal> againstHandingOver(Proposal proposal) {
        Cases.Department present = cases.department(proposal.department()).orElse(null);
        if (present == null || proposal.stage() == ProposalStage.ARCHIVED) {
            return Optional.of(new Refusal("proposal.stage." + proposal.stage()));
        }
        return (present.closedOn() == null || present.closedOn().isAfter(cases.today())) && proposal.stage() != ProposalStage.FORWARDED
                ? Optional.of(new Refusal("proposal.handle.hand-over.open", present.name())) : Optional.empty();
    }
}
