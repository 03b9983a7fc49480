package org.unionhall.membership.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.desk.FigureSource;
import org.unionhall.desk.FigureSource.Figure;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.unit.UnitActs.Place;
import org.unionhall.membership.unit.UnitActs.Word;
import org.unionhall.membership.unit.UnitPlans.Sent;
import org.unionhall.membership.unit.UnitPlans.Wish;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Units are set up, change, merge, split and end; nobody and nothing is lost on the way. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class UnitLifeTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired MockMvc mvc;
    @Autowired As as;
    @Autowired A a;
    @Autowired JdbcClient jdbc;
    @Autowired UnitActs acts;
    @Autowired UnitPlans plans;
    @Autowired PlanCompletion completion;
    @Autowired PlanLines lines;
    @Autowired UnitRepository repository;
    @Autowired UnitHistory history;
    @Autowired DepartmentMapping mapping;
    @Autowired List<FigureSource> figures;
    @Autowired TransactionTemplate transactions;
    @Autowired MessageSource messages;

    UUID school;
    UUID one;
    UUID other;
    Actor officer;

    @BeforeEach
    void aSchoolWithTwoBranches() {
        school = a.unit("调整大学工会", UnitKind.SCHOOL_UNION, null);
        one = a.unit("甲分工会", UnitKind.GRASSROOTS_UNION, school);
        other = a.unit("乙分工会", UnitKind.GRASSROOTS_UNION, school);
        officer = officer(Scope.below(school));
    }

    private static Actor officer(Scope scope) {
        return new Actor(new AccountId(UUID.randomUUID()), null, "组织委员", List.of(new HeldRole(Role.ORGANISATION_OFFICER, scope, "", null)));
    }

    private static String code() {
        return "L" + System.nanoTime() % 1_000_000 + NUMBER.incrementAndGet();
    }

    private static Word word(LocalDate on) {
        return new Word("校工发〔2026〕8号", TODAY.minusDays(1).isBefore(on) ? TODAY.minusDays(1).toString() : on.toString(), on.toString(), "机构调整", null);
    }

    private int version(UUID unit) {
        return repository.find(unit).orElseThrow().version();
    }

    private UUID plan(UnitAct act, UUID first, Set<UUID> others, Set<UUID> into, Place... fresh) {
        return plans.drawUp(officer, act, first, new Wish(others, into, List.of(fresh)), word(TODAY));
    }

    private void carryOut(UUID plan) {
        completion.carryOut(officer, plan, plans.find(officer, plan).orElseThrow().version());
    }

    private Place place(String name, UnitKind kind, UUID parent) {
        return new Place(code(), name, null, kind, parent, null);
    }

    private List<UUID> open(UUID person) {
        return jdbc.sql("select unit_id from membership_stay where person_id = :id and to_on is null").param("id", person).query(UUID.class).list();
    }

    private static String refusal(Throwable no) {
        return no.getMessage();
    }

    private Document page(RequestPostProcessor who, String address, int status) throws Exception {
        MockHttpServletResponse response = mvc.perform(get(address).header("Accept-Language", "zh-CN").with(who)).andReturn().getResponse();
        assertThat(response.getStatus()).as(address).isEqualTo(status);
        return Jsoup.parse(response.getContentAsString());
    }

    @Test
    void aUnitIsSetUpThroughItsPageAndItsDocumentIsKept() throws Exception {
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, school);
        String code = code();
        MockHttpServletResponse answer = mvc.perform(multipart("/units/new").file(new MockMultipartFile("file", "批复.pdf", "application/pdf", "%PDF-1.7 x".getBytes()))
                .param("code", code).param("name", "新学院分工会").param("kind", "GRASSROOTS_UNION").param("parent", school.toString())
                .param("documentNo", "校工发〔2026〕1号").param("documentOn", TODAY.minusDays(9).toString()).param("on", TODAY.minusDays(3).toString())
                .param("reason", "新建学院").with(who).with(csrf())).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(302);
        Document unit = page(who, answer.getRedirectedUrl(), 200);
        assertThat(unit.text()).contains("新学院分工会", "筹备中", "设立组织", "校工发〔2026〕1号", "新建学院", "批复.pdf");
        String paper = unit.select("a[href*=/papers/]").attr("href");
        assertThat(mvc.perform(get(paper).with(who)).andReturn().getResponse().getContentAsString()).isEqualTo("%PDF-1.7 x");
        assertThat(mvc.perform(get(paper.replaceAll("/units/[^/]+/", "/units/" + one + "/")).with(who)).andReturn().getResponse().getStatus()).isEqualTo(404);
        assertThat(page(who, "/units", 200).text()).contains("新学院分工会");
    }

    @Test
    void aFaultStandsBesideItsFieldAndWhatWasTypedStays() throws Exception {
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, school);
        MockHttpServletResponse answer = mvc.perform(multipart("/units/new").param("code", code()).param("name", "错位小组").param("kind", "GROUP")
                .param("parent", school.toString()).param("documentNo", "1号").param("documentOn", TODAY.toString()).param("on", TODAY.toString())
                .param("reason", "试试").header("Accept-Language", "zh-CN").with(who).with(csrf())).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        Document form = Jsoup.parse(answer.getContentAsString());
        assertThat(form.select("#parent-fault").text()).as(form.select(".fault, .summary").text()).contains("不能隶属于", "调整大学工会");
        assertThat(form.select("#name").val()).isEqualTo("错位小组");
    }

    @Test
    void theDayOfAnActIsNeitherTomorrowNorBeforeWhatHappenedLast() {
        assertThatThrownBy(() -> acts.setUp(officer, place("明日", UnitKind.GRASSROOTS_UNION, school), true, word(TODAY.plusDays(1)))).satisfies(no -> assertThat(refusal(no)).isEqualTo("membership.unitact.day.future"));
        UUID fresh = acts.setUp(officer, place("昨日", UnitKind.GRASSROOTS_UNION, school), true, word(TODAY.minusDays(2)));
        assertThatThrownBy(() -> acts.change(officer, fresh, version(fresh), place("前日", UnitKind.GRASSROOTS_UNION, school), word(TODAY.minusDays(3))))
                .hasMessage("membership.unitact.day.backwards");
        acts.change(officer, fresh, version(fresh), place("今日", UnitKind.GRASSROOTS_UNION, school), word(TODAY.minusDays(2)));
    }

    @Test
    void theDatabaseRefusesAJournalThatRunsBackwards() {
        UUID fresh = acts.setUp(officer, place("倒序", UnitKind.GRASSROOTS_UNION, school), true, word(TODAY));
        assertThatThrownBy(() -> jdbc.sql("insert into membership_unit_act (unit_id, act, on_day, at, actor) values (:id, 'CHANGE', :day, now(), 'x')")
                .param("id", fresh).param("day", TODAY.minusDays(1)).update()).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theTreeMayNotRunInCircles() {
        UUID below = a.unit("下级分工会", UnitKind.GRASSROOTS_UNION, one);
        assertThatThrownBy(() -> acts.change(officer(Scope.everything()), one, version(one), place("甲", UnitKind.GRASSROOTS_UNION, below), word(TODAY)))
                .hasMessage("membership.unit.circle");
    }

    @Test
    void aChangeKeepsHowItWasAndSaysSo() throws Exception {
        acts.change(officer, one, version(one), new Place(null, "丙分工会", null, UnitKind.GRASSROOTS_UNION, other, "丙党委"), word(TODAY.minusDays(1)));
        assertThat(jdbc.sql("select name || ' ' || (parent_id = :school) || ' ' || to_on from membership_unit_past where unit_id = :id").param("school", school).param("id", one)
                .query(String.class).single()).isEqualTo("甲分工会 true " + TODAY.minusDays(1));
        Document page = page(as.role(Role.ORGANISATION_OFFICER, school), "/units/" + one, 200);
        assertThat(page.select(".journal").text()).contains("甲分工会", "丙分工会", "调整大学工会", "乙分工会", "丙党委", "校工发〔2026〕8号");
    }

    @Test
    void membersAndUnitsBelowMustFitANewKind() {
        a.member("会员甲").in(one).save();
        assertThatThrownBy(() -> acts.change(officer, one, version(one), place("甲", UnitKind.ASSOCIATION, school), word(TODAY))).hasMessage("membership.unitact.kind.members");
        a.unit("乙的小组", UnitKind.GROUP, other);
        assertThatThrownBy(() -> acts.change(officer, other, version(other), place("乙", UnitKind.DIRECT_GROUP, school), word(TODAY))).hasMessage("membership.unitact.kind.below");
    }

    @Test
    void aUnionHasOneBodyOfAKind() {
        acts.setUp(officer, place("女工委", UnitKind.WOMENS_COMMITTEE, school), true, word(TODAY));
        assertThatThrownBy(() -> acts.setUp(officer, place("又一个女工委", UnitKind.WOMENS_COMMITTEE, school), true, word(TODAY))).hasMessage("membership.unitact.kind.one");
    }

    @Test
    void aUnitDoesNotDecideOnItsOwnBeing() {
        Actor own = officer(Scope.below(one));
        for (UnitAct act : List.of(UnitAct.MERGE, UnitAct.SPLIT_UP, UnitAct.DISSOLVE)) {
            assertThatThrownBy(() -> plans.drawUp(own, act, one, new Wish(Set.of(), Set.of(other), List.of()), word(TODAY))).hasMessage("membership.unitact.not-yours");
        }
        assertThatThrownBy(() -> acts.setUp(own, place("外面", UnitKind.GRASSROOTS_UNION, school), true, word(TODAY))).hasMessage("membership.unitact.not-yours");
        assertThatThrownBy(() -> acts.change(own, one, version(one), place("甲", UnitKind.GRASSROOTS_UNION, other), word(TODAY))).hasMessage("membership.unitact.not-yours");
    }

    @Test
    void theChairOfABranchWritesItsContactAndNothingElse() throws Exception {
        UUID chair = a.member("分主席").in(one).save();
        a.office(one, Post.CHAIR, chair, LocalDate.of(2024, 1, 1), null);
        RequestPostProcessor who = as.person(chair);
        assertThat(page(who, "/units/" + one + "/profile", 200).select("#creditCode, #campus")).isEmpty();
        mvc.perform(post("/units/" + one + "/profile").param("version", "" + version(one)).param("contactName", "王老师").param("contactPhone", "010-62750000")
                .param("campus", "偷写校区").with(who).with(csrf()));
        UnitFacts unit = repository.find(one).orElseThrow();
        assertThat(unit.profile().contactName()).isEqualTo("王老师");
        assertThat(unit.profile().campus()).isNull();
        page(who, "/units/" + other + "/profile", 404);
        assertThat(page(who, "/units/" + one, 200).text()).contains("王老师", "010-62750000");
    }

    @Test
    void theAddressOfAnActThatIsNotOfferedSaysSo() throws Exception {
        String words = messages.getMessage("membership.unitact.not-offered", null, java.util.Locale.SIMPLIFIED_CHINESE);
        RequestPostProcessor own = as.role(Role.ORGANISATION_OFFICER, one);
        for (String act : List.of("merge", "split", "dissolve", "begin")) {
            assertThat(page(own, "/units/" + one + "/" + act, 422).text()).as(act).contains(words);
        }
    }

    @Test
    void aNewProfileOfTodayStandsInTheWayOfNoActOfYesterday() {
        acts.describe(officer, one, version(one), new UnitFacts.Profile(null, "南校区", null, null, null, null, null, null, null, null, null), null);
        acts.change(officer, one, version(one), place("甲改名", UnitKind.GRASSROOTS_UNION, school), word(TODAY.minusDays(1)));
        assertThat(repository.find(one).orElseThrow().profile().campus()).isEqualTo("南校区");
    }

    @Test
    void onlyASchoolUnionHasACreditCodeAndOnlyARightOne() throws Exception {
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, null);
        for (Map.Entry<UUID, String> wrong : Map.of(one, "91350100M000100Y43", school, "91350100M000100Y44").entrySet()) {
            assertThat(mvc.perform(post("/units/" + wrong.getKey() + "/profile").param("version", "0").param("creditCode", wrong.getValue()).with(who).with(csrf()))
                    .andReturn().getResponse().getStatus()).isEqualTo(422);
        }
        mvc.perform(post("/units/" + school + "/profile").param("version", "0").param("creditCode", "91350100m000100y43").with(who).with(csrf()));
        assertThat(repository.find(school).orElseThrow().profile().creditCode()).isEqualTo("91350100M000100Y43");
        jdbc.sql("update membership_unit set credit_code = null where id = :id").param("id", school).update();
    }

    @Test
    void aMergerCarriesEverybodyAndEverythingOver() throws Exception {
        UUID group = a.unit("甲小组", UnitKind.GROUP, one);
        UUID department = a.department("甲系", one);
        UUID member = a.member("张三").in(one).at(department).save();
        UUID chair = a.member("李四").in(one).save();
        UUID fresh = a.member("今日到").in(one).save();
        jdbc.sql("update membership_stay set from_on = :today where person_id = :id").param("today", TODAY).param("id", fresh).update();
        UUID ends = a.office(one, Post.CHAIR, chair, LocalDate.of(2024, 1, 1), LocalDate.of(2029, 1, 1));
        UUID goesOn = a.office(one, Post.PUBLICITY, member, LocalDate.of(2024, 1, 1), LocalDate.of(2029, 1, 1));
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        plans.send(officer, plan, List.of(new Sent("OFFICE", goesOn, other, Post.COMMITTEE_MEMBER)));
        carryOut(plan);
        assertThat(List.of(open(member), open(chair), open(fresh))).containsOnly(List.of(other));
        assertThat(jdbc.sql("select from_on || ' ' || to_on from membership_stay where person_id = :id and unit_id = :unit").param("id", member).param("unit", one)
                .query(String.class).single()).isEqualTo("2015-09-01 " + TODAY);
        assertThat(jdbc.sql("select count(*) from membership_stay where person_id = :id").param("id", fresh).query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from membership_act where act = 'CARRIED_OVER' and source_id = :plan and from_unit = :one and to_unit = :other")
                .param("plan", plan).param("one", one).param("other", other).query(Integer.class).single()).isEqualTo(3);
        assertThat(jdbc.sql("select to_on from membership_office where id = :id").param("id", ends).query(LocalDate.class).single()).isEqualTo(TODAY);
        assertThat(jdbc.sql("select post || ' ' || term_to_on from membership_office where unit_id = :unit and person_id = :id and to_on is null").param("unit", other)
                .param("id", member).query(String.class).single()).isEqualTo("COMMITTEE_MEMBER 2029-01-01");
        assertThat(jdbc.sql("select parent_id from membership_unit where id = :id").param("id", group).query(UUID.class).single()).isEqualTo(other);
        assertThat(jdbc.sql("select unit_id from membership_unit_department where department_id = :id and to_on is null").param("id", department).query(UUID.class).list())
                .containsExactly(other);
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, school);
        Document old = page(who, "/units/" + one, 200);
        assertThat(old.text()).contains("已合并", "已并入", "乙分工会", TODAY.toString());
        assertThat(old.select("a[href=/units/" + other + "]")).isNotEmpty();
        assertThat(page(who, "/units/" + other, 200).select(".journal").text()).contains("甲分工会并入本组织");
        assertThat(page(who, "/units/plans/" + plan, 200).text()).contains("张三", "李四", "已办理");
        assertThat(page(who, "/units", 200).text()).doesNotContain("甲分工会");
        page(who, "/units/" + one + "/change", 422);
    }

    @Test
    void whoHasNoDestinationIsNamedAndNothingHappens() {
        UUID department = a.department("拆分系", one);
        UUID with = a.member("有去处").in(one).at(department).save();
        UUID without = a.member("无去处").in(one).save();
        UUID plan = plan(UnitAct.SPLIT_UP, one, Set.of(), Set.of(), place("甲一", UnitKind.GRASSROOTS_UNION, school), place("甲二", UnitKind.GRASSROOTS_UNION, school));
        UnitPlan drawn = plans.find(officer, plan).orElseThrow();
        UUID first = drawn.destinations().get(0).unit();
        UUID second = drawn.destinations().get(1).unit();
        plans.send(officer, plan, List.of(new Sent("DEPARTMENT", lines.departments(drawn).get(0).subject(), first, null)));
        assertThat(plans.sendByDepartment(officer, plan)).isEqualTo(1);
        assertThatThrownBy(() -> carryOut(plan)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("membership.unitact.plan.missing");
            assertThat(no.args()[1].toString()).contains("无去处").doesNotContain("有去处");
        });
        assertThat(open(with)).containsExactly(one);
        assertThat(repository.find(first)).isEmpty();
        assertThat(plans.sendAll(officer, plan, new PlanLines.Search("", null, PlanLines.Search.NOWHERE), second)).isEqualTo(1);
        carryOut(plan);
        assertThat(open(with)).containsExactly(first);
        assertThat(open(without)).containsExactly(second);
        assertThat(history.successors(one)).extracting(UnitHistory.Kin::id).containsExactly(first, second);
        assertThat(repository.find(one).orElseThrow().state()).isEqualTo(UnitState.SPLIT);
        assertThat(repository.find(first).orElseThrow().state()).isEqualTo(UnitState.ACTIVE);
    }

    @Test
    void twoUnitsBecomeANewOne() {
        UUID member = a.member("合并甲").in(one).save();
        UUID second = a.member("合并乙").in(other).save();
        UUID plan = plan(UnitAct.MERGE, one, Set.of(other), Set.of(), place("合并分工会", UnitKind.GRASSROOTS_UNION, school));
        carryOut(plan);
        assertThat(open(member)).isEqualTo(open(second)).hasSize(1);
        assertThat(repository.find(open(member).get(0)).orElseThrow().name()).isEqualTo("合并分工会");
        assertThat(history.predecessors(open(member).get(0))).extracting(UnitHistory.Kin::id).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void aUnitWithMembersIsNotDissolvedWithoutADestination() {
        a.member("留守").in(one).save();
        UUID plan = plan(UnitAct.DISSOLVE, one, Set.of(), Set.of());
        assertThatThrownBy(() -> carryOut(plan)).hasMessage("membership.unitact.plan.missing");
        plans.discard(officer, plan);
        assertThatThrownBy(() -> carryOut(plan)).hasMessage("membership.unitact.plan.done");
        UUID again = plan(UnitAct.DISSOLVE, one, Set.of(), Set.of(school));
        carryOut(again);
        assertThat(repository.find(one).orElseThrow().state()).isEqualTo(UnitState.DISSOLVED);
    }

    @Test
    void whoCameAfterThePlanWasSeenIsNotForgotten() {
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        UUID late = a.member("后来者").in(one).save();
        assertThatThrownBy(() -> carryOut(plan)).hasMessage("membership.unitact.plan.moved");
        plans.refresh(officer, plan);
        carryOut(plan);
        assertThat(open(late)).containsExactly(other);
    }

    @Test
    void aPostWithOneHolderIsNotTakenTwice() {
        UUID chair = a.office(one, Post.CHAIR, a.member("甲主席").in(one).save(), LocalDate.of(2024, 1, 1), null);
        a.office(other, Post.CHAIR, a.member("乙主席").in(other).save(), LocalDate.of(2024, 1, 1), null);
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        plans.send(officer, plan, List.of(new Sent("OFFICE", chair, other, Post.CHAIR)));
        assertThatThrownBy(() -> carryOut(plan)).hasMessage("membership.unitact.plan.post.taken");
        plans.send(officer, plan, List.of(new Sent("OFFICE", chair, other, Post.VICE_CHAIR)));
        carryOut(plan);
    }

    @Test
    void nobodyGivesThemselvesAnotherPostThroughAPlan() {
        UUID person = a.member("自提").in(one).save();
        UUID own = a.office(one, Post.PUBLICITY, person, LocalDate.of(2024, 1, 1), null);
        Actor self = new Actor(officer.account(), new PersonId(person), officer.name(), officer.roles());
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        assertThatThrownBy(() -> transactions.executeWithoutResult(t -> plans.send(self, plan, List.of(new Sent("OFFICE", own, other, Post.CHAIR)))))
                .hasMessage("membership.unitact.plan.post.own");
        plans.send(officer, plan, List.of(new Sent("OFFICE", own, other, Post.CHAIR)));
        assertThatThrownBy(() -> completion.carryOut(self, plan, plans.find(self, plan).orElseThrow().version())).hasMessage("membership.unitact.plan.post.own");
        plans.send(self, plan, List.of(new Sent("OFFICE", own, other, Post.PUBLICITY)));
        completion.carryOut(self, plan, plans.find(self, plan).orElseThrow().version());
    }

    @Test
    void anOfficeGoesOnOnlyInAPostItsNewUnitMayHave() {
        UUID office = a.office(one, Post.PUBLICITY, a.member("常委").in(one).save(), LocalDate.of(2024, 1, 1), null);
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        assertThatThrownBy(() -> plans.send(officer, plan, List.of(new Sent("OFFICE", office, other, Post.STANDING_MEMBER))))
                .hasMessage("membership.unitact.plan.post.kind");
    }

    @Test
    void aUnitEndsInOneDraftOnlyAndNeverInFavourOfItself() {
        plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        assertThatThrownBy(() -> plan(UnitAct.DISSOLVE, one, Set.of(), Set.of(other))).hasMessage("membership.unitact.plan.drafted");
        assertThatThrownBy(() -> plan(UnitAct.MERGE, other, Set.of(), Set.of(other))).hasMessage("membership.unitact.plan.into.itself");
        UUID group = a.unit("小组", UnitKind.GROUP, other);
        assertThatThrownBy(() -> plan(UnitAct.MERGE, other, Set.of(), Set.of(group))).hasMessage("membership.unitact.plan.into.below");
        assertThatThrownBy(() -> plan(UnitAct.SPLIT_UP, other, Set.of(), Set.of(school))).hasMessage("membership.unitact.plan.split.two");
        UUID association = a.unit("协会", UnitKind.ASSOCIATION, school);
        assertThatThrownBy(() -> plan(UnitAct.MERGE, other, Set.of(), Set.of(association))).hasMessage("membership.unitact.plan.into.kind");
    }

    @Test
    void aPlanIsOfUnitsThatAreThereAndLeadsToWhereTheOfficerReaches() {
        UUID elsewhere = a.unit("外校", UnitKind.SCHOOL_UNION, null);
        UUID member = a.member("计划中").in(one).save();
        refused("membership.unitact.unknown", () -> plan(UnitAct.MERGE, UUID.randomUUID(), Set.of(), Set.of(other)));
        refusedAt("into", "membership.unitact.plan.into.unknown", () -> plan(UnitAct.MERGE, one, Set.of(), Set.of(elsewhere)));
        refusedAt("into", "membership.unitact.plan.into.missing", () -> plan(UnitAct.MERGE, one, Set.of(), Set.of()));
        refusedAt("into", "membership.unitact.plan.merge.two", () -> plan(UnitAct.MERGE, one, Set.of(), Set.of(other, school)));
        refusedAt("into", "membership.unitact.plan.merge.two", () -> plan(UnitAct.MERGE, one, Set.of(), Set.of(), place("独并", UnitKind.GRASSROOTS_UNION, school)));
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        refused("membership.unitact.plan.into.unknown", () -> plans.sendMembers(officer, plan, Map.of(member, elsewhere)));
        refused("membership.unitact.unknown", () -> plans.refresh(officer(Scope.below(elsewhere)), plan));
        refused("membership.unitact.unknown", () -> completion.carryOut(officer, UUID.randomUUID(), 0));
        carryOut(plan);
        assertThat(open(member)).containsExactly(other);
    }

    @Test
    void aBodyIsDissolvedNotMergedAndADissolutionFoundsNothing() {
        UUID women = a.unit("女工委", UnitKind.WOMENS_COMMITTEE, school);
        refused("membership.unitact.plan.body", () -> plan(UnitAct.MERGE, women, Set.of(), Set.of(other)));
        refusedAt("into", "membership.unitact.plan.dissolve.fresh", () -> plan(UnitAct.DISSOLVE, one, Set.of(), Set.of(), place("又一会", UnitKind.GRASSROOTS_UNION, school)));
        carryOut(plan(UnitAct.DISSOLVE, women, Set.of(), Set.of()));
        assertThat(repository.find(women).orElseThrow().state()).isEqualTo(UnitState.DISSOLVED);
    }

    @Test
    void aUnitThatBeginsStandsBelowNoneThatEnds() {
        UUID below = a.unit("下级分工会", UnitKind.GRASSROOTS_UNION, one);
        for (UUID above : List.of(one, below)) {
            refusedAt("parent", "membership.unitact.plan.parent.ends", () -> plan(UnitAct.SPLIT_UP, one, Set.of(), Set.of(),
                    place("甲一", UnitKind.GRASSROOTS_UNION, school), place("甲二", UnitKind.GRASSROOTS_UNION, above)));
        }
    }

    @Test
    void aCodeIsFreeWhenAPlanIsDrawnUpAndStillWhenItIsCarriedOut() {
        Place fresh = place("甲一", UnitKind.GRASSROOTS_UNION, school);
        Place twin = new Place(fresh.code().toLowerCase(java.util.Locale.ROOT), "甲二", null, UnitKind.GRASSROOTS_UNION, school, null);
        refusedAt("code", "membership.unitact.code.taken", () -> plan(UnitAct.SPLIT_UP, one, Set.of(), Set.of(), fresh, twin));
        UUID plan = plan(UnitAct.SPLIT_UP, one, Set.of(), Set.of(other), fresh);
        acts.setUp(officer, twin, true, word(TODAY));
        refusedAt("code", "membership.unitact.code.taken", () -> carryOut(plan));
        assertThat(repository.find(one).orElseThrow().state()).isEqualTo(UnitState.ACTIVE);
    }

    @Test
    void anOfficeGoesOnUnderANamedPost() {
        UUID office = a.office(one, Post.PUBLICITY, a.member("无职").in(one).save(), LocalDate.of(2024, 1, 1), null);
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        refused("membership.unitact.plan.post.missing", () -> plans.send(officer, plan, List.of(new Sent("OFFICE", office, other, null))));
        plans.send(officer, plan, List.of(new Sent("OFFICE", office, null, null)));
    }

    @Test
    void anOfficeThatGoesOnSitsInTheTermOfTheBodyItComesTo() {
        UUID member = a.member("续任").in(one).save();
        UUID office = a.office(one, Post.PUBLICITY, member, LocalDate.of(2024, 1, 1), TODAY.plusYears(1));
        UUID aside = a.office(one, Post.LIAISON, member, LocalDate.of(2024, 1, 1), TODAY.plusYears(1));
        UUID term = jdbc.sql("""
                insert into membership_body_term (unit_id, body, from_on, elected_to, to_on) values (:unit, 'COMMITTEE', date '2025-01-01', :to, :to) returning id
                """).param("unit", other).param("to", TODAY.plusYears(3)).query(UUID.class).single();
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        plans.send(officer, plan, List.of(new Sent("OFFICE", office, other, Post.COMMITTEE_MEMBER), new Sent("OFFICE", aside, other, Post.LIAISON)));
        carryOut(plan);
        assertThat(jdbc.sql("select post || ' ' || coalesce(term_id::text, '-') || ' ' || term_to_on from membership_office where unit_id = :unit and to_on is null order by post")
                .param("unit", other).query(String.class).list())
                .containsExactly("COMMITTEE_MEMBER " + term + " " + TODAY.plusYears(3), "LIAISON - " + TODAY.plusYears(1));
        assertThat(jdbc.sql("select act || ' ' || what || ' ' || document from membership_office_act where unit_id = :unit order by what").param("unit", other)
                .query(String.class).list()).as("the journal of the unit it comes to").containsExactlyInAnyOrder(
                        "CARRY 续任 · " + Post.COMMITTEE_MEMBER.zh() + " 校工发〔2026〕8号", "CARRY 续任 · " + Post.LIAISON.zh() + " 校工发〔2026〕8号");
    }

    @Test
    void aUnitBelowGoesWhereItsKindMayStand() {
        UUID group = a.unit("甲小组", UnitKind.GROUP, one);
        UUID direct = a.unit("直属小组", UnitKind.DIRECT_GROUP, school);
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(direct));
        refused("membership.unitact.plan.below.kind", () -> carryOut(plan));
        assertThat(repository.find(one).orElseThrow().state()).isEqualTo(UnitState.ACTIVE);
        assertThat(repository.find(group).orElseThrow().parent()).isEqualTo(one);
    }

    @Test
    void anEndIsNotBackdatedBeforeSomebodyCame() {
        UUID member = a.member("新来").in(one).save();
        jdbc.sql("update membership_stay set from_on = :day where person_id = :id").param("day", TODAY.minusDays(3)).param("id", member).update();
        assertThatThrownBy(() -> plans.drawUp(officer, UnitAct.MERGE, one, new Wish(Set.of(), Set.of(other), List.of()), word(TODAY.minusDays(4))))
                .hasMessage("membership.unitact.day.backwards");
    }

    @Test
    void theDatabaseLetsNobodyIntoAUnitThatIsNoMoreAndNoUnitEndOverPeople() {
        UUID member = a.member("守门").in(other).save();
        assertThatThrownBy(() -> jdbc.sql("update membership_unit set to_on = :today where id = :id").param("today", TODAY).param("id", other).update())
                .hasMessageContaining("somebody is still there");
        carryOut(plan(UnitAct.MERGE, one, Set.of(), Set.of(other)));
        assertThatThrownBy(() -> a.member("迟到").in(one).save()).hasMessageContaining("the unit is no more");
        assertThatThrownBy(() -> a.office(one, Post.CHAIR, member, TODAY, null)).hasMessageContaining("the unit is no more");
        assertThatThrownBy(() -> a.unit("迟到小组", UnitKind.GROUP, one)).hasMessageContaining("the unit above is no more");
        assertThatThrownBy(() -> a.department("迟到系", one)).hasMessageContaining("the unit is no more");
    }

    /** Everybody starts at once; what each came to: "done" or the refusal. */
    private static List<String> atOnce(List<Runnable> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<String>> results = acts.stream().map(act -> threads.submit(() -> {
                start.await();
                try {
                    act.run();
                    return "done";
                } catch (Refusal | DataIntegrityViolationException no) {
                    return no instanceof Refusal ? no.getMessage() : "refused by the database";
                }
            })).toList();
            List<String> ends = new ArrayList<>();
            for (Future<String> result : results) {
                ends.add(result.get(60, TimeUnit.SECONDS));
            }
            return ends;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofTwoOfficersWhoChangeAUnitAtOnceOneIsTold() throws Exception {
        int seen = version(one);
        List<String> ends = atOnce(List.of(
                () -> acts.change(officer, one, seen, place("甲之一", UnitKind.GRASSROOTS_UNION, school), word(TODAY)),
                () -> acts.change(officer(Scope.everything()), one, seen, place("甲之二", UnitKind.GRASSROOTS_UNION, school), word(TODAY))));
        assertThat(ends).containsExactlyInAnyOrder("done", "membership.unitact.moved");
    }

    @Test
    void ofTwoUnitsThatMergeIntoEachOtherAtOnceOneGoesOn() throws Exception {
        UUID member = a.member("甲员").in(one).save();
        UUID second = a.member("乙员").in(other).save();
        UUID there = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        UUID back = plan(UnitAct.MERGE, other, Set.of(), Set.of(one));
        List<String> ends = atOnce(List.of(() -> carryOut(there), () -> carryOut(back)));
        assertThat(ends).containsOnlyOnce("done");
        assertThat(open(member)).isEqualTo(open(second)).hasSize(1);
        assertThat(repository.find(open(member).get(0)).orElseThrow().to()).isNull();
    }

    @Test
    void whoIsMovedWhileTheUnitMergesIsInOneUnitThatExists() throws Exception {
        UUID member = a.member("转入者").in(school).save();
        a.member("留守者").in(one).save();
        UUID plan = plan(UnitAct.MERGE, one, Set.of(), Set.of(other));
        List<String> ends = atOnce(List.of(() -> carryOut(plan), () -> transactions.executeWithoutResult(status -> {
            jdbc.sql("select person_id from membership_member where person_id = :id for update").param("id", member).query(UUID.class).single();
            jdbc.sql("update membership_stay set to_on = :today where person_id = :id and to_on is null").param("today", TODAY).param("id", member).update();
            jdbc.sql("insert into membership_stay (person_id, unit_id, from_on) values (:id, :unit, :today)").param("id", member).param("unit", one).param("today", TODAY).update();
        })));
        assertThat(ends).containsOnlyOnce("done");
        assertThat(repository.find(open(member).get(0)).orElseThrow().to()).isNull();
        assertThat(jdbc.sql("""
                select count(*) from membership_stay s join membership_unit u on u.id = s.unit_id where s.to_on is null and u.to_on is not null
                """).query(Integer.class).single()).isZero();
    }

    @Test
    void ofTwoCirclesDrawnAtOnceNoneCloses() throws Exception {
        Actor everything = officer(Scope.everything());
        List<String> ends = atOnce(List.of(
                () -> acts.change(everything, one, version(one), place("甲", UnitKind.GRASSROOTS_UNION, other), word(TODAY)),
                () -> acts.change(everything, other, version(other), place("乙", UnitKind.GRASSROOTS_UNION, one), word(TODAY))));
        assertThat(ends).containsExactlyInAnyOrder("done", "membership.unit.circle");
    }

    @Test
    void theChartOfAPastDayShowsWhatStoodThen() throws Exception {
        LocalDate before = TODAY.minusDays(10);
        UUID chair = a.member("前任主席").in(one).save();
        a.office(one, Post.CHAIR, chair, LocalDate.of(2024, 1, 1), null);
        acts.change(officer, other, version(other), place("乙改名", UnitKind.GRASSROOTS_UNION, one), word(TODAY.minusDays(3)));
        carryOut(plan(UnitAct.MERGE, one, Set.of(), Set.of(school)));
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, school);
        Document then = page(who, "/units/chart?on=" + before, 200);
        assertThat(then.select(".chart-card .chart-name").eachText()).containsExactlyInAnyOrder("甲分工会", "乙分工会");
        assertThat(then.select(".chart-card").text()).contains("前任主席", "会员 1 人");
        assertThat(page(who, "/units/chart", 200).select(".chart-card .chart-name").eachText()).containsExactly("乙改名");
        assertThat(page(who, "/units/chart?on=3026-01-01", 200).text()).contains(TODAY.toString());
        assertThat(page(who, "/units/chart?on=nonsense", 200).text()).contains(TODAY.toString());
    }

    @Test
    void coverageNamesEverybodyWithoutAUnitAndCountsThemAsTheFigureDoes() throws Exception {
        UUID unmapped = a.department("无对应系", null);
        UUID stray = a.member("无工会者").at(unmapped).save();
        UUID gone = a.member("已退休者").at(unmapped).duty(DutyState.RETIRED).save();
        UUID covered = a.member("部门有工会").at(a.department("有对应系", one)).save();
        UUID nowhere = a.member("无部门者").save();
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, null);
        StringBuilder people = new StringBuilder();
        Document list = page(who, "/units/coverage?gap=PEOPLE&size=200", 200);
        long all = Long.parseLong(list.select(".list-count").text().replaceAll("[^0-9]", ""));
        for (long at = 1; at <= (all + 199) / 200; at++) {
            people.append(page(who, "/units/coverage?gap=PEOPLE&size=200&page=" + at, 200).select("tbody").text());
        }
        assertThat(people).contains("无工会者", "无部门者").doesNotContain("已退休者", "部门有工会");
        assertThat(page(who, "/units/coverage?gap=DEPARTMENT_WITHOUT_UNIT&size=200", 200).select("tbody").text()).contains("无对应系").doesNotContain("有对应系");
        for (Figure figure : figures.stream().flatMap(source -> source.figures(officer(Scope.everything())).stream()).filter(one -> one.href().startsWith("/units/coverage")).toList()) {
            assertThat(page(who, figure.href(), 200).select(".list-count").text().replaceAll("[^0-9]", "")).isEqualTo(Long.toString(figure.value()));
        }
        assertThat(mvc.perform(post("/exports/of/coverage?gap=PEOPLE").param("reason", "核对覆盖").with(who).with(csrf())).andReturn().getResponse().getContentType())
                .contains("spreadsheetml");
        assertThat(page(as.role(Role.ORGANISATION_OFFICER, one), "/units/coverage", 200).select("tbody tr")).as("who has no unit is for the top").isEmpty();
        assertThat(List.of(stray, gone, covered, nowhere)).doesNotContainNull();
    }

    @Test
    void aDepartmentIsMappedFromADayAndNeverTwiceAtOnce() throws Exception {
        UUID department = a.department("对应系", one);
        mapping.map(officer, department, other, TODAY.minusDays(2).toString());
        assertThatThrownBy(() -> mapping.map(officer, department, other, TODAY.toString())).hasMessage("membership.mapping.overlap");
        assertThatThrownBy(() -> mapping.map(officer, department, a.unit("外校", UnitKind.SCHOOL_UNION, null), TODAY.toString())).hasMessage("membership.scope.outside");
        UUID held = mapping.of(officer, department).stream().filter(one -> one.unit().equals(other)).findFirst().orElseThrow().id();
        assertThatThrownBy(() -> mapping.unmap(officer, department, held, TODAY.minusDays(3).toString())).hasMessage("membership.unitact.day.backwards");
        mapping.unmap(officer, department, held, TODAY.toString());
        assertThatThrownBy(() -> mapping.unmap(officer, department, held, TODAY.toString())).hasMessage("membership.mapping.gone");
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, school);
        assertThat(page(who, "/departments/" + department, 200).select("tbody tr")).hasSize(2);
        page(as.role(Role.ORGANISATION_OFFICER, a.unit("别校", UnitKind.SCHOOL_UNION, null)), "/departments/" + department, 404);
    }

    @Test
    void thousandsAreCarriedOverWithoutGapOrOverlap() {
        jdbc.sql("""
                with people as (
                    insert into personnel_person (staff_no, name, name_pinyin) select :mark || n, '众人', 'zhong ren' from generate_series(1, 3000) n returning id
                ), members as (
                    insert into membership_member (person_id, state, joined_on) select id, 'ACTIVE', date '2016-01-01' from people returning person_id)
                insert into membership_stay (person_id, unit_id, from_on) select person_id, :unit, date '2016-01-01' from members
                """).param("mark", code() + "-").param("unit", one).update();
        long started = System.nanoTime();
        carryOut(plan(UnitAct.MERGE, one, Set.of(), Set.of(other)));
        assertThat(System.nanoTime() - started).as("nanoseconds").isLessThan(20_000_000_000L);
        assertThat(jdbc.sql("""
                select count(*) from membership_stay a join membership_stay b on b.person_id = a.person_id and b.from_on = a.to_on
                where a.unit_id = :one and b.unit_id = :other and b.to_on is null
                """).param("one", one).param("other", other).query(Integer.class).single()).isEqualTo(3000);
        assertThat(jdbc.sql("select count(*) from membership_act where act = 'CARRIED_OVER' and from_unit = :one").param("one", one).query(Integer.class).single())
                .isEqualTo(3000);
    }
}
