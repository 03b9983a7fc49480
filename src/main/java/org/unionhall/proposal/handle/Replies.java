package org.unionhall.proposal.handle;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Papers;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalRules;
import org.unionhall.proposal.ResultClass;
import org.unionhall.rulebook.Rulebook;
import org.unionhall.rulebook.WorkingDays;

/**
 * The answer: the lead writes one for all, the head of the department signs it, the leader in charge too, and only then
 * the proposer sees it.
 */
@Service
public class Replies {

    private final JdbcClient jdbc;
    private final ReplyStore store;
    private final Moves moves;
    private final Cases cases;
    private final Assisting assisting;
    private final InCharge inCharge;
    private final Promises promises;
    private final Papers papers;
    private final Rulebook rulebook;
    private final WorkingDays days;
    private final Audit audit;
    private final Clock clock;

    Replies(JdbcClient jdbc, ReplyStore store, Moves moves, Cases cases, Assisting assisting, InCharge inCharge, Promises promises, Papers papers, Rulebook rulebook, WorkingDays days,
            Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.moves = moves;
        this.cases = cases;
        this.assisting = assisting;
        this.inCharge = inCharge;
        this.promises = promises;
        this.papers = papers;
        this.rulebook = rulebook;
        this.days = days;
        this.audit = audit;
        this.clock = clock;
    }

    /** An answer as it is written. @param unheard why an assisting department that said nothing is not waited for */
    public record Draft(String text, String measures, ResultClass result, String whyNot, LocalDate promisedOn, String unheard, List<Papers.Upload> files) {
    }

    /** The versions that somebody may read, the latest first: given ones, and for who works on them the drafts. */
    public List<Reply> of(Part part, UUID proposal) {
        return store.of(proposal).stream().filter(one -> one.given() || part.seesDrafts()).toList();
    }

    /**
     * The lead has written the answer of all.
     *
     * @throws Refusal on {@code unheard}: {@code proposal.handle.reply.unheard} with the departments that have not spoken;
     *     on {@code result}, {@code on}, {@code whyNot}, {@code text}, {@code file} what is missing or wrong
     */
    @Transactional
    public void draft(Actor actor, UUID id, int version, Draft draft) {
        Proposal proposal = moves.take(actor, id, ProposalAct.DRAFT_REPLY, version);
        String text = Words.of("text", draft.text(), 10, 10_000);
        if (draft.result() == null) {
            throw Refusal.on("result", "proposal.handle.reply.result");
        }
        boolean planned = draft.result() == ResultClass.PLANNED;
        if (planned && (draft.promisedOn() == null || !draft.promisedOn().isAfter(cases.today()))) {
            throw Refusal.on("on", "proposal.handle.reply.promised");
        }
        String whyNot = draft.result() == ResultClass.NOT_NOW ? Words.of("whyNot", draft.whyNot(), 5, 2000) : null;
        String silent = String.join("、", assisting.of(id).stream().filter(one -> one.words() == null).map(Assisting.Assist::name).toList());
        if (!silent.isEmpty() && (draft.unheard() == null || draft.unheard().isBlank())) {
            throw Refusal.on("unheard", "proposal.handle.reply.unheard", silent);
        }
        UUID reply = Ids.next();
        jdbc.sql("""
                insert into proposal_reply (id, proposal_id, round, nr, department, result, text, measures, why_not, promised_on, unheard, drafted_at, drafter)
                select :reply, :id, :round, coalesce(max(nr), 0) + 1, :department, :result, :text, :measures, :whyNot, :promised, :unheard, :now, :actor
                from proposal_reply where proposal_id = :id and round = :round
                """).param("reply", reply).param("id", id).param("round", proposal.round()).param("department", proposal.departmentName())
                .param("result", draft.result().name()).param("text", text).param("measures", Words.of("measures", draft.measures(), 0, 5000))
                .param("whyNot", whyNot, Types.VARCHAR).param("promised", planned ? draft.promisedOn() : null, Types.DATE)
                .param("unheard", silent.isEmpty() ? null : Words.of("unheard", draft.unheard(), 2, 500), Types.VARCHAR)
                .param("now", now()).param("actor", actor.name()).update();
        draft.files().forEach(file -> papers.keep(actor, ReplyStore.OWNER, reply, file));
        moves.move(actor, proposal, ProposalAct.DRAFT_REPLY, null);
    }

