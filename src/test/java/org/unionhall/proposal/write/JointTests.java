package org.unionhall.proposal.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Refusal;
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
import org.unionhall.proposal.SecondState;
import org.unionhall.proposal.write.SecondList.Which;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

/** Proposing together: asked, confirmed by each for themselves, settled when the proposal is handed in. */
@IntegrationTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({As.class, A.class})
class JointTests {

    @Autowired BeanFactory portal;
    @Autowired JdbcClient jdbc;
    @Autowired Docket docket;
    @Autowired Moves moves;
    @Autowired Journal journal;
    @Autowired Writing writing;
    @Autowired Submitting submitting;
    @Autowired Seconds seconds;
    @Autowired JointProposers joint;
    @Autowired SecondList mine;
    @Autowired ProposalList list;
    @Autowired List<DeskSource> desks;

    private Hall hall;

    @BeforeEach
    void aCongressCollects() {
        hall = Hall.in(portal);
    }

    @AfterEach
    void theUsualRules() {
        jdbc.sql("update rulebook_setting set replaced_by = 'x', replaced_at = now(), replaced_because = 'x' where rule = any(:rules) and replaced_at is null")
                .param("rules", new String[] {"proposal.second.reset-on-change", "proposal.check.by-delegation"}).update();
    }

    private void off(String rule) {
        jdbc.sql("insert into rulebook_setting (id, rule, value, from_on, document, set_by, set_at) values (uuidv7(), :rule, '\"false\"', :from, '', 'x', now())")
                .param("rule", rule).param("from", hall.today).update();
    }

    private Draft whole(String title) {
        return new Draft(title, Category.LOGISTICS, Hall.REASON, Hall.MEASURES, null, false);
    }

    private Proposal find(UUID id) {
        return docket.find(hall.proposer, id).orElseThrow();
    }

    private UUID draft(String title) {
        UUID id = writing.begin(hall.proposer, hall.session);
        writing.save(hall.proposer, id, 0, whole(title));
        return id;
    }

    private UUID published(String title) {
        UUID id = draft(title);
        submitting.publish(hall.proposer, id, find(id).version());
        return id;
    }

    private int ask(UUID id, Actor... who) {
        return joint.invite(hall.proposer, id, Arrays.stream(who).map(one -> one.person().value()).toList());
    }

    private void submit(UUID id) {
        submitting.submit(hall.proposer, id, find(id).version(), ProposalAct.SUBMIT);
    }

    private List<String> authors(UUID id) {
        return docket.authors(find(id)).stream().map(Docket.Author::name).toList();
    }

    private List<Object> desk(Actor actor) {
        return desks.stream().flatMap(source -> source.tasks(actor).stream()).filter(task -> task.textKey().equals("proposal.task.joint")).flatMap(task -> task.args().stream()).toList();
    }

    private long waiting(Actor actor) {
        return list.count(actor, ProposalSearch.of(Address.of("/proposals/seconds")), mine.of(actor, Which.JOINT));
    }

