package org.unionhall.membership.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.desk.StartedSource;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.MembershipEvent.UnitEnded;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Joining, moving, leaving: who may do what, in which order, and what becomes of the membership. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class MattersTests {

    private static final LocalDate TODAY = LocalDate.now();

    @Autowired A a;
    @Autowired As as;
    @Autowired Matters matters;
    @Autowired List<StartedSource> started;
    @Autowired MatterList list;
    @Autowired Memberships memberships;
    @Autowired Accounts accounts;
    @Autowired Actors actors;
    @Autowired JdbcClient jdbc;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    private UUID school;
    private UUID physics;
    private UUID law;
    private UUID physicsChairPerson;
    private Actor physicsChair;
    private Actor lawChair;
    private Actor officer;

    @BeforeEach
    void aSchoolWithTwoColleges() {
        school = a.unit("事项大学工会", UnitKind.SCHOOL_UNION, null);
        physics = a.unit("物理学院分工会", UnitKind.GRASSROOTS_UNION, school);
        law = a.unit("法学院分工会", UnitKind.GRASSROOTS_UNION, school);
        physicsChairPerson = a.member("物理主席").in(physics).save();
        UUID lawChairPerson = a.member("法学主席").in(law).save();
        a.office(physics, Post.CHAIR, physicsChairPerson, TODAY.minusYears(1), TODAY.plusYears(4));
        a.office(law, Post.CHAIR, lawChairPerson, TODAY.minusYears(1), TODAY.plusYears(4));
        physicsChair = actor(physicsChairPerson);
        lawChair = actor(lawChairPerson);
        AccountId account = as.account(null, "组织干事");
        as.grant(account, Role.ORGANISATION_OFFICER, school);
        officer = actors.of(accounts.get(account));
    }

    @Test
    void anApplicantIsAMemberWhenTheUnitAndTheSchoolHaveSaidYes() {
        Actor applicant = actor(a.member("新教师").save());
        UUID id = matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), physics, "我自愿加入工会"));
        assertThat(stage(id)).isEqualTo(MatterStage.FIRST);
        assertThat(memberships.present(applicant.person())).isEmpty();
        act(physicsChair, id, MatterAct.SUPPORT);
        assertThat(memberships.present(applicant.person())).isEmpty();
        act(officer, id, MatterAct.ADMIT);
        Memberships.Present present = memberships.present(applicant.person()).orElseThrow();
        assertThat(present.state()).isEqualTo(MemberState.ACTIVE);
        assertThat(present.unit()).isEqualTo(physics);
        assertThat(present.joinedOn()).isEqualTo(TODAY);
        assertThat(jdbc.sql("select dues_from from membership_member where person_id = :id").param("id", applicant.person().value()).query(LocalDate.class).single())
                .isEqualTo(TODAY.withDayOfMonth(1).plusMonths(1));
    }

    private List<StartedSource.Started> desk(Actor actor) {
        return started.stream().flatMap(source -> source.started(actor, 6).stream()).toList();
    }

    @Test
    void whatSomebodyAskedForStandsOnTheirDeskWithItsStation() {
        Actor applicant = actor(a.member("台上新人").save());
        matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), physics, "我自愿加入工会"));
        assertThat(desk(applicant)).extracting(StartedSource.Started::href, StartedSource.Started::stateKey)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/me/membership", "membership.matter.stage.JOIN.FIRST"));
        UUID move = matters.ask(physicsChair, Asking.to(MatterKind.MOVE, new PersonId(a.member("台上被转").in(physics).save()), law, ""));
        assertThat(desk(physicsChair)).extracting(StartedSource.Started::href).containsExactly("/matters/" + move);
        assertThat(desk(lawChair)).isEmpty();
    }

    @Test
    void nobodyDecidesTheirOwnMatterWhateverTheyAre() {
        AccountId account = as.account(a.member("干事本人").in(physics).save(), "干事本人");
        as.grant(account, Role.ORGANISATION_OFFICER, school);
        Actor self = actors.of(accounts.get(account));
        UUID id = matters.ask(self, Asking.to(MatterKind.MOVE, self.person(), law, ""));
        assertThat(matters.possible(self, matter(id))).containsExactly(MatterAct.TAKE_BACK);
        assertThatThrownBy(() -> act(self, id, MatterAct.RELEASE)).hasMessage("membership.matter.own");
        assertThatThrownBy(() -> memberships.record(self, MemberAct.RETAIN, self.person(), TODAY, RetainReason.RETIRED, null, null)).hasMessage("membership.act.own");
    }

    @Test
    void aMoveNeedsBothUnitsAndLeavesNoGapAndNoOverlap() {
        UUID person = a.member("转会人").in(physics).save();
        Actor member = actor(person);
        UUID id = matters.ask(member, Asking.to(MatterKind.MOVE, member.person(), law, ""));
        assertThatThrownBy(() -> act(lawChair, id, MatterAct.RELEASE)).hasMessage("membership.matter.turn");
        act(physicsChair, id, MatterAct.RELEASE);
        assertThat(memberships.present(member.person()).orElseThrow().unit()).isEqualTo(physics);
        assertThatThrownBy(() -> act(physicsChair, id, MatterAct.TAKE_ON)).hasMessage("membership.matter.turn");
        act(lawChair, id, MatterAct.TAKE_ON);
        assertThat(stays(person)).containsExactly(physics + " 2015-09-01 " + TODAY, law + " " + TODAY + " ");
        assertThat(memberships.present(member.person()).orElseThrow().joinedOn()).as("no new application").isEqualTo(LocalDate.of(2015, 9, 1));
    }

    @Test
    void whoAsksAsTheChairOfTheUnitLeftHasLetGo() {
        UUID person = a.member("被代办").in(physics).save();
        UUID id = matters.ask(physicsChair, Asking.to(MatterKind.MOVE, new PersonId(person), law, ""));
        assertThat(stage(id)).isEqualTo(MatterStage.SECOND);
        assertThat(matter(id).onBehalf()).isTrue();
        Actor other = actor(a.member("自己转").in(physics).save());
        UUID wanted = matters.ask(other, Asking.to(MatterKind.MOVE, other.person(), law, ""));
        assertThat(stage(wanted)).as("who asks for themselves has nobody's yes yet").isEqualTo(MatterStage.FIRST);
    }

    @Test
    void aUnitWithoutAChairIsPassedOverTheSchoolDecides() {
        UUID direct = a.unit("直属小组", UnitKind.DIRECT_GROUP, school);
        Actor applicant = actor(a.member("直属新人").save());
        UUID id = matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), direct, "自愿入会"));
        assertThat(stage(id)).isEqualTo(MatterStage.SECOND);
        assertThat(list.rows(officer, new MatterList.Wish("", MatterList.Which.WAITING, null, null), 50, 0)).extracting(Matter::id).contains(id);
    }

    @Test
    void aMatterWaitsForWhoseTurnItIsAndForNobodyElse() {
        Actor applicant = actor(a.member("排队人").save());
        UUID id = matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), physics, "自愿入会"));
        assertThat(waiting(physicsChair)).contains(id);
        assertThat(waiting(lawChair)).doesNotContain(id);
        assertThat(waiting(officer)).as("a chair is there to be asked first").doesNotContain(id);
        act(physicsChair, id, MatterAct.SUPPORT);
        assertThat(waiting(physicsChair)).doesNotContain(id);
        assertThat(waiting(officer)).contains(id);
        assertThat(list.count(lawChair, new MatterList.Wish("", MatterList.Which.OPEN, null, null))).isZero();
        assertThat(matters.find(lawChair, id)).isEmpty();
    }

    @Test
    void aRefusalNeedsAReasonAndLeavesTheMembershipAsItWas() {
        Actor applicant = actor(a.member("被拒人").save());
        UUID id = matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), physics, "自愿入会"));
        assertThatThrownBy(() -> act(physicsChair, id, MatterAct.REFUSE)).hasMessage("identity.reason.missing");
        assertThat(stage(id)).isEqualTo(MatterStage.FIRST);
        matters.act(physicsChair, id, MatterAct.REFUSE, matter(id).version(), new Matters.Saying("不在本单位工作", null, null));
        assertThat(stage(id)).isEqualTo(MatterStage.REFUSED);
        assertThat(memberships.present(applicant.person())).isEmpty();
        matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), law, "再次申请"));
    }

    @Test
    void whatIsGivenBackIsPutRightAndGoesThroughAgain() {
        Actor applicant = actor(a.member("补充人").save());
        UUID id = matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), physics, "入会"));
        act(physicsChair, id, MatterAct.SUPPORT);
        matters.act(officer, id, MatterAct.GIVE_BACK, matter(id).version(), new Matters.Saying("请写明入会理由", null, null));
        matters.act(applicant, id, MatterAct.ASK_AGAIN, matter(id).version(), new Matters.Saying("为教职工服务", null, null));
        assertThat(stage(id)).isEqualTo(MatterStage.FIRST);
        assertThat(matter(id).words()).isEqualTo("为教职工服务");
    }

    @Test
    void onePersonHasOneOpenMatter() {
        Actor member = actor(a.member("两件事").in(physics).save());
        matters.ask(member, Asking.to(MatterKind.LEAVE, member.person(), null, "个人原因"));
        assertThatThrownBy(() -> matters.ask(member, Asking.to(MatterKind.MOVE, member.person(), law, ""))).hasMessage("membership.matter.open");
        assertThatThrownBy(() -> matters.ask(physicsChair, Asking.to(MatterKind.MOVE, member.person(), law, ""))).hasMessage("membership.matter.open");
    }

    @Test
    void whoLeftMayJoinAgainAndIsTheSameMember() {
        UUID person = a.member("回来人").in(physics).save();
        Actor member = actor(person);
        UUID left = matters.ask(member, Asking.to(MatterKind.LEAVE, member.person(), null, "个人原因"));
        act(physicsChair, left, MatterAct.SUPPORT);
        act(officer, left, MatterAct.LET_GO);
        assertThat(memberships.present(member.person()).orElseThrow().state()).isEqualTo(MemberState.WITHDRAWN);
        assertThat(memberships.present(member.person()).orElseThrow().unit()).isNull();
        UUID again = matters.ask(member, Asking.to(MatterKind.JOIN, member.person(), law, "重新入会"));
        act(lawChair, again, MatterAct.SUPPORT);
        act(officer, again, MatterAct.ADMIT);
        assertThat(memberships.present(member.person()).orElseThrow().unit()).isEqualTo(law);
        assertThat(stays(person)).containsExactly(physics + " 2015-09-01 " + TODAY, law + " " + TODAY + " ");
    }

    @Test
    void aLapseNeedsSixUnpaidMonthsATalkAndSomebodyElsesDecision() {
        PersonId person = new PersonId(a.member("欠缴人").in(physics).save());
        assertThatThrownBy(() -> matters.ask(officer, lapse(person, TODAY.minusMonths(3), TODAY.minusDays(3)))).hasMessage("membership.matter.lapse.unpaid");
        assertThatThrownBy(() -> matters.ask(officer, lapse(person, TODAY.minusMonths(7), TODAY.plusDays(1)))).hasMessage("membership.matter.lapse.talked");
        UUID id = matters.ask(officer, lapse(person, TODAY.minusMonths(7), TODAY.minusDays(3)));
        assertThatThrownBy(() -> act(officer, id, MatterAct.DECIDE)).hasMessage("membership.matter.own");
        AccountId account = as.account(null, "主席");
        as.grant(account, Role.SCHOOL_CHAIR, school);
        act(actors.of(accounts.get(account)), id, MatterAct.DECIDE);
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.WITHDRAWN);
        Actor own = actor(a.member("自己").in(physics).save());
        assertThatThrownBy(() -> matters.ask(own, lapse(own.person(), TODAY.minusMonths(7), TODAY.minusDays(3)))).hasMessage("membership.matter.not-yours");
    }

    @Test
    void whoMovesOutIsAMemberUntilTheReceiptHasComeAndLettersAreNumberedWithoutAGap() {
        PersonId one = new PersonId(a.member("转出一").in(physics).save());
        PersonId two = new PersonId(a.member("转出二").in(physics).save());
        UUID first = matters.ask(physicsChair, new Asking(MatterKind.MOVE_OUT, one, null, null, "调动", "外校工会", null, null));
        UUID second = matters.ask(physicsChair, new Asking(MatterKind.MOVE_OUT, two, null, null, "调动", "外校工会", null, null));
        assertThatThrownBy(() -> act(physicsChair, first, MatterAct.GIVE_LETTER)).hasMessage("membership.matter.own");
        act(officer, first, MatterAct.GIVE_LETTER);
        act(officer, second, MatterAct.GIVE_LETTER);
        assertThat(memberships.present(one).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
        assertThat(number(second)).isEqualTo(number(first) + 1);
        act(officer, first, MatterAct.CONFIRM);
        assertThat(memberships.present(one).orElseThrow().state()).isEqualTo(MemberState.TRANSFERRED_OUT);
    }

    @Test
    void whoMayJoinFollowsFromTheirWork() {
        assertRefused(a.member("返聘").employment(EmploymentType.REHIRED).duty(DutyState.RETIRED).save(), "membership.join.employment.REHIRED");
        assertRefused(a.member("退休").duty(DutyState.RETIRED).save(), "membership.join.gone.RETIRED");
        assertRefused(a.member("非在职博士后").employment(EmploymentType.POSTDOC_EXTERNAL).save(), "membership.join.employment.POSTDOC_EXTERNAL");
        for (EmploymentType may : List.of(EmploymentType.FOREIGN, EmploymentType.LABOUR_DISPATCH, EmploymentType.HIRED_BY_DEPARTMENT, EmploymentType.POSTDOC)) {
            Actor person = actor(a.member("可入会").employment(may).save());
            matters.ask(person, Asking.to(MatterKind.JOIN, person.person(), physics, "自愿入会"));
        }
    }

    @Test
    void twoOfficersWhoTakeOnTheSameMemberAtOnceMoveThemOnce() throws Exception {
        UUID person = a.member("抢人").in(physics).save();
        UUID id = matters.ask(physicsChair, Asking.to(MatterKind.MOVE, new PersonId(person), law, ""));
        int version = matter(id).version();
        List<String> answers = together(() -> answer(lawChair, id, version), () -> answer(officer, id, version));
        assertThat(answers).containsExactlyInAnyOrder("done", "membership.matter.moved");
        assertThat(stays(person)).hasSize(2);
        assertThat(jdbc.sql("select count(*) from membership_act where person_id = :id").param("id", person).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aMoveIntoAUnitThatIsMergedLeadsToItsSuccessor() {
        PersonId person = new PersonId(a.member("合并中").in(physics).save());
        UUID successor = a.unit("文法学院分工会", UnitKind.GRASSROOTS_UNION, school);
        UUID id = matters.ask(physicsChair, Asking.to(MatterKind.MOVE, person, law, ""));
        transaction.executeWithoutResult(now -> events.publishEvent(new UnitEnded(law, successor, TODAY)));
        assertThat(matter(id).toUnit()).isEqualTo(successor);
        transaction.executeWithoutResult(now -> events.publishEvent(new UnitEnded(successor, physics, TODAY)));
        assertThat(stage(id)).as("it would lead back to where it began").isEqualTo(MatterStage.VOID);
        UUID again = matters.ask(physicsChair, Asking.to(MatterKind.MOVE, person, law, ""));
        transaction.executeWithoutResult(now -> events.publishEvent(new UnitEnded(law, null, TODAY)));
        assertThat(stage(again)).isEqualTo(MatterStage.VOID);
    }

    @Test
    void whoDiesHasNothingOpenAnyMore() {
        PersonId person = new PersonId(a.member("去世人").in(physics).save());
        UUID id = matters.ask(physicsChair, Asking.to(MatterKind.MOVE, person, law, ""));
        memberships.record(officer, MemberAct.DIE, person, TODAY, null, null, null);
        assertThat(stage(id)).isEqualTo(MatterStage.VOID);
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.DECEASED);
        assertThatThrownBy(() -> memberships.record(officer, MemberAct.RETAIN, person, TODAY, RetainReason.RETIRED, null, null)).hasMessage("membership.act.not.RETAIN");
    }

    @Test
    void anActTakesEffectNeitherTomorrowNorBeforeTheLastChange() {
        PersonId person = new PersonId(a.member("日期").in(physics).save());
        assertThatThrownBy(() -> memberships.record(officer, MemberAct.RETAIN, person, TODAY.plusDays(1), RetainReason.RETIRED, null, null)).hasMessage("membership.act.on.future");
        memberships.record(officer, MemberAct.RETAIN, person, TODAY.minusDays(10), RetainReason.RETIRED, null, null);
        assertThatThrownBy(() -> memberships.record(officer, MemberAct.RETURN, person, TODAY.minusDays(11), null, null, null)).hasMessage("membership.act.on.before");
        memberships.record(officer, MemberAct.RETURN, person, TODAY.minusDays(10), null, null, null);
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
    }

    @Test
    void anExpulsionNamesItsDecision() {
        PersonId person = new PersonId(a.member("开除").in(physics).save());
        assertThatThrownBy(() -> memberships.record(officer, MemberAct.EXPEL, person, TODAY, null, " ", null)).hasMessage("membership.act.document.missing");
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
        memberships.record(officer, MemberAct.EXPEL, person, TODAY, null, "石大工〔2026〕3号", null);
        assertThat(stays(person.value())).containsExactly(physics + " 2015-09-01 " + TODAY);
    }

    @Test
    void aChairWhoseOfficeEndedThisMorningDecidesNothing() {
        Actor member = actor(a.member("等人").in(physics).save());
        UUID id = matters.ask(member, Asking.to(MatterKind.MOVE, member.person(), law, ""));
        jdbc.sql("update membership_office set to_on = :today where person_id = :id").param("today", TODAY).param("id", physicsChairPerson).update();
        Actor former = actor(physicsChairPerson);
        assertThatThrownBy(() -> act(former, id, MatterAct.RELEASE)).hasMessage("membership.matter.moved");
        assertThat(matters.find(former, id)).isEmpty();
    }

    @Test
    void theDatabaseRefusesASecondOpenMatterAndAMoveToWhereOneIs() {
        UUID person = a.member("库").in(physics).save();
        matters.ask(physicsChair, Asking.to(MatterKind.MOVE, new PersonId(person), law, ""));
        String insert = "insert into membership_matter (kind, stage, person_id, from_unit, to_unit, asked_by, asker, on_behalf, words, asked_at, moved_at)"
                + " values ('MOVE', 'FIRST', :person, :from, :to, :person, 'x', true, '', now(), now())";
        assertThatThrownBy(() -> jdbc.sql(insert).param("person", person).param("from", physics).param("to", law).update()).isInstanceOf(DataAccessException.class);
        UUID other = a.member("库二").in(physics).save();
        assertThatThrownBy(() -> jdbc.sql(insert).param("person", other).param("from", physics).param("to", physics).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    void nobodyLearnsOfStrangersByAskingForThem() {
        PersonId stranger = new PersonId(a.member("陌生人").at(a.department("物理系", physics)).save());
        PersonId member = new PersonId(a.member("别院会员").in(physics).save());
        assertThatThrownBy(() -> matters.ask(lawChair, new Asking(MatterKind.JOIN, stranger, law, AskingWay.PAPER, "代为申请", null, null, null)))
                .hasMessage("membership.matter.not-yours");
        assertThatThrownBy(() -> matters.ask(lawChair, Asking.to(MatterKind.MOVE, member, law, ""))).hasMessage("membership.matter.not-yours");
        UUID id = matters.ask(physicsChair, new Asking(MatterKind.JOIN, stranger, physics, AskingWay.PAPER, "代为申请", null, null, null));
        assertThat(stage(id)).as("the chair asks, and is asked too").isEqualTo(MatterStage.FIRST);
        jdbc.sql("update membership_office set to_on = :today where person_id = :id").param("today", TODAY).param("id", physicsChairPerson).update();
        assertThat(matters.find(actor(physicsChairPerson), id)).as("who is no cadre any more sees it no more").isEmpty();
    }

    @Test
    void aMatterTakesEffectAtMostAYearBeforeItWasAsked() {
        Actor applicant = actor(a.member("倒签人").save());
        UUID id = matters.ask(applicant, Asking.to(MatterKind.JOIN, applicant.person(), physics, "自愿入会"));
        act(physicsChair, id, MatterAct.SUPPORT);
        assertThatThrownBy(() -> matters.act(officer, id, MatterAct.ADMIT, matter(id).version(), new Matters.Saying(null, LocalDate.of(1900, 1, 1), null)))
                .hasMessage("membership.act.on.before");
        assertThatThrownBy(() -> matters.act(officer, id, MatterAct.ADMIT, matter(id).version(), new Matters.Saying(null, null, TODAY.plusYears(3).withDayOfMonth(1))))
                .hasMessage("membership.matter.duesFrom.far");
    }

    private void assertRefused(UUID person, String code) {
        Actor actor = actor(person);
        assertThatThrownBy(() -> matters.ask(actor, Asking.to(MatterKind.JOIN, actor.person(), physics, "自愿入会"))).isInstanceOf(Refusal.class).hasMessage(code);
    }

    private static Asking lapse(PersonId person, LocalDate unpaid, LocalDate talked) {
        return new Asking(MatterKind.LAPSE, person, null, null, "未缴会费，未参加活动", null, unpaid.withDayOfMonth(1), talked);
    }

    private int number(UUID matter) {
        return Integer.parseInt(matter(matter).letterNo().split("-")[1]);
    }

    private String answer(Actor actor, UUID id, int version) {
        try {
            matters.act(actor, id, MatterAct.TAKE_ON, version, Matters.Saying.NOTHING);
            return "done";
        } catch (Refusal no) {
            return no.code();
        }
    }

    private static List<String> together(Callable<String> one, Callable<String> other) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> both = new ArrayList<>();
            for (Callable<String> each : List.of(one, other)) {
                both.add(threads.submit(() -> {
                    start.await();
                    return each.call();
                }));
            }
            return List.of(both.get(0).get(), both.get(1).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private List<UUID> waiting(Actor actor) {
        return list.rows(actor, new MatterList.Wish("", MatterList.Which.WAITING, null, null), 200, 0).stream().map(Matter::id).toList();
    }

    private List<String> stays(UUID person) {
        return jdbc.sql("select unit_id || ' ' || from_on || ' ' || coalesce(to_on::text, '') from membership_stay where person_id = :id order by from_on")
                .param("id", person).query(String.class).list();
    }

    private void act(Actor actor, UUID id, MatterAct act) {
        matters.act(actor, id, act, matter(id).version(), Matters.Saying.NOTHING);
    }

    private Matter matter(UUID id) {
        return matters.find(officer, id).orElseThrow();
    }

    private MatterStage stage(UUID id) {
        return matter(id).stage();
    }

    private Actor actor(UUID person) {
        return actors.of(accounts.get(as.account(person, "某人")));
    }
}