    /** The head of the department signs the answer as it stands; where no leader signs, it is given with that. */
    @Transactional
    public void sign(Actor actor, UUID id, int version) {
        Proposal proposal = moves.take(actor, id, ProposalAct.SIGN, version);
        Reply reply = store.latest(id, proposal.round()).orElseThrow(() -> new Refusal("proposal.moved"));
        byte[] digest = reply.seal();
        jdbc.sql("""
                update proposal_reply set signed_at = :now, signer = :actor, signer_account = :account, signer_post = :post, signer_request = :request, digest = :digest
                where id = :id
                """).param("now", now()).param("actor", actor.name()).param("account", actor.account().value()).param("post", proposal.departmentName())
                .param("request", MDC.get("request"), Types.VARCHAR).param("digest", digest).param("id", reply.id()).update();
        audit.record(AuditEntry.of(actor, "proposal.sign").on("proposal", id, Docket.label(proposal)).change("sha256", null, java.util.HexFormat.of().formatHex(digest)));
        Proposal signed = moves.move(actor, proposal, ProposalAct.SIGN, null);
        if (!inCharge.signs()) {
            give(null, signed);
        }
    }

    /** The leader in charge signs, and the answer is given. */
    @Transactional
    public void release(Actor actor, UUID id, int version) {
        give(actor, moves.take(actor, id, ProposalAct.RELEASE, version));
    }

    private void give(Actor actor, Proposal proposal) {
        Reply reply = store.latest(proposal.id(), proposal.round()).filter(Reply::intact).orElseThrow(() -> new Refusal("proposal.handle.reply.changed"));
        jdbc.sql("update proposal_reply set released_at = :now, releaser = :actor, evaluate_until = :until where id = :id").param("now", now())
                .param("actor", actor == null ? "" : actor.name()).param("until", evaluateUntil(cases.today()).orElse(null), Types.DATE).param("id", reply.id()).update();
        jdbc.sql("update proposal set result = :result where id = :id").param("result", reply.result().name()).param("id", proposal.id()).update();
        promises.begin(proposal.id(), reply.promisedOn());
        moves.move(actor, proposal, ProposalAct.RELEASE, null);
    }

    /**
     * The answer given in a round; null while none is. The last day to evaluate is counted now where it could not be then.
     */
    Reply given(UUID proposal, int round) {
        Reply given = store.latest(proposal, round).filter(Reply::given).orElse(null);
        if (given == null || given.evaluateUntil() != null) {
            return given;
        }
        evaluateUntil(LocalDate.ofInstant(given.releasedAt(), clock.getZone())).ifPresent(until ->
                jdbc.sql("update proposal_reply set evaluate_until = :until where id = :id").param("until", until).param("id", given.id()).update());
        return store.latest(proposal, round).orElse(given);
    }

    /** The last day to evaluate an answer given on a day; empty while a year lacks its calendar. */
    Optional<LocalDate> evaluateUntil(LocalDate given) {
        try {
            return Optional.of(days.plusWorkingDays(given, rulebook.get(ProposalRules.EVALUATION_DAYS, given)));
        } catch (Refusal noCalendar) {
            return Optional.empty();
        }
    }

    /** Answers a suggestion, or explains why something was not filed: {@code ANSWER}, {@code ANSWER_ITSELF} or {@code EXPLAIN}. */
    @Transactional
    public void answer(Actor actor, UUID id, int version, ProposalAct act, String typed) {
        Proposal proposal = moves.take(actor, id, act, version);
        String text = Words.of("text", typed, 5, 10_000);
        jdbc.sql("""
                insert into proposal_reply (proposal_id, round, nr, department, text, drafted_at, drafter, released_at, releaser)
                values (:id, 1, 1, :department, :text, :now, :actor, :now, :actor)
                """).param("id", id).param("department", act == ProposalAct.ANSWER ? proposal.departmentName() : "").param("text", text)
                .param("now", now()).param("actor", actor.name()).update();
        moves.move(actor, proposal, act, Words.line(text));
    }

    /** Sent back: the version stays, with why. */
    void sentBack(UUID proposal, String why) {
        jdbc.sql("""
                update proposal_reply set sent_back_at = :now, sent_back = :words where id = (
                    select id from proposal_reply where proposal_id = :id and released_at is null order by round desc, nr desc limit 1)
                """).param("now", now()).param("words", why).param("id", proposal).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
