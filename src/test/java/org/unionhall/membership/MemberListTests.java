package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;
import org.unionhall.sheet.SheetReader;
import org.unionhall.sheet.SheetSource;
import org.unionhall.sheet.Workbook;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberListTests {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired A a;
    @Autowired As as;

    UUID school;
    UUID farm;
    UUID farmGroup;
    UUID arts;
    UUID office;
    UUID zhang;
    UUID group;
    UUID artist;
    UUID outsider;
    RequestPostProcessor officer;
    RequestPostProcessor farmChair;

    @BeforeAll
    void people() {
        school = a.unit("校工会", UnitKind.SCHOOL_UNION, null);
        farm = a.unit("农学院", UnitKind.GRASSROOTS_UNION, school);
        farmGroup = a.unit("农学一组", UnitKind.GROUP, farm);
        arts = a.unit("文学院", UnitKind.GRASSROOTS_UNION, school);
        office = a.department("农学院办公室", farm);
        zhang = a.member("张三丰").staffNo("F100").in(farm).at(office).sex(Sex.MALE).document(DocumentType.RESIDENT_ID, "11010519491231002X")
                .mobile("13800138000").earning(4747).save();
        group = a.member("买买提·吐尔逊").staffNo("F101").in(farmGroup).sex(Sex.MALE).ethnicity(Ethnicity.UYGHUR)
                .post(PostCategory.ADMINISTRATION).joined(LocalDate.of(2020, 1, 1)).save();
        a.member("𠮷田").staffNo("F102").in(farm).employment(EmploymentType.CONTRACT).save();
        a.member("=SUM(张)").staffNo("F103").in(farm).duty(DutyState.SICK_LEAVE).save();
        a.member("<script>王</script>").staffNo("F104").in(farm).save();
        a.member("退休人").staffNo("F105").in(farm).state(MemberState.RETAINED).save();
        a.member("转走人").staffNo("F106").in(farm).state(MemberState.TRANSFERRED_OUT).save();
        artist = a.member("李文").staffNo("W200").in(arts).document(DocumentType.PASSPORT, "E12345678").save();
        outsider = a.member("外聘人").staffNo("N300").save();
        officer = as.role(Role.ORGANISATION_OFFICER, null);
        farmChair = as.role(Role.BRANCH_CHAIR, farm);
    }

    private MockHttpServletResponse ask(RequestPostProcessor who, String address) throws Exception {
        return mvc.perform(get(java.net.URI.create(address)).header("Accept-Language", "zh-CN").with(who)).andReturn().getResponse();
    }

    private Document page(RequestPostProcessor who, String address) throws Exception {
        MockHttpServletResponse response = ask(who, address);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }

    private List<String> names(RequestPostProcessor who, String query) throws Exception {
        return page(who, "/members?" + query).select("table.rows tbody th").eachText();
    }

    private static String in(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void anOfficerOfEverythingSeesTheMembersOfToday() throws Exception {
        assertThat(names(officer, "size=200&unit=" + school)).contains("张三丰", "李文", "退休人").doesNotContain("转走人", "外聘人");
    }

    @Test
    void aBranchChairSeesTheOwnUnitAndTheGroupsBelowOnly() throws Exception {
        assertThat(names(farmChair, "")).contains("张三丰", "买买提·吐尔逊").doesNotContain("李文");
        assertThat(names(farmChair, "state=ANYONE")).contains("转走人").doesNotContain("李文", "外聘人");
    }

    @Test
    void aFilterDoesNotReachBeyondTheScope() throws Exception {
        assertThat(names(farmChair, "unit=" + arts)).isEmpty();
        assertThat(names(farmChair, "q=W200")).isEmpty();
        assertThat(names(farmChair, "q=E12345678&state=ANYONE")).isEmpty();
        assertThat(names(farmChair, "state=NONE")).isEmpty();
        assertThat(page(farmChair, "/members").select("#filter-unit option").eachText()).doesNotContain("文学院", "校工会");
    }

    @Test
    void staffWhoAreNoMembersAreSeenByTheOfficerOfEverythingOnly() throws Exception {
        assertThat(names(officer, "state=NONE&q=N300")).containsExactly("外聘人");
        assertThat(page(farmChair, "/members").select("#filter-state option").eachAttr("value")).doesNotContain("NONE");
    }

    @ParameterizedTest
    @CsvSource({"张三, 张三丰", "三丰, 张三丰", "丰, 张三丰", "zhangsan, 张三丰", "sanfeng, 张三丰", "zsf, 张三丰", "zhang san, 张三丰", "ZhangSanFeng, 张三丰",
        "F100, 张三丰", "f100, 张三丰", "11010519491231002X, 张三丰", "11010519491231002x, 张三丰", "110105 19491231 002X, 张三丰", "13800138000, 张三丰",
        "138-0013-8000, 张三丰", "𠮷, 𠮷田", "吐尔逊, 买买提·吐尔逊", "买买提.吐尔逊, 买买提·吐尔逊", "买买提•吐尔逊, 买买提·吐尔逊", "买买提 吐尔逊, 买买提·吐尔逊",
        "张三丰　F100, 张三丰", "ＺＳＦ, 张三丰", "mmttex, 买买提·吐尔逊"})
    void peopleAreFoundByWhatIsKnownOfThem(String typed, String name) throws Exception {
        assertThat(names(officer, "q=" + in(typed))).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"张三丰 李", "1380013800", "11010519491231002", "%", "_", "'; drop table personnel_person; --", "\u0000", "\uD800", "*", "))(("})
    void wordsThatFitNobodyFindNobody(String typed) throws Exception {
        MockHttpServletResponse response = mvc.perform(get("/members").param("q", typed).queryParam("q", typed).with(officer)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).doesNotContain(typed.equals("\u0000") || typed.equals("\uD800") ? "\u0000" : "F100");
    }

    @Test
    void filtersCombine() throws Exception {
        assertThat(names(officer, "unit=" + farm)).contains("张三丰", "买买提·吐尔逊").doesNotContain("李文");
        assertThat(names(officer, "unit=" + farm + "&sex=MALE&post=ADMINISTRATION")).containsExactly("买买提·吐尔逊");
        assertThat(names(officer, "department=" + office)).containsExactly("张三丰");
        assertThat(names(officer, "unit=" + farm + "&employment=CONTRACT")).containsExactly("𠮷田");
        assertThat(names(officer, "unit=" + farm + "&duty=SICK_LEAVE")).containsExactly("=SUM(张)");
        assertThat(names(officer, "unit=" + farm + "&from=2020-01-01&to=2020-01-01")).containsExactly("买买提·吐尔逊");
        assertThat(names(officer, "unit=" + farm + "&state=RETAINED")).containsExactly("退休人");
        assertThat(names(officer, "unit=" + farm + "&frontLine=no")).isEmpty();
    }

    @Test
    void everyFilterIsAChipThatCanBeTakenAway() throws Exception {
        Document page = page(officer, "/members?unit=" + farm + "&sex=MALE&q=zsf");
        assertThat(page.select(".chips .chip").eachText()).containsExactly("搜索：zsf", "所属工会：农学院", "性别：男");
        assertThat(page.select(".chips .chip").eachAttr("href")).anyMatch(href -> !href.contains("sex") && href.contains("q=zsf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=abc", "page=-1", "page=999999999999", "size=0", "size=1000000", "unit=not-a-uuid", "unit=1-1-1-1-1", "from=2026-02-30",
        "from=0000-00-00", "from=+999999999-01-01", "sex=X", "state=nothing", "sort=drop", "sort=-", "frontLine=maybe", "q=%", "q=%zz", "employment=&post=",
        "unit=a&unit=b", "department=%00", "lang=xx", "%00=%00"})
    void anAddressNeverBreaksThePage(String query) throws Exception {
        assertThat(mvc.perform(get("/members").with(request -> {
            request.setQueryString(query);
            return request;
        }).with(officer)).andReturn().getResponse().getStatus()).isEqualTo(200);
    }

    @Test
    void aPageBeyondTheEndIsTheLastOne() throws Exception {
        assertThat(names(officer, "unit=" + farm + "&page=77")).isNotEmpty();
    }

    @Test
    void theOrderIsTotalSoThatPagesDoNotOverlap() throws Exception {
        List<String> all = names(officer, "unit=" + farm + "&sort=joined&size=100");
        List<String> paged = new java.util.ArrayList<>();
        for (int page = 1; page <= 3; page++) {
            paged.addAll(names(officer, "unit=" + farm + "&sort=joined&size=2&page=" + page));
        }
        assertThat(all).hasSize(6);
        assertThat(paged).isEqualTo(all);
        assertThat(names(officer, "unit=" + farm + "&sort=-staff")).startsWith("退休人");
        assertThat(names(officer, "unit=" + farm + "&sort=name&q=F10")).hasSize(6);
    }

    @Test
    void whatWasTypedIsShownAsTyped() throws Exception {
        String html = ask(officer, "/members?q=" + in("<script>alert(1)</script>")).getContentAsString();
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        assertThat(names(officer, "q=F104")).containsExactly("<script>王</script>");
    }

    @Test
    void noListOrPageCarriesAWholeNumber() throws Exception {
        for (String address : List.of("/members", "/members/" + zhang, "/members?q=F100&state=ANYONE", "/find?q=F100")) {
            assertThat(ask(officer, address).getContentAsString()).as(address).doesNotContain("11010519491231002X", "13800138000");
        }
        assertThat(page(officer, "/members/" + zhang).text()).contains("110***********002X", "138****8000");
    }

    @Test
    void aPageOutsideTheScopeDoesNotExist() throws Exception {
        assertThat(ask(farmChair, "/members/" + zhang).getStatus()).isEqualTo(200);
        assertThat(ask(farmChair, "/members/" + group).getStatus()).isEqualTo(200);
        assertThat(ask(farmChair, "/members/" + artist).getStatus()).isEqualTo(404);
        assertThat(ask(farmChair, "/members/" + outsider).getStatus()).isEqualTo(404);
        assertThat(ask(officer, "/members/" + outsider).getStatus()).isEqualTo(200);
        assertThat(ask(officer, "/members/" + UUID.randomUUID()).getStatus()).isEqualTo(404);
        assertThat(ask(officer, "/members/nothing").getStatus()).isEqualTo(404);
        assertThat(ask(as.person(artist), "/members/" + artist).getStatus()).isEqualTo(200);
        assertThat(ask(as.nobody(), "/members/" + zhang).getStatus()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MEMBER", "TREASURER", "FINANCE_OFFICER", "SYSTEM_ADMIN", "SECURITY_ADMIN", "AUDIT_ADMIN", "WELFARE_OFFICER", "FUND_AUDITOR",
        "ASSOCIATION_OFFICER"})
    void listsOfPeopleAreForThoseWhoKeepThem(Role role) throws Exception {
        for (String address : List.of("/members", "/cadres", "/departments")) {
            assertThat(ask(as.role(role, null), address).getStatus()).as(address).isEqualTo(403);
        }
        for (String address : List.of("/exports/of/members", "/exports/of/cadres")) {
            assertThat(ask(as.role(role, null), address).getStatus()).as(address).isEqualTo(404);
        }
    }

    @Test
    void ethnicityAndPoliticalStatusAreForTheOrganisationOfficerTheSchoolChairAndThePerson() throws Exception {
        assertThat(page(officer, "/members/" + group).text()).contains("民族", "维吾尔族");
        assertThat(page(as.role(Role.SCHOOL_CHAIR, school), "/members/" + group).text()).contains("维吾尔族");
        assertThat(page(as.person(group), "/members/" + group).text()).contains("维吾尔族");
        assertThat(page(farmChair, "/members/" + group).text()).doesNotContain("民族", "维吾尔族", "政治面貌");
    }

    @Test
    void wagesAreForThePersonTheTreasurerAndTheFinanceOfficer() throws Exception {
        assertThat(page(as.person(zhang), "/members/" + zhang).text()).contains("4747");
        assertThat(page(as.role(Role.TREASURER, farm), "/members/" + zhang).text()).contains("4747");
        assertThat(page(as.role(Role.FINANCE_OFFICER, null), "/members/" + zhang).text()).contains("4747");
        assertThat(page(officer, "/members/" + zhang).text()).doesNotContain("4747");
        assertThat(page(farmChair, "/members/" + zhang).text()).doesNotContain("4747");
        assertThat(ask(as.role(Role.TREASURER, arts), "/members/" + zhang).getStatus()).isEqualTo(404);
    }

    @Test
    void theJournalKeepsSilentAboutWhatTheReaderMayNotSee() throws Exception {
        jdbc.sql("""
                insert into personnel_change (person_id, at, actor, source, field, before, after)
                values (:id, now(), 'office', 'import', 'politicalStatus', '群众', '中共党员'), (:id, now(), 'office', 'import', 'title', '讲师', '副教授')
                """).param("id", group).update();
        assertThat(page(officer, "/members/" + group).select(".journal").text()).contains("中共党员", "职称 讲师 → 副教授");
        assertThat(page(farmChair, "/members/" + group).select(".journal").text()).contains("副教授").doesNotContain("中共党员");
    }

    private MockHttpServletResponse reveal(RequestPostProcessor who, UUID person, String field, String reason) throws Exception {
        return mvc.perform(post("/members/" + person + "/reveal/" + field).param("reason", reason).header("Accept-Language", "zh-CN").with(csrf()).with(who))
                .andReturn().getResponse();
    }

    @Test
    void aNumberIsShownOnceWithAReasonAndTheAuditTrailKnows() throws Exception {
        assertThat(reveal(officer, zhang, "document", "办理会员卡").getContentAsString()).contains("11010519491231002X").doesNotContain("13800138000");
        assertThat(reveal(officer, zhang, "mobile", "通知开会").getContentAsString()).contains("13800138000");
        assertThat(ask(officer, "/members/" + zhang).getContentAsString()).doesNotContain("11010519491231002X", "13800138000");
        assertThat(jdbc.sql("select reason from identity_audit where act = 'personnel.sensitive.read' and object_id = :id")
                .param("id", zhang.toString()).query(String.class).list()).contains("办理会员卡", "通知开会");
        assertThat(jdbc.sql("select count(*) from identity_session_attributes where position('11010519491231002X' in encode(attribute_bytes, 'escape')) > 0")
                .query(Long.class).single()).isZero();
    }

    @Test
    void withoutAReasonNothingIsShown() throws Exception {
        MockHttpServletResponse response = reveal(officer, zhang, "document", " ");
        assertThat(response.getStatus()).isEqualTo(422);
        assertThat(response.getContentAsString()).contains("110***********002X").doesNotContain("11010519491231002X");
    }

    @Test
    void onlyTheOrganisationOfficerAndThePersonOpenANumber() throws Exception {
        assertThat(reveal(farmChair, zhang, "document", "好奇").getStatus()).isEqualTo(404);
        assertThat(reveal(as.role(Role.SCHOOL_CHAIR, school), zhang, "document", "好奇").getStatus()).isEqualTo(404);
        assertThat(reveal(as.role(Role.ORGANISATION_OFFICER, arts), zhang, "document", "好奇").getStatus()).isEqualTo(404);
        assertThat(reveal(officer, zhang, "wages", "好奇").getStatus()).isEqualTo(404);
        assertThat(reveal(as.person(zhang), zhang, "document", "").getContentAsString()).contains("11010519491231002X");
    }

    private MockHttpServletResponse export(RequestPostProcessor who, String query, String reason, boolean clear) throws Exception {
        return mvc.perform(post(java.net.URI.create("/exports/of/members?" + query)).param("reason", reason).param("clear", Boolean.toString(clear))
                .header("Accept-Language", "zh-CN").with(csrf()).with(who)).andReturn().getResponse();
    }

    static List<List<String>> rows(byte[] file) {
        List<List<String>> rows = new java.util.ArrayList<>();
        try (Workbook workbook = new SheetReader().open(SheetSource.of(file), "x.xlsx")) {
            workbook.read(null, row -> rows.add(row.cells().stream().map(cell -> cell.text()).toList()));
        }
        return rows;
    }

    @Test
    void theExportHoldsExactlyWhatTheListShows() throws Exception {
        MockHttpServletResponse file = export(officer, "unit=" + farm + "&sort=-staff", "年度核对", false);
        assertThat(file.getContentType()).startsWith("application/vnd.openxmlformats");
        List<List<String>> rows = rows(file.getContentAsByteArray());
        assertThat(rows.get(0)).containsExactly("工号", "姓名", "性别", "出生日期", "民族", "政治面貌", "学历", "职称", "岗位类别", "用工形式", "部门编码", "分工会编码",
                "参加工作日期", "入会日期", "证件类型", "证件号码", "手机号码", "一线教职工", "劳动模范", "在岗状态", "预计退休日期");
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row.get(1)))
                .containsExactlyElementsOf(names(officer, "unit=" + farm + "&sort=-staff"));
        assertThat(rows.toString()).contains("=SUM(张)", "110***********002X", "138****8000", "2020-01-01").doesNotContain("11010519491231002X");
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'membership.members.export' and reason = '年度核对'")
                .query(Long.class).single()).isEqualTo(6);
    }

    @Test
    void aBranchExportsItsOwnPeopleWithoutEthnicityAndPoliticalStatus() throws Exception {
        List<List<String>> rows = rows(export(farmChair, "unit=" + arts, "核对", false).getContentAsByteArray());
        assertThat(rows).hasSize(1);
        rows = rows(export(farmChair, "", "核对", false).getContentAsByteArray());
        assertThat(rows.get(0)).doesNotContain("民族", "政治面貌", "岗位工资");
        assertThat(rows.toString()).contains("张三丰").doesNotContain("李文", "维吾尔");
    }

    @Test
    void wholeNumbersLeaveOnlyByTheOrganisationOfficersExplicitChoice() throws Exception {
        assertThat(rows(export(officer, "q=F100", "制作会员卡", true).getContentAsByteArray()).toString()).contains("11010519491231002X", "13800138000");
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'membership.members.export-clear' and reason = '制作会员卡'")
                .query(Long.class).single()).isEqualTo(1);
        MockHttpServletResponse refused = export(farmChair, "q=F100", "制作会员卡", true);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentType()).startsWith("text/html");
        assertThat(page(farmChair, "/exports/of/members").select("#clear")).isEmpty();
        assertThat(page(officer, "/exports/of/members").select("#clear")).hasSize(1);
    }

    @Test
    void withoutAReasonNothingLeaves() throws Exception {
        MockHttpServletResponse refused = export(officer, "q=F100", " ", false);
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("导出理由");
    }

    @Test
    void aNumberTypedIntoTheSearchIsNotWrittenIntoTheAuditTrail() throws Exception {
        export(officer, "q=11010519491231002X", "查重", false);
        assertThat(jdbc.sql("select label from identity_audit where reason = '查重'").query(String.class).single())
                .contains("***").doesNotContain("11010519491231");
    }

    @Test
    void whatIsTypedIntoTheFindBoxIsAnAddressUnlessItIsTheNumberOfADocument() throws Exception {
        MockHttpServletResponse words = mvc.perform(post("/find").param("q", " zsf ").with(csrf()).with(officer)).andReturn().getResponse();
        assertThat(words.getRedirectedUrl()).isEqualTo("/find?q=zsf");
        MockHttpServletResponse number = mvc.perform(post("/find").param("q", "11010519491231002x").with(csrf()).with(officer)).andReturn().getResponse();
        assertThat(number.getStatus()).isEqualTo(200);
        Document page = Jsoup.parse(number.getContentAsString());
        assertThat(page.select("main").text()).contains("张三丰");
        assertThat(page.select("a").eachAttr("href")).noneMatch(href -> href.toUpperCase().contains("002X"));
        assertThat(page.title()).doesNotContain("002");
    }

    @Test
    void theFindBoxFindsWithinTheScope() throws Exception {
        assertThat(page(officer, "/find?q=" + in("zsf")).text()).contains("张三丰", "F100 · 农学院");
        assertThat(page(officer, "/find?q=" + in("外聘人")).text()).contains("非会员");
        assertThat(page(farmChair, "/find?q=W200").text()).doesNotContain("李文");
        assertThat(page(farmChair, "/find?q=" + in("文学院")).select("section.panel")).isEmpty();
        assertThat(page(officer, "/find?q=nxy").text()).contains("农学院", "农学院办公室");
        assertThat(page(as.nobody(), "/find?q=F100").text()).doesNotContain("张三丰");
    }

    @Test
    void theListReadsWellInEnglish() throws Exception {
        String html = mvc.perform(get("/members?state=ANYONE").header("Accept-Language", "en").with(officer)).andReturn().getResponse().getContentAsString();
        assertThat(html).contains("Staff number", "Membership retained", "Transferred out").doesNotContain("??", "membership.", "personnel.");
    }
}
