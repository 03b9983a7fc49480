package org.unionhall.proposal.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;
import org.unionhall.proposal.Acts;
import org.unionhall.proposal.Category;
import org.unionhall.proposal.Docket;
import org.unionhall.proposal.Hall;
import org.unionhall.proposal.Journal;
import org.unionhall.proposal.Moves;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.Proposal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.proposal.Visibility;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What the committee decides: numbers without a gap, merging without a loss, and the sum that must come out. */
@IntegrationTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({As.class, A.class})
class ReviewTests {

    @Autowired BeanFactory portal;
    @Autowired A a;
    @Autowired As as;
    @Autowired JdbcClient jdbc;
    @Autowired Docket docket;
    @Autowired Moves moves;
    @Autowired Acts acts;
    @Autowired Journal journal;
    @Autowired ReviewSessions sessions;
    @Autowired Filing filing;
    @Autowired Merging merging;
    @Autowired Corrections corrections;
    @Autowired Raising raising;
    @Autowired Conservation conservation;
    @Autowired TransactionTemplate transaction;

    private Hall hall;

    @BeforeEach
    void aCongressHasACommittee() {
        hall = Hall.in(portal);
    }

    private Proposal find(UUID id) {
        return docket.find(hall.office, id).orElseThrow();
    }

    private void file(Actor actor, UUID id) {
        filing.file(actor, id, find(id).version(), ProposalAct.FILE, null);
    }

    private void merge(Actor actor, UUID id, UUID into) {
        merging.merge(actor, id, find(id).version(), into, "内容相同");
    }

    private List<Integer> numbers() {
        return jdbc.sql("select number from proposal where session_id = :id and number is not null order by number").param("id", hall.session).query(Integer.class).list();
    }

