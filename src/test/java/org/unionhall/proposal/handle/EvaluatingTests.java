package org.unionhall.proposal.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MovableClock;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Journal;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalRules.Split;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ResultClass;
import org.unionhall.proposal.handle.Promises.State;
import org.unionhall.testing.As;
import org.unionhall.web.Address;

/** The answer, what its proposers think of it, and what was promised: each has its turn and nobody sees more than they may. */
@HandleTest
class EvaluatingTests {

    private static final String COMMENT = "窗口只多开了一个星期就又关了";

    @Autowired Sitting at;
    @Autowired As as;
    @Autowired Assigning assigning;
    @Autowired TakingOn taking;
    @Autowired InCharge inCharge;
    @Autowired ProposalList list;
    @Autowired List<DeskSource> desks;
    @Autowired Deadlines deadlines;
    @Autowired Replies replies;
    @Autowired Assisting assisting;
    @Autowired Contesting contesting;
    @Autowired Evaluators evaluators;
    @Autowired Evaluations evaluations;
    @Autowired Promises promises;
    @Autowired PromiseList calendar;
    @Autowired Closing closing;
    @Autowired Cases cases;
    @Autowired Talk talk;
    @Autowired Docket docket;
    @Autowired Moves moves;
    @Autowired Journal journal;
    @Autowired HandlingDays daily;
    @Autowired Waiting waiting;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired org.unionhall.membership.Papers papers;
    @Autowired org.springframework.transaction.PlatformTransactionManager transactions;
    @Autowired MovableClock clock;

    @BeforeEach
    void aSitting() {
        at.anew();
    }

    @AfterEach
    void backToNow() {
        clock.backToNow();
        List.of("leader-signs", "split").forEach(rule -> at.noRule("proposal.handle." + rule));
    }

    private UUID handling(Actor... by) {
        UUID id = at.proposal(ProposalStage.FILED, by);
        assigning.assign(at.committee, id, at.version(id), at.order(10));
        taking.accept(at.handler, id, at.version(id));
        return id;
    }

    private static Replies.Draft draft(ResultClass result, LocalDate on) {
        return new Replies.Draft("食堂将增设三个窗口并延长供餐时间。", "增设窗口", result, result == ResultClass.NOT_NOW ? "目前经费不足" : null, on, null, List.of());
    }

    private void answer(UUID id, ResultClass result, LocalDate on) {
        replies.draft(at.handler, id, at.version(id), draft(result, on));
        replies.sign(at.head, id, at.version(id));
        replies.release(at.leader, id, at.version(id));
    }

    private UUID replied(Actor... by) {
        UUID id = handling(by);
        answer(id, ResultClass.SOLVED, null);
        return id;
    }

    @Test
    void theProposerSeesTheAnswerOnlyWhenItIsGiven() throws Exception {
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        assertThat(page(at.proposer, "/proposals/" + id)).doesNotContain("食堂将增设三个窗口");
        assertThat(page(at.head, "/proposals/" + id)).contains("食堂将增设三个窗口");
        docket(at.head, id, ProposalAct.SEND_BACK, "请写明完成时间");
        assertThat(replies.of(cases.part(at.handler, at.find(id)), id)).singleElement().satisfies(one -> assertThat(one.sentBack()).contains("请写明完成时间"));
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        replies.sign(at.head, id, at.version(id));
        assertThat(page(at.proposer, "/proposals/" + id)).doesNotContain("食堂将增设三个窗口");
        replies.release(at.leader, id, at.version(id));
        assertThat(page(at.proposer, "/proposals/" + id)).contains("食堂将增设三个窗口");
        assertThat(at.find(id).result()).isEqualTo(ResultClass.SOLVED);
    }

    @Autowired org.springframework.transaction.support.TransactionTemplate transaction;

    private void docket(Actor actor, UUID id, ProposalAct act, String note) {
        moves.act(actor, id, act, at.version(id), note);
    }

