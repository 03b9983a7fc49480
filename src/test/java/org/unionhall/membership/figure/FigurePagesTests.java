package org.unionhall.membership.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refused;
import static org.unionhall.testing.Refused.refusedAt;

import java.net.URI;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.DutyState;
import org.unionhall.kernel.EmploymentType;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.PostCategory;
import org.unionhall.kernel.Sex;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Post;
import org.unionhall.membership.Segment;
import org.unionhall.membership.Segments;
import org.unionhall.membership.UnitKind;
import org.unionhall.sheet.SheetReader;
import org.unionhall.sheet.SheetSource;
import org.unionhall.sheet.Workbook;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

/** The pages of past days, compositions, figures, retirees and saved filters. Everything is undone afterwards. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class})
@Transactional
class FigurePagesTests {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Segments segments;
    @Autowired A a;
    @Autowired As as;

    UUID school;
    UUID branch;
    UUID group;
    UUID other;
    UUID here;
    UUID gone;
    UUID left;
    RequestPostProcessor officer;
    RequestPostProcessor chair;

    @BeforeEach
    void people() {
        school = a.unit("数字校工会", UnitKind.SCHOOL_UNION, null);
        branch = a.unit("数字分工会", UnitKind.GRASSROOTS_UNION, school);
        group = a.unit("数字小组", UnitKind.GROUP, branch);
        other = a.unit("数字别会", UnitKind.GRASSROOTS_UNION, school);
        here = a.member("留守人").staffNo("Z100").in(branch).save();
        gone = a.member("他调人").staffNo("Z101").in(branch).post(PostCategory.MEDICAL).save();
        move(gone, other, LocalDate.of(2023, 9, 1));
        left = a.member("转走人").staffNo("Z102").in(group).state(MemberState.TRANSFERRED_OUT).save();
        act(left, LocalDate.of(2016, 1, 1), null, "ACTIVE", null, group);
        act(left, LocalDate.of(2024, 5, 1), "ACTIVE", "TRANSFERRED_OUT", group, null);
        jdbc.sql("update membership_stay set to_on = date '2024-05-01' where person_id = :id").param("id", left).update();
        officer = as.role(Role.ORGANISATION_OFFICER, school);
        chair = as.role(Role.BRANCH_CHAIR, branch);
    }

    private void move(UUID person, UUID to, LocalDate on) {
        jdbc.sql("update membership_stay set to_on = :on where person_id = :id and to_on is null").param("on", on).param("id", person).update();
        jdbc.sql("insert into membership_stay (person_id, unit_id, from_on) values (:id, :unit, :on)").param("id", person).param("unit", to).param("on", on).update();
    }

    private void act(UUID person, LocalDate day, String from, String to, UUID fromUnit, UUID toUnit) {
        jdbc.sql("""
                insert into membership_act (person_id, act, from_state, to_state, from_unit, to_unit, on_day, at, actor)
                values (:person, 'TEST', :from, :to, :fromUnit, :toUnit, :day, now(), 'x')
                """).param("person", person).param("from", from, Types.VARCHAR).param("to", to).param("fromUnit", fromUnit, Types.OTHER)
                .param("toUnit", toUnit, Types.OTHER).param("day", day).update();
    }

    private void set(UUID person, String column, Object value) {
        jdbc.sql("update personnel_person set " + column + " = :value where id = :id").param("value", value).param("id", person).update();
    }

    private UUID born(String name, UUID unit, LocalDate born) {
        UUID person = a.member(name).in(unit).state(MemberState.RETAINED).duty(DutyState.RETIRED).save();
        if (born != null) {
            set(person, "birth_on", born);
        }
        return person;
    }

    private MockHttpServletResponse ask(RequestPostProcessor who, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.header("Accept-Language", "zh-CN").with(who).with(csrf())).andReturn().getResponse();
    }

    private Document page(RequestPostProcessor who, String address) throws Exception {
        MockHttpServletResponse response = ask(who, get(URI.create(address)));
        assertThat(response.getStatus()).as(address + response.getContentAsString()).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }

    private int status(RequestPostProcessor who, String address) throws Exception {
        return ask(who, get(URI.create(address))).getStatus();
    }

    private List<String> names(RequestPostProcessor who, String address) throws Exception {
        return page(who, address).select("table.rows tbody th").eachText();
    }

    private static long count(Document page) {
        String text = page.select(".list-count").text().replaceAll("[^0-9]", "");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    /** As it is read: a thousand has its comma. */
    private static long number(Element shown) {
        return Long.parseLong(shown.text().replace(",", ""));
    }

    private static List<List<String>> rows(byte[] file) {
        List<List<String>> rows = new ArrayList<>();
        try (Workbook workbook = new SheetReader().open(SheetSource.of(file), "x.xlsx")) {
            workbook.read(null, row -> rows.add(row.cells().stream().map(cell -> cell.text()).toList()));
        }
        return rows;
    }

    // the roster of a day

    @Test
    void aRosterHasWhoBelongedThereOnTheDayAndNobodyElse() throws Exception {
        assertThat(names(officer, "/units/" + branch + "/roster?on=2023-08-31")).containsExactlyInAnyOrder("留守人", "他调人", "转走人");
        assertThat(names(officer, "/units/" + branch + "/roster?on=2023-09-01")).containsExactlyInAnyOrder("留守人", "转走人");
        assertThat(names(officer, "/units/" + branch + "/roster?on=2024-05-01")).containsExactly("留守人");
        assertThat(names(officer, "/units/" + group + "/roster?on=2020-01-01")).containsExactly("转走人");
        assertThat(names(officer, "/units/" + branch + "/roster")).containsExactly("留守人");
        assertThat(names(officer, "/units/" + branch + "/roster?on=2999-01-01")).as("what is to come nobody knows").containsExactly("留守人");
    }

    @Test
    void aRosterOfAUnitOutsideTheScopeDoesNotExist() throws Exception {
        for (String page : List.of("/roster", "/roster/print", "/composition")) {
            assertThat(status(chair, "/units/" + branch + page)).isEqualTo(200);
            assertThat(status(chair, "/units/" + group + page)).isEqualTo(200);
            assertThat(status(chair, "/units/" + other + page)).isEqualTo(404);
            assertThat(status(chair, "/units/" + school + page)).isEqualTo(404);
            assertThat(status(as.role(Role.MEMBER, null), "/units/" + branch + page)).isEqualTo(403);
        }
        assertThat(status(chair, "/exports/of/roster?of=" + other)).isEqualTo(404);
        assertThat(status(chair, "/exports/of/roster")).isEqualTo(404);
    }

    @Test
    void whoHasLeftTheReadersSightIsANameInThePastAndNoMore() throws Exception {
        Document page = page(chair, "/units/" + branch + "/roster?on=2023-08-31");
        Element row = page.select("tr:contains(他调人)").first();
        assertThat(row.text()).contains("Z101", "数字分工会", "正式会员").doesNotContain("医护岗", "女");
        assertThat(row.select("a")).isEmpty();
        assertThat(page.select("tr:contains(留守人) a").attr("href")).isEqualTo("/members/" + here);
        assertThat(page(officer, "/units/" + branch + "/roster?on=2023-08-31").select("tr:contains(他调人)").text()).contains("医护岗", "女");
    }

    @Test
    void askingForAFactFindsNobodyWhoseFactsAreNotForTheReader() throws Exception {
        assertThat(names(officer, "/units/" + branch + "/roster?on=2023-08-31&post=MEDICAL")).containsExactly("他调人");
        assertThat(names(chair, "/units/" + branch + "/roster?on=2023-08-31&post=MEDICAL")).isEmpty();
    }

    @Test
    void ethnicityAndPoliticalStatusAreAskedByThoseWhoMaySeeThemOnly() throws Exception {
        set(here, "ethnicity", Ethnicity.HUI.name());
        assertThat(names(officer, "/units/" + branch + "/roster?ethnicity=HUI")).containsExactly("留守人");
        assertThat(names(officer, "/units/" + branch + "/roster?peoples=HAN")).isEmpty();
        a.member("另一人").in(branch).save();
        assertThat(names(chair, "/units/" + branch + "/roster?ethnicity=HUI")).as("not asked").hasSize(2);
        assertThat(page(chair, "/units/" + branch + "/roster").select("[name=ethnicity], [name=politics], [name=peoples]")).isEmpty();
    }

    @Test
    void aRosterIsSearchedSortedAndPaged() throws Exception {
        for (int n = 0; n < 25; n++) {
            a.member("排队" + (char) ('甲' + n)).staffNo("Y" + (100 + n)).in(branch).save();
        }
        assertThat(names(officer, "/units/" + branch + "/roster?q=Z100")).containsExactly("留守人");
        List<String> all = names(officer, "/units/" + branch + "/roster?sort=-staff&size=100");
        assertThat(all).hasSize(26).startsWith("留守人");
        List<String> paged = new ArrayList<>(names(officer, "/units/" + branch + "/roster?sort=-staff"));
        paged.addAll(names(officer, "/units/" + branch + "/roster?sort=-staff&page=2"));
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void theExportOfARosterHasTheRowsOfTheList() throws Exception {
        String query = "?of=" + branch + "&on=2023-08-31&sort=-staff";
        assertThat(page(chair, "/units/" + branch + "/roster?on=2023-08-31&sort=-staff").select("a.list-export").attr("href"))
                .startsWith("/exports/of/roster?").contains("of=" + branch, "on=2023-08-31");
        MockHttpServletResponse answer = ask(chair, post(URI.create("/exports/of/roster" + query)).param("reason", "换届核对"));
        List<List<String>> rows = rows(answer.getContentAsByteArray());
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("姓名", "工号", "当日所属工会");
        assertThat(rows.subList(1, 4)).extracting(row -> row.get(0)).containsExactly("转走人", "他调人", "留守人");
        assertThat(String.join("", rows.get(2))).doesNotContain("医护");
        assertThat(ask(chair, post(URI.create("/exports/of/roster" + query)).param("reason", "")).getStatus()).isEqualTo(422);
    }

    @Test
    void thePrintedRosterHasRoomForTheSeal() throws Exception {
        Document print = page(chair, "/units/" + branch + "/roster/print?on=2023-08-31");
        assertThat(print.select(".sheet tbody tr")).hasSize(3);
        assertThat(print.select(".seal").text()).contains("数字分工会");
    }

    // composition

    private List<UUID> many(UUID unit, int people, Ethnicity ethnicity, Sex sex) {
        List<UUID> all = new ArrayList<>();
        for (int n = 0; n < people; n++) {
            all.add(a.member("众人").in(unit).ethnicity(ethnicity).sex(sex).save());
        }
        return all;
    }

    private Element panel(Document page, String title) {
        return page.select("section.panel").stream().filter(panel -> panel.select("h3").text().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void everyNumberOfACompositionIsTheCountOfItsList() throws Exception {
        many(branch, 8, Ethnicity.HAN, Sex.MALE);
        many(branch, 3, Ethnicity.HUI, Sex.FEMALE);
        many(branch, 2, Ethnicity.UYGHUR, Sex.UNKNOWN);
        set(here, "birth_on", LocalDate.now().minusYears(36));
        set(here, "front_line", false);
        set(here, "model_worker", true);
        Document page = page(officer, "/units/" + branch + "/composition");
        assertThat(page.select(".lead").text()).contains("14 人");
        assertThat(page.select("section.panel h3").eachText()).contains("性别", "年龄段", "汉族与少数民族", "少数民族构成", "学历", "政治面貌", "岗位类别", "用工形式", "一线教职工", "劳动模范");
        assertThat(panel(page, "汉族与少数民族").text()).contains("汉族 9 64.3%", "少数民族 5 35.7%");
        assertThat(panel(page, "年龄段").text()).contains("36至45岁 1", "未登记 13");
        assertThat(panel(page, "劳动模范").text()).contains("是 1");
        int links = 0;
        for (Element row : page.select("section.panel tbody tr")) {
            String href = row.select("a").attr("href");
            assertThat(count(page(officer, href))).as(href).isEqualTo(number(row.select("td.num").first()));
            links++;
        }
        assertThat(links).isGreaterThan(12);
        for (Element panel : page.select("section.panel:has(tfoot)")) {
            long sum = panel.select("tbody tr td:nth-child(2)").stream().mapToLong(cell -> number(cell)).sum();
            assertThat(panel.select("tfoot td").first().text()).as(panel.text()).isEqualTo(Long.toString(sum));
        }
    }

    @Test
    void agesAreThoseOfTheDay() throws Exception {
        set(here, "birth_on", LocalDate.of(1980, 6, 15));
        move(gone, branch, LocalDate.of(2024, 1, 1));
        set(gone, "birth_on", LocalDate.of(1980, 6, 15));
        assertThat(panel(page(officer, "/units/" + branch + "/composition?on=2016-06-14"), "年龄段").text()).contains("35岁及以下 2");
        assertThat(panel(page(officer, "/units/" + branch + "/composition?on=2016-06-15"), "年龄段").text()).contains("36至45岁 2");
    }

    @Test
    void aChairSeesNoSmallGroupOfEthnicityAndCannotWorkItOut() throws Exception {
        for (int n = 0; n < 20; n++) {
            many(branch, 1, Ethnicity.HAN, Sex.MALE);
        }
        many(branch, 3, Ethnicity.HUI, Sex.FEMALE);
        Document page = page(chair, "/units/" + branch + "/composition?on=" + LocalDate.now().withDayOfYear(1));
        assertThat(panel(page, "汉族与少数民族").text()).contains("不分组显示").doesNotContain("21", "3 ");
        assertThat(panel(page, "少数民族构成").text()).contains("不分组显示").doesNotContain("回族");
        assertThat(panel(page, "性别").text()).as("whom the reader sees one by one may be counted").contains("女 4", "男 20");
        many(branch, 6, Ethnicity.UYGHUR, Sex.FEMALE);
        page = page(chair, "/units/" + branch + "/composition?on=" + LocalDate.now().withDayOfYear(1));
        assertThat(panel(page, "汉族与少数民族").text()).contains("汉族 21", "少数民族 9");
        assertThat(panel(page, "少数民族构成").text()).contains("不分组显示").doesNotContain("回族", "维吾尔族");
        assertThat(panel(page(officer, "/units/" + branch + "/composition"), "少数民族构成").text()).contains("维吾尔族 6", "回族 3");
    }

    @Test
    void suchSumsAreOfTheOwnUnitWholeAndOfOneDayAYear() throws Exception {
        many(group, 12, Ethnicity.HAN, Sex.MALE);
        many(branch, 12, Ethnicity.HAN, Sex.MALE);
        assertThat(panel(page(chair, "/units/" + group + "/composition"), "汉族与少数民族").text()).as("a part of the branch").contains("不分组显示");
        LocalDate today = LocalDate.now();
        if (today.getDayOfYear() > 1) {
            assertThat(panel(page(chair, "/units/" + branch + "/composition"), "汉族与少数民族").text()).contains(today.withDayOfYear(1).toString(), "汉族 25");
        }
    }

    @Test
    void thoseOutOfSightAreCountedButNotInSmallGroups() throws Exception {
        many(branch, 9, Ethnicity.HAN, Sex.MALE);
        Document page = page(chair, "/units/" + branch + "/composition?on=2023-08-31");
        assertThat(page.select(".lead").text()).contains("12 人");
        assertThat(panel(page, "岗位类别").text()).contains("不分组显示").doesNotContain("医护岗");
        assertThat(page.select("section.panel tbody a")).as("no list has all of them").isEmpty();
        assertThat(panel(page(officer, "/units/" + branch + "/composition?on=2023-08-31"), "岗位类别").text()).contains("医护岗 1");
    }

    @Test
    void theSmallestGroupIsARuleOfTheRulebook() throws Exception {
        many(branch, 9, Ethnicity.HAN, Sex.MALE);
        many(branch, 6, Ethnicity.HUI, Sex.MALE);
        String first = "/units/" + branch + "/composition?on=" + LocalDate.now().withDayOfYear(1);
        assertThat(panel(page(chair, first), "汉族与少数民族").text()).contains("少数民族 6");
        jdbc.sql("""
                insert into rulebook_setting (id, rule, value, from_on, document, set_by, set_at)
                values (uuidv7(), 'membership.figure.least-group', '7'::jsonb, date '2000-01-01', '', 'x', now())
                """).update();
        assertThat(panel(page(chair, first), "汉族与少数民族").text()).contains("不分组显示");
    }

    @Test
    void aBodyIsMadeUpOfThoseWhoHeldOfficeOnTheDay() throws Exception {
        UUID office = a.office(branch, Post.CHAIR, here, LocalDate.of(2018, 1, 1), null);
        a.office(branch, Post.ORGANISATION, here, LocalDate.of(2019, 1, 1), null);
        a.office(branch, Post.FUND_AUDIT_HEAD, gone, LocalDate.of(2018, 1, 1), null);
        jdbc.sql("update membership_office set to_on = date '2022-01-01' where id = :id").param("id", office).update();
        Document page = page(officer, "/units/" + branch + "/composition?body=COMMITTEE&on=2021-12-31");
        assertThat(page.select(".lead").text()).as("two posts, one person").contains("1 人");
        assertThat(page.text()).contains("留守人", "主席", "组织委员").doesNotContain("他调人");
        assertThat(page(officer, "/units/" + branch + "/composition?body=FUND_AUDIT&on=2021-12-31").text()).contains("他调人").doesNotContain("留守人");
        assertThat(page(officer, "/units/" + branch + "/composition?body=COMMITTEE&on=2017-12-31").text()).contains("当日没有人员");
        UUID body = a.unit("数字女工委", UnitKind.WOMENS_COMMITTEE, branch);
        a.office(body, Post.WOMEN_HEAD, gone, LocalDate.of(2020, 1, 1), null);
        assertThat(page(officer, "/units/" + branch + "/composition?body=WOMENS&on=2021-12-31").text()).as("kept as a unit of its own").contains("他调人", "女工主任");
    }

    // joined and left

    @Test
    void joiningAndLeavingCountEachTimeAndWithinTheReadersUnits() throws Exception {
        act(here, LocalDate.of(2020, 3, 1), null, "ACTIVE", null, branch);
        act(here, LocalDate.of(2020, 5, 1), "ACTIVE", "WITHDRAWN", branch, null);
        act(here, LocalDate.of(2020, 9, 30), "WITHDRAWN", "ACTIVE", null, branch);
        act(here, LocalDate.of(2020, 10, 1), "ACTIVE", "RETAINED", branch, branch);
        act(gone, LocalDate.of(2020, 6, 1), null, "ACTIVE", null, other);
        String joined = "/members/movements?what=JOINED&from=2020-03-01&to=2020-09-30";
        assertThat(names(officer, joined)).containsExactly("留守人", "他调人", "留守人");
        assertThat(names(chair, joined)).containsExactly("留守人", "留守人");
        assertThat(names(chair, joined + "&unit=" + other)).isEmpty();
        assertThat(names(chair, "/members/movements?what=LEFT&from=2020-03-01&to=2020-12-31")).containsExactly("留守人");
        assertThat(names(chair, "/members/movements?what=LEFT&from=2024-05-01&to=2024-05-01")).containsExactly("转走人");
        assertThat(page(chair, "/members/movements?what=LEFT&from=2024-05-01&to=2024-05-01").select("tbody a")).as("out of sight by now").isEmpty();
        List<List<String>> rows = rows(ask(chair, post(URI.create("/exports/of/movements?what=JOINED&from=2020-03-01&to=2020-09-30"))
                .param("reason", "年报")).getContentAsByteArray());
        assertThat(rows).hasSize(3);
    }

    // retired members

    @Test
    void bothReadingsOfOverSeventyAreNamedAndCounted() throws Exception {
        LocalDate on = LocalDate.of(2026, 10, 18);
        born("退六九", branch, on.minusYears(70).plusDays(1));
        born("退七十", branch, on.minusYears(70));
        born("退七一", branch, on.minusYears(71));
        born("退闰日", group, LocalDate.of(1956, 2, 29));
        born("退无日", branch, null);
        UUID abroad = born("出国人", branch, on.minusYears(71));
        set(abroad, "duty_state", DutyState.UNPAID_LEAVE.name());
        born("别会退", other, on.minusYears(80));
        Document page = page(chair, "/retirees?on=" + on);
        assertThat(page.select(".tabs a").eachText()).containsExactly("全部 5", "70岁以上（含70） 3", "超过70岁（不含70） 1", "无出生日期 1");
        assertThat(page.text()).contains("“以上”含本数", "“超过70岁”不含本数");
        assertThat(names(chair, "/retirees?on=" + on + "&age=REACHED")).containsExactly("退七一", "退闰日", "退七十");
        assertThat(names(chair, "/retirees?on=" + on + "&age=OVER")).containsExactly("退七一");
        assertThat(names(chair, "/retirees?on=" + on + "&age=UNKNOWN")).containsExactly("退无日");
        assertThat(names(chair, "/retirees?on=2026-02-28&age=REACHED")).doesNotContain("退闰日");
        assertThat(names(chair, "/retirees?on=2026-03-01&age=REACHED")).contains("退闰日");
        assertThat(page(chair, "/retirees/print?on=" + on + "&age=REACHED").select(".sheet tbody tr")).hasSize(3);
        List<List<String>> rows = rows(ask(chair, post(URI.create("/exports/of/retirees?age=REACHED&on=" + on)).param("reason", "重阳慰问"))
                .getContentAsByteArray());
        assertThat(rows).hasSize(4);
        assertThat(rows.get(1)).startsWith("退七一");
    }

    // shares

    @Test
    void theJoiningRateHasBothNumbers() throws Exception {
        UUID department = a.department("数字办", branch);
        a.member("派遣会员").in(branch).employment(EmploymentType.LABOUR_DISPATCH).save();
        a.member("派遣未入").at(department).employment(EmploymentType.LABOUR_DISPATCH).save();
        a.member("派遣退休").in(branch).employment(EmploymentType.LABOUR_DISPATCH).duty(DutyState.RETIRED).state(MemberState.RETAINED).save();
        a.member("别处派遣").employment(EmploymentType.LABOUR_DISPATCH).save();
        Document page = page(chair, "/figures/joining");
        Element row = page.select("tr:contains(劳务派遣)").first();
        assertThat(row.select("td").eachText()).containsExactly("1", "2", "1", "50.0%");
        assertThat(count(page(chair, row.select("a").attr("href")))).isEqualTo(1);
        RequestPostProcessor all = as.role(Role.ORGANISATION_OFFICER, null);
        for (Element link : page(all, "/figures/joining").select("td.num a")) {
            assertThat(count(page(all, link.attr("href")))).as(link.attr("href")).isEqualTo(number(link));
        }
    }

    @Test
    void completenessNamesWhatIsMissingBranchByBranchAndPersonByPerson() throws Exception {
        jdbc.sql("update personnel_person set birth_on = date '1980-01-01', education = 'MASTERS', document_hash = '\\x01', document_sealed = '\\x01', mobile_hash = '\\x01', "
                + "mobile_sealed = '\\x01' where id = :id").param("id", here).update();
        jdbc.sql("insert into personnel_posting (person_id, department_id, from_on) values (:id, :at, date '2015-01-01')").param("id", here)
                .param("at", a.department("齐备办", branch)).update();
        UUID lacking = a.member("缺项人").in(group).save();
        Document page = page(officer, "/figures/completeness");
        Element line = page.select("tr:contains(数字分工会)").first();
        assertThat(line.select("td.num").eachText()).containsExactly("2", "1", "50.0%");
        for (Element link : page.select("tbody a")) {
            assertThat(count(page(officer, link.attr("href")))).as(link.attr("href")).isEqualTo(Long.parseLong(link.text().replaceAll(".*?(\\d+)$", "$1")));
        }
        Document list = page(officer, "/members?missing=ANY&unit=" + branch);
        assertThat(list.select("tbody tr").text()).contains("缺项人", "出生日期、学历、证件号码、手机号码、部门").doesNotContain("留守人");
        assertThat(names(officer, "/members?missing=RETIRES_ON&unit=" + branch)).containsExactlyInAnyOrder("留守人", "缺项人");
        set(lacking, "retires_on", LocalDate.of(2027, 1, 1));
        assertThat(names(officer, "/members?retiresFrom=2027-01-01&retiresTo=2027-01-01&unit=" + branch)).containsExactly("缺项人");
        assertThat(names(officer, "/members?retiresFrom=2027-01-02&unit=" + branch)).isEmpty();
    }

    @Test
    void birthdaysAreFoundByTheirMonth() throws Exception {
        set(here, "birth_on", LocalDate.of(1980, 12, 31));
        assertThat(names(chair, "/members?birthday=12")).containsExactly("留守人");
        assertThat(names(chair, "/members?birthday=1")).isEmpty();
        assertThat(names(chair, "/members?birthday=13")).as("not asked").containsExactly("留守人");
    }

    @Test
    void everyFigureIsTheCountOfTheListItOpensAndSaysWhatItMeans() throws Exception {
        act(here, LocalDate.now(), null, "ACTIVE", null, branch);
        set(here, "birth_on", LocalDate.now().plusMonths(1).withDayOfMonth(1).minusYears(30));
        set(here, "retires_on", LocalDate.now().plusMonths(6));
        born("退休甲", branch, null);
        for (RequestPostProcessor reader : List.of(chair, officer, as.role(Role.ORGANISATION_OFFICER, null))) {
            Document page = page(reader, "/figures");
            assertThat(page.select("tbody th").eachText()).contains("入会", "离会", "保留会籍", "下月生日", "即将退休", "无预计退休日期", "资料不完整", "在职会员");
            for (Element row : page.select("tbody tr")) {
                Element value = row.select("td.num a").first();
                if (!value.attr("href").startsWith("/units")) {
                    assertThat(count(page(reader, value.attr("href")))).as(row.text()).isEqualTo(Long.parseLong(value.text().replace(",", "")));
                }
                assertThat(row.select("td")).allMatch(Element::hasText);
            }
        }
        Document mine = page(chair, "/figures");
        for (String name : List.of("入会", "下月生日", "即将退休", "保留会籍")) {
            assertThat(mine.select("tr:has(th:containsOwn(" + name + ")) td.num").text()).as(name).isEqualTo("1");
        }
    }

    // saved filters

    private Actor actor(AccountId account, Role role, UUID unit) {
        return new Actor(account, null, "x", List.of(new HeldRole(role, unit == null ? Scope.everything() : Scope.below(unit), "", null)));
    }

    private RequestPostProcessor keeper(String name, Role role, UUID unit) {
        AccountId account = as.account(null, name);
        as.grant(account, role, unit);
        return request -> {
            request.setCookies(as.cookie(account));
            return request;
        };
    }

    @Test
    void aFilterIsSavedOpenedRenamedAndThrownAway() throws Exception {
        RequestPostProcessor owner = keeper("存者", Role.BRANCH_CHAIR, branch);
        a.member("女会员").in(branch).sex(Sex.FEMALE).save();
        String link = page(owner, "/members?sex=FEMALE&page=2&size=50").select("a[href^=/segments/new]").attr("href");
        assertThat(link).isEqualTo("/segments/new?sex=FEMALE");
        Document form = page(owner, link);
        assertThat(form.select(".chip").text()).contains("性别：女");
        assertThat(ask(owner, post("/segments").param("name", "女职工").param("filters", form.select("[name=filters]").val())).getRedirectedUrl()).isEqualTo("/segments");
        Document list = page(owner, "/segments");
        assertThat(list.select("tbody tr").text()).contains("女职工", "性别：女", "仅自己");
        assertThat(list.select("tbody td.num").text()).isEqualTo("2");
        String address = list.select("tbody th a").attr("href");
        assertThat(ask(owner, get(address)).getRedirectedUrl()).isEqualTo("/members?sex=FEMALE");
        assertThat(ask(owner, post(address + "/rename").param("name", "女会员")).getRedirectedUrl()).isEqualTo("/segments");
        assertThat(page(owner, "/segments").select("tbody th").text()).isEqualTo("女会员");
        ask(owner, post(address + "/delete"));
        assertThat(page(owner, "/segments").text()).contains("还没有保存的筛选");
        assertThat(status(owner, address)).isEqualTo(404);
    }

    @Test
    void whatIsWrongWithAFilterIsSaidAndNothingIsSaved() throws Exception {
        RequestPostProcessor owner = keeper("错者", Role.BRANCH_CHAIR, branch);
        for (String[] wrong : new String[][] {{"", "", "sex=MALE", "请填写名称"}, {"长".repeat(61), "", "", "最多 60"}, {"查号", "", "q=11010519491231002X", "不能保存证件号"},
            {"查手机", "", "q=138-0013-8000", "不能保存证件号"}, {"别会", other.toString(), "", "只能在您管理的组织内"}, {"全部", "ALL", "", "只能在您管理的组织内"}, {"乱", "x", "", "只能在您管理的组织内"}}) {
            MockHttpServletResponse answer = ask(owner, post("/segments").param("name", wrong[0]).param("share", wrong[1]).param("filters", wrong[2]));
            assertThat(answer.getStatus()).as(wrong[0]).isEqualTo(422);
            assertThat(Jsoup.parse(answer.getContentAsString()).select("[role=alert]").text()).contains(wrong[3]);
        }
        assertThat(page(owner, "/segments").select("tbody tr")).isEmpty();
    }

    @Test
    void aFilterHasANameOfSixtyCharactersNoNumberOfAPersonAndAnEnd() {
        Actor owner = actor(as.account(null, "主人"), Role.BRANCH_CHAIR, branch);
        refusedAt("name", "membership.segment.name.missing", () -> segments.save(owner, " ", Address.of("/members"), false, null));
        refusedAt("name", "membership.segment.name.long", () -> segments.save(owner, "长".repeat(61), Address.of("/members"), false, null));
        refused("membership.segment.number", () -> segments.save(owner, "查人", Address.of("/members?q=138-0013-8000"), false, null));
        refused("membership.segment.long", () -> segments.save(owner, "太长", Address.of("/members?q=" + "x".repeat(1999)), false, null));
        refusedAt("share", "membership.segment.unit", () -> segments.save(owner, "别会", Address.of("/members"), true, other));
        refusedAt("share", "membership.segment.unit", () -> segments.save(owner, "全部", Address.of("/members"), true, null));
        assertThat(segments.list(owner)).isEmpty();
        segments.save(owner, "长".repeat(60), Address.of("/members?q=1380013800"), true, group);
        segments.save(owner, "够长", Address.of("/members?q=" + "x".repeat(1998)), false, null);
        assertThat(segments.list(owner)).hasSize(2);
    }

    @Test
    void twoFiltersOfOneOwnerHaveTwoNames() {
        Actor owner = actor(as.account(null, "主人"), Role.BRANCH_CHAIR, branch);
        segments.save(owner, "同名", Address.of("/members"), false, null);
        segments.save(actor(as.account(null, "他人"), Role.BRANCH_CHAIR, branch), "同名", Address.of("/members"), false, null);
        refusedAt("name", "membership.segment.name.taken", () -> segments.save(owner, " 同名 ", Address.of("/members?sex=MALE"), false, null));
    }

    @Test
    void aFilterIsNotRenamedToAnother() {
        Actor owner = actor(as.account(null, "主人"), Role.BRANCH_CHAIR, branch);
        segments.save(owner, "甲", Address.of("/members"), false, null);
        Segment second = segments.find(owner, segments.save(owner, "乙", Address.of("/members"), false, null)).orElseThrow();
        refusedAt("name", "membership.segment.name.taken", () -> segments.rename(owner, second, "甲"));
    }

    @Test
    void aSharedFilterIsSeenByThoseWhoWorkInTheUnitAndChangedByItsOwnerOnly() {
        Actor owner = actor(as.account(null, "主人"), Role.BRANCH_CHAIR, branch);
        UUID shared = segments.save(owner, "本会", Address.of("/members?sex=FEMALE"), true, branch);
        UUID kept = segments.save(owner, "自用", Address.of("/members"), false, null);
        Actor leader = actor(new AccountId(UUID.randomUUID()), Role.GROUP_LEADER, group);
        Actor above = actor(new AccountId(UUID.randomUUID()), Role.ORGANISATION_OFFICER, school);
        Actor all = actor(new AccountId(UUID.randomUUID()), Role.ORGANISATION_OFFICER, null);
        for (Actor reader : List.of(leader, above, all)) {
            assertThat(segments.list(reader)).extracting(Segment::id).contains(shared).doesNotContain(kept);
            Segment segment = segments.find(reader, shared).orElseThrow();
            assertThatThrownBy(() -> segments.rename(reader, segment, "抢")).hasMessageContaining("membership.segment.not-yours");
            assertThatThrownBy(() -> segments.delete(reader, segment)).hasMessageContaining("membership.segment.not-yours");
        }
        for (Actor stranger : List.of(actor(new AccountId(UUID.randomUUID()), Role.BRANCH_CHAIR, other), actor(new AccountId(UUID.randomUUID()), Role.MEMBER, null))) {
            assertThat(segments.find(stranger, shared)).isEmpty();
            assertThat(segments.list(stranger)).isEmpty();
        }
    }

    @Test
    void whomASegmentMeansIsAskedAnewWithTheReadersOwnScope() {
        Actor owner = actor(as.account(null, "主人"), Role.ORGANISATION_OFFICER, school);
        Segment segment = segments.find(owner, segments.save(owner, "全校女会员", Address.of("/members?sex=FEMALE&page=3"), true, school)).orElseThrow();
        Actor reader = actor(new AccountId(UUID.randomUUID()), Role.BRANCH_CHAIR, branch);
        assertThat(segments.people(owner, segment)).extracting(person -> person.value()).containsExactlyInAnyOrder(here, gone);
        assertThat(segments.people(reader, segment)).extracting(person -> person.value()).containsExactly(here);
        UUID fresh = a.member("新女会员").in(group).save();
        assertThat(segments.people(reader, segment)).extracting(person -> person.value()).containsExactlyInAnyOrder(here, fresh);
        assertThat(segments.count(reader, segment)).isEqualTo(2);
        assertThat(segments.people(actor(new AccountId(UUID.randomUUID()), Role.MEMBER, null), segment)).isEmpty();
    }

    @Test
    void aFilterRenamedInTwoWindowsIsRenamedOnce() {
        Actor owner = actor(as.account(null, "主人"), Role.BRANCH_CHAIR, branch);
        Segment seen = segments.find(owner, segments.save(owner, "旧名", Address.of("/members"), false, null)).orElseThrow();
        segments.rename(owner, seen, "新名");
        assertThatThrownBy(() -> segments.rename(owner, seen, "再新")).hasMessageContaining("membership.segment.moved");
    }

    // addresses and languages

    @ParameterizedTest
    @ValueSource(strings = {"/units/{b}/roster?on=x&sort=-&sex=Q&age=1&page=-1", "/units/{b}/roster?on=0000-00-00&q=%25&ethnicity=%27", "/units/{b}/composition?on=2026-02-30&body=X",
        "/members/movements?from=2030-01-01&to=2000-01-01&what=X&unit=z", "/retirees?on=1900-01-01&age=X&sort=-q", "/retirees?on=2199-12-31", "/figures/joining?x=y",
        "/figures/completeness?page=9", "/segments?x", "/segments/new?sex=%00&q=%25", "/members?birthday=99999999999&missing=X&retiresFrom=x&staff=maybe"})
    void anAddressNeverBreaksThePage(String address) throws Exception {
        for (RequestPostProcessor reader : List.of(officer, chair)) {
            assertThat(status(reader, address.replace("{b}", branch.toString()))).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/units/{b}/roster", "/units/{b}/roster/print", "/units/{b}/composition", "/units/{b}/composition?body=COMMITTEE", "/members/movements?what=LEFT&from=2020-01-01",
        "/retirees", "/retirees/print", "/figures", "/figures/joining", "/figures/completeness", "/segments", "/segments/new?sex=MALE&birthday=3&missing=ANY&staff=yes",
        "/exports/of/roster?of={b}", "/exports/of/retirees?age=OVER", "/exports/of/movements", "/members?missing=ANY"})
    void everyPageSpeaksBothLanguagesWithoutGaps(String address) throws Exception {
        born("退休甲", branch, LocalDate.of(1950, 1, 1));
        a.office(branch, Post.CHAIR, here, LocalDate.of(2018, 1, 1), null);
        segments.save(actor(as.account(null, "x"), Role.ORGANISATION_OFFICER, school), "语言", Address.of("/members?staff=yes&birthday=5"), true, school);
        for (String language : List.of("zh-CN", "en")) {
            String html = mvc.perform(get(URI.create(address.replace("{b}", branch.toString()))).header("Accept-Language", language).with(officer)).andReturn().getResponse()
                    .getContentAsString();
            assertThat(Jsoup.parse(html).text()).as(language).doesNotContain("??", "membership.", "personnel.", "kernel.", "desk.", "th:", "{0");
        }
    }
}
