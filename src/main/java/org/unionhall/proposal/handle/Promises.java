package org.unionhall.proposal.handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.files.FileOwner;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalReaders;
import org.unionhall.web.Once;

/** What was promised for a day: on it the department is asked, says how it stands, and the proposer is told. */
@Service
public class Promises implements FileOwner {

    static final String OWNER = "proposal.promise";

    private final JdbcClient jdbc;
    private final Docket docket;
    private final Moves moves;
    private final Cases cases;
    private final ProposalReaders readers;
    private final Papers papers;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;

    Promises(JdbcClient jdbc, Docket docket, Moves moves, Cases cases, ProposalReaders readers, Papers papers, Inbox inbox, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.docket = docket;
        this.moves = moves;
        this.cases = cases;
        this.readers = readers;
        this.papers = papers;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /** How a promise stands. */
    public enum State {
        OPEN, KEPT, LATE, BROKEN,
        /** A later answer took the place of the one that promised. */
        REPLACED;

        /** The shape beside the word. */
        public String sign() {
            return this == KEPT ? "ok" : this == LATE ? "warn" : this == BROKEN ? "stop" : this == OPEN ? "wait" : "off";
        }
    }

    /** @param settlement what the committee said to a contradiction; null while it has not */
    public record Promise(UUID id, int nr, LocalDate dueOn, State state, Instant askedAt, Instant reportedAt, String reporter, String words, Instant settledAt,
                          String settler, String settlement) {
    }

    public record Progress(String actor, String words, Instant at) {
    }

    /** In order of their days. */
    public List<Promise> of(UUID proposal) {
        return Once.page(List.of("proposal.promises", proposal), () -> jdbc.sql("select * from proposal_promise where proposal_id = :id order by nr")
                .param("id", proposal).query(Promises::read).list());
    }

    private static Promise read(ResultSet rs, int row) throws SQLException {
        return new Promise(rs.getObject("id", UUID.class), rs.getInt("nr"), rs.getObject("due_on", LocalDate.class), State.valueOf(rs.getString("state")),
                at(rs, "asked_at"), at(rs, "reported_at"), rs.getString("reporter"), rs.getString("words"), at(rs, "settled_at"), rs.getString("settler"),
                rs.getString("settlement"));
    }

    static Instant at(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    public List<Progress> progress(UUID proposal) {
        return jdbc.sql("select actor, words, at from proposal_progress where proposal_id = :id order by at, id").param("id", proposal)
                .query((rs, n) -> new Progress(rs.getString(1), rs.getString(2), at(rs, "at"))).list();
    }

    /** An answer was given. A promise of an earlier answer that is still open is replaced. @param on null for an answer that promises nothing */
    void begin(UUID proposal, LocalDate on) {
        jdbc.sql("update proposal_promise set state = 'REPLACED', reported_at = :now, words = '' where proposal_id = :id and state = 'OPEN'")
                .param("now", now()).param("id", proposal).update();
        if (on != null) {
            next(proposal, on);
        }
    }

    void next(UUID proposal, LocalDate on) {
        jdbc.sql("""
                insert into proposal_promise (proposal_id, nr, due_on, state)
                select :id, coalesce(max(nr), 0) + 1, :on, 'OPEN' from proposal_promise where proposal_id = :id
                """).param("id", proposal).param("on", on).update();
    }

    /** Why nothing can be reported now. */
    public Optional<Refusal> againstReporting(Actor actor, Proposal proposal) {
        return docket.notTheirs(actor, proposal, ProposalAct.DRAFT_REPLY).or(() -> of(proposal.id()).stream().noneMatch(one -> one.state() == State.OPEN)
                ? Optional.of(new Refusal("proposal.handle.promise.none")) : Optional.empty());
    }

    /**
     * The department says how it stands.
     *
     * @param state KEPT, LATE with a new day, or BROKEN
     * @throws Refusal {@code proposal.handle.promise.none}; on {@code state}, {@code on}, {@code text} and {@code file}
     */
    @Transactional
    public void report(Actor actor, UUID id, State state, LocalDate to, String typed, List<Papers.Upload> files) {
        Proposal proposal = cases.hold(actor, id);
        againstReporting(actor, proposal).ifPresent(no -> {
            throw no;
        });
        if (state != State.KEPT && state != State.LATE && state != State.BROKEN) {
            throw Refusal.on("state", "proposal.handle.promise.state");
        }
        if (state == State.LATE && (to == null || !to.isAfter(cases.today()))) {
            throw Refusal.on("on", "proposal.handle.promise.later");
        }
        Promise open = of(id).stream().filter(one -> one.state() == State.OPEN).findFirst().orElseThrow();
        String words = Words.of("text", typed, 5, 2000);
        jdbc.sql("update proposal_promise set state = :state, reported_at = :now, reporter = :actor, words = :words where id = :id")
                .param("state", state.name()).param("now", now()).param("actor", actor.name()).param("words", words).param("id", open.id()).update();
        files.forEach(file -> papers.keep(actor, OWNER, open.id(), file));
        if (state == State.LATE) {
            next(id, to);
        }
        cases.touch(proposal);
        moves.note(actor, proposal, "PROMISE_" + state, (state == State.LATE ? to + "：" : "") + Words.line(words), false);
        audit.record(AuditEntry.of(actor, "proposal.promise").on("proposal", id, Docket.label(proposal)).change("state", State.OPEN, state));
        tell(proposal, LetterKind.RESULT, "proposal.letter.promise-reported", open.id().toString(), Letter.word("proposal.Promise." + state));
    }

    /** What has happened since the answer. Possible at any time after it. */
    @Transactional
    public void progress(Actor actor, UUID id, String typed) {
        Proposal proposal = cases.hold(actor, id, ProposalAct.DRAFT_REPLY);
        if (proposal.repliedAt() == null) {
            throw new Refusal("proposal.handle.progress.before");
        }
        String words = Words.of("text", typed, 5, 2000);
        jdbc.sql("insert into proposal_progress (proposal_id, actor, words, at) values (:id, :actor, :words, :now)").param("id", id).param("actor", actor.name())
                .param("words", words).param("now", now()).update();
        moves.note(actor, proposal, "PROGRESS", Words.line(words), false);
        audit.record(AuditEntry.of(actor, "proposal.progress").on("proposal", id, Docket.label(proposal)));
        tell(proposal, LetterKind.RESULT, "proposal.letter.progress", clock.instant().toString(), actor.name());
    }

    void tell(Proposal proposal, LetterKind kind, String template, String event, Object... more) {
        Object[] with = new Object[more.length + 1];
        with[0] = Docket.label(proposal);
        System.arraycopy(more, 0, with, 1, more.length);
        inbox.sendAll(readers.of(docket.authors(proposal).stream().map(Docket.Author::person).toList()),
                Letter.of(kind, template, template + "." + event).with(with).at("/proposals/" + proposal.id()));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    @Override
    public String type() {
        return OWNER;
    }

    @Override
    public String wants() {
        return "exists (select 1 from proposal_promise r where r.id = f.owner_id)";
    }
}
