package org.unionhall.proposal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Once;

/** Where every proposal stands: looked up within what the reader may see, and what somebody is to it. What is done with it: {@link Moves}. */
@Service
public class Docket {

    /** The columns of a {@link Proposal}; the proposal is {@code t}. */
    public static final String COLUMNS = """
            select t.*, g.name as delegation_name, d.name as department_name, wd.name as wanted_name,
                (select string_agg(p.name, ', ' order by r.nr) from proposal_proposer r join personnel_person p on p.id = r.person_id where r.proposal_id = t.id) as proposers
            from proposal t left join congress_delegation g on g.id = t.delegation_id left join personnel_department d on d.id = t.lead_department
            left join personnel_department wd on wd.id = t.wanted_department
            """;

    private final JdbcClient jdbc;
    private final ProposalSight sight;
    private final ProposalRights rights;

    Docket(JdbcClient jdbc, ProposalSight sight, ProposalRights rights) {
        this.jdbc = jdbc;
        this.sight = sight;
        this.rights = rights;
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

    /** Whether the text is the actor's: who wrote it, or who goes on with it when that one is no delegate any more. */
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

    /**
     * Why something around an act is not the actor's, wherever the proposal stands: asking for more time is the
     * department's as answering is, granting it the committee's as assigning is.
     */
    public Optional<Refusal> notTheirs(Actor actor, Proposal proposal, ProposalAct like) {
        return rights.against(actor, proposal, like);
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
        return Once.page(List.of("proposal.authors", proposal.id()), () -> jdbc.sql("""
                select r.person_id, p.name, p.staff_no, u.short_name, g.name, t.id, t.title, r.nr
                from proposal t join proposal_proposer r on r.proposal_id = t.id join personnel_person p on p.id = r.person_id
                left join congress_delegate d on d.id = r.delegate_id left join membership_unit u on u.id = d.unit_id
                left join congress_delegation g on g.id = d.delegation_id
                where t.id = :id or t.merged_into = :id order by t.id <> :id, t.submitted_at, t.id, r.nr
                """).param("id", proposal.id()).query((rs, n) -> new Author(new PersonId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3),
                        rs.getString(4), rs.getString(5), rs.getObject(6, UUID.class), rs.getString(7), rs.getInt(8))).list());
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
