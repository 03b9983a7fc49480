package org.unionhall.proposal.handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
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
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;
import org.unionhall.web.Once;

/** By when an answer is owed, how that stands, and more time for a reason. All in working days of the region. */
@Service
public class Deadlines {

    /** Stages in which an answer is owed, for SQL. */
    public static final String OWED = ProposalStage.WITH_DEPARTMENT;

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Cases cases;
    private final ProposalReaders readers;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;

    Deadlines(JdbcClient jdbc, Docket docket, Moves moves, Cases cases, ProposalReaders readers, Rulebook rulebook, WorkingDays days, Inbox inbox, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.cases = cases;
        this.readers = readers;
        this.rulebook = rulebook;
        this.days = days;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is due until this day is yellow.
     *
     * @param missing the year without a calendar, when that cannot be said; then nothing is yellow
     */
    public record Horizon(LocalDate today, LocalDate soon, String missing) {

        /** @param dueOn null for no day */
        public Light light(LocalDate dueOn) {
            return dueOn == null ? Light.NONE : dueOn.isBefore(today) ? Light.RED : !dueOn.isAfter(soon) ? Light.YELLOW : Light.GREEN;
        }
    }

    public Horizon horizon() {
        LocalDate today = cases.today();
        try {
            return new Horizon(today, days.plusWorkingDays(today, rulebook.get(ProposalRules.YELLOW_DAYS, today)), null);
        } catch (Refusal noCalendar) {
            return new Horizon(today, today.minusDays(1), String.valueOf(noCalendar.args()[0]));
        }
    }

    /** Whether an answer is owed by a department now. */
    public static boolean owed(ProposalStage stage) {
        return stage.withDepartment();
    }

    /** Working days left, negative when it is over; null where nothing is owed or a year lacks its calendar. */
    public Integer left(Proposal proposal) {
        LocalDate today = cases.today();
        if (!owed(proposal.stage()) || proposal.dueOn() == null) {
            return null;
        }
        try {
            return proposal.dueOn().isBefore(today) ? -days.between(proposal.dueOn(), today) : days.between(today, proposal.dueOn());
        } catch (Refusal noCalendar) {
            return null;
        }
    }

    /**
     * More time that was asked for.
     *
     * @param state ASKED, GRANTED, REFUSED, or LAPSED when the answer came first
     */
    public record Extension(UUID id, int round, LocalDate dueWas, LocalDate dueAsked, String reason, String state, Instant askedAt, UUID askedBy, String asker,
                            Instant decidedAt, String decider, String note) {
    }

    /** The latest first. */
    public List<Extension> extensions(UUID proposal) {
        return Once.page(List.of("proposal.extensions", proposal), () -> jdbc.sql("select * from proposal_extension where proposal_id = :id order by asked_at desc, id desc")
                .param("id", proposal).query(Deadlines::extension).list());
    }

    private static Extension extension(ResultSet rs, int row) throws SQLException {
        Timestamp decided = rs.getTimestamp("decided_at");
        return new Extension(rs.getObject("id", UUID.class), rs.getInt("round"), rs.getObject("due_was", LocalDate.class),
                rs.getObject("due_asked", LocalDate.class), rs.getString("reason"), rs.getString("state"), rs.getTimestamp("asked_at").toInstant(),
                rs.getObject("asked_by", UUID.class), rs.getString("asker"), decided == null ? null : decided.toInstant(), rs.getString("decider"),
                rs.getString("note"));
    }

    /** What was asked for and is not decided. */
    public Optional<Extension> asked(UUID proposal) {
        return extensions(proposal).stream().filter(one -> one.state().equals("ASKED")).findFirst();
    }

    /**
     * The lead department asks for more time.
     *
     * @throws Refusal {@code proposal.handle.extension.over} when nothing is owed, {@code proposal.handle.extension.asked};
     *     on {@code on} and {@code note} what is missing
     */
    @Transactional
    public void ask(Actor actor, UUID id, LocalDate to, String reason) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.DRAFT_REPLY);
        if (!owed(proposal.stage()) || proposal.dueOn() == null) {
            throw new Refusal("proposal.handle.extension.over");
        }
        if (asked(id).isPresent()) {
            throw new Refusal("proposal.handle.extension.asked");
        }
        if (to == null || !to.isAfter(proposal.dueOn()) || !to.isAfter(cases.today()) || to.isAfter(proposal.dueOn().plusYears(1))) {
            throw Refusal.on("on", "proposal.handle.extension.day", proposal.dueOn().toString());
        }
        String words = Words.of("note", reason, 5, 500);
        jdbc.sql("""
                insert into proposal_extension (proposal_id, round, due_was, due_asked, reason, state, asked_at, asked_by, asker)
                values (:id, :round, :was, :asked, :reason, 'ASKED', :now, :by, :asker)
                """).param("id", id).param("round", proposal.round()).param("was", proposal.dueOn()).param("asked", to).param("reason", words)
                .param("now", Timestamp.from(clock.instant())).param("by", actor.account().value()).param("asker", actor.name()).update();
        moves.note(actor, proposal, "EXTENSION_ASKED", to + "：" + words, false);
        audit.record(AuditEntry.of(actor, "proposal.extension.ask").on("proposal", id, Docket.label(proposal)).change("dueOn", proposal.dueOn(), to).because(words));
        inbox.sendAll(readers.committee(proposal.session()), letter(LetterKind.DUTY, "extension-asked", asked(id).orElseThrow(), proposal, proposal.departmentName(), to));
    }

    private static Letter letter(LetterKind kind, String what, Extension extension, Proposal proposal, Object... more) {
        return Letter.of(kind, "proposal.letter." + what, "proposal.letter." + what + "." + extension.id())
                .with(Stream.concat(Stream.of(Docket.label(proposal)), Arrays.stream(more)).toArray()).at("/proposals/" + proposal.id());
    }

    /**
     * The committee grants it or not.
     *
     * @throws Refusal {@code proposal.handle.extension.own} for who asked, or answers for the department;
     *     {@code proposal.handle.extension.over} when the answer came first or another decided
     */
    @Transactional
    public void decide(Actor actor, UUID id, boolean grant, String note) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.ASSIGN);
        Extension asked = asked(id).orElseThrow(() -> new Refusal("proposal.handle.extension.over"));
        if (asked.askedBy().equals(actor.account().value()) || cases.part(actor, proposal).department()) {
            throw new Refusal("proposal.handle.extension.own");
        }
        String words = grant && (note == null || note.isBlank()) ? null : Words.of("note", note, grant ? 0 : 2, 500);
        jdbc.sql("update proposal_extension set state = :state, decided_at = :now, decider = :actor, note = :note where id = :id")
                .param("state", grant ? "GRANTED" : "REFUSED").param("now", Timestamp.from(clock.instant())).param("actor", actor.name())
                .param("note", words, Types.VARCHAR).param("id", asked.id()).update();
        if (grant) {
            jdbc.sql("update proposal set due_on = :to, version = version + 1 where id = :id").param("to", asked.dueAsked()).param("id", id).update();
        }
        moves.note(actor, proposal, grant ? "EXTENSION_GRANTED" : "EXTENSION_REFUSED", asked.dueAsked() + (words == null ? "" : "：" + words), false);
        audit.record(AuditEntry.of(actor, "proposal.extension.decide").on("proposal", id, Docket.label(proposal))
                .change("dueOn", asked.dueWas(), grant ? asked.dueAsked() : asked.dueWas()).because(words));
        inbox.sendAll(readers.of(cases.undertakers(proposal.department())),
                letter(LetterKind.RESULT, grant ? "extension-granted" : "extension-refused", asked, proposal, grant ? asked.dueAsked() : asked.dueWas()));
    }

    /** The answer is given, or the case assigned anew: who asked for more time does not need it. */
    void lapse(UUID proposal) {
        jdbc.sql("update proposal_extension set state = 'LAPSED', decided_at = :now where proposal_id = :id and state = 'ASKED'")
                .param("now", Timestamp.from(clock.instant())).param("id", proposal).update();
    }

    /** Sets the day that the portal could not count because a year lacked its calendar. @throws Refusal {@code proposal.own-answer}, {@code proposal.handle.due.set}; on {@code on} */
    @Transactional
    public void set(Actor actor, UUID id, LocalDate on) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.ASSIGN);
        docket.judgesItself(actor, proposal).ifPresent(no -> {
            throw no;
        });
        if (!owed(proposal.stage()) || proposal.dueOn() != null) {
            throw new Refusal("proposal.handle.due.set");
        }
        if (on == null || !on.isAfter(cases.today()) || on.isAfter(cases.today().plusYears(2))) {
            throw Refusal.on("on", "proposal.handle.due.day");
        }
        jdbc.sql("update proposal set due_on = :on, version = version + 1 where id = :id").param("on", on).param("id", id).update();
        moves.note(actor, proposal, "DUE_SET", on.toString(), false);
        audit.record(AuditEntry.of(actor, "proposal.due.set").on("proposal", id, Docket.label(proposal)).change("dueOn", null, on));
    }
}
