package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.unionhall.desk.FigureSource.Figure;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.intake.Roster;
import org.unionhall.personnel.PersonWords;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.testing.Statements;
import org.unionhall.web.Chart;

/** The whole sample university: 4,986 members, 44 and one units, 221 cadres in 260 posts. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class, Statements.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegisterOfASchoolTests {

    /** The desk of a cadre needs 21; the rest is room for what modules still to come put on it. */
    private static final int MOST_STATEMENTS = 30;
    /** The first page gathers the tasks and figures of every module, one or two statements each. */
    private static final int MOST_ON_THE_DESK = 40;

    @Autowired MockMvc mvc;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;
    @Autowired JdbcClient jdbc;
    @Autowired A a;
    @Autowired As as;
    @Autowired Statements statements;
    @Autowired List<org.unionhall.desk.FigureSource> figures;
    @Autowired List<org.unionhall.desk.DeskSource> tasks;
    @Autowired PersonWords words;
    @Autowired UnitTree tree;
    @Autowired MemberList list;
    @Autowired Cadres cadres;
    @Autowired OfficeRoles roles;
    @Autowired Rosters rosters;

    UUID branch;
    RequestPostProcessor officer;

    @BeforeAll
    void school() {
        a.university();
        branch = jdbc.sql("select id from membership_unit where kind = 'GRASSROOTS_UNION' order by code limit 1").query(UUID.class).single();
        officer = as.role(Role.ORGANISATION_OFFICER, null);
    }

    private static Actor actor(Role role, UUID unit) {
        return new Actor(new AccountId(UUID.randomUUID()), null, "x", List.of(new HeldRole(role, unit == null ? Scope.everything() : Scope.below(unit), "", null)));
    }

    private Document page(RequestPostProcessor who, String address) throws Exception {
        MockHttpServletResponse response = mvc.perform(get(URI.create(address)).header("Accept-Language", "zh-CN").with(who)).andReturn().getResponse();
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return Jsoup.parse(response.getContentAsString());
    }

    private long count(RequestPostProcessor who, String address) throws Exception {
        String text = page(who, address).select(".list-count").text().replaceAll("[^0-9]", "");
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    @Test
    void theFiguresAreThoseOfTheRosters() {
        Map<String, Long> all = figures.stream().flatMap(source -> source.figures(actor(Role.ORGANISATION_OFFICER, null)).stream())
                .collect(Collectors.toMap(Figure::name, Figure::value));
        long members = jdbc.sql("select count(*) from membership_member where state in ('ACTIVE', 'RETAINED')").query(Long.class).single();
        assertThat(all).containsEntry("membership.figure.members", members).containsEntry("membership.figure.branches", 31L)
                .containsEntry("membership.figure.direct-groups", 1L).containsEntry("membership.figure.associations", 12L)
                .containsEntry("membership.figure.cadres", 221L).containsEntry("membership.figure.posts", 260L);
    }

    @Test
    void everyFigureIsTheCountOfTheListItOpens() throws Exception {
        for (UUID unit : new UUID[] {null, branch}) {
            Role role = unit == null ? Role.ORGANISATION_OFFICER : Role.BRANCH_CHAIR;
            List<Figure> of = figures.stream().flatMap(source -> source.figures(actor(role, unit)).stream()).toList();
            assertThat(of).isNotEmpty();
            for (Figure figure : of) {
                assertThat(count(as.role(role, unit), figure.href())).as(figure.name()).isEqualTo(figure.value());
            }
        }
    }

    @Test
    void everyBarIsTheCountOfTheListItOpens() throws Exception {
        for (UUID unit : new UUID[] {null, branch}) {
            Role role = unit == null ? Role.ORGANISATION_OFFICER : Role.BRANCH_CHAIR;
            List<Chart> charts = figures.stream().flatMap(source -> source.charts(actor(role, unit), Locale.CHINESE).stream()).toList();
            assertThat(charts).extracting(Chart::name).contains("membership.chart.sex", "membership.chart.employment");
            long members = list.count(Sight.ofLists(actor(role, unit)), MemberSearch.of(org.unionhall.web.Address.of("/members")));
            RequestPostProcessor reader = as.role(role, unit);
            for (Chart chart : charts) {
                assertThat(chart.total()).as(chart.name()).isEqualTo(members);
                for (Chart.Bar bar : chart.bars()) {
                    assertThat(bar.href() == null || count(reader, bar.href()) == bar.value()).as(chart.name() + " " + bar).isTrue();
                }
            }
        }
    }

    @Test
    void aChartIsATableFirstAndFetchesWhatDrawsItOnlyWhenSeen() throws Exception {
        Document desk = page(officer, "/");
        assertThat(desk.select("table.tally-table tbody td a, table.tally-table tbody th a")).hasSizeGreaterThan(30);
        assertThat(desk.select(".tally-picture[hidden][aria-hidden=true]")).hasSize(3);
        assertThat(desk.select("script").eachAttr("src")).noneMatch(source -> source.contains("echarts"));
        assertThat(page(officer, "/members").select("script").eachAttr("src")).noneMatch(source -> source.contains("chart"));
    }

    @Test
    void termsThatRunOutAreTasksWithTheirList() throws Exception {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        jdbc.sql("update membership_office set from_on = :from, term_to_on = :day where unit_id = :unit and to_on is null")
                .param("from", today.minusYears(5)).param("day", today.minusDays(1)).param("unit", branch).update();
        UUID other = jdbc.sql("select unit_id from membership_office where unit_id <> :unit limit 1").param("unit", branch).query(UUID.class).single();
        jdbc.sql("update membership_office set from_on = :from, term_to_on = :day where unit_id = :unit and to_on is null")
                .param("from", today.minusYears(4)).param("day", today).param("unit", other).update();
        for (var task : tasks.stream().flatMap(source -> source.tasks(actor(Role.ORGANISATION_OFFICER, null)).stream())
                .filter(task -> task.textKey().startsWith("membership.task")).toList()) {
            assertThat(count(officer, task.href())).as(task.href()).isEqualTo(((Number) task.args().get(1)).longValue());
        }
        assertThat(tasks.stream().flatMap(source -> source.tasks(actor(Role.BRANCH_CHAIR, branch)).stream()).map(task -> task.textKey()).toList())
                .contains("membership.task.overdue").doesNotContain("membership.task.due");
        assertThat(page(officer, "/").text()).contains("届满未换届");
        assertThat(page(officer, "/units/" + branch).select(".state").text()).contains("届满未换届");
        assertThat(page(officer, "/cadres?term=due").select(".state").eachText()).containsOnly("即将届满");
    }

    private void rule(String name, String value) {
        jdbc.sql("""
                insert into rulebook_setting (id, rule, value, from_on, document, set_by, set_at)
                values (uuidv7(), :rule, :value::jsonb, :from, '', 'x', now())
                """).param("rule", name).param("value", value).param("from", LocalDate.now()).update();
    }

    @Test
    @Transactional
    void howLongBeforeItsEndATermIsDueIsARuleOfTheRulebook() {
        jdbc.sql("update membership_office set from_on = :from, term_to_on = :day where unit_id = :unit and to_on is null")
                .param("from", LocalDate.now().minusYears(4)).param("day", LocalDate.now().plusMonths(9)).param("unit", branch).update();
        Sight all = Sight.ofLists(actor(Role.ORGANISATION_OFFICER, null));
        assertThat(tree.seats(branch, all)).isNotEmpty().allMatch(seat -> seat.term() == Term.RUNNING);
        long before = cadres.terms(all).get(Term.DUE).posts();
        rule("membership.term.due-months", "10");
        assertThat(tree.seats(branch, all)).allMatch(seat -> seat.term() == Term.DUE);
        assertThat(cadres.terms(all).get(Term.DUE).posts()).isGreaterThan(before);
    }

    @Test
    @Transactional
    void whetherAnOfficeOutlivesItsTermIsARuleOfTheRulebook() {
        PersonId chair = new PersonId(jdbc.sql("select person_id from membership_office where unit_id = :unit and post = 'CHAIR' and to_on is null")
                .param("unit", branch).query(UUID.class).single());
        LocalDate today = LocalDate.now();
        jdbc.sql("update membership_office set from_on = :from, term_to_on = :day where person_id = :person")
                .param("from", today.minusYears(5)).param("day", today.minusDays(1)).param("person", chair.value()).update();
        assertThat(roles.rolesOf(chair, today)).extracting(HeldRole::role).contains(Role.BRANCH_CHAIR);
        rule("membership.term.office-continues", "false");
        assertThat(roles.rolesOf(chair, today)).extracting(HeldRole::role).doesNotContain(Role.BRANCH_CHAIR).contains(Role.MEMBER);
    }

    private byte[] export(String address) throws Exception {
        return post(address).getContentAsByteArray();
    }

    private MockHttpServletResponse post(String address) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.post(URI.create(address)).param("reason", "年度核对").with(csrf()).with(officer)).andReturn().getResponse();
    }

    /** A long list: ordered, waited for, and fetched from its page. */
    private byte[] exportLater(String address) throws Exception {
        String export = post(address).getRedirectedUrl();
        for (int tries = 0; tries < 300 && !page(officer, export).select("progress").isEmpty(); tries++) {
            Thread.sleep(100);
        }
        assertThat(page(officer, export).text()).contains("可以下载");
        return post(export + "/file").getContentAsByteArray();
    }

    @Test
    void theExportOfTheMembersImportsAgainUnchanged() throws Exception {
        List<List<String>> rows = MemberListTests.rows(exportLater("/exports/of/members?state=ANYONE&sort=name"));
        assertThat(rows).hasSize(4987);
        Roster.Counts counts = a.load("members", rows).counts();
        assertThat(counts.unchanged()).as(counts.toString()).isEqualTo(4986);
    }

    @Test
    void theExportWithWholeNumbersImportsAgainUnchanged() throws Exception {
        List<List<String>> rows = MemberListTests.rows(mvc.perform(MockMvcRequestBuilders.post(URI.create("/exports/of/members?unit=" + branch)).param("reason", "制卡")
                .param("clear", "true").with(csrf()).with(officer)).andReturn().getResponse().getContentAsByteArray());
        assertThat(a.load("members", rows).counts().unchanged()).isEqualTo(rows.size() - 1).isPositive();
    }

    @Test
    void theExportOfTheCadresImportsAgainUnchanged() throws Exception {
        List<List<String>> rows = MemberListTests.rows(export("/exports/of/cadres"));
        assertThat(rows).hasSize(261);
        assertThat(a.load("cadres", rows).counts().unchanged()).isEqualTo(260);
    }

    @Test
    void aListAsksTheDatabaseTheSameFewQuestionsHoweverLongItIs() throws Exception {
        page(officer, "/members");
        for (String address : List.of("/members", "/members?size=200", "/members?q=wang&sort=name&size=100&page=2", "/members?missing=ANY&size=200", "/cadres?size=200", "/units",
                "/units/" + branch + "/roster?on=2024-05-01&size=200", "/units/" + branch + "/composition?on=2024-05-01", "/units/" + branch + "/roster/print",
                "/retirees?size=200", "/members/movements?from=2000-01-01&size=200", "/figures/joining", "/figures/completeness",
                "/departments")) {
            statements.forget();
            page(officer, address);
            assertThat(statements.naming("personnel_", "membership_")).as(address).hasSizeLessThanOrEqualTo(6);
        }
    }

    /** Whoever asks, whatever the page, however many rows: session, account, roles, menu and content in these few statements. */
    @Test
    void everyPageIsMadeOfFewStatementsHoweverLongItIs() throws Exception {
        UUID person = jdbc.sql("select person_id from membership_office where unit_id = :unit limit 1").param("unit", branch).query(UUID.class).single();
        Map<String, RequestPostProcessor> readers = new java.util.TreeMap<>(Map.of("branch chair", as.role(Role.BRANCH_CHAIR, branch),
                "cadre", as.person(person)));
        for (Role role : List.of(Role.ORGANISATION_OFFICER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)) {
            readers.put(role.name(), as.role(role, null)); // who sees most
        }
        List<String> faults = new java.util.ArrayList<>();
        for (String page : pages()) {
            String address = page.replace("/members/{id}", "/members/" + person).replace("/units/{id}", "/units/" + branch)
                    .replaceAll("\\{\\w+:\\[0-9](\\{[^}]*})?}", "2026").replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
            for (Map.Entry<String, RequestPostProcessor> reader : readers.entrySet()) {
                int few = statements(reader.getValue(), address + "?size=20");
                int many = statements(reader.getValue(), address + "?size=200");
                if (Math.max(few, many) > (page.equals("/") ? MOST_ON_THE_DESK : MOST_STATEMENTS) || many > few) {
                    faults.add(reader.getKey() + " " + page + ": " + few + ", of 200 rows " + many);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** The people of a chair are told to the database by their unit: nobody carries hundreds of ids from one statement to the next. */
    @Test
    void noPageBindsThePeopleOfAUnit() throws Exception {
        UUID largest = jdbc.sql("select unit_id from membership_stay where to_on is null group by unit_id order by count(*) desc limit 1").query(UUID.class).single();
        RequestPostProcessor chair = as.role(Role.BRANCH_CHAIR, largest);
        for (String address : List.of("/", "/people/requests", "/people/requests?which=DONE")) {
            statements.forget();
            page(chair, address);
            assertThat(statements.longestBound()).as(address).isBetween(1, 50);
        }
    }

    private int statements(RequestPostProcessor who, String address) throws Exception {
        statements.forget();
        mvc.perform(get(URI.create(address)).header("Accept-Language", "zh-CN").with(who));
        return statements.here().size();
    }

    /** Every page there is, but for files and for those that wait for a roster at work. */
    private List<String> pages() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("org.unionhall"))
                .filter(route -> route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .flatMap(route -> route.getKey().getPatternValues().stream()).filter(pattern -> !pattern.endsWith(".xlsx")).sorted().toList();
    }

    /** No search may read every person to find a few: asked of the planner, with real numbers of rows. */
    @ParameterizedTest
    @ValueSource(strings = {"q=wangfang", "q=王芳", "q=2000123", "q=659997198503110025", "q=19800000017", "q=王 芳", "q=wf"})
    void aSearchUsesItsIndexes(String query) {
        MemberQuery asked = MemberQuery.of(Sight.ofLists(actor(Role.ORGANISATION_OFFICER, null)),
                MemberSearch.of(org.unionhall.web.Address.of("/members?" + query)), words);
        String plan = String.join("\n", jdbc.sql("explain (analyze, timing off) "
                        + asked.select("p.id", "p.staff_no nulls last, p.staff_no nulls last, p.id") + " limit 20")
                .params(asked.values()).query(String.class).list());
        assertThat(plan).doesNotContain("Seq Scan on personnel_word", "Seq Scan on personnel_person");
    }

    /** Where very many match, the list is read in another way; nobody may notice. */
    @ParameterizedTest
    @ValueSource(strings = {"q=王", "q=王&sort=name", "q=zhang", "q=ding", "q=w j", "q=2000", "q=·", "q=阿·买", "q=659997198503110025", "q=19800000017", "q=z&state=ANYONE",
        "q=z&sort=unit", "q=nobody"})
    void aLongListReadAlongItsOrderIsTheListCollected(String query) {
        Sight officers = Sight.ofLists(actor(Role.ORGANISATION_OFFICER, null));
        Sight branches = Sight.ofLists(actor(Role.BRANCH_CHAIR, branch));
        MemberSearch asked = MemberSearch.of(org.unionhall.web.Address.of("/members?" + query));
        for (Sight sight : List.of(officers, branches)) {
            assertThat(list.rows(sight, asked, 0, 6_000, true)).isEqualTo(list.rows(sight, asked, 0, 6_000)).hasSize((int) list.count(sight, asked));
        }
    }

    @Test
    void aListIsCountedAsFarAsItIsPaged() {
        Sight officers = Sight.ofLists(actor(Role.ORGANISATION_OFFICER, null));
        MemberSearch all = MemberSearch.of(org.unionhall.web.Address.of("/members"));
        assertThat(list.count(officers, all, 100)).isEqualTo(101);
        assertThat(list.count(officers, all, 10_000)).isEqualTo(list.count(officers, all));
    }

    @Test
    void theRosterOfTodayHasTheMembersOfTheTreeAndItsNumbersTheirLists() throws Exception {
        UUID school = jdbc.sql("select id from membership_unit where parent_id is null and kind = 'SCHOOL_UNION'").query(UUID.class).single();
        long members = jdbc.sql("select count(*) from membership_member where state in ('ACTIVE', 'RETAINED')").query(Long.class).single();
        assertThat(count(officer, "/units/" + school + "/roster")).isEqualTo(members);
        assertThat(rosters.rosterOn(LocalDate.now(), school)).hasSize((int) members);
        for (var row : page(officer, "/units/" + school + "/composition").select("section.tally tbody tr")) {
            assertThat(count(officer, row.select("a").attr("href"))).as(row.text()).isEqualTo(Long.parseLong(row.select("td.num").first().attr("data-value")));
        }
        assertThat(count(officer, "/retirees")).isPositive().isEqualTo(count(officer, "/members?state=RETAINED"));
        assertThat(count(officer, "/members?staff=yes&state=ANYONE&retiresFrom=2026-09-01&retiresTo=2028-09-01")).isPositive();
    }

    @Test
    void whatIsTakenAwayAndWhatIsKeptIsInTheAuditTrail() throws Exception {
        export("/exports/of/roster?of=" + branch);
        export("/exports/of/retirees?age=OVER");
        export("/exports/of/movements?what=LEFT");
        mvc.perform(MockMvcRequestBuilders.post("/segments").param("name", "女职工").param("filters", "sex=FEMALE").with(csrf()).with(officer));
        String segment = page(officer, "/segments").select("tbody th a").attr("href");
        mvc.perform(MockMvcRequestBuilders.post(segment + "/rename").param("name", "女会员").with(csrf()).with(officer));
        mvc.perform(MockMvcRequestBuilders.post(segment + "/delete").with(csrf()).with(officer));
        assertThat(jdbc.sql("select act || coalesce(' ' || reason, '') from identity_audit where act like 'membership.%' order by seq desc limit 6").query(String.class).list())
                .containsExactly("membership.segment.delete", "membership.segment.rename", "membership.segment.save", "membership.movements.export 年度核对",
                        "membership.retirees.export 年度核对", "membership.roster.export 年度核对");
    }

    @Test
    void theTreeCountsEverybodyBelow() throws Exception {
        Document tree = page(officer, "/units");
        assertThat(tree.select(".tree-count").first().text()).contains("4,9");
        assertThat(tree.select(".panel").last().select("li")).hasSize(12);
        assertThat(page(officer, "/units/chart").text()).contains("组织机构图");
    }

    @Test
    void aBranchSeesItsOwnPartOfTheTreeOnly() throws Exception {
        RequestPostProcessor chair = as.role(Role.BRANCH_CHAIR, branch);
        assertThat(page(chair, "/units").select(".tree a")).hasSize(1);
        UUID other = jdbc.sql("select id from membership_unit where kind = 'GRASSROOTS_UNION' and id <> :id limit 1").param("id", branch)
                .query(UUID.class).single();
        assertThat(mvc.perform(get("/units/" + other).with(chair)).andReturn().getResponse().getStatus()).isEqualTo(404);
        assertThat(page(chair, "/cadres").select("tbody tr")).isNotEmpty();
        assertThat(count(chair, "/cadres?unit=" + other)).isZero();
        assertThat(page(chair, "/cadres").select("td a[href^=/units/]").eachAttr("href")).containsOnly("/units/" + branch);
    }

    @Test
    void cadresAreCountedAsPersonsAndPosts() throws Exception {
        assertThat(page(officer, "/cadres").select(".lead").text()).contains("221", "260");
        Document persons = page(officer, "/cadres?by=person&sort=-posts");
        assertThat(persons.select("tbody tr")).hasSize(20);
        assertThat(Integer.parseInt(persons.select("tbody tr").first().select("td.num").first().text())).isGreaterThan(1);
    }

    @Test
    void theCountsOfADepartmentAreThoseOfItsLists() throws Exception {
        for (var row : page(officer, "/departments").select("tbody tr").subList(0, 5)) {
            for (var link : row.select("td.num a")) {
                assertThat(count(officer, link.attr("href"))).isEqualTo(Long.parseLong(link.text()));
            }
        }
        assertThat(count(officer, "/departments?q=rlzyb")).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/members", "/exports/of/members", "/cadres", "/cadres?by=person", "/exports/of/cadres", "/units", "/units?kind=ASSOCIATION", "/units/chart",
        "/departments", "/"})
    void everyPageSpeaksBothLanguagesWithoutGaps(String address) throws Exception {
        for (String language : List.of("zh-CN", "en")) {
            String html = mvc.perform(get(URI.create(address)).header("Accept-Language", language).with(officer)).andReturn().getResponse().getContentAsString();
            assertThat(html).as(language).doesNotContain("??", "membership.", "personnel.", "kernel.", "th:");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cadres?term=x&post=y&unit=z&fullTime=q&by=w&sort=-nothing&page=a", "/units?kind=x", "/departments?q=%25&page=9"})
    void anAddressNeverBreaksThePage(String address) throws Exception {
        page(officer, address);
    }
}