    @Test
    void whoIsAskedReadsTheDraftAndIsAProposerByOwnConfirmationOnly() {
        UUID id = draft("共同起草的草稿");
        assertThat(docket.find(hall.one, id)).isEmpty();
        assertThat(ask(id, hall.one, hall.two, hall.member, hall.proposer)).as("delegates of the session, and not oneself").isEqualTo(2);
        assertThat(ask(id, hall.one)).as("once").isZero();
        assertThat(hall.letters(hall.one, "joint-asked")).isEqualTo(1);
        assertThat(desk(hall.one)).containsExactly(1);
        assertThat(waiting(hall.one)).as("the number on the desk is the count of the list").isEqualTo(1);
        assertThat(docket.find(hall.one, id)).isPresent();
        assertThat(docket.find(hall.three, id)).as("nobody else").isEmpty();
        assertThat(authors(id)).containsExactly("提案甲");
        joint.say(hall.one, id, SecondAct.CONFIRM);
        joint.say(hall.two, id, SecondAct.DECLINE);
        assertThat(authors(id)).containsExactly("提案甲", "附议一");
        assertThat(docket.find(hall.two, id)).as("who said no does not read the draft any more").isEmpty();
        assertThat(hall.letters(hall.proposer, "joint-confirmed") + hall.letters(hall.proposer, "joint-declined")).isEqualTo(2);
        assertThat(hall.letters(hall.one, "joint-confirmed")).isZero();
        assertThat(desk(hall.one)).isEmpty();
        assertThat(docket.authored(hall.one, find(id))).isTrue();
        assertThatThrownBy(() -> writing.save(hall.one, id, find(id).version(), whole("他人改写"))).as("the first proposer leads the editing").hasMessage("proposal.not-yours.PROPOSER");
        assertThatThrownBy(() -> joint.invite(hall.one, id, List.of(hall.three.person().value()))).hasMessage("proposal.not-yours.PROPOSER");
        assertThatThrownBy(() -> joint.say(hall.three, id, SecondAct.CONFIRM)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoProposesTogetherDoesNotSecondAndWhoDeclinedMay() {
        UUID id = published("共同提案与附议");
        ask(id, hall.one, hall.two);
        assertThatThrownBy(() -> seconds.say(hall.one, id, SecondAct.VOLUNTEER)).hasMessage("proposal.joint.answer-first");
        joint.say(hall.one, id, SecondAct.CONFIRM);
        assertThatThrownBy(() -> seconds.say(hall.one, id, SecondAct.VOLUNTEER)).hasMessage("proposal.second.own");
        assertThat(seconds.count(id)).as("a joint proposer is no seconder").isZero();
        joint.say(hall.two, id, SecondAct.DECLINE);
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        assertThat(seconds.count(id)).isEqualTo(1);
        assertThat(joint.possible(hall.two, find(id))).isEmpty();
        assertThatThrownBy(() -> submit(id)).as("joint proposers do not fill up the seconds").hasMessage("proposal.write.few-seconds");
        assertThat(ask(id, hall.two)).as("who seconds is not asked").isZero();
    }

    @Test
    void whoHasNotConfirmedUntilItIsHandedInIsLeftOutAndTold() {
        UUID id = published("未确认的不列入");
        ask(id, hall.one, hall.two, hall.deputy);
        joint.say(hall.one, id, SecondAct.CONFIRM);
        joint.say(hall.deputy, id, SecondAct.CONFIRM);
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'TRANSFER', to_on = :today where person_id = :person")
                .param("today", hall.today).param("person", hall.deputy.person().value()).update();
        seconds.say(hall.three, id, SecondAct.VOLUNTEER);
        seconds.say(hall.head, id, SecondAct.VOLUNTEER);
        submit(id);
        assertThat(authors(id)).containsExactly("提案甲", "附议一");
        assertThat(find(id).seconds()).isEqualTo(2);
        assertThat(hall.letters(hall.two, "joint-left-out") + hall.letters(hall.deputy, "joint-left-out")).isEqualTo(2);
        assertThat(hall.letters(hall.one, "joint-left-out")).isZero();
        assertThat(journal.steps(find(id), true)).extracting(Journal.Step::act).contains("JOINT_LEFT_OUT");
        assertThatThrownBy(() -> joint.say(hall.two, id, SecondAct.CONFIRM)).hasMessage("proposal.joint.submitted");
        assertThatThrownBy(() -> joint.say(hall.one, id, SecondAct.TAKE_BACK)).as("settled").hasMessage("proposal.joint.submitted");
        assertThatThrownBy(() -> ask(id, hall.head)).hasMessage("proposal.joint.submitted");
        moves.act(hall.head, id, ProposalAct.PASS, find(id).version(), null);
        moves.act(hall.proposer, id, ProposalAct.WITHDRAW, find(id).version(), "问题已解决");
        assertThat(hall.letters(hall.one, "withdrawn")).as("who proposes it too learns that it was taken back").isEqualTo(1);
    }

    @Test
    void aJointProposerLeavesUntilItIsHandedInAndMayComeBack() {
        UUID id = published("可以退出");
        ask(id, hall.one);
        joint.say(hall.one, id, SecondAct.CONFIRM);
        assertThatThrownBy(() -> joint.say(hall.one, id, SecondAct.CONFIRM)).hasMessage("proposal.joint.not");
        joint.say(hall.one, id, SecondAct.TAKE_BACK);
        assertThat(authors(id)).containsExactly("提案甲");
        assertThat(hall.letters(hall.proposer, "joint-taken-back")).isEqualTo(1);
        joint.say(hall.one, id, SecondAct.CONFIRM);
        assertThat(authors(id)).containsExactly("提案甲", "附议一");
        assertThatThrownBy(() -> joint.say(hall.proposer, id, SecondAct.TAKE_BACK)).as("who wrote it does not leave it").hasMessage("proposal.joint.not");
    }

    @Test
    void anotherTextAsksJointProposersAnewUnlessTheRuleLetsThemStay() {
        UUID id = draft("草稿一稿");
        ask(id, hall.one);
        joint.say(hall.one, id, SecondAct.CONFIRM);
        writing.save(hall.proposer, id, find(id).version(), whole("草稿二稿"));
        assertThat(authors(id)).containsExactly("提案甲");
        assertThat(hall.letters(hall.one, "joint-reset") + waiting(hall.one)).as("while it is being written nobody is called for every line").isZero();
        submitting.publish(hall.proposer, id, find(id).version());
        assertThat(hall.letters(hall.one, "joint-reset")).isEqualTo(1);
        assertThat(desk(hall.one)).containsExactly(1);
        joint.say(hall.one, id, SecondAct.CONFIRM);
        writing.save(hall.proposer, id, find(id).version(), whole("公开后再改"));
        assertThat(authors(id)).containsExactly("提案甲");
        joint.say(hall.one, id, SecondAct.CONFIRM);
        off("proposal.second.reset-on-change");
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        writing.save(hall.proposer, id, find(id).version(), whole("规则关闭后再改"));
        assertThat(authors(id)).containsExactly("提案甲", "附议一");
        assertThat(seconds.count(id)).as("and seconds stay").isEqualTo(1);
        assertThat(seconds.stateOf(id, hall.two.person())).contains(SecondState.CONFIRMED);
    }

    @Test
    void theProposalOfADelegationHasNoJointProposers() {
        UUID ours = writing.begin(hall.head, hall.session);
        writing.save(hall.head, ours, 0, new Draft("代表团集体提案", Category.OTHER, Hall.REASON, Hall.MEASURES, null, true));
        assertThatThrownBy(() -> joint.invite(hall.head, ours, List.of(hall.one.person().value()))).hasMessage("proposal.joint.collective");
        UUID own = writing.begin(hall.head, hall.session);
        writing.save(hall.head, own, 0, whole("团长与代表共同提案"));
        joint.invite(hall.head, own, List.of(hall.one.person().value()));
        assertThatThrownBy(() -> writing.save(hall.head, own, 1, new Draft("改为集体", Category.OTHER, Hall.REASON, Hall.MEASURES, null, true)))
                .hasMessage("proposal.joint.not-collective");
    }

    @Test
    void aJointProposalDoesNotStayBehindWhenItsWriterIsNoDelegateAnyMore() {
        UUID id = published("第一提案人调离");
        ask(id, hall.one);
        joint.say(hall.one, id, SecondAct.CONFIRM);
        assertThat(docket.wrote(hall.one, find(id))).isFalse();
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'TRANSFER', to_on = :today where person_id = :person")
                .param("today", hall.today).param("person", hall.proposer.person().value()).update();
        assertThat(docket.wrote(hall.one, docket.find(hall.one, id).orElseThrow())).isTrue();
        assertThat(docket.wrote(hall.two, docket.find(hall.two, id).orElseThrow())).isFalse();
    }

    @Test
    void whoThrowsADraftAwayTellsThoseAsked() {
        UUID id = draft("将要删除的草稿");
        ask(id, hall.one, hall.two);
        joint.say(hall.two, id, SecondAct.DECLINE);
        writing.discard(hall.proposer, id);
        assertThat(hall.letters(hall.one, "joint-discarded")).isEqualTo(1);
        assertThat(hall.letters(hall.two, "joint-discarded")).isZero();
    }

    @Test
    void confirmingAndHandingInAtTheSameMomentLeavesNobodyInBetween() throws Exception {
        UUID id = published("同时确认与提交");
        ask(id, hall.one, hall.two);
        seconds.say(hall.three, id, SecondAct.VOLUNTEER);
        seconds.say(hall.head, id, SecondAct.VOLUNTEER);
        int version = find(id).version();
        List<Runnable> deeds = List.of(() -> joint.say(hall.one, id, SecondAct.CONFIRM), () -> joint.say(hall.two, id, SecondAct.CONFIRM),
                () -> submitting.submit(hall.proposer, id, version, ProposalAct.SUBMIT));
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        try {
            for (Future<?> done : deeds.stream().<Future<?>>map(deed -> threads.submit(() -> {
                start.await();
                try {
                    deed.run();
                } catch (Refusal late) {
                    assertThat(late.code()).isEqualTo("proposal.joint.submitted");
                }
                return null;
            })).toList()) {
                done.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(find(id).stage()).isNotEqualTo(ProposalStage.SECONDING);
        assertThat(jdbc.sql("""
                select count(*) from proposal_second x where x.proposal_id = :id and x.joint and (x.state = 'CONFIRMED')
                    is distinct from exists (select 1 from proposal_proposer r where r.proposal_id = :id and r.person_id = x.person_id)
                """).param("id", id).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select nr from proposal_proposer where proposal_id = :id").param("id", id).query(Integer.class).list()).doesNotHaveDuplicates();
    }

    @Test
    void whereDelegationsDoNotCheckItGoesToTheCommitteeAtOnce() {
        off("proposal.check.by-delegation");
        UUID id = published("代表团不审核");
        seconds.say(hall.one, id, SecondAct.VOLUNTEER);
        seconds.say(hall.two, id, SecondAct.VOLUNTEER);
        submit(id);
        assertThat(find(id).stage()).isEqualTo(ProposalStage.REVIEW);
        assertThat(journal.steps(find(id), true)).extracting(Journal.Step::act).contains("CHECK_OFF", "PASS");
        assertThat(hall.letters(hall.head, "to-check")).isZero();
    }

    @Test
    void anInvitationWithoutAnAnswerIsTakenBackAndMayBeMadeAnew() {
        UUID id = draft("撤回共同提案邀请");
        ask(id, hall.one, hall.two);
        joint.say(hall.two, id, SecondAct.CONFIRM);
        joint.callOff(hall.proposer, id, hall.one.person().value());
        assertThat(docket.find(hall.one, id)).as("a draft is not theirs any more").isEmpty();
        assertThat(hall.letters(hall.one, "joint-called-off")).isOne();
        assertThat(waiting(hall.one)).isZero();
        assertThatThrownBy(() -> joint.callOff(hall.proposer, id, hall.one.person().value())).hasMessage("proposal.second.answered");
        assertThatThrownBy(() -> joint.callOff(hall.proposer, id, hall.two.person().value())).as("who has confirmed leaves by themselves").hasMessage("proposal.second.answered");
        assertThatThrownBy(() -> joint.callOff(hall.two, id, hall.two.person().value())).hasMessage("proposal.not-yours.PROPOSER");
        assertThat(authors(id)).contains("附议二");
        assertThat(ask(id, hall.one)).isOne();
        assertThat(hall.letters(hall.one, "joint-asked")).as("told anew").isEqualTo(2);
        assertThat(waiting(hall.one)).isOne();
    }

    @Test
    void atMostTwentyAreAskedToProposeTogether() {
        UUID id = draft("很多人共同提案");
        List<UUID> many = java.util.stream.IntStream.rangeClosed(0, JointProposers.MOST).mapToObj(n -> hall.delegate("共同" + n, hall.second, null).person().value()).toList();
        assertThatThrownBy(() -> joint.invite(hall.proposer, id, many)).hasMessage("proposal.joint.many");
        assertThat(joint.of(id)).isEmpty();
        assertThat(joint.invite(hall.proposer, id, many.subList(0, JointProposers.MOST))).isEqualTo(JointProposers.MOST);
    }
}
