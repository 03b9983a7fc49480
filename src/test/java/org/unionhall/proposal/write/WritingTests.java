package org.unionhall.proposal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegationsForming;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionMoved;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.Acts;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Hall;
import org.unionhall.proposal.Journal;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalList;
import org.unionhall.proposal.ProposalSearch;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.SecondState;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

/** From the first line to the committee's door: drafts, seconds, the deadline, the look of the delegation's head. */
@IntegrationTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({As.class, A.class})
class WritingTests {

    @Autowired BeanFactory portal;
    @Autowired JdbcClient jdbc;
    @Autowired Docket docket;
    @Autowired Moves moves;
    @Autowired Acts acts;
    @Autowired Journal journal;
    @Autowired Writing writing;
    @Autowired Submitting submitting;
    @Autowired Seconds seconds;
    @Autowired Similar similar;
    @Autowired Lengths lengths;
    @Autowired ProposalList list;
    @Autowired DeadlineLetters deadlines;
    @Autowired CheckDays checks;
    @Autowired ProposalWords words;
    @Autowired Congresses congresses;
    @Autowired ApplicationEventPublisher events;
    @Autowired Clock clock;

    private Hall hall;

    @BeforeEach
    void aCongressCollects() {
        hall = Hall.in(portal);
    }

    private Draft whole(String title) {
        return new Draft(title, Category.LOGISTICS, Hall.REASON, Hall.MEASURES, null, false);
    }

    private Proposal find(Actor actor, UUID id) {
        return docket.find(actor, id).orElseThrow();
    }

    private UUID draft(String title) {
        UUID id = writing.begin(hall.proposer, hall.session);
        writing.save(hall.proposer, id, 0, whole(title));
        return id;
    }

    private UUID published(String title) {
        UUID id = draft(title);
        submitting.publish(hall.proposer, id, find(hall.proposer, id).version());
        return id;
    }

    private void submit(UUID id, ProposalAct act) {
        submitting.submit(hall.proposer, id, find(hall.proposer, id).version(), act);
    }

    @Test
    void aSessionWithUnfinishedProposalsIsNotCalledOffNorItsDelegationsFormedAnew() {
        UUID draft = hall.at(ProposalStage.DRAFT, "还没提交的一件");
        hall.at(ProposalStage.CLOSED, "已经办结的一件");
        events.publishEvent(new SessionMoved(hall.session, SessionAct.CALL_OFF));
        for (ProposalStage stage : List.of(ProposalStage.CHECK, ProposalStage.REVIEW, ProposalStage.RETURNED, ProposalStage.HANDLING)) {
            UUID open = hall.at(stage, "还没办完的一件" + stage);
            events.publishEvent(new SessionMoved(hall.session, SessionAct.APPROVE));
            assertThatThrownBy(() -> events.publishEvent(new SessionMoved(hall.session, SessionAct.CALL_OFF))).as(stage.name()).isInstanceOfSatisfying(Refusal.class,
                    no -> {
                        assertThat(no.code()).isEqualTo("proposal.session.open-cases");
                        assertThat(no.args()).containsExactly(1);
                    });
            jdbc.sql("update proposal set stage = 'WITHDRAWN' where id = :id").param("id", open).update();
        }
        events.publishEvent(new DelegationsForming(hall.term));
        jdbc.sql("update proposal set delegation_id = :first where id = :id").param("first", hall.first).param("id", draft).update();
        assertThatThrownBy(() -> events.publishEvent(new DelegationsForming(hall.term))).hasMessage("proposal.session.delegations");
    }

    @Test
    void aDraftIsItsWritersAloneAndTheListsKnowNothingOfIt() {
        UUID id = draft("无人可见的草稿甲乙丙");
        for (Actor other : List.of(hall.one, hall.head, hall.committee, hall.presidium, hall.office, hall.leader, hall.member)) {
            assertThat(docket.find(other, id)).as(other.name()).isEmpty();
            assertThat(list.count(other, ProposalSearch.of(Address.of("/proposals?q=无人可见的草稿")))).isZero();
            assertThat(similar.to(other, UUID.randomUUID(), "无人可见的草稿甲乙丙", Hall.REASON, Hall.MEASURES)).extracting(Similar.Alike::id).doesNotContain(id);
        }
        assertThat(list.count(hall.proposer, ProposalSearch.of(Address.of("/proposals?q=无人可见的草稿")))).isEqualTo(1);
        writing.discard(hall.proposer, id);
        assertThat(docket.find(hall.proposer, id)).isEmpty();
    }

