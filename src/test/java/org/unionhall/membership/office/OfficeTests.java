package org.unionhall.membership.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refusedAt;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.MembershipEvent;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Offices begin and end by acts, terms are watched, nothing is rewritten. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class OfficeTests {

    @Autowired A a;
    @Autowired As as;
    @Autowired Offices offices;
    @Autowired BodyTerms terms;
    @Autowired Watch watch;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired Clock clock;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    LocalDate today;
    UUID school;
    UUID branch;
    Actor officer;

    @BeforeEach
    void aSchoolAndABranch() {
        today = LocalDate.now(clock);
        school = a.unit("任职大学工会", UnitKind.SCHOOL_UNION, null);
        branch = a.unit("任职分工会", UnitKind.GRASSROOTS_UNION, school);
        officer = actor(Role.ORGANISATION_OFFICER, school);
    }

    private Actor actor(Role role, UUID unit) {
        return new Actor(as.account(null, "干事"), null, "干事", List.of(new HeldRole(role, Scope.below(unit), "", null)));
    }

    private String staffNo(UUID person) {
        return jdbc.sql("select staff_no from personnel_person where id = :id").param("id", person).query(String.class).single();
    }

    private BeginOffice wish(Post post, UUID person, LocalDate from) {
        return new BeginOffice(post, staffNo(person), Origin.APPOINTED, from, false, null, null, "校工发〔2026〕1号", null, false);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private Office office(UUID id) {
        return offices.find(officer, id).orElseThrow();
    }

    private EndOffice ending(EndReason reason) {
        return new EndOffice(reason, today, null, null, null, "本人申请");
    }

    private MockHttpServletResponse ask(String path, RequestPostProcessor who) throws Exception {
        return mvc.perform(get(path).with(who)).andReturn().getResponse();
    }

    @Test
    void theDatabaseKnowsTheSameBodies() {
        for (UnitKind kind : UnitKind.values()) {
            for (Post post : Post.values()) {
                assertThat(jdbc.sql("select membership_body(:kind, :post)").param("kind", kind.name()).param("post", post.name()).query(String.class).single())
                        .as(post + " in " + kind).isEqualTo(Body.of(kind, post).name());
            }
        }
    }

    @Test
    void aChairWhoseOfficeEndedThisMorningHasNoRightsNow() throws Exception {
        UUID person = a.member("任主席").in(branch).save();
        UUID id = offices.begin(officer, branch, wish(Post.CHAIR, person, today.minusYears(1)));
        RequestPostProcessor chair = as.person(person);
        assertThat(ask("/units/" + branch + "/offices", chair).getStatus()).isEqualTo(200);
        offices.end(officer, id, 0, ending(EndReason.RESIGNED));
        assertThat(ask("/units/" + branch + "/offices", chair).getStatus()).isEqualTo(403);
        assertThat(office(id).endReason()).isEqualTo(EndReason.RESIGNED);
        assertThat(offices.journalOf(id)).extracting(Offices.JournalLine::act).containsExactly("END", "APPOINT");
        refused("membership.office.ended", () -> offices.end(officer, id, 1, ending(EndReason.RESIGNED)));
    }

    @Test
    void aPostWithOneHolderIsNotFilledTwiceAndASuccessorEndsThePresentOne() {
        UUID first = offices.begin(officer, branch, wish(Post.CHAIR, a.member("前任").in(branch).save(), today.minusYears(1)));
        UUID next = a.member("后任").in(branch).save();
        refused("membership.office.held", () -> offices.begin(officer, branch, wish(Post.CHAIR, next, today)));
        BeginOffice succeeding = new BeginOffice(Post.CHAIR, staffNo(next), Origin.ELECTED, today, false, 51, 60, "批复2号", "支部书记", true);
        UUID second = offices.begin(officer, branch, succeeding);
        assertThat(office(first).to()).isEqualTo(today);
        assertThat(office(first).endReason()).isEqualTo(EndReason.SUCCEEDED);
        assertThat(office(second)).extracting(Office::from, Office::came, Office::votes, Office::partyPost).containsExactly(today, Origin.ELECTED, 51, "支部书记");
        refused("membership.office.before-present", () -> offices.begin(officer, branch,
                new BeginOffice(Post.CHAIR, staffNo(a.member("再任").in(branch).save()), Origin.APPOINTED, today.minusDays(1), false, null, null, "3", null, true)));
    }

    @Test
    void twoOfficersFillOnePostAtOnceAndOneOfThemDoes() throws Exception {
        List<UUID> people = List.of(a.member("甲一").in(branch).save(), a.member("乙一").in(branch).save());
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> ends = new ArrayList<>();
            for (UUID person : people) {
                BeginOffice wish = wish(Post.CHAIR, person, today);
                Actor one = actor(Role.ORGANISATION_OFFICER, school);
                ends.add(two.submit(() -> {
                    together.await();
                    try {
                        offices.begin(one, branch, wish);
                        return "begun";
                    } catch (Refusal no) {
                        return no.code();
                    }
                }));
            }
            assertThat(List.of(ends.get(0).get(), ends.get(1).get())).containsExactlyInAnyOrder("begun", "membership.office.held");
        } finally {
            two.shutdownNow();
        }
        assertThat(offices.held(branch)).hasSize(1);
    }

    @Test
    void onePersonMayHoldThreePosts() {
        UUID person = a.member("三职").in(branch).save();
        offices.begin(officer, branch, wish(Post.COMMITTEE_MEMBER, person, today));
        offices.begin(officer, branch, wish(Post.ORGANISATION, person, today));
        offices.begin(officer, branch, wish(Post.CORRESPONDENT, person, today));
        refused("membership.office.holds", () -> offices.begin(officer, branch, wish(Post.ORGANISATION, person, today)));
        assertThat(offices.of(person)).hasSize(3);
    }

    @Test
    void onlyFullMembersOfTheUnitTakeOffice() {
        UUID retired = a.member("退休").in(branch).state(MemberState.RETAINED).save();
        UUID elsewhere = a.member("外院").in(a.unit("另一分工会", UnitKind.GRASSROOTS_UNION, school)).save();
        refused("membership.office.not-active", () -> offices.begin(officer, branch, wish(Post.LIAISON, retired, today)));
        refused("membership.office.not-here", () -> offices.begin(officer, branch, wish(Post.LIAISON, elsewhere, today)));
        UUID association = a.unit("摄影协会", UnitKind.ASSOCIATION, school);
        refused("membership.office.not-here", () -> offices.begin(officer, association, wish(Post.ASSOCIATION_CHAIR, elsewhere, today)));
        jdbc.sql("insert into membership_association_member (unit_id, person_id, from_on) values (:unit, :person, :day)").param("unit", association)
                .param("person", elsewhere).param("day", today).update();
        refused("membership.office.not-here", () -> offices.begin(officer, association, wish(Post.ASSOCIATION_CHAIR, elsewhere, today.minusDays(1))));
        assertThat(offices.begin(officer, association, wish(Post.ASSOCIATION_CHAIR, elsewhere, today))).isNotNull();
        refused("membership.office.post-elsewhere", () -> offices.begin(officer, association, wish(Post.CHAIR, elsewhere, today)));
    }

    @Test
    void nobodyActsOnTheirOwnOffice() {
        UUID person = a.member("本人").in(branch).save();
        Actor self = new Actor(officer.account(), new PersonId(person), "本人", officer.roles());
        refused("membership.office.own", () -> offices.begin(self, branch, wish(Post.CHAIR, person, today)));
        UUID id = offices.begin(officer, branch, wish(Post.CHAIR, person, today));
        refused("membership.office.own", () -> offices.end(self, id, 0, ending(EndReason.RESIGNED)));
        refused("membership.office.own", () -> offices.change(self, id, 0, today, true, null, null));
    }

    @Test
    void whatLiesOutsideTheUnitsIsNotOnesToFillAndABranchChairFillsTheSmallPostsOnly() {
        UUID person = a.member("小组长").in(branch).save();
        Actor stranger = actor(Role.ORGANISATION_OFFICER, a.unit("别的大学", UnitKind.SCHOOL_UNION, null));
        refused("membership.office.not-yours", () -> offices.begin(stranger, branch, wish(Post.CHAIR, person, today)));
        Actor chair = actor(Role.BRANCH_CHAIR, branch);
        refused("membership.office.not-yours", () -> offices.begin(chair, branch, wish(Post.VICE_CHAIR, person, today)));
        assertThat(offices.begin(chair, branch, wish(Post.GROUP_LEADER, person, today))).isNotNull();
    }

    @Test
    void aRemovalTakesMoreThanHalfOfAll() {
        UUID id = offices.begin(officer, branch, wish(Post.CHAIR, a.member("被罢免").in(branch).save(), today.minusYears(1)));
        refused("membership.office.removal-votes", () -> offices.end(officer, id, 0, new EndOffice(EndReason.REMOVED, today, null, null, "文", "失职")));
        refused("membership.office.removal", () -> offices.end(officer, id, 0, new EndOffice(EndReason.REMOVED, today, 50, 100, "文", "失职")));
        offices.end(officer, id, 0, new EndOffice(EndReason.REMOVED, today, 51, 100, "文", "失职"));
        assertThat(office(id).endReason()).isEqualTo(EndReason.REMOVED);
    }

    @Test
    void aChairIsMovedWithinTheTermOnlyWithTheConsentOnPaper() {
        UUID id = offices.begin(officer, branch, wish(Post.CHAIR, a.member("调走").in(branch).save(), today.minusYears(1)));
        refused("membership.office.transfer-consent", () -> offices.end(officer, id, 0, ending(EndReason.TRANSFERRED)));
        offices.end(officer, id, 0, new EndOffice(EndReason.TRANSFERRED, today, null, null, "校工发〔2026〕9号", "调任"));
    }

    @Test
    void anOfficeIsNotOlderThanItsUnitAndEndsByHandForAReasonOfTheHand() {
        jdbc.sql("update membership_unit set from_on = :day where id = :id").param("day", today.minusDays(5)).param("id", branch).update();
        UUID person = a.member("早任").in(branch).save();
        refusedAt("from", "membership.office.before-unit", () -> offices.begin(officer, branch, wish(Post.LIAISON, person, today.minusDays(6))));
        UUID id = offices.begin(officer, branch, wish(Post.LIAISON, person, today.minusDays(5)));
        for (EndReason reason : EndReason.values()) {
            if (!EndReason.byHand().contains(reason)) {
                refusedAt("reason", "membership.office.reason", () -> offices.end(officer, id, 0, ending(reason)));
            }
        }
        assertThat(office(id).to()).isNull();
    }

    @Test
    void votesBelongToAnElectionAndAreNoMoreThanVoted() {
        UUID person = a.member("得票").in(branch).save();
        refusedAt("votes", "membership.office.votes-elected", () -> offices.begin(officer, branch, voted(person, Origin.APPOINTED, 5, null)));
        refusedAt("votes", "membership.office.votes-elected", () -> offices.begin(officer, branch, voted(person, Origin.APPOINTED, null, 5)));
        refusedAt("votes", "membership.office.votes-more", () -> offices.begin(officer, branch, voted(person, Origin.ELECTED, 5, null)));
        refusedAt("votes", "membership.office.votes-more", () -> offices.begin(officer, branch, voted(person, Origin.ELECTED, 6, 5)));
        assertThat(offices.held(branch)).isEmpty();
        assertThat(office(offices.begin(officer, branch, voted(person, Origin.ELECTED, 5, 5))).votes()).isEqualTo(5);
    }

    private BeginOffice voted(UUID person, Origin came, Integer votes, Integer of) {
        return new BeginOffice(Post.CHAIR, staffNo(person), came, today, false, votes, of, "校工发〔2026〕1号", null, false);
    }

    @Test
    void aFullTimeChairTakesTwoHundredEmployees() {
        UUID person = a.member("专职").in(branch).save();
        BeginOffice fullTime = new BeginOffice(Post.CHAIR, staffNo(person), Origin.APPOINTED, today, true, null, null, "文", null, false);
        refused("membership.office.full-time", () -> offices.begin(officer, branch, fullTime));
        staff(199);
        assertThat(offices.begin(officer, branch, fullTime)).isNotNull();
    }

    /** So many more employees of the branch. */
    private void staff(int count) {
        UUID department = a.department("大系", branch);
        jdbc.sql("""
                with people as (insert into personnel_person (staff_no, name, name_pinyin) select 'F' || gen_random_uuid(), '员工', 'yuan gong'
                    from generate_series(1, :count) returning id)
                insert into personnel_posting (person_id, department_id, from_on) select id, :department, date '2020-01-01' from people
                """).param("count", count).param("department", department).update();
    }

    @Test
    void aChangeEndsOneOfficeAndBeginsAnotherOnTheSameDay() {
        UUID person = a.member("变更").in(branch).save();
        UUID id = offices.begin(officer, branch, wish(Post.VICE_CHAIR, person, today.minusYears(1)));
        refused("membership.office.same", () -> offices.change(officer, id, 0, today, false, null, null));
        refused("membership.office.moved", () -> offices.change(officer, id, 7, today, true, null, null));
        UUID next = offices.change(officer, id, 0, today, true, "支部委员", null);
        assertThat(office(id)).extracting(Office::to, Office::endReason).containsExactly(today, EndReason.CHANGED);
        assertThat(office(next)).extracting(Office::from, Office::fullTime, Office::partyPost).containsExactly(today, true, "支部委员");
    }

    @Test
    void daysThatRunBackwardsAreRefusedByTheDatabaseToo() {
        UUID id = offices.begin(officer, branch, wish(Post.CHAIR, a.member("倒退").in(branch).save(), today));
        refused("membership.office.backwards", () -> offices.end(officer, id, 0, new EndOffice(EndReason.RESIGNED, today.minusDays(1), null, null, null, "辞职")));
        refused("membership.office.future", () -> offices.end(officer, id, 0, new EndOffice(EndReason.RESIGNED, today.plusDays(1), null, null, null, "辞职")));
        assertThatThrownBy(() -> jdbc.sql("update membership_office set to_on = from_on - 1 where id = :id").param("id", id).update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> a.office(branch, Post.CHAIR, a.member("重叠").in(branch).save(), today.plusDays(3), null)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void termsTouchButNeverOverlap() {
        UUID first = terms.enter(officer, branch, Body.COMMITTEE, 4, today.minusYears(6), 5, "文");
        refused("membership.office.term.overlap", () -> terms.enter(officer, branch, Body.COMMITTEE, 5, today.minusYears(1), 5, "文"));
        refused("membership.office.term.ahead", () -> terms.enter(officer, branch, Body.FUND_AUDIT, 4, today.plusDays(91), 5, "文"));
        refused("membership.office.term.years", () -> terms.enter(officer, branch, Body.FUND_AUDIT, 4, today, 4, "文"));
        assertThatThrownBy(() -> jdbc.sql("insert into membership_body_term (unit_id, body, from_on, elected_to, to_on) values (:unit, 'COMMITTEE', :day, :day, :day)")
                .param("unit", branch).param("day", today).update()).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("update membership_body_term set to_on = from_on - 1 where id = :id").param("id", first).update())
                .isInstanceOf(DataIntegrityViolationException.class);
        jdbc.sql("update membership_body_term set ended_on = :day, ended = 'RENEWED' where id = :id").param("day", today.minusYears(1)).param("id", first).update();
        refused("membership.office.term.number-taken", () -> terms.enter(officer, branch, Body.COMMITTEE, 4, today.minusYears(1), 5, "文"));
        terms.enter(officer, branch, Body.COMMITTEE, 5, today.minusYears(1), 5, "文");
        assertThat(terms.of(branch)).extracting(terms::state).containsExactly(TermState.RUNNING, TermState.RENEWED);
    }

    @Test
    void anOverdueTermIsExtendedWithApprovalForAWhileAndItsOfficesGoOnWithIt() {
        UUID chair = a.office(branch, Post.CHAIR, a.member("延期").in(branch).save(), today.minusYears(5), today.minusDays(10));
        UUID id = terms.enter(officer, branch, Body.COMMITTEE, 3, today.minusYears(5).minusDays(9), 5, "文");
        assertThat(terms.state(terms.find(officer, id).orElseThrow())).isEqualTo(TermState.OVERDUE);
        LocalDate electedTo = terms.find(officer, id).orElseThrow().to();
        assertThat(watch.of(branch)).extracting(Finding::kind).contains(Finding.Kind.OVERDUE);
        refused("membership.office.not-yours", () -> terms.extend(actor(Role.ORGANISATION_OFFICER, branch), id, 0, today.plusMonths(1), "文", "疫情"));
        refused("membership.office.term.later", () -> terms.extend(officer, id, 0, today.minusDays(1), "文", "疫情"));
        refused("membership.office.term.too-late", () -> terms.extend(officer, id, 0, electedTo.plusMonths(6).plusDays(1), "文", "疫情"));
        refused("membership.office.document", () -> terms.extend(officer, id, 0, today.plusMonths(1), null, "疫情"));
        terms.extend(officer, id, 0, electedTo.plusMonths(6), "校工发〔2026〕8号", "筹备未完成");
        assertThat(terms.state(terms.find(officer, id).orElseThrow())).isEqualTo(TermState.EXTENDED);
        assertThat(office(chair).termTo()).isEqualTo(electedTo.plusMonths(6));
        assertThat(watch.of(branch)).extracting(Finding::kind).contains(Finding.Kind.EXTENDED).doesNotContain(Finding.Kind.OVERDUE);
    }

    @Test
    void aTermWithTimeLeftIsNotExtendedAndItsNumberIsWrittenOnce() {
        UUID id = terms.enter(officer, branch, Body.COMMITTEE, null, today.minusYears(1), 5, null);
        refused("membership.office.term.not-due", () -> terms.extend(officer, id, 0, today.plusYears(4).plusMonths(2), "文", "理由"));
        terms.number(officer, id, 0, 7);
        refused("membership.office.term.numbered", () -> terms.number(officer, id, 1, 8));
        jdbc.sql("update membership_body_term set ended_on = :day, ended = 'CLOSED' where id = :id").param("day", today).param("id", id).update();
        refused("membership.office.term.over", () -> terms.number(officer, id, 1, 8));
        refused("membership.office.term.over", () -> terms.extend(officer, id, 1, today.plusMonths(1), "文", "理由"));
    }

    @Test
    void aRosterOfCadresBringsTheTermsItsOfficersSpeakOf() {
        String code = jdbc.sql("select code from membership_unit where id = :id").param("id", branch).query(String.class).single();
        UUID chair = a.member("册主席").in(branch).save();
        UUID member = a.member("册委员").in(branch).save();
        List<String> head = List.of("组织编码", "职务", "工号", "任期开始", "任期结束");
        a.load("cadres", List.of(head, List.of(code, "主席", staffNo(chair), "2021-05-15", "2026-05-14"), List.of(code, "组织委员", staffNo(member), "2021-05-15", "2026-05-14")));
        assertThat(terms.of(branch)).singleElement().extracting(BodyTerm::body, BodyTerm::from, BodyTerm::to)
                .containsExactly(Body.COMMITTEE, LocalDate.of(2021, 5, 15), LocalDate.of(2026, 5, 14));
        UUID next = a.member("册新主席").in(branch).save();
        a.load("cadres", List.of(head, List.of(code, "主席", staffNo(next), "2026-06-01", "2031-05-31"), List.of(code, "宣传委员", staffNo(chair), "2026-06-01", "2031-05-31")));
        assertThat(terms.of(branch)).extracting(BodyTerm::from, BodyTerm::endedOn).containsExactly(
                org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 6, 1), null),
                org.assertj.core.groups.Tuple.tuple(LocalDate.of(2021, 5, 15), LocalDate.of(2026, 6, 1)));
    }

    private void members(int count) {
        jdbc.sql("""
                with people as (insert into personnel_person (staff_no, name, name_pinyin) select 'M' || gen_random_uuid(), '会员', 'hui yuan'
                    from generate_series(1, :count) returning id),
                members as (insert into membership_member (person_id, state) select id, 'ACTIVE' from people returning person_id)
                insert into membership_stay (person_id, unit_id, from_on) select person_id, :unit, date '2020-01-01' from members
                """).param("count", count).param("unit", branch).update();
    }

    @Test
    void fromTwentyFiveMembersOnAUnitMustHaveACommittee() {
        members(24);
        assertThat(watch.of(branch)).extracting(Finding::kind).doesNotContain(Finding.Kind.NO_COMMITTEE);
        members(1);
        assertThat(watch.of(branch)).extracting(Finding::kind).contains(Finding.Kind.NO_COMMITTEE);
    }

    @Test
    void oneMemberMoreChangesTheBandOfTheCommittee() {
        members(5000 - 21);
        for (int n = 0; n < 21; n++) {
            a.office(branch, n == 0 ? Post.CHAIR : Post.COMMITTEE_MEMBER, a.member("委员" + (char) ('甲' + n)).in(branch).save(), today.minusYears(1), today.plusYears(4));
        }
        assertThat(watch.of(branch)).extracting(Finding::kind).doesNotContain(Finding.Kind.SIZE, Finding.Kind.EVEN);
        UUID more = a.member("再增").in(branch).state(MemberState.RETAINED).save();
        jdbc.sql("update membership_office set to_on = :today where id = (select id from membership_office where unit_id = :unit and post = 'COMMITTEE_MEMBER' limit 1)")
                .param("today", today).param("unit", branch).update();
        assertThat(watch.of(branch)).extracting(Finding::kind).contains(Finding.Kind.EVEN);
        jdbc.sql("update membership_member set state = 'ACTIVE' where person_id = :id").param("id", more).update();
        assertThat(watch.of(branch)).filteredOn(finding -> finding.kind() == Finding.Kind.SIZE).singleElement()
                .extracting(Finding::args).isEqualTo(List.of(5001, 21, 29, 20));
    }

    @Test
    void aCommitteeDoesNotGrowBeyondItsSeats() {
        members(20);
        for (int n = 0; n < 3; n++) {
            offices.begin(officer, branch, wish(n == 0 ? Post.CHAIR : Post.COMMITTEE_MEMBER, a.member("席" + (char) ('甲' + n)).in(branch).save(), today));
        }
        BeginOffice fourth = wish(Post.COMMITTEE_MEMBER, a.member("第四").in(branch).save(), today);
        refused("membership.office.committee-full", () -> offices.begin(officer, branch, fourth));
        members(10);
        assertThat(offices.begin(officer, branch, fourth)).isNotNull();
    }

    @Test
    void aVacantChairIsFilledWithinThreeMonths() {
        UUID id = a.office(branch, Post.CHAIR, a.member("空缺").in(branch).save(), today.minusYears(1), today.plusYears(4));
        a.office(branch, Post.COMMITTEE_MEMBER, a.member("留任").in(branch).save(), today.minusYears(1), today.plusYears(4));
        assertThat(watch.of(branch)).extracting(Finding::kind).doesNotContain(Finding.Kind.VACANT);
        offices.end(officer, id, 0, ending(EndReason.RETIRED));
        assertThat(watch.of(branch)).filteredOn(finding -> finding.kind() == Finding.Kind.VACANT).singleElement()
                .extracting(Finding::post, Finding::since, Finding::due).containsExactly(Post.CHAIR, today, today.plusMonths(3));
    }

    private void tell(MembershipEvent event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    @Test
    void whoRetiresLeavesOrDiesHoldsNoOfficeAnyMore() {
        for (MembershipEvent event : List.of(new MembershipEvent.MemberRetained(new PersonId(a.member("留籍").in(branch).save()), branch, today),
                new MembershipEvent.MemberLeft(new PersonId(a.member("离世").in(branch).save()), branch, MemberState.DECEASED, today),
                new MembershipEvent.MemberLeft(new PersonId(a.member("退会").in(branch).save()), branch, MemberState.WITHDRAWN, today))) {
            UUID person = event instanceof MembershipEvent.MemberRetained retained ? retained.person().value() : ((MembershipEvent.MemberLeft) event).person().value();
            UUID id = a.office(branch, Post.LIAISON, person, today.minusYears(1), null);
            tell(event);
            assertThat(office(id).to()).isEqualTo(today);
            assertThat(office(id).endReason()).isEqualTo(event instanceof MembershipEvent.MemberRetained ? EndReason.RETAINED
                    : ((MembershipEvent.MemberLeft) event).to() == MemberState.DECEASED ? EndReason.DIED : EndReason.LEFT_UNION);
        }
    }

    @Test
    void whoMovesToAnotherBranchKeepsTheOfficesOfTheSchoolOnly() {
        UUID person = a.member("转会").in(branch).save();
        UUID other = a.unit("转入分工会", UnitKind.GRASSROOTS_UNION, school);
        UUID here = a.office(branch, Post.ORGANISATION, person, today.minusYears(1), null);
        UUID above = a.office(school, Post.COMMITTEE_MEMBER, person, today.minusYears(1), null);
        UUID club = a.office(a.unit("合唱协会", UnitKind.ASSOCIATION, school), Post.ASSOCIATION_SECRETARY, person, today.minusYears(1), null);
        tell(new MembershipEvent.MemberTransferred(new PersonId(person), branch, other, today));
        assertThat(office(here)).extracting(Office::to, Office::endReason).containsExactly(today, EndReason.TRANSFERRED);
        assertThat(office(above).to()).isNull();
        assertThat(office(club).to()).isNull();
    }

    @Test
    void whatAMergedUnitHasNotCarriedOverEndsWithItAndNothingBeginsThere() {
        UUID id = a.office(branch, Post.CHAIR, a.member("被并").in(branch).save(), today.minusYears(1), null);
        UUID term = terms.enter(officer, branch, Body.COMMITTEE, 2, today.minusYears(1), 5, "文");
        UUID person = a.member("迟到").in(branch).save();
        jdbc.sql("update membership_stay set to_on = :today where unit_id = :id").param("today", today).param("id", branch).update();
        UUID carried = a.office(branch, Post.LIAISON, person, today.minusYears(1), null);
        jdbc.sql("update membership_office set to_on = :today, end_reason = 'UNIT_ENDED' where id = :id").param("today", today).param("id", carried).update();
        tell(new MembershipEvent.UnitEnded(branch, school, today));
        jdbc.sql("update membership_unit set to_on = :today where id = :id").param("today", today).param("id", branch).update();
        assertThat(offices.journalOf(carried)).as("what the act on the unit has ended is in the journal too").hasSize(1);
        assertThat(offices.journalOf(id)).hasSize(1);
        assertThat(office(id).endReason()).isEqualTo(EndReason.UNIT_ENDED);
        assertThat(terms.state(terms.find(officer, term).orElseThrow())).isEqualTo(TermState.CLOSED);
        refused("membership.office.unit-ended", () -> offices.begin(officer, branch, wish(Post.LIAISON, person, today.minusDays(1))));
        refused("membership.office.unit-ended", () -> terms.enter(officer, branch, Body.FUND_AUDIT, 1, today.minusDays(1), 5, "文"));
    }

    @Test
    void theFormsSayWhatIsMissingAndThePagesOpenToWhoseUnitsTheyAre() throws Exception {
        RequestPostProcessor organisation = as.role(Role.ORGANISATION_OFFICER, school);
        UUID person = a.member("页面").in(branch).save();
        MockHttpServletResponse faulty = mvc.perform(post("/units/" + branch + "/offices/new").param("post", "CHAIR").param("staffNo", staffNo(person))
                .param("came", "APPOINTED").param("from", today.toString()).with(csrf()).with(organisation)).andReturn().getResponse();
        assertThat(faulty.getStatus()).isEqualTo(422);
        MockHttpServletResponse done = mvc.perform(post("/units/" + branch + "/offices/new").param("post", "CHAIR").param("staffNo", staffNo(person))
                .param("came", "APPOINTED").param("from", today.toString()).param("document", "文1").with(csrf()).with(organisation)).andReturn().getResponse();
        assertThat(done.getStatus()).isEqualTo(302);
        String office = done.getRedirectedUrl();
        UUID term = terms.enter(officer, branch, Body.COMMITTEE, null, today.minusYears(5), 5, "文");
        for (String page : List.of("/units/" + branch + "/offices", "/units/" + branch + "/offices/new", "/units/" + branch + "/terms/new", "/terms/" + term + "/extend",
                office, office + "/end", office + "/change", "/terms", "/terms?kind=VACANT", "/cadres/" + person, "/elections")) {
            assertThat(ask(page, organisation).getStatus()).as(page).isEqualTo(200);
            assertThat(ask(page, organisation).getContentAsString()).as(page).doesNotContain("??");
        }
        RequestPostProcessor stranger = as.role(Role.ORGANISATION_OFFICER, a.unit("外校", UnitKind.SCHOOL_UNION, null));
        for (String page : List.of("/units/" + branch + "/offices", office, office + "/end", "/terms/" + term + "/extend", "/cadres/" + person)) {
            assertThat(ask(page, stranger).getStatus()).as(page).isEqualTo(404);
        }
    }
}
