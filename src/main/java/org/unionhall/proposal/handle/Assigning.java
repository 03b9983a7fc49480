package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
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
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.Undertakers;
import org.unionhall.proposal.Undertakers.Post;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/** Gives a case to the department that answers it; the department takes it on or says whose matter it is instead. */
@Service
public class Assigning {

    private static final int LONGEST_NOTE = 500;

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Cases cases;
    private final Undertakers undertakers;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;

    Assigning(JdbcClient jdbc, Docket docket, Cases cases, Undertakers undertakers, Rulebook rulebook, WorkingDays days, Inbox inbox, Audit audit,
              Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.cases = cases;
        this.undertakers = undertakers;
        this.rulebook = rulebook;
        this.days = days;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every assignment of a case, the latest first. */
    public List<Assignment> of(UUID proposal) {
        return jdbc.sql("""
                select a.*, m.name as meant_name from proposal_assignment a left join personnel_department m on m.id = a.meant
                where a.proposal_id = :id order by a.assigned_at desc, a.id desc
                """).param("id", proposal).query((rs, n) -> new Assignment(rs.getObject("id", UUID.class), rs.getObject("department_id", UUID.class),
                        rs.getString("department"), rs.getString("leader"), rs.getString("assists"), rs.getString("note"),
                        rs.getObject("due_on", LocalDate.class), rs.getObject("object_until", LocalDate.class), rs.getString("meant_name"),
                        rs.getString("objected"), rs.getTimestamp("assigned_at").toInstant(), rs.getString("actor"))).list();
    }

    /** The leader in charge of a department by the register; empty when it names none, or only proposers of this case. */
    public Optional<PersonId> leaderOf(Proposal proposal, UUID department) {
        List<PersonId> authors = docket.authors(proposal).stream().map(Docket.Author::person).toList();
        return undertakers.of(department, Post.LEADER).stream().filter(one -> !authors.contains(one)).findFirst();
    }

    /** Whether a case waits for the opinion of a leader before it can be assigned. */
    public boolean waitsForOpinion(Proposal proposal) {
        return proposal.stage() == ProposalStage.FILED && rulebook.get(ProposalRules.OPINION_FIRST, cases.today());
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
        String name = leader(proposal, leader);
        jdbc.sql("update proposal set leader_id = :leader, version = version + 1 where id = :id").param("leader", leader.value()).param("id", id).update();
        docket.note(actor, proposal, "OPINION_ASKED", name, false);
        audit.record(AuditEntry.of(actor, "proposal.opinion.ask").on("proposal", id, Docket.label(proposal)).because(name));
        inbox.sendAll(cases.accounts(List.of(leader)), Letter.of(LetterKind.DUTY, "proposal.letter.opinion-asked", "proposal.letter.opinion-asked." + id + "." + (proposal.version() + 1))
                .with(Docket.label(proposal)).at("/proposals/" + id));
    }

    /**
     * Assigns a case.
     *
     * @throws Refusal {@code proposal.handle.opinion-first} by the rule in force; on {@code department}, {@code assists},
     *     {@code leader}, {@code days} or {@code on} what cannot be; {@code rulebook.calendar.missing} with the year
     */
    @Transactional
    public void assign(Actor actor, UUID id, int version, Order order) {
        Proposal proposal = docket.take(actor, id, ProposalAct.ASSIGN, version);
        give(actor, proposal, order, ProposalAct.ASSIGN);
    }

    /** Passes a suggestion on, with its own deadline. */
    @Transactional
    public void forward(Actor actor, UUID id, int version, Order order) {
        give(actor, docket.take(actor, id, ProposalAct.FORWARD, version), order, ProposalAct.FORWARD);
    }

    private void give(Actor actor, Proposal proposal, Order order, ProposalAct act) {
        boolean suggestion = act == ProposalAct.FORWARD;
        LocalDate today = cases.today();
        Cases.Department lead = answering("department", order.department());
        String assists = order.assists().stream().map(one -> answering("assists", one).name()).collect(Collectors.joining("、"));
        PersonId leader = order.leader() != null ? order.leader() : leaderOf(proposal, lead.id()).orElse(null);
        if (leader == null && !suggestion && rulebook.get(ProposalRules.LEADER_SIGNS, today)) {
            throw Refusal.on("leader", "proposal.handle.leader.missing", lead.name());
        }
        String leaderName = leader == null ? null : leader(proposal, leader);
        LocalDate due = due(order, today, suggestion ? ProposalRules.SUGGESTION_DAYS : ProposalRules.REPLY_DAYS);
        LocalDate until = suggestion ? null : days.plusWorkingDays(today, rulebook.get(ProposalRules.OBJECTION_DAYS, today));
        String note = order.note() == null || order.note().isBlank() ? null : Words.of("note", order.note(), 0, LONGEST_NOTE);
        jdbc.sql("update proposal set lead_department = :lead, leader_id = :leader, due_on = :due where id = :id").param("lead", lead.id())
                .param("leader", leader == null ? null : leader.value(), Types.OTHER).param("due", due).param("id", proposal.id()).update();
        jdbc.sql("delete from proposal_assist where proposal_id = :id and (words is null or department_id = :lead)").param("id", proposal.id())
                .param("lead", lead.id()).update();
        order.assists().forEach(one -> jdbc.sql("insert into proposal_assist (proposal_id, department_id) values (:id, :one) on conflict do nothing")
                .param("id", proposal.id()).param("one", one).update());
        keep(actor, proposal.id(), lead, leaderName, assists.isEmpty() ? null : assists, note, due, until);
        docket.move(actor, docket.lock(proposal.id()), act, note);
    }

    private void keep(Actor actor, UUID proposal, Cases.Department lead, String leader, String assists, String note, LocalDate due, LocalDate until) {
        jdbc.sql("""
                insert into proposal_assignment (proposal_id, department_id, department, leader, assists, note, due_on, object_until, assigned_at, actor)
                values (:id, :department, :name, :leader, :assists, :note, :due, :until, :now, :actor)
                """).param("id", proposal).param("department", lead.id()).param("name", lead.name()).param("leader", leader, Types.VARCHAR)
                .param("assists", assists, Types.VARCHAR).param("note", note, Types.VARCHAR).param("due", due).param("until", until, Types.DATE)
                .param("now", Timestamp.from(clock.instant())).param("actor", actor.name()).update();
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
        return days.plusWorkingDays(today, count);
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

    private String leader(Proposal proposal, PersonId leader) {
        String name = cases.leaders().stream().filter(one -> one.person().equals(leader)).findFirst().map(Cases.Leader::name)
                .orElseThrow(() -> Refusal.on("leader", "proposal.handle.leader.unknown"));
        if (docket.authors(proposal).stream().anyMatch(author -> author.person().equals(leader))) {
            throw Refusal.on("leader", "proposal.handle.leader.own", name);
        }
        return name;
    }

    /** The department takes the case on. */
    @Transactional
    public void accept(Actor actor, UUID id, int version) {
        docket.move(actor, docket.take(actor, id, ProposalAct.ACCEPT, version), ProposalAct.ACCEPT, null);
    }

    /** The period for objections ran out without a word: the case is taken on, where the rulebook has it so. @return whether it was */
    @Transactional
    public boolean acceptBySilence(UUID id) {
        Proposal proposal = docket.lock(id);
        Assignment last = proposal.stage() == ProposalStage.ASSIGNED ? of(id).stream().findFirst().orElse(null) : null;
        if (last == null || last.objectUntil() == null || !cases.today().isAfter(last.objectUntil())
                || !rulebook.get(ProposalRules.SILENCE_ACCEPTS, cases.today())) {
            return false;
        }
        docket.move(null, proposal, ProposalAct.ACCEPT, null);
        return true;
    }

    /** Why the department cannot object any more: too late, or for the second time. */
    public Optional<Refusal> againstObjecting(UUID id) {
        List<Assignment> assignments = of(id);
        Assignment last = assignments.isEmpty() ? null : assignments.get(0);
        if (last == null || last.objectUntil() == null) {
            return Optional.empty();
        }
        if (cases.today().isAfter(last.objectUntil())) {
            return Optional.of(new Refusal("proposal.handle.objection.late", last.objectUntil().toString()));
        }
        return assignments.stream().anyMatch(one -> one.objected() != null && one.department().equals(last.department()))
                ? Optional.of(new Refusal("proposal.handle.objection.again")) : Optional.empty();
    }

    /**
     * The department says whose matter it is instead.
     *
     * @throws Refusal {@code proposal.handle.objection.late} with the day it ran out, {@code proposal.handle.objection.again};
     *     on {@code department} and {@code note} what is missing
     */
    @Transactional
    public void object(Actor actor, UUID id, int version, UUID meant, String reason) {
        Proposal proposal = docket.take(actor, id, ProposalAct.OBJECT, version);
        againstObjecting(id).ifPresent(no -> {
            throw no;
        });
        if (meant == null || meant.equals(proposal.department()) || cases.department(meant).isEmpty()) {
            throw Refusal.on("department", "proposal.handle.objection.whose");
        }
        String words = Words.of("note", reason, 5, LONGEST_NOTE);
        jdbc.sql("update proposal_assignment set objected = :words, meant = :meant where id = :id").param("words", words).param("meant", meant)
                .param("id", of(id).get(0).id()).update();
        docket.move(actor, proposal, ProposalAct.OBJECT, words);
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
        PersonId charge = leader != null ? leader : leaderOf(proposal, department).orElse(proposal.leader());
        String name = charge == null ? null : charge.equals(proposal.leader()) ? cases.name(charge) : leader(proposal, charge);
        String words = Words.of("note", reason, 2, LONGEST_NOTE);
        jdbc.sql("update proposal set lead_department = :lead, leader_id = :leader, version = version + 1 where id = :id").param("lead", lead.id())
                .param("leader", charge == null ? null : charge.value(), Types.OTHER).param("id", id).update();
        jdbc.sql("delete from proposal_assist where proposal_id = :id and department_id = :lead and words is null").param("id", id).param("lead", lead.id()).update();
        LocalDate today = cases.today();
        // as after any assignment: the new department may object as well, or takes it on by silence
        LocalDate until = proposal.stage() == ProposalStage.ASSIGNED ? days.plusWorkingDays(today, rulebook.get(ProposalRules.OBJECTION_DAYS, today)) : null;
        keep(actor, id, lead, name, null, words, proposal.dueOn() == null ? today : proposal.dueOn(), until);
        if (Deadlines.owed(proposal.stage())) {
            inbox.sendAll(cases.accounts(cases.undertakers(lead.id())), Letter.of(LetterKind.DUTY, "proposal.letter.assigned",
                            "proposal.letter.assigned." + id + "." + (proposal.version() + 1))
                    .with(Docket.label(proposal), proposal.dueOn() == null ? "—" : proposal.dueOn()).at("/proposals/" + id));
        }
        docket.note(actor, proposal, "HANDED_OVER", lead.name() + "：" + words, false);
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