    @Test
    void onlyFormalDelegatesOfTheSessionBegin() {
        assertThatThrownBy(() -> writing.begin(hall.member, hall.session)).hasMessage("proposal.not-yours.DELEGATE");
        assertThatThrownBy(() -> writing.begin(hall.office, hall.session)).hasMessage("proposal.not-yours.DELEGATE");
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'RETIREMENT', to_on = :today where person_id = :person")
                .param("today", hall.today).param("person", hall.one.person().value()).update();
        assertThatThrownBy(() -> writing.begin(hall.one, hall.session)).as("from today on no delegate").hasMessage("proposal.not-yours.DELEGATE");
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther() {
        UUID id = draft("两个窗口");
        int version = find(hall.proposer, id).version();
        writing.save(hall.proposer, id, version, whole("两个窗口一"));
        assertThatThrownBy(() -> writing.save(hall.proposer, id, version, whole("两个窗口二"))).hasMessage("proposal.write.elsewhere");
        assertThat(find(hall.proposer, id).title()).isEqualTo("两个窗口一");
    }

    @Test
    void aSentenceIsNoProposalAndWhiteSpaceDoesNotCount() {
        UUID id = writing.begin(hall.proposer, hall.session);
        writing.save(hall.proposer, id, 0, new Draft("一句话提案", Category.OTHER, "建议尽快改善。" + " \u3000\u200b\n".repeat(80), "请研究", null, false));
        assertThatThrownBy(() -> submitting.publish(hall.proposer, id, 1)).hasMessage("proposal.write.short");
        assertThat(acts.lacking(hall.proposer, find(hall.proposer, id))).extracting(Acts.Lack::act).contains(ProposalAct.PUBLISH);
        assertThat(Draft.length("教 工\u3000之\t家\u200b\u2060\n")).isEqualTo(4);
        assertThat(Draft.length("𠮷𡈽ab１2")).as("a rare character is one").isEqualTo(6);
    }

    @Test
    void aTextEndsWithItsThousandthCharacterAndADraftIsSecondedByNobody() {
        UUID id = writing.begin(hall.proposer, hall.session);
        writing.save(hall.proposer, id, 0, new Draft("食堂延长供餐", Category.LOGISTICS, "𠮷 ".repeat(1001), Hall.MEASURES, null, false));
        assertThatThrownBy(() -> submitting.publish(hall.proposer, id, 1)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("proposal.write.long");
            assertThat(no.field()).contains("reason");
            assertThat(no.args()).containsExactly(1000, 1001, 1);
        });
        assertThat(seconds.against(hall.one, find(hall.proposer, id))).hasValueSatisfying(no -> assertThat(no.code()).isEqualTo("proposal.stage.DRAFT"));
        writing.save(hall.proposer, id, 1, new Draft("食堂延长供餐", Category.LOGISTICS, "𠮷 ".repeat(1000), Hall.MEASURES, null, false));
        submitting.publish(hall.proposer, id, find(hall.proposer, id).version());
        assertThat(seconds.against(hall.one, find(hall.proposer, id))).isEmpty();
    }

