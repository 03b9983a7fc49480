package org.unionhall.membership.association;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.desk.FigureSource;
import org.unionhall.desk.FigureSource.Figure;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.MembershipEvent.MemberLeft;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.unit.UnitAct;
import org.unionhall.membership.unit.UnitActs.Word;
import org.unionhall.membership.unit.PlanCompletion;
import org.unionhall.membership.unit.UnitPlans;
import org.unionhall.testing.A;
import org.unionhall.testing.ActTable;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Members join and leave associations by themselves; the union looks at each once a year. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class AssociationTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final String REPORT = "全年开展棋牌比赛四次，经费收支平衡。";

    @Autowired MockMvc mvc;
    @Autowired As as;
    @Autowired A a;
    @Autowired JdbcClient jdbc;
    @Autowired Associations associations;
    @Autowired AssociationChecks checks;
    @Autowired UnitPlans plans;
    @Autowired PlanCompletion completion;
    @Autowired ApplicationEventPublisher events;
    @Autowired List<FigureSource> figures;

    UUID school;
    UUID branch;
    UUID chess;
    UUID member;
    UUID chair;

    @BeforeEach
    void aSchoolWithAnAssociation() {
        school = a.unit("协会大学工会", UnitKind.SCHOOL_UNION, null);
        branch = a.unit("协会分工会", UnitKind.GRASSROOTS_UNION, school);
        chess = a.unit("棋牌协会", UnitKind.ASSOCIATION, school);
        member = a.member("会员某").in(branch).save();
        chair = a.member("会长某").in(branch).save();
        a.office(chess, Post.ASSOCIATION_CHAIR, chair, LocalDate.of(2024, 1, 1), null);
    }

    private static Actor officer(Scope scope, UUID person) {
        return new Actor(new AccountId(UUID.randomUUID()), person == null ? null : new PersonId(person), "组织委员",
                List.of(new HeldRole(Role.ORGANISATION_OFFICER, scope, "", null)));
    }

    private Actor leader() {
        return new Actor(new AccountId(UUID.randomUUID()), new PersonId(chair), "会长某", List.of(new HeldRole(Role.ASSOCIATION_OFFICER, Scope.below(chess), "", null)));
    }

    private Document page(RequestPostProcessor who, String address, int status) throws Exception {
        MockHttpServletResponse response = mvc.perform(get(address).header("Accept-Language", "zh-CN").with(who)).andReturn().getResponse();
        assertThat(response.getStatus()).as(address).isEqualTo(status);
        return Jsoup.parse(response.getContentAsString());
    }

    private void act(RequestPostProcessor who, String act) throws Exception {
        assertThat(mvc.perform(post("/associations/" + chess + "/" + act).with(who).with(csrf())).andReturn().getResponse().getStatus()).isEqualTo(302);
    }

    private int belong() {
        return jdbc.sql("select count(*) from membership_association_member where unit_id = :unit and to_on is null").param("unit", chess).query(Integer.class).single();
    }

    @Test
    void theTableHasTheseEdgesAndNoOthersAndTheDocumentsShowIt() {
        ActTable<CheckAct, CheckState> table = new ActTable<>(CheckAct.class, CheckState.class);
        table.hasOnly("HAND_IN DUE HANDED_IN", "HAND_IN NOT_PASSED HANDED_IN", "TAKE_BACK HANDED_IN DUE", "PASS HANDED_IN PASSED",
                "NOT_PASS HANDED_IN NOT_PASSED");
        table.endsWhere(state -> state == CheckState.PASSED);
        table.isShownIn("membership");
    }

    @Test
    void aMemberJoinsAndLeavesAndComesBackOnTheSameDay() throws Exception {
        RequestPostProcessor who = as.person(member);
        assertThat(page(who, "/associations", 200).select("form[action$=/join]")).hasSize(1);
        for (int times = 0; times < 3; times++) {
            act(who, "join");
            act(who, "join");
            assertThat(belong()).isEqualTo(1);
            act(who, "leave");
            act(who, "leave");
            assertThat(belong()).isZero();
        }
        assertThat(page(who, "/associations/" + chess, 200).text()).doesNotContain("会员某");
    }

    @Test
    void onlyMembersOfItsUnionSeeAndJoinIt() throws Exception {
        UUID stranger = a.member("外校会员").in(a.unit("外校工会", UnitKind.SCHOOL_UNION, null)).save();
        page(as.person(stranger), "/associations/" + chess, 404);
        UUID left = a.member("退会者").in(branch).state(MemberState.WITHDRAWN).save();
        act(as.person(left), "join");
        assertThat(belong()).isZero();
        UUID staff = a.member("非会员").save();
        assertThat(page(as.person(staff), "/associations", 200).select(".cards")).isEmpty();
    }

    @Test
    void oneJoinsOnceAndLeavesWhatOneBelongsTo() {
        Actor self = new Actor(new AccountId(UUID.randomUUID()), new PersonId(member), "会员某", List.of(new HeldRole(Role.MEMBER, Scope.below(branch), "", null)));
        Association association = associations.find(self, chess).orElseThrow();
        refused("membership.association.not-joined", () -> associations.leave(self, association));
        associations.join(self, association);
        refused("membership.association.joined", () -> associations.join(self, association));
        assertThat(belong()).isEqualTo(1);
        Actor account = new Actor(self.account(), null, "账号", self.roles());
        refused("membership.association.not-open", () -> associations.join(account, association));
        refused("membership.association.not-joined", () -> associations.leave(account, association));
        jdbc.sql("update membership_member set state = 'WITHDRAWN' where person_id = :id").param("id", chair).update();
        Association closed = associations.find(leader(), chess).orElseThrow();
        refused("membership.association.not-open", () -> associations.join(leader(), closed));
        assertThat(belong()).isEqualTo(1);
    }

    @Test
    void aReportHasTenThousandCharactersAtMost() {
        refusedAt("report", "membership.unitact.text.long", () -> checks.handIn(leader(), chess, "长".repeat(10_001)));
        assertThat(checks.of(chess)).isEmpty();
        checks.handIn(leader(), chess, "长".repeat(10_000));
        assertThat(checks.of(chess)).hasSize(1);
    }

    @Test
    void itsOfficersAndTheUnionsReadWhoBelongsToItOtherMembersDoNot() throws Exception {
        act(as.person(member), "join");
        assertThat(page(as.person(chair), "/associations/" + chess, 200).select("tbody").text()).contains("会员某");
        assertThat(page(as.role(Role.ORGANISATION_OFFICER, school), "/associations/" + chess, 200).select("tbody").text()).contains("会员某");
        assertThat(page(as.person(a.member("旁人").in(branch).save()), "/associations/" + chess, 200).text()).doesNotContain("会员某");
        page(as.person(member), "/associations/" + chess + "/charter", 403);
    }

    @Test
    void whoHoldsAnOfficeDoesNotLeave() {
        Actor leader = leader();
        Association association = associations.find(leader, chess).orElseThrow();
        associations.join(leader, association);
        assertThatThrownBy(() -> associations.leave(leader, association)).hasMessage("membership.association.officer");
    }

    @Test
    void aCheckIsHandedInAndDecidedBySomebodyElse() {
        Actor leader = leader();
        Actor officer = officer(Scope.below(school), null);
        assertThatThrownBy(() -> checks.handIn(officer, chess, REPORT)).hasMessage("membership.association.not-yours");
        assertThatThrownBy(() -> checks.handIn(leader, chess, "好")).hasMessage("membership.association.check.report.short");
        assertThatThrownBy(() -> checks.decide(officer, chess, CheckAct.PASS, 0, null)).hasMessage("membership.association.check.not-now");
        checks.handIn(leader, chess, REPORT);
        assertThatThrownBy(() -> checks.decide(leader, chess, CheckAct.PASS, 0, null)).hasMessage("membership.association.not-yours");
        assertThatThrownBy(() -> checks.decide(officer(Scope.below(school), chair), chess, CheckAct.PASS, 0, null)).hasMessage("membership.association.check.own");
        assertThatThrownBy(() -> checks.decide(officer, chess, CheckAct.NOT_PASS, 0, " ")).hasMessage("identity.reason.missing");
        checks.decide(officer, chess, CheckAct.NOT_PASS, 0, "经费不清");
        checks.handIn(leader, chess, REPORT + "补充经费明细。");
        assertThatThrownBy(() -> checks.decide(officer, chess, CheckAct.PASS, 0, null)).hasMessage("membership.association.check.moved");
        checks.decide(officer, chess, CheckAct.PASS, checks.of(chess).get(0).version(), null);
        assertThatThrownBy(() -> checks.handIn(leader, chess, REPORT)).hasMessage("membership.association.check.not-now");
    }

    @Test
    void thePageOfTheCheckWorksForBoth() throws Exception {
        mvc.perform(post("/associations/" + chess + "/check").param("report", REPORT).with(as.person(chair)).with(csrf()));
        Document page = page(as.role(Role.ORGANISATION_OFFICER, school), "/associations/" + chess, 200);
        assertThat(page.select("#check").text()).contains("待审核", REPORT);
        mvc.perform(post("/associations/" + chess + "/check/decision").param("act", "PASS").param("version", page.select("#check input[name=version]").val())
                .with(as.role(Role.ORGANISATION_OFFICER, school)).with(csrf()));
        assertThat(page(as.person(chair), "/associations/" + chess, 200).select("#check").text()).contains("合格");
        page(as.person(chair), "/associations/checks", 200);
    }

    @Test
    void eachFigureIsTheCountOfItsList() throws Exception {
        RequestPostProcessor who = as.role(Role.ORGANISATION_OFFICER, school);
        List<Figure> own = figures.stream().flatMap(source -> source.figures(officer(Scope.below(school), null)).stream())
                .filter(figure -> figure.href().startsWith("/associations")).toList();
        assertThat(own).hasSize(2);
        for (Figure figure : own) {
            assertThat(page(who, figure.href(), 200).select("tbody tr")).as(figure.name()).hasSize((int) figure.value());
        }
        assertThat(own.get(1).value()).as("too small").isEqualTo(1);
    }

    @Test
    void whoLeavesTheUnionLeavesItsAssociations() throws Exception {
        act(as.person(member), "join");
        events.publishEvent(new MemberLeft(new PersonId(member), branch, MemberState.WITHDRAWN, TODAY));
        assertThat(belong()).isZero();
    }

    @Test
    void theMembersOfAnAssociationThatMergesBelongToTheOther() throws Exception {
        act(as.person(member), "join");
        UUID cards = a.unit("桥牌协会", UnitKind.ASSOCIATION, school);
        Actor officer = officer(Scope.below(school), null);
        UUID plan = plans.drawUp(officer, UnitAct.MERGE, chess, new UnitPlans.Wish(Set.of(), Set.of(cards), List.of()),
                new Word("9号", TODAY.toString(), TODAY.toString(), "协会合并", null));
        completion.carryOut(officer, plan, plans.find(officer, plan).orElseThrow().version());
        assertThat(jdbc.sql("select person_id from membership_association_member where unit_id = :unit and to_on is null").param("unit", cards).query(UUID.class).list())
                .containsExactly(member);
        assertThat(belong()).isZero();
        page(as.person(member), "/associations/" + chess, 404);
    }
}
