package org.unionhall.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/**
 * Where every proposal stands: looked up within what the reader may see, taken under a lock, moved along
 * {@link ProposalAct the one table}, with a line in its journal for every act.
 */
@Service
public class Docket {

    /** The columns of a {@link Proposal}; the proposal is {@code t}. */
    public static final String COLUMNS = """
            select t.*, g.name as delegation_name, d.name as department_name, wd.name as wanted_name,
                (select string_agg(p.name, ', ' order by r.nr) from proposal_proposer r join personnel_person p on p.id = r.person_id where r.proposal_id = t.id) as proposers
            from proposal t left join congress_delegation g on g.id = t.delegation_id left join personnel_department d on d.id = t.lead_department
            left join personnel_department wd on wd.id = t.wanted_department
            """;

    /** Why an answer was sent back is between those who write it. */
    private static final Set<String> DRAFTING = Set.of("SEND_BACK", "SEND_BACK_DOWN");
    /** Why a department objects or needs more time is between the parties. */
    private static final Set<String> BETWEEN = Set.of("OBJECT", "EXTENSION_ASKED", "EXTENSION_GRANTED", "EXTENSION_REFUSED");

    private final JdbcClient jdbc;
    private final ProposalSight sight;
    private final ProposalRights rights;
    private final ObjectProvider<ProposalGuard> guards;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Docket(JdbcClient jdbc, ProposalSight sight, ProposalRights rights, ObjectProvider<ProposalGuard> guards, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.rights = rights;
        this.guards = guards;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A proposal that the actor may read. */
    public Optional<Proposal> find(Actor actor, UUID id) {
        ProposalSight.Condition seen = sight.of(actor);
        return jdbc.sql(COLUMNS + " where t.id = :id and " + seen.sql()).param("id", id).params(seen.values()).query(Docket::read).optional();
    }

    /** Whether the actor runs the congress of a session. */
    public boolean office(Actor actor, UUID session) {
        return rights.office(actor, session);
    }

    /** Whether the actor is among its proposers, those of merged ones included. */
    public boolean authored(Actor actor, Proposal proposal) {
        return rights.authored(actor, proposal.id());
    }

    /** Whether the text is the actor's: who wrote it, or who leads the delegation of a collective proposal that has lost its writer. */
    public boolean wrote(Actor actor, Proposal proposal) {
        return rights.wrote(actor, proposal);
    }

    /** Whether the actor follows it for the committee: sits on it, or runs the congress. */
    public boolean committee(Actor actor, Proposal proposal) {
        return rights.holds(actor, proposal, ProposalAct.By.COMMITTEE);
    }

    /**
     * Whether the actor reads what others said of an answer, each by name: the committee, and once the case is closed its
     * proposers too, but never who answers for it. What came of it all is everybody's then ({@link #over}).
     */
    public boolean readsClosed(Actor actor, Proposal proposal) {
        boolean author = rights.authored(actor, proposal.id());
        return (over(proposal) ? author || committee(actor, proposal) : !author && committee(actor, proposal)) && !rights.answers(actor, proposal);
    }

    /** Whether the case is closed, so that all may know what came of it. */
    public static boolean over(Proposal proposal) {
        return proposal.stage() == ProposalStage.CLOSED || proposal.stage() == ProposalStage.ARCHIVED;
    }

    /** Whether drafts of the answer are for the actor's eyes: who works on it, unless they propose it. */
    public boolean seesDrafts(Actor actor, Proposal proposal) {
        return !rights.authored(actor, proposal.id()) && rights.works(actor, proposal);
    }

    /** Whether the actor reads what goes on between the parties: its proposers and who works on it. */
    public boolean inside(Actor actor, Proposal proposal) {
        return rights.authored(actor, proposal.id()) || rights.works(actor, proposal);
    }

    /** Whether the actor answers for a department that assists. */
    public boolean assists(Actor actor, Proposal proposal) {
        return rights.assists(actor, proposal);
    }

    /** Whether the actor is the leader in charge today. */
    public boolean inCharge(Actor actor, Proposal proposal) {
        return rights.holds(actor, proposal, ProposalAct.By.LEADER);
    }

    /** Why who answers for a case does not also judge for the committee how it was answered; empty for others. */
    public Optional<Refusal> judgesItself(Actor actor, Proposal proposal) {
        return rights.answers(actor, proposal) ? Optional.of(new Refusal("proposal.own-answer")) : Optional.empty();
    }

    /** The acts of this actor where the proposal stands, in the order of the table. */
    public List<ProposalAct> possible(Actor actor, Proposal proposal) {
        return Arrays.stream(ProposalAct.values()).filter(act -> against(actor, proposal, act).isEmpty()).toList();
    }

    /** An act that a reader would look for here and does not find. */
    public record Lack(ProposalAct act, Refusal why) {
    }

    /** Acts that would be the actor's where the proposal stands, and why they are not: it is the actor's own, too few seconds, too late. */
    public List<Lack> lacking(Actor actor, Proposal proposal) {
        List<Lack> lacks = new ArrayList<>();
        for (ProposalAct act : ProposalAct.values()) {
            // nobody looks for a way to be late
            if (act.possible(proposal.stage()) && act != ProposalAct.SUBMIT_LATE) {
                Optional<Refusal> whose = rights.against(actor, proposal, act);
                whose.filter(no -> no.code().equals("proposal.own")).or(() -> whose.isEmpty() ? guarded(actor, proposal, act) : Optional.empty())
                        .ifPresent(no -> lacks.add(new Lack(act, no)));
            }
        }
        return lacks;
    }

    /** Why an act is not possible for the actor now: where it stands, whose it is, or what else must be so. Empty when it is. */
    public Optional<Refusal> against(Actor actor, Proposal proposal, ProposalAct act) {
        return !act.possible(proposal.stage()) ? Optional.of(new Refusal("proposal.stage." + proposal.stage()))
                : rights.against(actor, proposal, act).or(() -> guarded(actor, proposal, act));
    }

    private Optional<Refusal> guarded(Actor actor, Proposal proposal, ProposalAct act) {
        return guards.stream().map(guard -> guard.against(actor, proposal, act)).flatMap(Optional::stream).findFirst();
    }

    /**
     * Does an act that nothing but words goes with.
     *
     * @throws Refusal what {@link #take} and {@link #move} refuse
     * @throws IllegalArgumentException for an act that needs more
     */
    @Transactional
    public void act(Actor actor, UUID id, ProposalAct act, int version, String note) {
        if (!act.plain()) {
            throw new IllegalArgumentException(act + " needs more than words");
        }
        if (act == ProposalAct.UNMERGE) {
            // what carries it stays where it is meanwhile: locked first, as merging does
            find(actor, id).map(Proposal::mergedInto).ifPresent(this::lock);
        }
        move(actor, take(actor, id, act, version), act, note);
    }

    /**
     * Tells the beginning of a proposal whose row the caller has just written.
     *
     * @param act one without a stage before
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(Actor actor, UUID id, ProposalAct act, String note) {
        Proposal proposal = lock(id);
        step(actor, id, act.name(), null, act.to(), note, false);
        audit.record(AuditEntry.of(actor, "proposal.act").on("proposal", id, label(proposal)).change("stage", null, act.to()).because(note));
        events.publishEvent(new ProposalMoved(id, act, null, act.to(), note));
    }

    /**
     * Why something around an act is not the actor's, wherever the proposal stands: asking for more time is the
     * department's as answering is, granting it the committee's as assigning is.
     */
    public Optional<Refusal> notTheirs(Actor actor, Proposal proposal, ProposalAct like) {
        return rights.against(actor, proposal, like);
    }

    /**
     * Takes a proposal to act on it: its row is locked until the end of the transaction.
     *
     * @param version as the actor saw it
     * @throws Refusal {@code proposal.moved} when somebody was faster or it is not to be seen, else what {@link #against} says
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal take(Actor actor, UUID id, ProposalAct act, int version) {
        if (find(actor, id).isEmpty()) {
            throw new Refusal("proposal.moved");
        }
        Proposal proposal = lock(id);
        if (proposal.version() != version) {
            throw new Refusal("proposal.moved");
        }
        against(actor, proposal, act).ifPresent(no -> {
            throw no;
        });
        return proposal;
    }

    /** Locks a proposal for the portal's own acts. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal lock(UUID id) {
        return jdbc.sql(COLUMNS + " where t.id = :id for update of t").param("id", id).query(Docket::read).single();
    }

    /**
     * Moves a proposal that was taken along one edge of the table; facts of the new stage are the caller's to write before.
     *
     * @param actor null for the portal
     * @param note  required where {@link ProposalAct#needsReason()}
     * @throws Refusal on {@code note} when the words are missing or too short
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal move(Actor actor, Proposal proposal, ProposalAct act, String note) {
        return move(actor, proposal, act, note, null);
    }

    /** {@link ProposalAct#MERGE}: makes a proposal that was taken one with another. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Proposal merge(Actor actor, Proposal proposal, UUID into, String note) {
        return move(actor, proposal, ProposalAct.MERGE, note, into);
    }

    private Proposal move(Actor actor, Proposal proposal, ProposalAct act, String note, UUID into) {
        String words = note == null || note.isBlank() ? null : note.strip();
        if (act.needsReason()) {
            words = reason(note);
        }
        if (!act.possible(proposal.stage())) {
            throw new Refusal("proposal.stage." + proposal.stage());
        }
        Instant now = clock.instant();
        jdbc.sql("""
                update proposal set stage = :to, moved_at = :now, version = version + 1,
                    merged_into = :into,
                    submitted_at = case when :submits then coalesce(submitted_at, :now) else submitted_at end,
                    filed_at = case when :to = 'FILED' then coalesce(filed_at, :now) else filed_at end,
                    replied_at = case when :to in ('REPLIED', 'ANSWERED', 'EXPLAINED') then :now else replied_at end,
                    closed_at = case when :to = 'CLOSED' then :now else closed_at end
                where id = :id
                """).param("to", act.to().name()).param("into", into, Types.OTHER).param("now", Timestamp.from(now))
                .param("submits", act == ProposalAct.SUBMIT || act == ProposalAct.SUBMIT_LATE).param("id", proposal.id()).update();
        step(actor, proposal.id(), act.name(), proposal.stage(), act.to(), words, false);
        if (actor != null) {
            audit.record(AuditEntry.of(actor, "proposal.act").on("proposal", proposal.id(), label(proposal))
                    .change("stage", proposal.stage(), act.to()).because(words));
        }
        events.publishEvent(new ProposalMoved(proposal.id(), act, proposal.stage(), act.to(), words));
        return lock(proposal.id());
    }

    /**
     * Adds a line to the journal for something that does not move the proposal.
     *
     * @param what   message key below {@code proposal.step.}
     * @param closed not for the department before the case is closed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, Proposal proposal, String what, String note, boolean closed) {
        step(actor, proposal.id(), what, proposal.stage(), proposal.stage(), note, closed);
    }

    private void step(Actor actor, UUID proposal, String act, ProposalStage from, ProposalStage to, String note, boolean closed) {
        jdbc.sql("""
                insert into proposal_step (proposal_id, act, from_stage, to_stage, at, person_id, actor, note, closed)
                values (:proposal, :act, :from, :to, :at, :person, :actor, :note, :closed)
                """).param("proposal", proposal).param("act", act).param("from", from == null ? null : from.name(), Types.VARCHAR).param("to", to.name())
                .param("at", Timestamp.from(clock.instant())).param("person", actor == null || actor.person() == null ? null : actor.person().value(), Types.OTHER)
                .param("actor", actor == null ? "" : actor.name()).param("note", note, Types.VARCHAR).param("closed", closed).update();
    }

    /**
     * One line of the journal.
     *
     * @param act message key below {@code proposal.step.}: the name of a {@link ProposalAct}, or of what is none
     */
    public record Step(String act, ProposalStage from, ProposalStage to, Instant at, String actor, String note, boolean closed) {

        Step wordless() {
            return new Step(act, from, to, at, actor, null, closed);
        }
    }

    /** The journal as a reader may know it, the oldest first: every act, but not everybody reads the words that went with it. */
    public List<Step> steps(Actor actor, Proposal proposal) {
        boolean drafts = seesDrafts(actor, proposal);
        boolean inside = drafts || inside(actor, proposal) || assists(actor, proposal);
        return steps(proposal, readsClosed(actor, proposal)).stream()
                .map(step -> DRAFTING.contains(step.act()) && !drafts || BETWEEN.contains(step.act()) && !inside ? step.wordless() : step).toList();
    }

    /** The journal, the oldest first. @param closed also the lines that a department does not read before the case is closed */
    public List<Step> steps(Proposal proposal, boolean closed) {
        return jdbc.sql("""
                select act, from_stage, to_stage, at, actor, note, closed from proposal_step
                where proposal_id = :id and (:closed or not closed) order by at, id
                """).param("id", proposal.id()).param("closed", closed).query((rs, n) -> new Step(rs.getString(1),
                        rs.getString(2) == null ? null : ProposalStage.valueOf(rs.getString(2)), ProposalStage.valueOf(rs.getString(3)),
                        rs.getTimestamp(4).toInstant(), rs.getString(5), rs.getString(6), rs.getBoolean(7))).list();
    }

    /**
     * A proposer of a case.
     *
     * @param proposal whose proposer: the case itself, or one that was merged into it
     * @param title    of that one
     */
    public record Author(PersonId person, String name, String staffNo, String unit, String delegation, UUID proposal, String title, int nr) {
    }

    /** All proposers: its own first, then those of every proposal merged into it. Nobody is lost by merging. */
    public List<Author> authors(Proposal proposal) {
        return jdbc.sql("""
                select r.person_id, p.name, p.staff_no, u.short_name, g.name, t.id, t.title, r.nr
                from proposal t join proposal_proposer r on r.proposal_id = t.id join personnel_person p on p.id = r.person_id
                left join congress_delegate d on d.id = r.delegate_id left join membership_unit u on u.id = d.unit_id
                left join congress_delegation g on g.id = d.delegation_id
                where t.id = :id or t.merged_into = :id order by t.id <> :id, t.submitted_at, t.id, r.nr
                """).param("id", proposal.id()).query((rs, n) -> new Author(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3),
                        rs.getString(4), rs.getString(5), rs.getObject(6, UUID.class), rs.getString(7), rs.getInt(8))).list();
    }