    @Test
    void secondsCountByOwnConfirmationOfFormalDelegatesOnly() {
        UUID id = published("附议规则");
        assertThatThrownBy(() -> seconds.say(hall.proposer, id, SecondAct.VOLUNTEER)).hasMessage("proposal.second.own");
        assertThatThrownBy(() -> seconds.say(hall.member, id, SecondAct.VOLUNTEER)).isInstanceOf(Refusal.class);
        assertThat(seconds.invite(hall.proposer, id, Stream.of(hall.one, hall.two, hall.member, hall.proposer).map(one -> one.person().value()).toList())).isEqualTo(2);
        assertThat(seconds.invite(hall.proposer, id, List.of(hall.one.person().value()))).as("once").isZero();
        assertThatThrownBy(() -> seconds.invite(hall.one, id, List.of(hall.three.person().value()))).hasMessage("proposal.not-yours.PROPOSER");
        assertThat(hall.letters(hall.one, "second-asked")).isEqualTo(1);
        assertThat(seconds.count(id)).as("asked is not seconded").isZero();
        seconds.say(hall.one, id, SecondAct.CONFIRM);
        seconds.say(hall.two, id, SecondAct.DECLINE);
        seconds.say(hall.three, id, SecondAct.VOLUNTEER);
        assertThat(seconds.count(id)).isEqualTo(2);
        assertThat(hall.letters(hall.proposer, "seconded")).isEqualTo(2);
        seconds.say(hall.three, id, SecondAct.TAKE_BACK);
        assertThat(seconds.count(id)).isEqualTo(1);
        assertThatThrownBy(() -> seconds.say(hall.three, id, SecondAct.TAKE_BACK)).hasMessage("proposal.second.not");
    }