    /** Runs all at once; answers with what each threw, null for nothing. */
    private static List<Throwable> atOnce(List<Callable<?>> deeds) throws Exception {
        CyclicBarrier start = new CyclicBarrier(deeds.size());
        ExecutorService threads = Executors.newFixedThreadPool(deeds.size());
        try {
            List<Future<Throwable>> running = deeds.stream().map(deed -> threads.submit(() -> {
                start.await();
                try {
                    deed.call();
                    return null;
                } catch (Throwable no) {
                    return no;
                }
            })).toList();
            List<Throwable> thrown = new ArrayList<>();
            for (Future<Throwable> one : running) {
                thrown.add(one.get());
            }
            return thrown;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void theCommitteeOfTheNextTermDecidesOnWhatTheLastOneLeft() {
        UUID left = hall.at(ProposalStage.REVIEW, "留给下一届");
        Actor next = hall.actor("下届委员");
        assertThat(docket.find(next, left)).isEmpty();
        UUID term = hall.term(hall.school, 7);
        jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, 'PROPOSALS', :person, 'CHAIR', :from)").param("term", term)
                .param("person", next.person().value()).param("from", hall.today).update();
        assertThat(docket.find(next, left)).as("the term still runs").isEmpty();
        jdbc.sql("update congress_term set stage = 'OVER' where id = :id").param("id", hall.term).update();
        jdbc.sql("update congress_seat set to_on = :today where term_id = :id").param("today", hall.today).param("id", hall.term).update();
        assertThat(docket.find(next, left)).isPresent();
        assertThat(sessions.of(next)).containsExactly(hall.session);
        assertThat(sessions.of(hall.committee)).isEmpty();
        Actor seated = hall.again(next.account());
        file(seated, left);
        assertThat(find(left).stage()).isEqualTo(ProposalStage.FILED);
    }

    @Test
    void numbersHaveNoGapAndNoDoubleHoweverManyFileAtOnce() throws Exception {
        List<UUID> ids = IntStream.range(0, 12).mapToObj(n -> hall.at(ProposalStage.REVIEW, "并发立案" + n)).toList();
        List<Callable<?>> deeds = new ArrayList<>();
        ids.forEach(id -> deeds.add(() -> {
            file(hall.committee, id);
            return null;
        }));
        assertThat(atOnce(deeds)).containsOnlyNulls();
        assertThat(numbers()).containsExactlyElementsOf(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(find(ids.get(0)).caseNo()).matches("\\d{4}-0(0[1-9]|1[0-2])");
    }

    @Test
    void aFilingThatIsNotCarriedThroughLeavesNoGap() {
        UUID lost = hall.at(ProposalStage.REVIEW, "回滚的立案");
        UUID kept = hall.at(ProposalStage.REVIEW, "成功的立案");
        transaction.executeWithoutResult(status -> {
            file(hall.committee, lost);
            status.setRollbackOnly();
        });
        assertThatThrownBy(() -> filing.file(hall.committee, lost, 99, ProposalAct.FILE, null)).hasMessage("proposal.moved");
        file(hall.committee, kept);
        assertThat(numbers()).containsExactly(1);
        assertThat(find(lost).number()).isNull();
    }

    @Test
    void twoMembersAtTheSameOnesOneWinsAndNobodyIsLost() throws Exception {
        Actor other = hall.seat("PROPOSALS", hall.actor("委员乙"));
        UUID one = hall.at(ProposalStage.REVIEW, "同案甲");
        UUID two = hall.at(ProposalStage.REVIEW, "同案乙", hall.two, hall.session);
        List<Throwable> thrown = atOnce(List.of(() -> {
            file(hall.committee, one);
            return null;
        }, () -> {
            merge(other, one, two);
            return null;
        }, () -> {
            merge(hall.committee, two, one);
            return null;
        }, () -> {
            file(other, two);
            return null;
        }));
        assertThat(thrown).allMatch(no -> no == null || no instanceof Refusal);
        assertThat(thrown).as("something was done").containsNull();
        List<Proposal> both = List.of(find(one), find(two));
        assertThat(both).allMatch(proposal -> proposal.stage() == ProposalStage.FILED || proposal.stage() == ProposalStage.MERGED);
        assertThat(both.stream().filter(proposal -> proposal.stage() == ProposalStage.MERGED).count()).isLessThanOrEqualTo(1);
        assertThat(numbers()).isEqualTo(IntStream.rangeClosed(1, numbers().size()).boxed().toList());
        assertThat(conservation.of(hall.session).holds()).isTrue();
    }

    @Test
    void mergingKeepsEveryProposerAndEverySeconderAndCanBeUndone() {
        UUID carrier = hall.at(ProposalStage.REVIEW, "承载案");
        UUID same = hall.at(ProposalStage.REVIEW, "相同案", hall.two, hall.session);
        jdbc.sql("""
                insert into proposal_second (proposal_id, person_id, delegate_id, state, said_at)
                select :id, person_id, id, 'CONFIRMED', now() from congress_delegate where person_id = :person
                """).param("id", same).param("person", hall.three.person().value()).update();
        file(hall.committee, carrier);
        merge(hall.committee, same, carrier);
        assertThat(docket.authors(find(carrier))).extracting(Docket.Author::name).containsExactly("提案甲", "附议二");
        assertThat(docket.authored(hall.two, find(carrier))).isTrue();
        assertThat(jdbc.sql("select count(*) from proposal_second where proposal_id = :id").param("id", same).query(Integer.class).single()).isEqualTo(1);
        assertThat(acts.possible(hall.two, docket.find(hall.two, same).orElseThrow())).as("one of many does not take the case back").doesNotContain(ProposalAct.WITHDRAW);
        moves.act(hall.committee, same, ProposalAct.UNMERGE, find(same).version(), "并不相同");
        assertThat(find(same).stage()).isEqualTo(ProposalStage.REVIEW);
        assertThat(docket.authors(find(carrier))).hasSize(1);
        file(hall.committee, same);
        assertThat(numbers()).as("no number is lost or given twice").containsExactly(1, 2);
        assertThat(find(carrier).number()).isEqualTo(1);
    }

    @Test
    void whatCarriesOthersTakesThemAlongAndAMergedOneCarriesNobody() {
        UUID first = hall.at(ProposalStage.REVIEW, "链条一");
        UUID second = hall.at(ProposalStage.REVIEW, "链条二", hall.two, hall.session);
        UUID third = hall.at(ProposalStage.REVIEW, "链条三", hall.three, hall.session);
        merge(hall.committee, first, second);
        assertThatThrownBy(() -> merge(hall.committee, third, first)).hasMessage("proposal.merge.stage");
        assertThatThrownBy(() -> merge(hall.committee, second, second)).hasMessage("proposal.merge.itself");
        assertThatThrownBy(() -> moves.act(hall.two, second, ProposalAct.WITHDRAW, find(second).version(), "撤回")).hasMessage("proposal.withdraw.carries");
        merge(hall.committee, second, third);
        assertThat(find(first).mergedInto()).isEqualTo(third);
        assertThat(docket.authors(find(third))).extracting(Docket.Author::name).containsExactlyInAnyOrder("提案甲", "附议二", "附议三");
    }

    @Test
    void aCaseWithADepartmentIsNotTakenApart() {
        UUID carrier = hall.at(ProposalStage.REVIEW, "已交办案");
        UUID same = hall.at(ProposalStage.REVIEW, "并入案", hall.two, hall.session);
        file(hall.committee, carrier);
        merge(hall.committee, same, carrier);
        jdbc.sql("update proposal set stage = 'ASSIGNED' where id = :id").param("id", carrier).update();
        assertThatThrownBy(() -> moves.act(hall.committee, same, ProposalAct.UNMERGE, find(same).version(), "取消并案")).hasMessage("proposal.unmerge.late");
        UUID late = hall.at(ProposalStage.REVIEW, "迟来案", hall.three, hall.session);
        assertThatThrownBy(() -> merge(hall.committee, late, carrier)).hasMessage("proposal.merge.stage");
    }

    @Test
    void whatIsMergedIsReadByNoMorePeopleThanBefore() {
        UUID carrier = hall.at(ProposalStage.REVIEW, "公开案");
        UUID same = hall.at(ProposalStage.REVIEW, "不公开案", hall.two, hall.session);
        jdbc.sql("update proposal set visibility = 'CLOSED' where id = :id").param("id", same).update();
        merge(hall.committee, same, carrier);
        assertThat(find(carrier).visibility()).isEqualTo(Visibility.CLOSED);
    }

    @Test
    void whatWasMergedIsNotShutInWhereTheCarrierWaits() {
        UUID carrier = hall.at(ProposalStage.REVIEW, "退回的承载案");
        UUID same = hall.at(ProposalStage.REVIEW, "并入后取出", hall.two, hall.session);
        merge(hall.committee, same, carrier);
        moves.act(hall.committee, carrier, ProposalAct.RETURN, find(carrier).version(), "请补充数据");
        moves.act(hall.committee, same, ProposalAct.UNMERGE, find(same).version(), "另行审查");
        assertThat(find(same).stage()).isEqualTo(ProposalStage.REVIEW);
    }

    @Test
    void whatWasTakenBackStaysUnreadInTheArchiveToo() {
        UUID id = hall.at(ProposalStage.WITHDRAWN, "撤回案");
        jdbc.sql("update proposal set stage = 'ARCHIVED' where id = :id").param("id", id).update();
        assertThat(docket.find(hall.member, id)).isEmpty();
        assertThat(docket.find(hall.office, id)).isPresent();
        jdbc.sql("update proposal set submitted_at = null where id = :id").param("id", id).update();
        assertThat(docket.find(hall.office, id)).as("never handed in").isEmpty();
    }

    @Test
    void delegatesReadWhatIsNotPublishedAsLongAsTheirMandateLasts() {
        UUID id = hall.at(ProposalStage.REVIEW, "审查中的提案");
        assertThat(docket.find(hall.one, id)).isPresent();
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'RETIREMENT', to_on = :today where person_id = :id").param("today", hall.today)
                .param("id", hall.one.person().value()).update();
        assertThat(docket.find(hall.one, id)).isEmpty();
        jdbc.sql("update proposal set stage = 'SUGGESTION' where id = :id").param("id", id).update();
        assertThat(docket.find(hall.one, id)).isPresent();
    }

    @Test
    void ofTheSecondersOnlyThoseWhoConfirmedReadOn() {
        UUID id = hall.at(ProposalStage.SECONDING, "不公开的提案");
        jdbc.sql("update proposal set visibility = 'CLOSED' where id = :id").param("id", id).update();
        jdbc.sql("""
                insert into proposal_second (proposal_id, person_id, delegate_id, state, said_at)
                select :id, person_id, id, case when person_id = :no then 'DECLINED' else 'CONFIRMED' end, now() from congress_delegate where person_id in (:no, :yes)
                """).param("id", id).param("no", hall.two.person().value()).param("yes", hall.three.person().value()).update();
        assertThat(docket.find(hall.two, id)).isPresent();
        jdbc.sql("update proposal set stage = 'REVIEW', submitted_at = now() where id = :id").param("id", id).update();
        assertThat(docket.find(hall.two, id)).isEmpty();
        assertThat(docket.find(hall.three, id)).isPresent();
    }

    @Test
    void nobodyMergesIntoTheirOwn() {
        Actor both = hall.seat("PROPOSALS", hall.delegate("委员兼代表", hall.first, null));
        UUID own = hall.at(ProposalStage.REVIEW, "委员本人案", both, hall.session);
        UUID other = hall.at(ProposalStage.REVIEW, "他人案");
        assertThatThrownBy(() -> merge(both, other, own)).hasMessage("proposal.own");
        assertThatThrownBy(() -> file(both, own)).hasMessage("proposal.own");
        assertThatThrownBy(() -> corrections.correct(both, own, 0, "改个题目", Category.OTHER, Visibility.PUBLIC, "理由")).hasMessage("proposal.own");
    }

    @Test
    void everyRefusalHasAReasonThatTheProposerReads() {
        for (ProposalAct act : List.of(ProposalAct.RETURN, ProposalAct.NOT_FILE, ProposalAct.TURN_INTO_SUGGESTION, ProposalAct.DISPUTE)) {
            UUID id = hall.at(ProposalStage.REVIEW, "理由" + act);
            assertThatThrownBy(() -> moves.act(hall.committee, id, act, 0, " ")).as(act.name()).hasMessage("proposal.note.missing");
            moves.act(hall.committee, id, act, 0, "学校已有规定");
            assertThat(journal.steps(docket.find(hall.proposer, id).orElseThrow(), true)).extracting(Journal.Step::note).contains("学校已有规定");
        }
        assertThat(jdbc.sql("select count(*) from inbox_letter l where l.account_id = :id and l.event like 'proposal.review.%'").param("id", hall.proposer.account().value())
                .query(Integer.class).single()).isEqualTo(4);
    }

    @Test
    void thePresidiumDecidesWhatTheCommitteeCouldNot() {
        UUID id = hall.at(ProposalStage.PRESIDIUM, "有争议");
        assertThatThrownBy(() -> filing.file(hall.committee, id, 0, ProposalAct.DECIDE_FILE, "立案")).hasMessage("proposal.not-yours.PRESIDIUM");
        filing.file(hall.presidium, id, 0, ProposalAct.DECIDE_FILE, "主席团会议决定");
        assertThat(find(id).stage()).isEqualTo(ProposalStage.FILED);
        assertThat(numbers()).containsExactly(1);
    }

    @Test
    void aCorrectionKeepsTheWordingBeforeAndLeavesReasonAndMeasures() {
        UUID id = hall.at(ProposalStage.REVIEW, "原来的案由");
        corrections.correct(hall.committee, id, 0, "更准确的案由", Category.SAFETY, Visibility.DELEGATES, "表述不清");
        Proposal now = find(id);
        assertThat(now.title() + now.category() + now.visibility()).isEqualTo("更准确的案由SAFETYDELEGATES");
        assertThat(now.reason()).isEqualTo(Hall.REASON);
        assertThat(jdbc.sql("select title from proposal_past where proposal_id = :id").param("id", id).query(String.class).list()).containsExactly("原来的案由");
        assertThat(docket.find(hall.member, id)).as("not for everybody any more").isEmpty();
        assertThatThrownBy(() -> corrections.correct(hall.proposer, id, 1, "自己改一下", Category.OTHER, Visibility.PUBLIC, "理由")).isInstanceOf(Refusal.class);
    }

    @Test
    void aSecondLevelCaseGoesUpOnce() throws Exception {
        UUID college = a.unit("物理学院分工会", UnitKind.GRASSROOTS_UNION, hall.school);
        UUID term = hall.term(college, 3);
        UUID below = hall.session(term, 1, Instant.now().plus(5, ChronoUnit.DAYS));
        UUID id = hall.at(ProposalStage.FILED, "学院解决不了的事", hall.two, below);
        assertThatThrownBy(() -> raising.raise(hall.committee, id, hall.session, "学院无法解决")).as("the school's committee is not the college's").isInstanceOf(Refusal.class);
        assertThat(raising.sessions(hall.office, find(id))).extracting(org.unionhall.congress.Session::id).containsExactly(hall.session);
        List<Throwable> thrown = atOnce(List.of(() -> raising.raise(hall.office, id, hall.session, "学院无法解决"), () -> raising.raise(hall.office, id, hall.session, "学院无法解决")));
        assertThat(thrown.stream().filter(no -> no == null)).hasSize(1);
        UUID up = raising.raised(id).orElseThrow();
        assertThat(find(up).stage()).isEqualTo(ProposalStage.REVIEW);
        assertThat(raising.origin(up)).contains(id);
        assertThat(docket.authors(find(up))).extracting(Docket.Author::name).containsExactly("附议二");
        assertThatThrownBy(() -> raising.raise(hall.office, id, hall.session, "再交一次")).hasMessage("proposal.raise.twice");
        assertThatThrownBy(() -> moves.act(hall.office, up, ProposalAct.RETURN, find(up).version(), "请补充")).as("nobody could hand it in again").hasMessage("proposal.raise.no-return");
        assertThat(conservation.of(hall.session).holds()).isTrue();
    }

    private void papers(int count, ProposalStage stage, UUID into) {
        for (int n = 0; n < count; n++) {
            UUID id = hall.at(stage, stage + " " + n);
            if (into != null) {
                jdbc.sql("update proposal set stage = 'MERGED', merged_into = :into where id = :id").param("into", into).param("id", id).update();
            }
        }
    }

    private UUID any(ProposalStage stage) {
        return jdbc.sql("select id from proposal where session_id = :session and stage = :stage limit 1").param("session", hall.session).param("stage", stage.name())
                .query(UUID.class).single();
    }

    private static Conservation.Count count(long papers, long cases) {
        return new Conservation.Count(papers, cases);
    }

    /** 126 papers = 80 (64 cases after merging) + 41 (31 suggestions) + 5 not filed. */
    @Test
    void aPolytechnicsNumbersComeOut() {
        papers(64, ProposalStage.FILED, null);
        papers(16, ProposalStage.MERGED, any(ProposalStage.FILED));
        papers(31, ProposalStage.SUGGESTION, null);
        papers(10, ProposalStage.MERGED, any(ProposalStage.SUGGESTION));
        papers(5, ProposalStage.NOT_FILED, null);
        papers(7, ProposalStage.DRAFT, null);
        Conservation.Sum sum = conservation.of(hall.session);
        assertThat(sum.received()).isEqualTo(126);
        assertThat(sum.of(Outcome.FILED)).isEqualTo(count(80, 64));
        assertThat(sum.of(Outcome.SUGGESTION)).isEqualTo(count(41, 31));
        assertThat(sum.of(Outcome.NOT_FILED)).isEqualTo(count(5, 5));
        assertThat(sum.all()).isEqualTo(count(126, 100));
        assertThat(sum.holds()).isTrue();
    }

    /** 81 = 67 filed + 14 not, one of which was withdrawn: told apart here, and still 81. */
    @Test
    void aWithdrawnOneIsCountedOnceAndByItself() {
        papers(67, ProposalStage.ASSIGNED, null);
        papers(13, ProposalStage.EXPLAINED, null);
        papers(1, ProposalStage.WITHDRAWN, null);
        Conservation.Sum sum = conservation.of(hall.session);
        assertThat(sum.received()).isEqualTo(81);
        assertThat(sum.of(Outcome.FILED).papers()).isEqualTo(67);
        assertThat(sum.of(Outcome.NOT_FILED).papers() + sum.of(Outcome.WITHDRAWN).papers()).isEqualTo(14);
        assertThat(sum.holds()).isTrue();
    }

    /** 104 came in, 45 cases + 21 + 26 are 92: the twelve that were merged do not vanish. */
    @Test
    void mergedOnesDoNotVanish() {
        papers(45, ProposalStage.CLOSED, null);
        papers(12, ProposalStage.MERGED, any(ProposalStage.CLOSED));
        papers(21, ProposalStage.FORWARDED, null);
        papers(26, ProposalStage.RETURNED, null);
        Conservation.Sum sum = conservation.of(hall.session);
        assertThat(sum.received()).isEqualTo(104);
        assertThat(sum.all()).isEqualTo(count(104, 92));
        assertThat(sum.of(Outcome.FILED)).isEqualTo(count(57, 45));
        assertThat(sum.holds()).isTrue();
    }

    @Test
    void delegationsWithoutAProposalStandInTheSummaryToo() {
        papers(2, ProposalStage.FILED, null);
        assertThat(conservation.byDelegation(hall.session)).extracting(part -> part.name() + " " + part.all().papers()).containsExactly("第一代表团 2", "第二代表团 0");
    }

    @Test
    void aCollegesOfficeDoesNotDecideForTheSchool() {
        UUID college = a.unit("法学院分工会", UnitKind.GRASSROOTS_UNION, hall.school);
        org.unionhall.identity.AccountId account = as.account(null, "学院主席");
        as.grant(account, Role.BRANCH_CHAIR, college);
        UUID id = hall.at(ProposalStage.REVIEW, "学校的提案");
        assertThat(docket.find(hall.again(account), id)).isEmpty();
        assertThatThrownBy(() -> filing.file(hall.again(account), id, 0, ProposalAct.FILE, null)).hasMessage("proposal.moved");
    }

    @Test
    void whatDoesNotComeBackIsNotFiledAndTheSumStillHolds() {
        UUID received = hall.at(ProposalStage.RETURNED, "退回后没有再交");
        UUID never = hall.at(ProposalStage.RETURNED, "代表团退回后没有再交");
        jdbc.sql("delete from proposal_step where proposal_id = :id").param("id", never).update();
        for (UUID id : List.of(received, never)) {
            assertThatThrownBy(() -> moves.act(hall.head, id, ProposalAct.NOT_FILE, find(id).version(), "提案人已去世")).isInstanceOf(Refusal.class);
            moves.act(hall.committee, id, ProposalAct.NOT_FILE, find(id).version(), "提案人已去世");
            assertThat(find(id).stage()).isEqualTo(ProposalStage.NOT_FILED);
        }
        Conservation.Sum sum = conservation.of(hall.session);
        assertThat(sum.of(Outcome.NOT_FILED)).isEqualTo(count(2, 2));
        assertThat(sum.received()).isEqualTo(2);
        assertThat(sum.holds()).isTrue();
    }

    @Test
    void thePresidiumLearnsOfWhatItIsToDecide() {
        UUID id = hall.at(ProposalStage.REVIEW, "有争议的一件");
        moves.act(hall.committee, id, ProposalAct.DISPUTE, 0, "委员意见不一");
        assertThat(told(hall.presidium)).isOne();
        assertThat(told(hall.committee)).isZero();
        UUID own = hall.at(ProposalStage.REVIEW, "主席团成员本人的一件", hall.presidium, hall.session);
        moves.act(hall.committee, own, ProposalAct.DISPUTE, 0, "委员意见不一");
        assertThat(told(hall.presidium)).as("not of their own").isOne();
    }

    private long told(Actor reader) {
        return jdbc.sql("select count(*) from inbox_letter l join inbox_message m on m.id = l.message_id where l.account_id = :id and m.template = 'proposal.letter.to-presidium'")
                .param("id", reader.account().value()).query(Long.class).single();
    }

    @Test
    void whatWaitsIsShownInTheSessionWhereItHasWaitedLongest() {
        UUID newer = hall.session(hall.term, 3, Instant.now().plus(20, ChronoUnit.DAYS));
        hall.at(ProposalStage.REVIEW, "新届的一件", hall.two, newer);
        UUID old = hall.at(ProposalStage.REVIEW, "旧届的一件");
        jdbc.sql("update proposal set moved_at = now() - interval '30 days' where id = :id").param("id", old).update();
        assertThat(sessions.waiting(hall.committee).count()).isEqualTo(2);
        assertThat(sessions.waiting(hall.committee).session()).isEqualTo(hall.session);
    }

    @Test
    void aProposalIsMergedIntoOneOfItsOwnSessionThatIsThere() {
        UUID id = hall.at(ProposalStage.REVIEW, "无处可并");
        UUID elsewhere = hall.at(ProposalStage.REVIEW, "另一次会议的提案", hall.two, hall.session(hall.term, 3, Instant.now().plus(5, ChronoUnit.DAYS)));
        assertThatThrownBy(() -> merge(hall.committee, id, null)).hasMessage("proposal.merge.none");
        assertThatThrownBy(() -> merge(hall.committee, id, UUID.randomUUID())).hasMessage("proposal.merge.none");
        assertThatThrownBy(() -> merge(hall.committee, id, elsewhere)).hasMessage("proposal.merge.session");
        assertThat(find(id).stage()).isEqualTo(ProposalStage.REVIEW);
    }

    @Test
    void whoseProposalCarriesAnotherLearnsOfItAndOfItsEnd() {
        UUID carrier = hall.at(ProposalStage.REVIEW, "承载的一件", hall.one, hall.session);
        UUID same = hall.at(ProposalStage.REVIEW, "并入的一件", hall.two, hall.session);
        merge(hall.committee, same, carrier);
        assertThat(hall.letters(hall.one, "carries")).isOne();
        assertThat(hall.letters(hall.two, "carries")).as("has a letter of their own").isZero();
        assertThat(hall.letters(hall.two, "merged")).isOne();
        moves.act(hall.committee, same, ProposalAct.UNMERGE, find(same).version(), "并不相同");
        assertThat(hall.letters(hall.one, "carries-no-more")).isOne();
        assertThat(journal.steps(find(carrier), true)).extracting(Journal.Step::act).containsSubsequence("MERGED_HERE", "TAKEN_OUT");
        assertThat(find(carrier).stage()).as("stands where it stood").isEqualTo(ProposalStage.REVIEW);
    }

    @Test
    void whatIsNotOfTheSecondLevelOrNotFiledDoesNotGoUp() {
        UUID own = hall.at(ProposalStage.FILED, "学校的案件");
        assertThatThrownBy(() -> raising.raise(hall.office, own, hall.session, "请上级研究")).hasMessage("proposal.raise.not");
        UUID college = a.unit("化学学院分工会", UnitKind.GRASSROOTS_UNION, hall.school);
        UUID below = hall.session(hall.term(college, 2), 1, Instant.now().plus(5, ChronoUnit.DAYS));
        UUID draft = hall.at(ProposalStage.WITHDRAWN, "撤回的一件", hall.two, below);
        assertThatThrownBy(() -> raising.raise(hall.office, draft, hall.session, "请上级研究")).hasMessage("proposal.raise.not");
        assertThat(raising.raised(draft)).isEmpty();
    }
}
