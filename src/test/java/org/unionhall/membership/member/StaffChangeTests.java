package org.unionhall.membership.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.member.StaffChanges.Kind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What the staff roster means for memberships is proposed, and confirmed by somebody; the card says what holds now. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class StaffChangeTests {

    private static final LocalDate TODAY = LocalDate.now();

    @Autowired A a;
    @Autowired As as;
    @Autowired StaffChanges changes;
    @Autowired StaffChangeActs acts;
    @Autowired Memberships memberships;
    @Autowired Matters matters;
    @Autowired Cards cards;
    @Autowired Accounts accounts;
    @Autowired Actors actors;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;

    private UUID school;
    private UUID physics;
    private UUID law;
    private UUID lawDepartment;
    private Actor officer;

    @BeforeEach
    void aSchool() {
        school = a.unit("变动大学工会", UnitKind.SCHOOL_UNION, null);
        physics = a.unit("物理分工会", UnitKind.GRASSROOTS_UNION, school);
        law = a.unit("法学分工会", UnitKind.GRASSROOTS_UNION, school);
        lawDepartment = a.department("法学院", law);
        AccountId account = as.account(null, "组织干事");
        as.grant(account, Role.ORGANISATION_OFFICER, school);
        officer = actors.of(accounts.get(account));
    }

    @Test
    void whoRetiredIsProposedToBeKeptAndStaysAFullMemberUntilSomebodyConfirms() {
        PersonId person = new PersonId(a.member("退休").in(physics).duty(DutyState.RETIRED).save());
        PersonId rehired = new PersonId(a.member("返聘").in(physics).duty(DutyState.RETIRED).employment(EmploymentType.REHIRED).save());
        assertThat(proposed(Kind.RETIRED)).contains(person).doesNotContain(rehired);
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
        acts.confirm(officer, Kind.RETIRED, person, TODAY, null);
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.RETAINED);
        assertThat(proposed(Kind.RETIRED)).doesNotContain(person);
        assertThatThrownBy(() -> acts.confirm(officer, Kind.RETIRED, person, TODAY, null)).hasMessage("membership.changes.gone");
    }

    @Test
    void whoWorksInADepartmentOfAnotherUnitIsProposedToMoveThere() {
        PersonId person = new PersonId(a.member("换院").in(physics).at(lawDepartment).save());
        PersonId settled = new PersonId(a.member("没换").in(law).at(lawDepartment).save());
        assertThat(proposed(Kind.MOVE)).contains(person).doesNotContain(settled);
        acts.confirm(officer, Kind.MOVE, person, null, null);
        assertThat(matters.openOf(person).orElseThrow().toUnit()).isEqualTo(law);
        assertThat(proposed(Kind.MOVE)).as("what is under way is not proposed again").doesNotContain(person);
    }

    @Test
    void whoIsNoMemberYetIsInvitedOnce() {
        PersonId person = new PersonId(a.member("新人").at(lawDepartment).save());
        assertThat(proposed(Kind.INVITE)).contains(person);
        assertThatThrownBy(() -> acts.confirm(officer, Kind.INVITE, person, null, null)).hasMessage("membership.changes.no-account");
        as.account(person.value(), "新人");
        acts.confirm(officer, Kind.INVITE, person, null, null);
        assertThat(proposed(Kind.INVITE)).doesNotContain(person);
        assertThat(memberships.present(person)).as("nobody joins without asking").isEmpty();
    }

    @Test
    void anOfficerIsShownTheirOwnUnitsOnly() {
        AccountId account = as.account(null, "法学组织干事");
        as.grant(account, Role.ORGANISATION_OFFICER, law);
        Actor other = actors.of(accounts.get(account));
        PersonId person = new PersonId(a.member("物理退休").in(physics).duty(DutyState.RETIRED).save());
        assertThat(changes.rows(other, Kind.RETIRED, false, 200, 0)).extracting(StaffChanges.Proposal::person).doesNotContain(person);
        assertThatThrownBy(() -> acts.confirm(other, Kind.RETIRED, person, TODAY, null)).hasMessage("membership.changes.gone");
    }

    @Test
    void theNumberOnATabIsTheNumberOfLinesBehindIt() {
        a.member("停薪").in(physics).duty(DutyState.UNPAID_LEAVE).save();
        changes.counts(officer).forEach((kind, count) -> assertThat(changes.rows(officer, kind, false, 100_000, 0)).as(kind.name()).hasSize(count.intValue()));
    }

    @Test
    void severalAreConfirmedAtOnceAndWhatCannotBeIsSaid() throws Exception {
        UUID one = a.member("去世一").in(physics).duty(DutyState.DECEASED).save();
        UUID gone = a.member("在岗").in(physics).save();
        var asOfficer = as.role(Role.ORGANISATION_OFFICER, school);
        mvc.perform(post("/members/changes/DECEASED").with(asOfficer).with(csrf()).param("person", one.toString(), gone.toString(), "nonsense").param("on", TODAY.toString()))
                .andExpect(redirectedUrl("/members/changes?list=DECEASED"));
        assertThat(memberships.present(new PersonId(one)).orElseThrow().state()).isEqualTo(MemberState.DECEASED);
        assertThat(memberships.present(new PersonId(gone)).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
        mvc.perform(get("/members/changes").with(as.role(Role.BRANCH_CHAIR, physics))).andExpect(status().isForbidden());
    }

    @Test
    void whatIsPutOffComesBackOnItsDayOrWhenItIsFetched() throws Exception {
        PersonId person = new PersonId(a.member("搁置").in(physics).duty(DutyState.RETIRED).save());
        var asOfficer = as.role(Role.ORGANISATION_OFFICER, school);
        mvc.perform(post("/members/changes/RETIRED/put-off").with(asOfficer).with(csrf()).param("person", person.toString()).param("note", ""));
        assertThat(proposed(Kind.RETIRED)).as("not without a reason").contains(person);
        mvc.perform(post("/members/changes/RETIRED/put-off").with(asOfficer).with(csrf()).param("person", person.toString()).param("note", "等人事处返聘批复"))
                .andExpect(redirectedUrl("/members/changes?list=RETIRED"));
        assertThat(proposed(Kind.RETIRED)).doesNotContain(person);
        assertThat(mvc.perform(get("/members/changes?list=RETIRED&off=yes").with(asOfficer)).andReturn().getResponse().getContentAsString())
                .contains("搁置", "等人事处返聘批复", TODAY.plusMonths(3).toString());
        assertThatThrownBy(() -> acts.confirm(officer, Kind.RETIRED, person, TODAY, null)).hasMessage("membership.changes.gone");
        jdbc.sql("update membership_put_off set until_on = :today").param("today", TODAY).update();
        assertThat(proposed(Kind.RETIRED)).as("its day has come").contains(person);
        acts.putOff(officer, Kind.RETIRED, person, "再等一次");
        mvc.perform(post("/members/changes/RETIRED/bring-back").with(asOfficer).with(csrf()).param("person", person.toString()));
        assertThat(proposed(Kind.RETIRED)).contains(person);
    }

    @Test
    void aRosterDoesNotChangeWhatAMemberIsNorMoveWhoseMatterIsOpen() {
        String code = jdbc.sql("select code from membership_unit where id = :id").param("id", physics).query(String.class).single();
        String other = jdbc.sql("select code from membership_unit where id = :id").param("id", law).query(String.class).single();
        a.load("members", List.of(List.of("工号", "姓名", "分工会编码", "在岗状态"), List.of("8810001", "名册人", code, "在岗")));
        PersonId person = new PersonId(jdbc.sql("select id from personnel_person where staff_no = '8810001'").query(UUID.class).single());
        a.load("members", List.of(List.of("工号", "姓名", "分工会编码", "在岗状态"), List.of("8810001", "名册人", code, "退休")));
        assertThat(memberships.present(person).orElseThrow().state()).isEqualTo(MemberState.ACTIVE);
        assertThat(proposed(Kind.RETIRED)).contains(person);
        matters.ask(officer, Asking.to(MatterKind.MOVE, person, law, ""));
        assertThatThrownBy(() -> a.load("members", List.of(List.of("工号", "姓名", "分工会编码"), List.of("8810001", "名册人", other)))).isInstanceOf(AssertionError.class);
        assertThat(memberships.present(person).orElseThrow().unit()).isEqualTo(physics);
    }

    @Test
    void aCardHoldsWhileItsBearerIsAMemberAndAnInventedCodeNever() {
        PersonId person = new PersonId(a.member("持证人").in(physics).save());
        Cards.Card card = cards.of(person).orElseThrow();
        assertThat(cards.of(person).orElseThrow().number()).as("one number for life").isEqualTo(card.number());
        String fresh = last(cards.address(card));
        String paper = last(cards.printed(card));
        assertThat(cards.check(card.number(), fresh).answer()).isEqualTo(Cards.Answer.HOLDS);
        assertThat(cards.check(card.number(), paper).answer()).isEqualTo(Cards.Answer.HOLDS_ON_PAPER);
        assertThat(cards.check(card.number(), "AAAAAAAAAAAA").answer()).isEqualTo(Cards.Answer.UNKNOWN);
        assertThat(cards.check("99999999", fresh).answer()).isEqualTo(Cards.Answer.UNKNOWN);
        memberships.record(officer, MemberAct.EXPEL, person, TODAY, null, "决定1号", null);
        assertThat(cards.check(card.number(), fresh).answer()).isEqualTo(Cards.Answer.NO_MEMBER);
        assertThat(cards.of(person)).isEmpty();
    }

    @Test
    void theCardIsCheckedByCadresOnlyAndItsCodeIsNeverKept() throws Exception {
        UUID member = a.member("手机证").in(physics).save();
        UUID chair = a.member("验证主席").in(physics).save();
        a.office(physics, Post.CHAIR, chair, TODAY.minusYears(1), TODAY.plusYears(4));
        String address = cards.address(cards.of(new PersonId(member)).orElseThrow()).replaceFirst("https?://[^/]+", "");
        mvc.perform(get(address).with(as.person(member))).andExpect(status().isForbidden());
        assertThat(mvc.perform(get(address).with(as.person(chair))).andExpect(status().isOk()).andReturn().getResponse().getContentAsString()).contains("手机证");
        var picture = mvc.perform(get("/me/membership/card.svg").with(as.person(member))).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(picture.getContentType()).startsWith("image/svg+xml");
        assertThat(picture.getHeader("Cache-Control")).contains("no-store");
    }

    private static String last(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private List<PersonId> proposed(Kind kind) {
        return changes.rows(officer, kind, false, 1_000, 0).stream().map(StaffChanges.Proposal::person).toList();
    }
}