    @Test
    void whatWasSignedStaysToTheLetter() {
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        replies.sign(at.head, id, at.version(id));
        Reply signed = replies.of(cases.part(at.head, at.find(id)), id).get(0);
        assertThat(signed.intact()).isTrue();
        assertThat(signed.fingerprint()).hasSize(64);
        assertThat(signed.signer()).isEqualTo("后勤处长");
        assertThatThrownBy(() -> jdbc.sql("update proposal_reply set text = '改了' where proposal_id = :id").param("id", id).update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from proposal_reply where proposal_id = :id").param("id", id).update()).isInstanceOf(DataAccessException.class);
        assertThat(new Reply(signed.id(), signed.proposal(), 1, 1, signed.department(), signed.result(), signed.text() + "。", signed.measures(), null, null, null,
                signed.draftedAt(), "", null, null, signed.signedAt(), "", "", "", signed.digest(), null, null, null, List.of()).intact()).isFalse();
    }

    @Test
    void nobodySignsTheAnswerToAProposalOfTheirOwn() throws Exception {
        UUID id = handling(at.proposer, at.again(at.head));
        assertThatThrownBy(() -> replies.draft(at.head, id, at.version(id), draft(ResultClass.SOLVED, null))).hasMessage("proposal.own");
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        assertThatThrownBy(() -> replies.sign(at.head, id, at.version(id))).hasMessage("proposal.own");
        assertThatThrownBy(() -> replies.sign(at.handler, id, at.version(id))).hasMessage("proposal.not-yours.DEPARTMENT_HEAD");
        assertThat(page(at.head, "/proposals/" + id)).contains("您是本案提案人");
        assertThat(page(at.committee, "/proposals/" + id)).contains("部门负责人是本案提案人");
        Actor deputy = at.actor("副处长");
        at.post(at.logistics, deputy, "HEAD");
        replies.sign(at.again(deputy), id, at.version(id));
        assertThat(at.stage(id)).isEqualTo(ProposalStage.SIGNED);
    }

    @Test
    void whereALeaderSignsAndNoneIsInChargeItIsSaidWhoIsMissingAndTheCommitteeNamesOne() throws Exception {
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        jdbc.sql("update proposal_undertaker set to_on = :today where post = 'LEADER' and department_id = :id").param("today", at.today()).param("id", at.logistics).update();
        jdbc.sql("update proposal set leader_id = null where id = :id").param("id", id).update();
        assertThatThrownBy(() -> replies.sign(at.head, id, at.version(id))).hasMessage("proposal.handle.sign.no-leader");
        assertThat(at.stage(id)).isEqualTo(ProposalStage.DRAFTED);
        assertThat(page(at.head, "/proposals/" + id)).contains("现无可签发答复的分管校领导", "/proposals/undertakers/" + at.logistics);
        assertThat(page(at.committee, "/proposals/" + id)).contains("/do/NAME_LEADER");
        assertThatThrownBy(() -> inCharge.name(at.head, id, at.leader.person())).hasMessage("proposal.not-yours.COMMITTEE");
        assertThatThrownBy(() -> inCharge.name(at.committee, id, at.proposer.person())).hasMessage("proposal.handle.leader.unknown");
        // still in charge of the library
        inCharge.name(at.committee, id, at.leader.person());
        replies.sign(at.head, id, at.version(id));
        assertThat(at.stage(id)).isEqualTo(ProposalStage.SIGNED);
        replies.release(at.leader, id, at.version(id));
        assertThat(at.stage(id)).isEqualTo(ProposalStage.REPLIED);
    }

    @Test
    void theNumberOfAnswersToEvaluateIsTheCountOfTheListItOpens() {
        UUID both = replied(at.proposer, at.joint);
        at.merged(both, at.proposer);
        UUID other = replied(at.joint);
        at.merged(other, at.proposer);
        UUID said = replied(at.proposer, at.joint);
        evaluations.evaluate(at.proposer, said, null, Mark.SATISFIED, Mark.SATISFIED, null);
        replied(at.joint);
        DeskSource.Task task = desks.stream().flatMap(desk -> desk.tasks(at.proposer).stream()).filter(one -> one.textKey().equals("proposal.handle.task.evaluate"))
                .findFirst().orElseThrow();
        assertThat(task.args()).containsExactly(2);
        assertThat(list.rows(at.proposer, ProposalSearch.of(Address.of(task.href())), 10, 0)).extracting(row -> row.proposal().id()).containsExactlyInAnyOrder(both, other);
    }

    @Test
    void whereNoLeaderSignsTheAnswerIsGivenWithTheHeadsSignature() {
        at.rule("proposal.handle.leader-signs", "\"false\"");
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        replies.sign(at.head, id, at.version(id));
        assertThat(at.stage(id)).isEqualTo(ProposalStage.REPLIED);
    }

    @Test
    void theLeadDoesNotAnswerBeforeTheAssistantsUnlessItSaysWhy() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        assigning.assign(at.committee, id, at.version(id), new Order(at.logistics, List.of(at.library), null, 10, null, null));
        taking.accept(at.handler, id, at.version(id));
        assertThatThrownBy(() -> replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null))).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("proposal.handle.reply.unheard");
            assertThat(no.args()).containsExactly("图书馆");
        });
        assertThatThrownBy(() -> assisting.say(at.handler, id, "我们的意见")).hasMessage("proposal.handle.assist.not-yours");
        assisting.say(at.librarian, id, "图书馆可以提供场地");
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        assertThatThrownBy(() -> assisting.say(at.librarian, id, "再补充一点")).hasMessage("proposal.stage.DRAFTED");
    }

    @Test
    void whatIsPlannedNeedsADayAndWhatCannotBeAReason() {
        UUID id = handling(at.proposer);
        assertThatThrownBy(() -> replies.draft(at.handler, id, at.version(id), draft(ResultClass.PLANNED, null))).hasMessage("proposal.handle.reply.promised");
        assertThatThrownBy(() -> replies.draft(at.handler, id, at.version(id), draft(ResultClass.PLANNED, at.today()))).hasMessage("proposal.handle.reply.promised");
        assertThatThrownBy(() -> replies.draft(at.handler, id, at.version(id), new Replies.Draft("食堂将增设三个窗口并延长供餐时间。", "", ResultClass.NOT_NOW, " ", null, null, List.of())))
                .hasMessage("proposal.handle.words.short");
    }

    @Test
    void theDepartmentAndItsLeaderSeeNoMarkBeforeTheCaseIsClosed() throws Exception {
        UUID id = replied(at.proposer, at.joint);
        evaluations.evaluate(at.proposer, id, null, Mark.DISSATISFIED, Mark.BASICALLY, COMMENT);
        List<String> pages = List.of("/", "/proposals/" + id, "/proposals/handling", "/proposals/handling/ledger", "/proposals/promises", "/proposals/" + id + "/evaluation",
                "/proposals/" + id + "/reply", "/proposals/" + id + "/do/PROGRESS", "/proposals", "/inbox", "/figures");
        for (Actor reader : List.of(at.head, at.handler, at.leader)) {
            for (String page : pages) {
                assertThat(page(reader, page)).as(page).doesNotContain(COMMENT).doesNotContain("态度：不满意").doesNotContain("<b>提案人评价</b>");
            }
        }
        assertThat(evaluations.of(at.handler, at.find(id))).isEmpty();
        assertThat(jdbc.sql("select count(*) from identity_audit where after::text like '%SATISFIED%' or reason like '%窗口%'").query(Long.class).single()).isZero();
        assertThat(page(at.committee, "/proposals/" + id)).contains(COMMENT);
        assertThat(page(at.proposer, "/proposals/" + id)).contains(COMMENT);
        assertThat(page(at.joint, "/proposals/" + id)).doesNotContain(COMMENT);
        evaluations.evaluate(at.joint, id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.CLOSED);
        for (Actor reader : List.of(at.handler, at.leader, at.actor("普通职工"))) {
            for (String page : List.of("/proposals/" + id, "/proposals/" + id + "/dossier", "/proposals/" + id + "/evaluation")) {
                assertThat(page(reader, page)).as(page).doesNotContain(COMMENT).doesNotContain("态度：不满意");
            }
            assertThat(evaluations.outcomes(reader, at.find(id))).as("what came of it is everybody's").hasSize(1);
        }
        for (Actor reader : List.of(at.proposer, at.joint, at.committee)) {
            assertThat(page(reader, "/proposals/" + id)).contains(COMMENT, "态度：不满意");
            assertThat(page(reader, "/proposals/" + id + "/dossier")).contains(COMMENT);
        }
    }

    @Test
    void whatIsSaidWhileTheAnswerIsWrittenIsForWhoWorksOnIt() throws Exception {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        assigning.assign(at.committee, id, at.version(id), new Order(at.logistics, List.of(at.library), null, 10, null, null));
        taking.accept(at.handler, id, at.version(id));
        assisting.say(at.librarian, id, "馆内窗口由我馆腾出");
        deadlines.ask(at.handler, id, at.find(id).dueOn().plusDays(9), "需要更多时间论证");
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        docket(at.head, id, ProposalAct.SEND_BACK, "经费数字不对");
        List<String> pages = List.of("/proposals/" + id, "/proposals/" + id + "/do/DRAFT_REPLY", "/proposals/" + id + "/do/DECIDE_EXTENSION", "/proposals/" + id + "/dossier");
        for (Actor reader : List.of(at.proposer, at.joint)) {
            for (String page : pages) {
                assertThat(page(reader, page)).as(page).doesNotContain("馆内窗口由我馆腾出").doesNotContain("经费数字不对");
            }
        }
        for (String page : pages) {
            assertThat(page(at.joint, page)).as(page).doesNotContain("需要更多时间论证");
        }
        assertThat(page(at.proposer, pages.get(0))).contains("需要更多时间论证");
        assertThat(page(at.handler, pages.get(1))).contains("馆内窗口由我馆腾出");
        assertThat(page(at.librarian, pages.get(0))).contains("馆内窗口由我馆腾出");
        assertThat(page(at.handler, pages.get(0))).contains("经费数字不对");
    }

    @Test
    void whoIsNoLeaderAnyMoreNeitherReadsNorSignsAsOne() {
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        jdbc.sql("update proposal set visibility = 'CLOSED' where id = :id").param("id", id).update();
        replies.sign(at.head, id, at.version(id));
        jdbc.sql("update proposal_undertaker set to_on = :today where person_id = :id").param("today", at.today()).param("id", at.leader.person().value()).update();
        Actor next = at.actor("新任校长");
        at.post(at.logistics, next, "LEADER");
        assertThat(docket.find(at.again(at.leader), id)).isEmpty();
        assertThatThrownBy(() -> replies.release(at.again(at.leader), id, at.version(id))).isInstanceOf(Refusal.class);
        replies.release(at.again(next), id, at.version(id));
        assertThat(at.stage(id)).isEqualTo(ProposalStage.REPLIED);
    }

    @Test
    void whoSignedForTheDepartmentDoesNotGiveTheAnswerToo() {
        UUID id = handling(at.proposer);
        at.post(at.logistics, at.leader, "HEAD");
        Actor both = at.again(at.leader);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        replies.sign(both, id, at.version(id));
        assertThatThrownBy(() -> replies.release(both, id, at.version(id))).hasMessage("proposal.handle.release.signed");
    }

    @Test
    void whoAnswersForACaseDoesNotJudgeItForTheCommittee() {
        UUID id = handling(at.proposer);
        answer(id, ResultClass.SOLVED, null);
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        at.post(at.logistics, at.committee, "HANDLER");
        Actor both = at.again(at.committee);
        assertThatThrownBy(() -> closing.act(both, id, at.version(id), ProposalAct.ARCHIVE, null)).hasMessage("proposal.own-answer");
        assertThatThrownBy(() -> deadlines.set(both, id, at.today().plusDays(9))).hasMessage("proposal.own-answer");
        assertThatThrownBy(() -> contesting.settle(both, id, null, "经现场核实已开放")).hasMessage("proposal.own-answer");
        closing.act(at.secretary, id, at.version(id), ProposalAct.ARCHIVE, null);
    }

    @Test
    void aCommitteeMemberWhoAnswersForTheDepartmentSeesNoMarkEither() {
        UUID id = replied(at.proposer, at.joint);
        evaluations.evaluate(at.proposer, id, null, Mark.DISSATISFIED, Mark.BASICALLY, COMMENT);
        at.post(at.logistics, at.committee, "HANDLER");
        assertThat(evaluations.of(at.again(at.committee), at.find(id))).isEmpty();
        assertThat(journal.steps(at.find(id), docket.readsClosed(at.again(at.committee), at.find(id)))).noneMatch(step -> step.act().startsWith("EVALUATED"));
        jdbc.sql("update proposal_undertaker set to_on = :today where post = 'LEADER'").param("today", at.today()).update();
        assertThat(evaluations.of(at.again(at.leader), at.find(id))).isEmpty();
    }

    @Test
    void eachProposerEvaluatesOnceThoseOfMergedProposalsToo() {
        UUID id = handling(at.proposer);
        Actor third = at.delegate("代表丙");
        at.merged(id, third);
        answer(id, ResultClass.SOLVED, null);
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        assertThatThrownBy(() -> evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.twice");
        assertThatThrownBy(() -> evaluations.evaluate(at.joint, id, null, Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.not-yours");
        assertThatThrownBy(() -> evaluations.evaluate(third, id, null, Mark.SATISFIED, Mark.DISSATISFIED, " ")).hasMessage("proposal.handle.words.short");
        assertThat(at.stage(id)).isEqualTo(ProposalStage.REPLIED);
        evaluations.evaluate(third, id, null, Mark.SATISFIED, Mark.BASICALLY, null);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.CLOSED);
    }

    @Test
    void whoIsNotContentIsHandledOnceMoreThenEscalatedThenClosedWithANote() {
        UUID id = replied(at.proposer);
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.DISSATISFIED, COMMENT);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.HANDLING);
        assertThat(at.find(id).round()).isEqualTo(2);
        assertThat(at.find(id).dueOn()).isAfter(at.today());
        answer(id, ResultClass.NOT_NOW, null);
        assertThat(replies.of(cases.part(at.proposer, at.find(id)), id)).hasSize(2);
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.DISSATISFIED, COMMENT);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.ESCALATED);
        closing.act(at.committee, id, at.version(id), ProposalAct.CLOSE_WITH_NOTE, "校长办公会研究后说明");
        assertThat(at.stage(id)).isEqualTo(ProposalStage.CLOSED);
        assertThat(evaluations.outcomes(at.committee, at.find(id))).extracting(Evaluations.Outcome::mark).containsExactly(Mark.DISSATISFIED, Mark.DISSATISFIED);
    }

    @Test
    void severalMarksAreCountedByTheRule() {
        List<Mark> split = List.of(Mark.SATISFIED, Mark.SATISFIED, Mark.DISSATISFIED);
        assertThat(Evaluations.count(split, Split.WORST)).contains(Mark.DISSATISFIED);
        assertThat(Evaluations.count(split, Split.MAJORITY)).contains(Mark.SATISFIED);
        assertThat(Evaluations.count(List.of(Mark.SATISFIED, Mark.DISSATISFIED), Split.MAJORITY)).as("no half: the worst").contains(Mark.DISSATISFIED);
        assertThat(Evaluations.count(List.of(), Split.WORST)).isEmpty();
    }

    @Test
    void whoDoesNotEvaluateInTimeCountsAsNotHavingEvaluated() {
        UUID id = replied(at.proposer, at.joint);
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        LocalDate until = replies.of(cases.part(at.proposer, at.find(id)), id).get(0).evaluateUntil();
        clock.forward(Duration.ofDays(until.toEpochDay() - at.today().toEpochDay()));
        daily.run();
        assertThat(at.stage(id)).isEqualTo(ProposalStage.REPLIED);
        clock.forward(Duration.ofDays(1));
        daily.run();
        assertThat(at.stage(id)).isEqualTo(ProposalStage.CLOSED);
        assertThat(evaluations.outcomes(at.committee, at.find(id))).singleElement().satisfies(one -> {
            assertThat(one.evaluated()).isOne();
            assertThat(one.proposers()).isEqualTo(2);
        });
        assertThatThrownBy(() -> evaluations.evaluate(at.joint, id, null, Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.stage.CLOSED");
    }

    @Test
    void whoLostTheMandateStillEvaluatesAndWhoCannotIsRepresentedAndThatIsSaid() {
        UUID id = replied(at.proposer, at.joint);
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'RETIREMENT', to_on = :today where person_id = :id").param("today", at.today())
                .param("id", at.proposer.person().value()).update();
        evaluations.evaluate(at.again(at.proposer), id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        assertThatThrownBy(() -> evaluations.evaluate(at.proposer, id, at.joint.person(), Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.not-yours");
        jdbc.sql("update personnel_person set duty_state = 'DECEASED' where id = :id").param("id", at.joint.person().value()).update();
        assertThatThrownBy(() -> evaluations.evaluate(at.handler, id, at.joint.person(), Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.not-yours");
        evaluations.evaluate(at.officer, id, at.joint.person(), Mark.SATISFIED, Mark.BASICALLY, null);
        assertThat(evaluations.of(at.officer, at.find(id))).anySatisfy(one -> {
            assertThat(one.name()).isEqualTo("代表乙");
            assertThat(one.behalf()).isEqualTo("DECEASED");
            assertThat(one.actor()).isEqualTo("教代会干事");
        });
    }

    @Test
    void aPromiseIsAskedForReportedAndContradictedOnceAndKeepsTheCaseFromRest() {
        UUID id = handling(at.proposer);
        LocalDate day = at.today().plusDays(60);
        answer(id, ResultClass.PLANNED, day);
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        assertThatThrownBy(() -> closing.act(at.committee, id, at.version(id), ProposalAct.ARCHIVE, null)).hasMessage("proposal.handle.archive.promise");
        clock.forward(Duration.ofDays(60));
        daily.run();
        daily.run();
        assertThat(jdbc.sql("select count(*) from inbox_letter where account_id = :id and event like 'proposal.letter.remind-promise.%'").param("id", at.handler.account().value())
                .query(Long.class).single()).isOne();
        PromiseList.Wish due = new PromiseList.Wish("", null, null, PromiseList.Waits.DUE);
        assertThat(calendar.rows(at.handler, due, 50, 0)).singleElement().satisfies(row -> assertThat(row.proposal()).isEqualTo(id));
        assertThat(calendar.count(at.librarian, due)).as("another department").isZero();
        promises.progress(at.handler, id, "已完成招标，正在施工。");
        assertThatThrownBy(() -> promises.report(at.handler, id, State.LATE, null, "还差一点没有完成", List.of())).hasMessage("proposal.handle.promise.later");
        promises.report(at.handler, id, State.LATE, at.today().plusDays(10), "还差一点没有完成", List.of());
        promises.report(at.handler, id, State.KEPT, null, "三个窗口已经开放", List.of());
        assertThat(promises.of(id)).extracting(Promises.Promise::state).containsExactly(State.LATE, State.KEPT);
        contesting.contradict(at.proposer, id, "只开放了两个窗口");
        assertThatThrownBy(() -> contesting.contradict(at.proposer, id, "只开放了两个窗口")).hasMessage("proposal.handle.contradict.none");
        assertThatThrownBy(() -> closing.act(at.committee, id, at.version(id), ProposalAct.ARCHIVE, null)).hasMessage("proposal.handle.archive.contested");
        assertThat(calendar.rows(at.joint, new PromiseList.Wish("", null, null, null), 50, 0)).anyMatch(row -> row.proposal().equals(id) && row.contradicted());
        PromiseList.Wish contested = new PromiseList.Wish("", null, null, PromiseList.Waits.CONTESTED);
        assertThat(calendar.rows(at.committee, contested, 50, 0)).singleElement().satisfies(row -> assertThat(row.proposal()).isEqualTo(id));
        assertThat(calendar.count(at.joint, contested)).as("nobody else's to answer").isZero();
        contesting.settle(at.committee, id, null, "经现场核实已开放三个");
        assertThatThrownBy(() -> contesting.settle(at.committee, id, null, "再答复一次异议")).hasMessage("proposal.handle.settle.none");
        assertThatThrownBy(() -> promises.report(at.handler, id, State.KEPT, null, "已经没有要说明的", List.of())).hasMessage("proposal.handle.promise.none");
        closing.act(at.committee, id, at.version(id), ProposalAct.ARCHIVE, null);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.ARCHIVED);
    }

    @Test
    void theConversationIsBetweenTheTwoSidesAndEndsWithTheCase() {
        UUID id = handling(at.proposer);
        talk.say(at.handler, id, "请问具体是哪个食堂？");
        talk.say(at.proposer, id, "东区食堂。");
        assertThatThrownBy(() -> talk.say(at.committee, id, "请抓紧")).hasMessage("proposal.handle.talk.parties");
        assertThat(talk.of(id)).extracting(Talk.Message::side).containsExactly("DEPARTMENT", "PROPOSER");
        answer(id, ResultClass.SOLVED, null);
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        assertThatThrownBy(() -> talk.say(at.proposer, id, "谢谢")).hasMessage("proposal.handle.talk.closed");
    }

    @Test
    void ofTwoSignersOneSigns() throws Exception {
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        Actor deputy = at.actor("副处长");
        at.post(at.logistics, deputy, "HEAD");
        Actor second = at.again(deputy);
        int version = at.version(id);
        assertThat(atOnce(() -> sign(at.head, id, version), () -> sign(second, id, version))).containsExactlyInAnyOrder("done", "proposal.moved");
        assertThat(jdbc.sql("select count(*) from proposal_step where proposal_id = :id and act = 'SIGN'").param("id", id).query(Long.class).single()).isOne();
    }

    private String sign(Actor actor, UUID id, int version) {
        replies.sign(actor, id, version);
        return "done";
    }

    @Test
    void theLastTwoEvaluationsAtOnceCloseTheCaseOnce() throws Exception {
        for (int i = 0; i < 4; i++) {
            UUID id = replied(at.proposer, at.joint);
            assertThat(atOnce(() -> content(at.proposer, id), () -> content(at.joint, id))).containsExactly("done", "done");
            assertThat(at.stage(id)).isEqualTo(ProposalStage.CLOSED);
            assertThat(jdbc.sql("select count(*) from proposal_step where proposal_id = :id and act = 'CLOSE'").param("id", id).query(Long.class).single()).isOne();
        }
    }

    @Test
    void oneProposerAtTwoPlacesEvaluatesOnce() throws Exception {
        UUID id = replied(at.proposer, at.joint);
        assertThat(atOnce(() -> content(at.proposer, id), () -> content(at.proposer, id))).containsExactlyInAnyOrder("done", "proposal.handle.evaluate.twice");
    }

    private String content(Actor actor, UUID id) {
        evaluations.evaluate(actor, id, null, Mark.SATISFIED, Mark.SATISFIED, null);
        return "done";
    }

    @Test
    void moreTimeAndTheAnswerAtOnceLeaveNothingOpen() throws Exception {
        for (int i = 0; i < 4; i++) {
            UUID id = handling(at.proposer);
            LocalDate due = at.find(id).dueOn();
            replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
            replies.sign(at.head, id, at.version(id));
            deadlines.ask(at.handler, id, due.plusDays(9), "需要更多时间论证");
            int version = at.version(id);
            List<String> said = atOnce(() -> {
                deadlines.decide(at.secretary, id, true, null);
                return "granted";
            }, () -> {
                replies.release(at.leader, id, version);
                return "given";
            });
            String state = jdbc.sql("select state from proposal_extension where proposal_id = :id").param("id", id).query(String.class).single();
            assertThat(state + " " + at.stage(id)).as(said.toString()).isIn("GRANTED SIGNED", "LAPSED REPLIED");
        }
    }

    @SafeVarargs
    private List<String> atOnce(Callable<String>... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        ExecutorService threads = Executors.newFixedThreadPool(works.length);
        try {
            List<Future<String>> running = new ArrayList<>();
            for (Callable<String> work : works) {
                running.add(threads.submit(() -> {
                    start.await();
                    try {
                        return work.call();
                    } catch (Refusal no) {
                        return no.code();
                    }
                }));
            }
            List<String> said = new ArrayList<>();
            for (Future<String> one : running) {
                said.add(one.get());
            }
            return said;
        } finally {
            threads.shutdownNow();
        }
    }

    private String page(Actor actor, String path) throws Exception {
        MockHttpServletResponse answer = mvc.perform(get(path).with(as.person(actor.person().value())).header("Accept-Language", "zh-CN")).andReturn().getResponse();
        assertThat(answer.getStatus()).as(path).isIn(200, 403, 404);
        return answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void aProposerWhoAnswersForTheCaseDoesNotJudgeTheAnswer() throws Exception {
        UUID id = replied(at.proposer, at.joint);
        at.post(at.logistics, at.joint, "HEAD");
        Actor recused = at.again(at.joint);
        assertThatThrownBy(() -> evaluations.evaluate(recused, id, null, Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.recused");
        assertThat(evaluators.missing(at.find(id))).extracting(Evaluators.Missing::name).containsExactly("代表甲");
        assertThat(page(recused, "/proposals/" + id)).contains("不评价自己的答复");
        assertThat(waiting.of(recused)).extracting(Waiting.Heap::kind).doesNotContain("evaluate");
        assertThat(waiting.of(at.proposer)).extracting(Waiting.Heap::kind).contains("evaluate");
        evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, Mark.BASICALLY, null);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.CLOSED);
        assertThat(evaluations.outcomes(at.committee, at.find(id))).singleElement().satisfies(one -> {
            assertThat(one.evaluated() + " " + one.proposers() + " " + one.recused()).isEqualTo("1 1 1");
            assertThat(one.mark()).isEqualTo(Mark.BASICALLY);
        });
        assertThat(page(at.committee, "/proposals/" + id)).contains("另有 1 位提案人属于承办一方");
        assertThat(journal.steps(at.find(id), false)).as("named for good, whoever heads the department later").anyMatch(step -> step.act().equals("RECUSED") && step.note().equals("代表乙"));
    }

    @Test
    void whoAnswersForTheCaseStandsInForNobodyAndTheOfficeForWhoIsLeftAlone() {
        UUID id = replied(at.proposer, at.joint);
        at.post(at.logistics, at.joint, "HANDLER");
        jdbc.sql("update personnel_person set duty_state = 'DECEASED' where id = :id").param("id", at.proposer.person().value()).update();
        assertThatThrownBy(() -> evaluations.evaluate(at.again(at.joint), id, at.proposer.person(), Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.recused");
        assertThat(waiting.of(at.officer)).anyMatch(heap -> heap.kind().equals("evaluate-for") && id.equals(heap.only()));
        evaluations.evaluate(at.officer, id, at.proposer.person(), Mark.SATISFIED, Mark.SATISFIED, null);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.CLOSED);
        assertThat(waiting.of(at.officer)).extracting(Waiting.Heap::kind).doesNotContain("evaluate-for");

        Actor alone = at.delegate("独自提案的校长");
        UUID own = at.proposal(ProposalStage.FILED, alone);
        assigning.assign(at.committee, own, at.version(own), at.order(10));
        taking.accept(at.handler, own, at.version(own));
        at.post(at.logistics, alone, "HEAD");
        answer(own, ResultClass.SOLVED, null);
        assertThat(letters(at.again(alone), "evaluate")).isZero();
        assertThat(letters(at.officer, "evaluate-for")).isOne();
        assertThat(letters(at.committee, "evaluate-for")).as("not who may not").isZero();
        assertThat(waiting.of(at.committee)).extracting(Waiting.Heap::kind).doesNotContain("evaluate-for");
        assertThat(waiting.of(at.officer)).anyMatch(heap -> heap.kind().equals("evaluate-for") && own.equals(heap.only()));
        assertThatThrownBy(() -> evaluations.evaluate(at.again(alone), own, null, Mark.SATISFIED, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.recused");
        evaluations.evaluate(at.officer, own, alone.person(), Mark.SATISFIED, Mark.BASICALLY, null);
        assertThat(at.stage(own)).isEqualTo(ProposalStage.CLOSED);
        assertThat(evaluations.of(at.officer, at.find(own))).singleElement().satisfies(one -> assertThat(one.behalf()).isEqualTo("RECUSED"));
    }

    private long letters(Actor reader, String what) {
        return jdbc.sql("select count(*) from inbox_letter l join inbox_message m on m.id = l.message_id where l.account_id = :id and m.template = :template")
                .param("id", reader.account().value()).param("template", "proposal.letter." + what).query(Long.class).single();
    }

    @Test
    void anEvaluationHasBothMarksAndAnAnswerItsClass() {
        UUID id = handling(at.proposer);
        assertThatThrownBy(() -> replies.draft(at.handler, id, at.version(id), draft(null, null))).hasMessage("proposal.handle.reply.result");
        answer(id, ResultClass.SOLVED, null);
        assertThatThrownBy(() -> evaluations.evaluate(at.proposer, id, null, null, Mark.SATISFIED, null)).hasMessage("proposal.handle.evaluate.mark");
        assertThatThrownBy(() -> evaluations.evaluate(at.proposer, id, null, Mark.SATISFIED, null, null)).hasMessage("proposal.handle.evaluate.mark");
        assertThat(at.stage(id)).isEqualTo(ProposalStage.REPLIED);
        assertThat(evaluators.missing(at.find(id))).hasSize(1);
    }

    @Test
    void anAnswerThatIsNotWhatWasSignedIsNotGiven() {
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        replies.sign(at.head, id, at.version(id));
        // a file that came after the signature
        UUID reply = jdbc.sql("select id from proposal_reply where proposal_id = :id").param("id", id).query(UUID.class).single();
        new org.springframework.transaction.support.TransactionTemplate(transactions).executeWithoutResult(status ->
                papers.keep(at.handler, ReplyStore.OWNER, reply, new org.unionhall.membership.Papers.Upload("后加.pdf", 13, new org.springframework.core.io.ByteArrayResource("%PDF-1.4 test".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))));
        assertThatThrownBy(() -> replies.release(at.leader, id, at.version(id))).hasMessage("proposal.handle.reply.changed");
        assertThat(at.stage(id)).isEqualTo(ProposalStage.SIGNED);
    }

    @Test
    void progressFollowsAnAnswerAndAReportSaysWhichOfThree() {
        UUID id = handling(at.proposer);
        assertThatThrownBy(() -> promises.progress(at.handler, id, "正在推进有关工作")).hasMessage("proposal.handle.progress.before");
        answer(id, ResultClass.PLANNED, at.today().plusDays(30));
        for (State state : new State[] {null, State.OPEN, State.REPLACED}) {
            assertThatThrownBy(() -> promises.report(at.handler, id, state, null, "正在推进有关工作", List.of())).hasMessage("proposal.handle.promise.state");
        }
        assertThat(promises.of(id)).extracting(Promises.Promise::state).containsExactly(State.OPEN);
        promises.progress(at.handler, id, "正在推进有关工作");
        assertThat(promises.progress(id)).hasSize(1);
    }

    @Test
    void whereThereIsAnotherDayAlreadyTheCommitteeSetsNone() {
        UUID id = handling(at.proposer);
        answer(id, ResultClass.PLANNED, at.today().plusDays(30));
        promises.report(at.handler, id, State.LATE, at.today().plusDays(60), "施工单位延误工期", List.of());
        contesting.contradict(at.proposer, id, "现场并没有开工");
        assertThatThrownBy(() -> contesting.settle(at.committee, id, at.today().plusDays(40), "请月底前开工")).hasMessage("proposal.handle.settle.open");
        assertThat(contesting.contested(id)).isPresent();
        contesting.settle(at.committee, id, null, "请月底前开工");
        promises.report(at.handler, id, State.BROKEN, null, "因规划调整取消", List.of());
        contesting.contradict(at.proposer, id, "规划并没有调整");
        contesting.settle(at.committee, id, at.today().plusDays(90), "应当继续完成");
        assertThat(promises.of(id)).extracting(Promises.Promise::state).containsExactly(State.LATE, State.BROKEN, State.OPEN);
    }

    @Test
    void theConversationBeginsWithTheAssignment() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        assertThatThrownBy(() -> talk.say(at.proposer, id, "请尽快研究")).hasMessage("proposal.handle.talk.not-yet");
        assertThat(talk.of(id)).isEmpty();
        assigning.assign(at.committee, id, at.version(id), at.order(10));
        assertThatThrownBy(() -> talk.say(at.proposer, id, "字".repeat(2001))).hasMessage("proposal.handle.words.long");
        talk.say(at.proposer, id, "字".repeat(2000));
        assertThat(talk.of(id)).hasSize(1);
    }

    @Test
    void moreTimeIsGrantedOrRefusedNothingElse() throws Exception {
        UUID id = handling(at.proposer);
        deadlines.ask(at.handler, id, at.find(id).dueOn().plusDays(9), "需要更多时间论证");
        MockHttpServletResponse answer = mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post("/proposals/" + id + "/do/DECIDE_EXTENSION")
                .param("decision", "MAYBE").with(as.person(at.committee.person().value()))
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(java.nio.charset.StandardCharsets.UTF_8)).as("proposal.handle.extension.decision").containsAnyOf("请选择同意或不同意", "Please choose");
        assertThat(deadlines.asked(id)).isPresent();
    }

    @Test
    void whatWasSentBackSaysWhyInWordsAndNothingElse() {
        UUID id = handling(at.proposer);
        replies.draft(at.handler, id, at.version(id), draft(ResultClass.SOLVED, null));
        docket(at.head, id, ProposalAct.SEND_BACK, "请补充完成时间");
        assertThat(replies.of(cases.part(at.handler, at.find(id)), id).get(0).sentBack()).isEqualTo("请补充完成时间");
    }
}