    @Test
    void tooFewSecondsAreSaidInNumbersAndTheCountIsFrozenAtSubmission() {
        UUID id = published("人数不足");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        assertThatThrownBy(() -> submit(id, ProposalAct.SUBMIT)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("proposal.write.few-seconds");
            assertThat(no.args()).containsExactly(2, 1, 1);
        });
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'TRANSFER', to_on = :today where person_id = :person")
                .param("today", hall.today).param("person", hall.two.person().value()).update();
        assertThatThrownBy(() -> submit(id, ProposalAct.SUBMIT)).as("who is no delegate any more does not count").hasMessage("proposal.write.few-seconds");
        seconds.say(hall.three, id, SecondAct.VOLUNTEER);
        submit(id, ProposalAct.SUBMIT);
        assertThat(find(hall.proposer, id).seconds()).isEqualTo(2);
        assertThatThrownBy(() -> seconds.say(hall.three, id, SecondAct.TAKE_BACK)).hasMessage("proposal.second.submitted");
        assertThatThrownBy(() -> seconds.say(hall.head, id, SecondAct.VOLUNTEER)).hasMessage("proposal.second.submitted");
    }

    @Test
    void twoWhoSecondAtTheSameMomentBothCount() throws Exception {
        UUID id = published("同一毫秒");
        List<Actor> all = List.of(hall.one, hall.two, hall.three, hall.head, hall.deputy);
        CyclicBarrier start = new CyclicBarrier(all.size());
        ExecutorService threads = Executors.newFixedThreadPool(all.size());
        try {
            List<Future<?>> done = all.stream().<Future<?>>map(actor -> threads.submit(() -> {
                start.await();
                seconds.say(actor, id, SecondAct.VOLUNTEER);
                return null;
            })).toList();
            for (Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(seconds.count(id)).isEqualTo(5);
    }

    @Test
    void aChangedTextAsksForSecondsAnewAndKeepsWhatWasSeconded() {
        UUID id = published("改前的案由");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        Proposal before = find(hall.proposer, id);
        writing.save(hall.proposer, id, before.version(), new Draft(before.title(), Category.SAFETY, before.reason(), before.measures(), null, false));
        assertThat(seconds.count(id)).as("another category is the same text").isEqualTo(1);
        writing.save(hall.proposer, id, find(hall.proposer, id).version(), whole("改后的案由"));
        assertThat(seconds.count(id)).isZero();
        assertThat(seconds.stateOf(id, hall.one.person())).contains(SecondState.RESET);
        assertThat(hall.letters(hall.one, "second-reset")).isEqualTo(1);
        assertThat(jdbc.sql("select title from proposal_past where proposal_id = :id order by at, id").param("id", id).query(String.class).list())
                .containsExactly("改前的案由", "改前的案由");
        seconds.say(hall.one, id, SecondAct.CONFIRM);
        assertThat(seconds.count(id)).isEqualTo(1);
        assertThatThrownBy(() -> writing.save(hall.proposer, id, find(hall.proposer, id).version(), new Draft("短", Category.OTHER, "短", "短", null, false)))
                .as("what others read stays whole").isInstanceOf(Refusal.class);
    }

    @Test
    void theDeadlineHoldsToTheLastMillisecondInShanghai() {
        Session session = congresses.session(hall.session).orElseThrow();
        Instant end = session.collectsUntil();
        assertThat(session.collects(hall.today, end.minusMillis(1))).isTrue();
        assertThat(session.collects(hall.today, end)).isFalse();
        assertThat(clock.getZone().getId()).isEqualTo("Asia/Shanghai");
        UUID id = published("最后一分钟");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        assertThatThrownBy(() -> submit(id, ProposalAct.SUBMIT_LATE)).as("in time is not late").hasMessage("proposal.write.not-late");
        hall.until(Instant.now().minusMillis(1));
        assertThatThrownBy(() -> submit(id, ProposalAct.SUBMIT)).hasMessage("proposal.write.late");
        assertThat(acts.possible(hall.proposer, find(hall.proposer, id))).contains(ProposalAct.SUBMIT_LATE).doesNotContain(ProposalAct.SUBMIT);
        submit(id, ProposalAct.SUBMIT_LATE);
        assertThat(find(hall.proposer, id).stage()).as("a suggestion needs no seconds").isEqualTo(ProposalStage.SUGGESTION);
    }

    @Test
    void whatWasInTimeStaysInTimeWhenItComesBack() {
        UUID id = published("退回后再交");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        submit(id, ProposalAct.SUBMIT);
        moves.act(hall.head, id, ProposalAct.HAND_BACK, find(hall.head, id).version(), "请补充数据");
        hall.until(Instant.now().minus(1, ChronoUnit.HOURS));
        assertThat(hall.letters(hall.proposer, "returned")).isEqualTo(1);
        submit(id, ProposalAct.SUBMIT);
        assertThat(find(hall.proposer, id).stage()).isEqualTo(ProposalStage.CHECK);
        moves.act(hall.head, id, ProposalAct.HAND_BACK, find(hall.head, id).version(), "请再补充数据");
        stage("CLOSED");
        assertThat(acts.possible(hall.proposer, find(hall.proposer, id))).as("after the session too").contains(ProposalAct.SUBMIT).doesNotContain(ProposalAct.SUBMIT_LATE);
        stage("ARCHIVED");
        assertThat(acts.possible(hall.proposer, find(hall.proposer, id))).as("what is reported stays").doesNotContain(ProposalAct.SUBMIT, ProposalAct.SUBMIT_LATE);
        stage("CLOSED");
        submit(id, ProposalAct.SUBMIT);
        assertThat(find(hall.proposer, id).stage()).isEqualTo(ProposalStage.CHECK);
    }

    private void stage(String session) {
        jdbc.sql("update congress_session set stage = :stage where id = :id").param("stage", session).param("id", hall.session).update();
    }

    @Test
    void nothingComesLateIntoASessionWhoseRecordIsComplete() {
        UUID id = published("归档之后");
        hall.until(Instant.now().minus(1, ChronoUnit.HOURS));
        stage("ARCHIVED");
        assertThatThrownBy(() -> submit(id, ProposalAct.SUBMIT_LATE)).hasMessage("proposal.write.not-collecting");
        stage("CLOSED");
        submit(id, ProposalAct.SUBMIT_LATE);
        assertThat(find(hall.proposer, id).stage()).isEqualTo(ProposalStage.SUGGESTION);
    }

    @Test
    void theHeadOfTheDelegationReadsWhatIsToBeCheckedThoughItIsClosedToOthers() {
        UUID id = hall.at(ProposalStage.CHECK, "不公开的待审核案");
        jdbc.sql("update proposal set visibility = 'CLOSED' where id = :id").param("id", id).update();
        Actor other = hall.delegate("外团团长", hall.second, "HEAD");
        assertThat(docket.find(other, id)).isEmpty();
        assertThat(docket.find(hall.one, id)).isEmpty();
        moves.act(hall.head, id, ProposalAct.PASS, find(hall.head, id).version(), null);
        assertThat(find(hall.committee, id).stage()).isEqualTo(ProposalStage.REVIEW);
        assertThat(docket.find(hall.head, id)).as("only to check it").isEmpty();
    }

    @Test
    void whatWaitsForAHeadWhoIsNoMoreGoesOnAndSaysSo() {
        UUID id = published("团长离任之后");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        submit(id, ProposalAct.SUBMIT);
        jdbc.sql("update identity_account set disabled_at = now() where id = :id").param("id", hall.deputy.account().value()).update();
        checks.run();
        assertThat(find(hall.proposer, id).stage()).as("the head is still there").isEqualTo(ProposalStage.CHECK);
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'RETIREMENT', to_on = :today where person_id = :person")
                .param("today", hall.today).param("person", hall.head.person().value()).update();
        checks.run();
        checks.run();
        assertThat(find(hall.proposer, id).stage()).as("who cannot sign in does not check").isEqualTo(ProposalStage.REVIEW);
        assertThat(journal.steps(find(hall.proposer, id), true)).extracting(Journal.Step::act).endsWith("CHECK_NOBODY", "PASS");
    }

    @Test
    void onlyInvitationsWithoutAnAnswerCountAsAsked() {
        UUID id = published("很多人附议");
        List<Actor> many = Stream.iterate(0, n -> n + 1).limit(Seconds.MOST_INVITED).map(n -> hall.delegate("代表" + n, hall.second, null)).toList();
        many.forEach(one -> seconds.say(one, id, SecondAct.VOLUNTEER));
        assertThat(seconds.invite(hall.proposer, id, List.of(hall.one.person().value()))).as("who volunteered was not asked").isOne();
    }

    @Test
    void aSessionIsCalledAsPeopleCallIt() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            assertThat(words.of(congresses.session(hall.session).orElseThrow())).contains("六届二次");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void theHeadOfTheDelegationLooksAtItAndTheDeputyWhereItIsTheHeadsOwn() {
        UUID id = published("代表团审核");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        submit(id, ProposalAct.SUBMIT);
        assertThat(find(hall.head, id).stage()).isEqualTo(ProposalStage.CHECK);
        assertThat(hall.letters(hall.head, "to-check")).isEqualTo(1);
        moves.act(hall.head, id, ProposalAct.PASS, find(hall.head, id).version(), null);
        assertThat(find(hall.committee, id).stage()).isEqualTo(ProposalStage.REVIEW);

        UUID own = writing.begin(hall.head, hall.session);
        writing.save(hall.head, own, 0, whole("团长本人的提案"));
        submitting.publish(hall.head, own, 1);
        seconds.say(hall.one, own, SecondAct.VOLUNTEER);
        seconds.say(hall.two, own, SecondAct.VOLUNTEER);
        submitting.submit(hall.head, own, find(hall.head, own).version(), ProposalAct.SUBMIT);
        assertThat(acts.possible(hall.head, find(hall.head, own))).doesNotContain(ProposalAct.PASS);
        assertThat(acts.possible(hall.deputy, find(hall.deputy, own))).contains(ProposalAct.PASS);
    }

    @Test
    void whereNobodyMayLookThePortalPassesOnAndSaysSo() {
        Actor alone = hall.delegate("独行代表", hall.second, null);
        UUID id = writing.begin(alone, hall.session);
        writing.save(alone, id, 0, whole("无团长可审核"));
        submitting.publish(alone, id, 1);
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        seconds.say(hall.three, id, SecondAct.VOLUNTEER);
        submitting.submit(alone, id, find(alone, id).version(), ProposalAct.SUBMIT);
        assertThat(find(alone, id).stage()).isEqualTo(ProposalStage.REVIEW);
        assertThat(journal.steps(find(alone, id), true)).extracting(Journal.Step::act).contains("CHECK_NOBODY", "PASS");
    }

    @Test
    void aCollectiveProposalIsTheHeadsAndNeedsNoSeconds() {
        UUID id = draft("不能冒名");
        assertThatThrownBy(() -> writing.save(hall.proposer, id, find(hall.proposer, id).version(),
                new Draft("不能冒名", Category.OTHER, Hall.REASON, Hall.MEASURES, null, true))).hasMessage("proposal.not-yours.DELEGATION_HEAD");
        UUID ours = writing.begin(hall.head, hall.session);
        writing.save(hall.head, ours, 0, new Draft("代表团集体提案", Category.OTHER, Hall.REASON, Hall.MEASURES, null, true));
        submitting.publish(hall.head, ours, 1);
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'TRANSFER', to_on = :today where person_id = :person")
                .param("today", hall.today).param("person", hall.head.person().value()).update();
        assertThat(docket.wrote(hall.deputy, find(hall.deputy, ours))).as("it does not stay behind when its writer leaves").isTrue();
        submitting.submit(hall.deputy, ours, find(hall.deputy, ours).version(), ProposalAct.SUBMIT);
        assertThat(find(hall.deputy, ours).stage()).isEqualTo(ProposalStage.CHECK);
    }

    @Test
    void similarOnesOfEarlierSessionsAreFoundWithAFigure() {
        UUID earlier = hall.session(hall.term, 1, Instant.now().minus(300, ChronoUnit.DAYS));
        UUID old = hall.at(ProposalStage.CLOSED, "关于建设电动自行车集中充电棚的建议", hall.two, earlier);
        hall.at(ProposalStage.CLOSED, "关于延长图书馆开放时间的建议", hall.two, earlier);
        List<Similar.Alike> alike = similar.to(hall.proposer, UUID.randomUUID(), "关于增设电动自行车充电棚的提案", "", "");
        assertThat(alike).extracting(Similar.Alike::id).contains(old);
        assertThat(alike).allMatch(one -> one.percent() >= 25 && one.percent() <= 100);
        assertThat(alike).extracting(Similar.Alike::title).doesNotContain("关于延长图书馆开放时间的建议");
        assertThat(similar.to(hall.proposer, UUID.randomUUID(), "", "", "")).isEmpty();
    }

    @Test
    void wordsAreFoundInTitleReasonMeasuresNumberAndProposers() {
        UUID id = hall.at(ProposalStage.FILED, "搜索专用案由甲" + hall.session.toString().substring(30));
        jdbc.sql("update proposal set number = 41, case_no = '2026-041' where id = :id").param("id", id).update();
        for (String words : List.of("搜索专用案由甲", "冒烟 搜索专用", "五十个充电位 搜索", "2026-041", "用")) {
            assertThat(list.rows(hall.member, ProposalSearch.of(Address.of("/proposals").with("q", words).with("session", hall.session)), 10, 0))
                    .as(words).extracting(row -> row.proposal().id()).containsExactly(id);
        }
        assertThat(list.rows(hall.member, ProposalSearch.of(Address.of("/proposals").with("q", "提案甲").with("session", hall.session)), 10, 0)).hasSize(1);
        for (String words : List.of("不存在的词语", "%", "搜索专用 不存在", "_")) {
            assertThat(list.count(hall.member, ProposalSearch.of(Address.of("/proposals").with("q", words).with("session", hall.session)))).as(words).isZero();
        }
    }

    @Test
    void whoHasNotHandedInIsRemindedOnce() {
        draft("还没交的草稿");
        hall.until(Instant.now().plus(2, ChronoUnit.DAYS));
        deadlines.run();
        deadlines.run();
        assertThat(hall.letters(hall.proposer, "deadline")).isEqualTo(1);
        assertThat(hall.letters(hall.one, "deadline")).isZero();
    }

    @Test
    void anInvitationToSecondIsTakenBackAsLongAsItHasNoAnswer() {
        UUID id = published("撤回附议邀请");
        seconds.invite(hall.proposer, id, List.of(hall.one.person().value(), hall.two.person().value()));
        seconds.say(hall.two, id, SecondAct.CONFIRM);
        seconds.callOff(hall.proposer, id, hall.one.person().value());
        assertThat(seconds.stateOf(id, hall.one.person())).isEmpty();
        assertThat(hall.letters(hall.one, "second-called-off")).isOne();
        assertThatThrownBy(() -> seconds.callOff(hall.proposer, id, hall.two.person().value())).hasMessage("proposal.second.answered");
        assertThatThrownBy(() -> seconds.callOff(hall.one, id, hall.two.person().value())).hasMessage("proposal.not-yours.PROPOSER");
        assertThat(seconds.count(id)).isOne();
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        assertThat(seconds.count(id)).as("of their own accord still").isEqualTo(2);
        submit(id, ProposalAct.SUBMIT);
        assertThatThrownBy(() -> seconds.callOff(hall.proposer, id, hall.three.person().value())).hasMessage("proposal.second.submitted");
    }

    @Test
    void atMostThirtyInvitationsAreWithoutAnAnswer() {
        UUID id = published("很多人被邀请");
        List<UUID> many = Stream.iterate(0, n -> n + 1).limit(Seconds.MOST_INVITED).map(n -> hall.delegate("被邀" + n, hall.second, null).person().value()).toList();
        assertThat(seconds.invite(hall.proposer, id, many)).isEqualTo(Seconds.MOST_INVITED);
        assertThatThrownBy(() -> seconds.invite(hall.proposer, id, List.of(hall.one.person().value()))).hasMessage("proposal.second.many");
        assertThat(seconds.stateOf(id, hall.one.person())).isEmpty();
    }

    @Test
    void aTitleHasFiveToSixtyCharacters() {
        UUID id = writing.begin(hall.proposer, hall.session);
        assertThatThrownBy(() -> writing.save(hall.proposer, id, 0, whole("题".repeat(Lengths.TITLE_MOST + 1)))).hasMessage("proposal.write.title.long");
        writing.save(hall.proposer, id, 0, whole("题".repeat(Lengths.TITLE_LEAST - 1)));
        assertThatThrownBy(() -> submitting.publish(hall.proposer, id, find(hall.proposer, id).version())).hasMessage("proposal.write.title.short");
        assertThat(find(hall.proposer, id).stage()).isEqualTo(ProposalStage.DRAFT);
        writing.save(hall.proposer, id, find(hall.proposer, id).version(), whole("题".repeat(Lengths.TITLE_LEAST)));
        submitting.publish(hall.proposer, id, find(hall.proposer, id).version());
        writing.save(hall.proposer, id, find(hall.proposer, id).version(), whole("题".repeat(Lengths.TITLE_MOST)));
        assertThat(find(hall.proposer, id).title()).hasSize(Lengths.TITLE_MOST);
    }

    @Test
    void aTextIsNoLongerThanTheRuleHasItAndADraftIsNotSeconded() {
        UUID id = draft("理由写得太长");
        assertThatThrownBy(() -> seconds.say(hall.proposer, id, SecondAct.VOLUNTEER)).hasMessage("proposal.stage.DRAFT");
        int most = lengths.limits().reasonMost();
        for (int length : new int[] {most + 1, most}) {
            writing.save(hall.proposer, id, find(hall.proposer, id).version(), new Draft("理由写得太长", Category.OTHER, "字".repeat(length), Hall.MEASURES, null, false));
            if (length > most) {
                assertThatThrownBy(() -> submitting.publish(hall.proposer, id, find(hall.proposer, id).version())).hasMessage("proposal.write.long");
            }
        }
        submitting.publish(hall.proposer, id, find(hall.proposer, id).version());
        assertThat(find(hall.proposer, id).stage()).isEqualTo(ProposalStage.SECONDING);
    }

    @Test
    void whoseMandateHasEndedHandsNothingIn() {
        UUID id = published("任期已满");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'RETIREMENT', to_on = :today where person_id = :person")
                .param("today", hall.today).param("person", hall.proposer.person().value()).update();
        assertThatThrownBy(() -> submit(id, ProposalAct.SUBMIT)).hasMessage("proposal.write.no-mandate");
        assertThat(find(hall.proposer, id).stage()).isEqualTo(ProposalStage.SECONDING);
    }
}
