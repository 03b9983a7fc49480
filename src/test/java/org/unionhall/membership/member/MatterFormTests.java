package org.unionhall.membership.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What is asked for and recorded of a membership is whole: each fault is said beside its field, and nothing has happened. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class MatterFormTests {

    private static final LocalDate TODAY = LocalDate.now();

    @Autowired A a;
    @Autowired As as;
    @Autowired Matters matters;
    @Autowired Memberships memberships;
    @Autowired Accounts accounts;
    @Autowired Actors actors;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired MessageSource messages;

    private UUID school;
    private UUID physics;
    private UUID law;
    private Actor physicsChair;
    private Actor officer;

    @BeforeEach
    void aSchoolWithTwoColleges() {
        school = a.unit("表单大学工会", UnitKind.SCHOOL_UNION, null);
        physics = a.unit("表单物理分工会", UnitKind.GRASSROOTS_UNION, school);
        law = a.unit("表单法学分工会", UnitKind.GRASSROOTS_UNION, school);
        UUID chair = a.member("表单主席").in(physics).save();
        a.office(physics, Post.CHAIR, chair, TODAY.minusYears(1), TODAY.plusYears(4));
        physicsChair = actor(chair);
        officer = officer(school);
    }

    private Actor actor(UUID person) {
        return actors.of(accounts.get(as.account(person, "某人")));
    }

    private Actor officer(UUID unit) {
        AccountId account = as.account(null, "组织干事");
        as.grant(account, Role.ORGANISATION_OFFICER, unit);
        return actors.of(accounts.get(account));
    }

    private Document asked(MockHttpServletRequestBuilder request, RequestPostProcessor who) throws Exception {
        MockHttpServletResponse answer = mvc.perform(request.header("Accept-Language", "zh-CN").with(who).with(csrf())).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        return Jsoup.parse(answer.getContentAsString());
    }

    private String words(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void whoLeadsSomewhereNamesAUnitAtWorkThatIsNotTheirOwn() {
        Actor member = actor(a.member("要转会").in(physics).save());
        refusedAt("unit", "membership.matter.unit.missing", () -> matters.ask(member, Asking.to(MatterKind.MOVE, member.person(), null, "")));
        refusedAt("unit", "membership.matter.unit.missing", () -> matters.ask(member, Asking.to(MatterKind.MOVE, member.person(), UUID.randomUUID(), "")));
        refusedAt("unit", "membership.matter.unit.same", () -> matters.ask(member, Asking.to(MatterKind.MOVE, member.person(), physics, "")));
        jdbc.sql("update membership_unit set to_on = :today where id = :id").param("today", TODAY).param("id", law).update();
        refusedAt("unit", "membership.matter.unit.missing", () -> matters.ask(member, Asking.to(MatterKind.MOVE, member.person(), law, "")));
        assertThat(matters.openOf(member.person())).isEmpty();
    }

    @Test
    void whoMovesOutSaysWhere() {
        Actor member = actor(a.member("要转出").in(physics).save());
        refusedAt("elsewhere", "membership.matter.elsewhere.missing",
                () -> matters.ask(member, new Asking(MatterKind.MOVE_OUT, member.person(), null, null, "调动", "  ", null, null)));
        assertThat(matters.openOf(member.person())).isEmpty();
    }

    @Test
    void whoAsksForSomebodyElseSaysHowTheyAskedAndItWasNotOnline() {
        PersonId person = new PersonId(a.member("代办入会").at(a.department("表单物理系", physics)).save());
        for (AskingWay wrong : new AskingWay[] {null, AskingWay.ONLINE}) {
            refusedAt("way", "membership.matter.way.missing",
                    () -> matters.ask(physicsChair, new Asking(MatterKind.JOIN, person, physics, wrong, "本人自愿", null, null, null)));
        }
        assertThat(matters.openOf(person)).isEmpty();
        matters.ask(physicsChair, new Asking(MatterKind.JOIN, person, physics, AskingWay.PAPER, "本人自愿", null, null, null));
    }

    @Test
    void aLapseTakesSixWholeMonthsAndATalkBetween() {
        PersonId person = new PersonId(a.member("满六月").in(physics).save());
        LocalDate month = TODAY.withDayOfMonth(1);
        refusedAt("unpaidSince", "membership.matter.lapse.unpaid", () -> matters.ask(officer, lapse(person, month.minusMonths(5), TODAY)));
        refusedAt("talkedOn", "membership.matter.lapse.talked", () -> matters.ask(officer, lapse(person, month.minusMonths(6), month.minusMonths(6).minusDays(1))));
        assertThat(matters.openOf(person)).isEmpty();
        matters.ask(officer, lapse(person, month.minusMonths(6), month.minusMonths(6)));
    }

    private static Asking lapse(PersonId person, LocalDate unpaid, LocalDate talked) {
        return new Asking(MatterKind.LAPSE, person, null, null, "未缴会费，未参加活动", null, unpaid, talked);
    }

    @Test
    void whoWasBroughtElsewhereMeanwhileIsNotMovedFromWhereTheyNoLongerAre() {
        PersonId person = new PersonId(a.member("已在别处").in(physics).save());
        UUID id = matters.ask(physicsChair, Asking.to(MatterKind.MOVE, person, law, ""));
        UUID third = a.unit("表单化学分工会", UnitKind.GRASSROOTS_UNION, school);
        memberships.change(officer, MemberChange.of(MemberAct.MOVE, person, TODAY).into(third));
        Matter matter = matters.find(officer, id).orElseThrow();
        refused("membership.matter.elsewhere-now", () -> matters.act(officer, id, MatterAct.TAKE_ON, matter.version(), Matters.Saying.NOTHING));
        assertThat(matters.find(officer, id).orElseThrow().stage()).as("it can still be refused").isEqualTo(MatterStage.SECOND);
        assertThat(memberships.present(person).orElseThrow().unit()).isEqualTo(third);
    }

    @Test
    void whatIsRecordedAtOnceIsOfOnesOwnUnitsAndHasAReasonAndADay() {
        PersonId person = new PersonId(a.member("要退休").in(physics).save());
        refused("membership.act.not-yours", () -> memberships.record(officer(law), MemberAct.RETAIN, person, TODAY, RetainReason.RETIRED, null, null));
        refusedAt("kept", "membership.act.kept.missing", () -> memberships.record(officer, MemberAct.RETAIN, person, TODAY, null, null, null));
        refusedAt("on", "membership.act.on.missing", () -> memberships.record(officer, MemberAct.RETAIN, person, null, RetainReason.RETIRED, null, null));
        refusedAt("note", "identity.reason.missing", () -> memberships.record(officer, MemberAct.RETAIN, person, TODAY, RetainReason.RETIRED, null, "。"));
        refusedAt("note", "identity.reason.long", () -> memberships.record(officer, MemberAct.RETAIN, person, TODAY, RetainReason.RETIRED, null, "长".repeat(501)));
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
        memberships.record(officer, MemberAct.RETAIN, person, TODAY, RetainReason.RETIRED, null, "长".repeat(500));
    }

    @Test
    void whereADepartmentBelongsToSeveralUnitsNobodyIsMovedByTheRoster(@Autowired StaffChangeActs changes) {
        UUID department = a.department("跨院系", law);
        jdbc.sql("insert into membership_unit_department (unit_id, department_id, from_on) values (:unit, :id, date '2020-01-01')")
                .param("unit", a.unit("表单文学分工会", UnitKind.GRASSROOTS_UNION, school)).param("id", department).update();
        PersonId person = new PersonId(a.member("两处之间").in(physics).at(department).save());
        refused("membership.changes.no-unit", () -> changes.confirm(officer, StaffChanges.Kind.MOVE, person, null, null));
        assertThat(matters.openOf(person)).isEmpty();
    }

    @Test
    void theFormsOfACadreSayWhatCannotBeRead() throws Exception {
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, school);
        UUID person = a.member("填错月份").in(physics).save();
        assertThat(asked(post("/members/" + person + "/ask/LAPSE").param("unpaidSince", "2026年5月").param("words", "未缴会费").param("talkedOn", TODAY.toString()), who)
                .select("#unpaidSince-fault").text()).isEqualTo(words("membership.form.month"));
        PersonId elsewhere = new PersonId(a.member("外校的人").staffNo("QX" + System.nanoTime()).in(a.unit("表单外校", UnitKind.SCHOOL_UNION, null)).save());
        String known = jdbc.sql("select staff_no from personnel_person where id = :id").param("id", elsewhere.value()).query(String.class).single();
        for (String number : new String[] {"", "9999999", known}) {
            assertThat(asked(post("/matters/new").param("staffNo", number).param("unit", physics.toString()).param("way", "PAPER").param("words", "本人自愿"), who)
                    .select("#staffNo-fault").text()).as("who is unknown and who is not one's own get the same answer").isEqualTo(words("membership.matter.staffNo.unknown"));
        }
        assertThat(matters.openOf(elsewhere)).isEmpty();
    }

    @Test
    void aPageThatNeedsAMembershipSaysThatThereIsNone() throws Exception {
        UUID left = a.member("已经退会").in(physics).state(MemberState.WITHDRAWN).save();
        assertThat(asked(get("/members/" + left + "/card"), as.role(Role.ORGANISATION_OFFICER, null)).text()).contains(words("membership.card.no-member"));
        for (MockHttpServletRequestBuilder request : new MockHttpServletRequestBuilder[] {get("/me/membership/ask/JOIN"), post("/me/membership/ask/JOIN")}) {
            assertThat(asked(request, as.nobody()).text()).contains(words("membership.my.nobody"));
        }
    }
}