    private static String reason(String typed) {
        try {
            return Reason.of(typed);
        } catch (Refusal no) {
            throw no.at("note");
        }
    }

    /** What it is called in letters and in the trail: number and title. */
    public static String label(Proposal proposal) {
        return (proposal.caseNo() == null ? "" : proposal.caseNo() + " ") + proposal.title();
    }

    public static Proposal read(ResultSet rs, int row) throws SQLException {
        String result = rs.getString("result");
        UUID leader = rs.getObject("leader_id", UUID.class);
        return new Proposal(rs.getObject("id", UUID.class), rs.getObject("session_id", UUID.class), ProposalStage.valueOf(rs.getString("stage")),
                rs.getObject("number", Integer.class), rs.getString("case_no"), rs.getString("title"), Category.valueOf(rs.getString("category")), rs.getString("reason"),
                rs.getString("measures"), rs.getObject("delegation_id", UUID.class), rs.getString("delegation_name"), rs.getObject("wanted_department", UUID.class),
                rs.getString("wanted_name"), Visibility.valueOf(rs.getString("visibility")), rs.getString("proposers"), rs.getObject("merged_into", UUID.class),
                rs.getObject("seconds", Integer.class), rs.getInt("round"), rs.getObject("lead_department", UUID.class), rs.getString("department_name"),
                leader == null ? null : new PersonId(leader), rs.getObject("due_on", LocalDate.class), result == null ? null : ResultClass.valueOf(result),
                rs.getTimestamp("created_at").toInstant(), instant(rs, "submitted_at"), instant(rs, "filed_at"), instant(rs, "replied_at"),
                instant(rs, "closed_at"), rs.getTimestamp("moved_at").toInstant(), rs.getInt("version"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
