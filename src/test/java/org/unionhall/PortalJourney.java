package org.unionhall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.membership.member.Asking;
import org.unionhall.membership.member.MatterKind;
import org.unionhall.membership.member.Matters;
import org.unionhall.personnel.ChangeRequests;
import org.unionhall.personnel.Duplicates;
import org.unionhall.personnel.Merges;
import org.unionhall.personnel.People;
import org.unionhall.personnel.PersonFacts;
import org.unionhall.personnel.PersonField;
import org.unionhall.rulebook.Policies;
import org.unionhall.rulebook.PolicyDraft;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.testing.Browser;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.trial.MemberRow;
import org.unionhall.trial.UnitRow;

/** The whole portal with the sample university, walked through as people do: with a browser, a keyboard, a file. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "unionhall.trial=true")
class PortalJourney {

    /** One account for each set of pages; the other officers see what the organisation officer or the chair of a branch sees, or less. */
    private static final List<String> DESKS = List.of("organisation", "congress", "committee", "delegate", "undertaker", "leader", "branch-chair", "member", "system", "security", "audit");

    /** Pages that a link does not lead to: they stand behind an act, a code or a file handed in. */
    private static final Set<String> BEHIND_AN_ACT = Set.of("/congress/terms/{id}/meter", "/activate/{code}", "/intake/{id}", "/intake/{id}/progress",
            "/intake/{id}/faults.xlsx", "/me/mail/confirm", "/exports/{id}", "/exports/{id}/progress", "/segments/{id}", "/rulebook/policies/{id}/attachments/{file}", "/me/requests/{id}/evidence/{file}",
            "/people/requests/{id}/evidence/{file}", "/card/{number}/{code}", "/units/{id}/papers/{file}", "/units/{id}/begin", "/units/plans/{plan}", "/associations/{id}/papers/{file}",
            "/congress/cards/{delegate}/{code}", "/congress/sessions/{id}/sittings/{sitting}/check-in", "/congress/sessions/{id}/sittings/{sitting}/check-in/{delegate}", // doors open
            "/congress/sessions/{id}/items/{item}/count", "/congress/sessions/{id}/items/{item}/papers/{file}", "/congress/sessions/{id}/resolutions/{resolution}/edit",
            "/proposals/{id}/files/{file}", "/proposals/{id}/papers/{file}");

    private static Browser browser;

    @LocalServerPort
    int port;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;
    @Autowired
    HikariDataSource pool;
    @Autowired
    Policies policies;
    @Autowired
    ChangeRequests requests;
    @Autowired
    Duplicates duplicates;
    @Autowired
    Merges merges;
    @Autowired
    People people;
    @Autowired
    Matters matters;
    @Autowired
    Inbox inbox;
    @Autowired
    JdbcClient jdbc;

    private final List<String> faults = new ArrayList<>();
    private final Set<String> examined = new HashSet<>();

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void everyPageIsReachedByLinksAndInOrderForEveryone() {
        aPolicyIsInTheLibrary();
        aRequestAMergeAndTwoWhoAreNotOneAreThere();
        aLetterHasComeAndAMailHasFailed();
        anElectionIsWrittenDown();
        Map<String, List<String>> first = Map.of("organisation", List.of(aMemberWantsToLeave(), aBranch(), theSchool() + "/offices", somebodyElse()),
                "congress", Stream.of(ofTheSessionAhead(), ofAnAnsweredCase(), ofAResolution(), ofTheSessionBehind()).flatMap(List::stream).toList(), "delegate", ofOnesOwn(), "undertaker", ofACaseBeingHandled());
        Set<String> reached = new TreeSet<>();
        for (String desk : DESKS) {
            Map<String, String> pages = new LinkedHashMap<>();
            try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "zh-CN")) {
                enter(tab, desk);
                crawl(tab, desk, pages, first.getOrDefault(desk, List.of()));
            }
            try (Browser.Tab tab = browser.tab(Browser.PHONE, "en")) {
                enter(tab, desk);
                // a page already seen on the phone looks the same for the next desk, save the first
                pages.forEach((pattern, address) -> {
                    if (pattern.equals("/") || !examined.contains(Browser.PHONE + pattern)) {
                        visit(tab, desk, Browser.PHONE, "en", pattern, address);
                    }
                });
            }
            reached.addAll(pages.keySet());
        }
        outside();
        assertThat(faults).isEmpty();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).as("connections that a page kept").isLessThan(4);
        Set<String> missed = pages();
        missed.removeAll(reached);
        missed.removeAll(BEHIND_AN_ACT);
        missed.removeAll(Set.of("/sign-in", "/activate"));
        missed.removeIf(pattern -> pattern.endsWith(".xlsx") || pattern.endsWith(".svg")); // files, and pictures within pages
        assertThat(missed).as("pages that no link leads to").isEmpty();
    }

    /** The sample university brings none, and without one no link leads to its pages. */
    private void aPolicyIsInTheLibrary() {
        Actor officer = new Actor(new AccountId(UUID.randomUUID()), null, "示例",
                List.of(new HeldRole(Role.ORGANISATION_OFFICER, Scope.everything(), "", null)));
        policies.add(officer, new PolicyDraft("北庭大学工会换届选举办法", "校工发〔2026〕3号", "北庭大学工会", "2026年修订", false,
                LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 1), null, null));
    }

    /** In the sample nobody is there twice and nobody has asked for anything. */
    private void aRequestAMergeAndTwoWhoAreNotOneAreThere() {
        Actor officer = new Actor(new AccountId(UUID.randomUUID()), null, "示例",
                List.of(new HeldRole(Role.ORGANISATION_OFFICER, Scope.everything(), "", null)));
        Actor member = jdbc.sql("select id, person_id from identity_account where username = 'member'").query((rs, n) -> new Actor(
                new AccountId(rs.getObject(1, UUID.class)), new PersonId(rs.getObject(2, UUID.class)), "示例", List.of())).single();
        requests.ask(member, Map.of(PersonField.POLITICAL_STATUS, "ZHI_GONG", PersonField.MOBILE, "19900009999"), null, "示例理由", List.of());
        List<PersonFacts> three = jdbc.sql("select p.id from personnel_person p left join identity_account a on a.person_id = p.id where a.id is null order by p.staff_no limit 3")
                .query(UUID.class).list().stream().map(id -> people.find(new PersonId(id)).orElseThrow()).toList();
        duplicates.areTwo(officer, three.get(0), three.get(1), "示例理由");
        UUID merge = merges.merge(officer, new Merges.Wish(three.get(0).id(), three.get(2).id(), Set.of(), three.get(0).version(), three.get(2).version(), "示例理由"));
        merges.undo(officer, merge, "示例理由");
    }

    /** One that the organisation officer writes down; and all terms are nearly over, so that they can be extended. */
    private void anElectionIsWrittenDown() {
        UUID unit = jdbc.sql("select id from membership_unit where kind = 'GRASSROOTS_UNION' order by code limit 1").query(UUID.class).single();
        jdbc.sql("update membership_body_term set from_on = current_date - 1800, elected_to = current_date + 30, to_on = current_date + 30").update();
        jdbc.sql("""
                with election as (
                    insert into membership_election (unit_id, body, kind, meeting, held_on, should_attend, present, number, term_from, term_to, state, recorded_by, recorded_name, recorded_at, entered_by)
                    select :unit, 'COMMITTEE', 'RENEWAL', 'MEMBERS', current_date, 60, 51, 5, current_date, current_date + 1825, 'DRAFT', id, name, now(), array[id]
                    from identity_account where username = 'organisation' returning id
                ), race as (
                    insert into membership_race (election_id, post, seats, given, returned, valid) select id, 'CHAIR', 1, 51, 51, 50 from election returning id
                ) insert into membership_candidate (race_id, nr, person_id, name, staff_no, votes, against, abstain, full_time)
                select race.id, 1, p.id, p.name, p.staff_no, 45, 3, 2, false from race, personnel_person p order by p.staff_no limit 1
                """).param("unit", unit).update();
    }

    private String aMemberWantsToLeave() {
        Actor member = jdbc.sql("select id, person_id from identity_account where username = 'member'").query((rs, n) -> new Actor(
                new AccountId(rs.getObject(1, UUID.class)), new PersonId(rs.getObject(2, UUID.class)), "示例", List.of())).single();
        return "/matters/" + matters.ask(member, Asking.to(MatterKind.LEAVE, member.person(), null, "示例理由"));
    }

    private List<String> ofAnAnsweredCase() {
        String closed = "/proposals/" + jdbc.sql("select id from proposal where stage = 'CLOSED' and lead_department is not null order by number limit 1").query(UUID.class).single();
        return List.of(closed + "/dossier", closed + "/paper", closed + "/assignment", closed + "/reply", closed + "/evaluation");
    }

    /** Of a session that is over nothing can be changed. */
    private List<String> ofTheSessionAhead() {
        String session = "/congress/sessions/" + jdbc.sql("select session_id from congress_item where stage = 'ON_AGENDA' order by nr limit 1").query(UUID.class).single();
        String item = session + "/items/" + jdbc.sql("select id from congress_item where stage = 'ON_AGENDA' order by nr limit 1").query(UUID.class).single();
        return List.of(session, item);
    }

    /** Of the session ahead nothing is awarded yet. */
    private List<String> ofTheSessionBehind() {
        String session = jdbc.sql("select session_id::text from proposal_award where stage = 'AWARDED' limit 1").query(String.class).single();
        String certificate = jdbc.sql("select id::text from proposal_award where stage = 'AWARDED' order by kind, number limit 1").query(String.class).single();
        String honoured = jdbc.sql("select proposal_id::text from proposal_honour limit 1").query(String.class).single();
        return List.of("/proposals/" + honoured, "/proposals/figures?session=" + session, "/proposals/awards?session=" + session, "/proposals/awards/" + certificate + "/certificate");
    }

    private List<String> ofAResolution() {
        String resolution = jdbc.sql("select session_id, id from congress_resolution order by id limit 1")
                .query((rs, n) -> "/congress/sessions/" + rs.getString(1) + "/resolutions/" + rs.getString(2)).single();
        return List.of(resolution, resolution + "/paper");
    }

    private List<String> ofOnesOwn() {
        return Map.of("DRAFT", "/write", "SECONDING", "/invite").entrySet().stream().map(one -> "/proposals/" + jdbc.sql("""
                select t.id from proposal t join proposal_proposer r on r.proposal_id = t.id and r.nr = 1 join identity_account a on a.person_id = r.person_id
                where a.username = 'delegate' and t.stage = :stage order by t.id limit 1
                """).param("stage", one.getKey()).query(UUID.class).single() + one.getValue()).toList();
    }

    private List<String> ofACaseBeingHandled() {
        return List.of("/proposals/" + jdbc.sql("""
                select t.id from proposal t join proposal_undertaker u on u.department_id = t.lead_department join identity_account a on a.person_id = u.person_id
                where a.username = 'undertaker' and t.stage = 'HANDLING' order by t.id limit 1
                """).query(UUID.class).single() + "/do/DRAFT_REPLY");
    }

    private String aBranch() {
        return "/units/" + jdbc.sql("select id from membership_unit where kind = 'GRASSROOTS_UNION' order by code limit 1").query(UUID.class).single();
    }

    private String theSchool() {
        return "/units/" + jdbc.sql("select id from membership_unit where kind = 'SCHOOL_UNION'").query(UUID.class).single();
    }

    private String somebodyElse() {
        return "/members/" + jdbc.sql("""
                select m.person_id from membership_member m left join identity_account a on a.person_id = m.person_id
                where m.state = 'ACTIVE' and a.id is null order by m.person_id desc limit 1
                """).query(UUID.class).single();
    }

    /** Nobody has written to the system administrator yet, and the trial has no mail server. */
    private void aLetterHasComeAndAMailHasFailed() {
        UUID system = jdbc.sql("select id from identity_account where username = 'system'").query(UUID.class).single();
        inbox.send(new AccountId(system), Letter.of(LetterKind.SECURITY, "inbox.letter.address", "journey").at("/me/mail"));
        jdbc.sql("""
                with mail as (
                    insert into inbox_delivery (purpose, account_id, address_masked, domain, state, due_at, created_at, ended_at, doubtful)
                    values ('TEST', :system, 'li***@example.edu.cn', 'example.edu.cn', 'FAILED', now(), now(), now(), true) returning id
                ) insert into inbox_attempt (delivery_id, nr, begun_at, ended_at, outcome, reply)
                select id, 1, now(), now(), 'REFUSED', '550 5.1.1 no such user' from mail
                """).param("system", system).update();
    }

    /** The pages before signing in, and the one that says there is nothing. */
    private void outside() {
        for (int width : new int[] {Browser.DESKTOP, Browser.PHONE}) {
            String language = width == Browser.DESKTOP ? "zh-CN" : "en";
            try (Browser.Tab tab = browser.tab(width, language)) {
                visit(tab, "nobody", width, language, "/sign-in", "/sign-in");
                visit(tab, "nobody", width, language, "/activate", "/activate");
                enter(tab, "member");
                tab.open(address("/no-such-page"));
                note("nobody " + width + " 404", tab::inOrder);
            }
        }
    }

    /** @param first pages to meet before others of their kind: one's own page and the root of the tree offer fewer acts */
    private void crawl(Browser.Tab tab, String desk, Map<String, String> pages, List<String> first) {
        Deque<String> open = new ArrayDeque<>(first);
        open.add("/");
        while (!open.isEmpty()) {
            String next = open.poll();
            String pattern = pattern(next);
            if (pattern == null || pattern.endsWith(".xlsx") || BEHIND_AN_ACT.contains(pattern) || pages.containsKey(pattern)) {
                continue;
            }
            pages.put(pattern, next);
            for (Element link : seen(tab, desk, pattern, next).select("a[href^=/]")) {
                if (!link.attr("href").contains("lang=")) {
                    open.add(link.attr("href").replaceAll("#.*", ""));
                }
            }
        }
    }

    /** Looked at in the browser by the first desk that has a page of its kind; for the others what the server says is enough. */
    private Document seen(Browser.Tab tab, String desk, String pattern, String path) {
        if (pattern.equals("/") || !examined.contains(Browser.DESKTOP + pattern)) {
            visit(tab, desk, Browser.DESKTOP, "zh-CN", pattern, path);
            return Jsoup.parse(tab.page().content());
        }
        APIResponse answer = tab.page().request().get(address(path), RequestOptions.create().setHeader("Accept-Language", "zh-CN"));
        Document html = Jsoup.parse(answer.text());
        if (answer.status() >= 400) {
            faults.add(desk + " " + path + " answers " + answer.status());
        } else {
            faults.addAll(wellFormed(html, "zh-CN").stream().map(fault -> desk + " " + path + ": " + fault).toList());
        }
        return html;
    }

    private void visit(Browser.Tab tab, String desk, int width, String language, String pattern, String path) {
        String where = desk + " " + width + " " + path;
        Response answer;
        try {
            answer = tab.page().navigate(address(path));
        } catch (PlaywrightException unanswered) {
            faults.add(where + " does not answer");
            return;
        }
        if (answer.status() >= 400) {
            faults.add(where + " answers " + answer.status());
            return;
        }
        Document html = Jsoup.parse(tab.page().content());
        faults.addAll(wellFormed(html, language).stream().map(fault -> where + ": " + fault).toList());
        if (examined.add(width + pattern)) {
            // colours do not depend on the width, but for what stands on phones only: that is on every page, so on the first
            note(where, width == Browser.DESKTOP || pattern.equals("/") ? tab::inOrder : tab::inOrderSaveItsColours);
        } else {
            note(where, tab::silent);
            note(where, () -> Browser.noSideScroll(tab.page()));
        }
    }

    private void note(String where, Runnable check) {
        try {
            check.run();
        } catch (AssertionError fault) {
            faults.add(where + ": " + fault.getMessage());
        }
    }

    /** What a page of ours must have, and what HTML forbids. */
    private static List<String> wellFormed(Document html, String language) {
        List<String> faults = new ArrayList<>();
        if (!html.select("html").attr("lang").equals(language)) {
            faults.add("lang is " + html.select("html").attr("lang"));
        }
        if (html.select("h1").size() != 1 || html.select("h1").text().isBlank()) {
            faults.add("h1: " + html.select("h1"));
        }
        if (html.title().isBlank() || html.title().startsWith("·")) {
            faults.add("title: " + html.title());
        }
        if (html.text().contains("??") || html.html().matches("(?s).*\\sth:[a-z]+=.*")) {
            faults.add("a message or a template shows through");
        }
        html.select("[id]").stream().collect(Collectors.groupingBy(Element::id, Collectors.counting()))
                .forEach((id, count) -> {
                    if (count > 1) {
                        faults.add("id " + id + " is there " + count + " times");
                    }
                });
        html.select("a a, a button, a input, a select, button a, button button, label label, summary a, summary button, summary input, form form, p div, p ul")
                .forEach(element -> faults.add("nested: " + element));
        html.select("input:not([type=hidden]), select, textarea").stream()
                .filter(field -> field.parents().select("label").isEmpty() && !field.hasAttr("aria-label") && !field.hasAttr("aria-labelledby")
                        && (field.id().isEmpty() || html.select("label[for=" + field.id() + "]").isEmpty()))
                .forEach(field -> faults.add("no label: " + field));
        Stream.of("aria-describedby", "aria-labelledby", "for").forEach(name -> html.select("[" + name + "]").forEach(element ->
                Stream.of(element.attr(name).strip().split("\\s+")).filter(id -> html.getElementById(id) == null)
                        .forEach(id -> faults.add(name + " names " + id + ", which is not there"))));
        return faults;
    }

    @Test
    void aNewcomerBringsInARosterAndFindsThePerson() throws IOException {
        try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "zh-CN")) {
            Page page = tab.open(address("/")).page();
            String password = page.locator(".trial-accounts code").innerText();
            signIn(page, "organisation", "not the password");
            assertThat(page.locator("[role=alert]").innerText()).contains("用户名或密码不对");
            tab.inOrder();
            signIn(page, "organisation", password);
            assertThat(page.locator("h1").innerText()).endsWith("，您好");
            handIn(page, "本校组织.xlsx", units("J90", "旅行学院分工会"));
            preview(tab, "旅行学院分工会");
            commit(page);
            assertThat(page.locator("main").innerText()).contains("已入库", "新增 1 条");
            tab.inOrder();
            page.locator("text=导入下一张名册").click();
            handIn(page, "会员.xlsx", members("J90", "9990001", "欧阳试行"));
            preview(tab, "欧阳试行");
            commit(page);
            page.locator("text=查看入库结果").click();
            assertThat(page.locator("h1").innerText()).isEqualTo("会员");
            page.locator("#find").fill("ouyangshixing");
            page.keyboard().press("Enter");
            page.locator("main a:has-text('欧阳试行')").click();
            assertThat(page.locator("main").innerText()).contains("9990001", "旅行学院分工会", "正式会员");
            tab.inOrder();
            handIn(page, "再来一次.xlsx", members("J90", "9990001", "欧阳试行"));
            assertThat(page.locator("main").innerText()).contains("文件内容与现有数据完全一致");
            handIn(page, "图片.xlsx", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0});
            assertThat(page.locator("main").innerText()).contains("这是图片，不是表格");
            tab.inOrder();
        }
    }

    @Test
    void theKeyboardAloneIsEnough() {
        try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "zh-CN")) {
            Page page = tab.open(address("/sign-in")).page();
            String password = page.locator(".trial-accounts code").innerText();
            tabTo(page, "#login", 15);
            page.keyboard().type("branch-chair");
            page.keyboard().press("Tab");
            page.keyboard().type(password);
            page.keyboard().press("Enter");
            page.waitForURL(address("/"));
            page.keyboard().press("Tab");
            assertThat(focused(page)).as("the first stop is the way past the menu").contains("skip");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat((Boolean) page.evaluate("() => document.querySelector('#content').contains(document.activeElement)")).isTrue();
            page.keyboard().press("/");
            assertThat(focused(page)).contains("find");
            tab.open(address("/"));
            tabTo(page, "nav.menu a[href='/members']", 25);
            page.keyboard().press("Enter");
            page.waitForURL(address("/members"));
            tabTo(page, "details.user summary", 15);
            page.keyboard().press("Enter");
            tabTo(page, "form[action='/sign-out'] button", 4);
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("/sign-in"));
            tab.silent();
        }
    }

    @Test
    void everythingThatMattersWorksWithoutJavaScript() throws IOException {
        try (Browser.Tab tab = browser.tabWithoutScript(Browser.PHONE, "zh-CN")) {
            Page page = tab.open(address("/sign-in")).page();
            signIn(page, "organisation", page.locator(".trial-accounts code").innerText());
            page.locator(".quick a[href='/find']").click();
            page.locator("#words").fill("农业与草原");
            page.locator("main form button").click();
            assertThat(page.locator("main").innerText()).contains("农业与草原学院");
            page.locator(".quick a[href='#menu']").click();
            page.locator("nav.menu a[href='/intake']").click();
            handIn(page, "组织.xlsx", units("J91", "无脚本学院分工会"));
            assertThat(page.locator("main").innerText()).contains("无脚本学院分工会");
            commit(page);
            assertThat(page.locator("main").innerText()).contains("已入库");
            page.locator("details.user summary").click();
            page.locator("form[action='/sign-out'] button").click();
            assertThat(page.url()).contains("/sign-in");
        }
    }

    private void preview(Browser.Tab tab, String name) {
        assertThat(tab.page().locator("main").innerText()).contains("待核对", name, "新增 1 条");
        tab.inOrder();
    }

    private void handIn(Page page, String name, byte[] content) {
        page.navigate(address("/intake"));
        page.locator("#file").setInputFiles(new FilePayload(name, "application/octet-stream", content));
        page.locator("form[action='/intake'] button[type=submit]").click();
        untilItHasEnded(page);
    }

    private void commit(Page page) {
        page.locator("form[action$='/commit'] button").click();
        untilItHasEnded(page);
    }

    /** The page renews itself until the work in the background is over, with script and without. */
    private static void untilItHasEnded(Page page) {
        page.waitForURL(url -> url.matches(".*/intake/[0-9a-f-]{36}.*"));
        page.locator("#progress").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED).setTimeout(60_000));
        page.waitForLoadState();
    }

    private void signIn(Page page, String login, String password) {
        page.locator("#login").fill(login);
        page.locator("#password").fill(password);
        page.locator("form[action='/sign-in'] button[type=submit]").click();
    }

    private void enter(Browser.Tab tab, String desk) {
        tab.open(address("/sign-in"));
        tab.page().locator("form[action='/trial/enter/" + desk + "'] button").click();
        tab.page().waitForURL(address("/"));
    }

    private static void tabTo(Page page, String selector, int most) {
        Locator wanted = page.locator(selector).first();
        for (int stops = 0; stops < most; stops++) {
            page.keyboard().press("Tab");
            if ((Boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError(selector + " is more than " + most + " stops away; the focus is on " + focused(page));
    }

    private static String focused(Page page) {
        return (String) page.evaluate("() => document.activeElement.outerHTML.slice(0, 200)");
    }

    private static byte[] units(String code, String name) throws IOException {
        return workbook(UnitRow.HEADINGS, List.of(code, name, name, "基层工会", "S00", ""));
    }

    private static byte[] members(String unit, String staffNo, String name) throws IOException {
        Map<String, String> known = Map.of("工号", staffNo, "姓名", name, "性别", "女", "分工会编码", unit, "入会日期", "2020-09-01");
        return workbook(MemberRow.HEADINGS.stream().filter(known::containsKey).toList(),
                MemberRow.HEADINGS.stream().filter(known::containsKey).map(known::get).toList());
    }

    private static byte[] workbook(List<String> headings, List<String> row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (SheetWriter sheet = SheetWriter.xlsx(bytes, "名册", headings.stream().map(heading -> Column.text(heading, 16)).toList())) {
            sheet.row(row);
        }
        return bytes.toByteArray();
    }

    /** The pattern of the route that answers a path, or null when it is no page of ours. */
    private String pattern(String path) {
        PathContainer asked = PathContainer.parsePath(java.net.URI.create(path).getRawPath());
        return patterns().filter(pattern -> pattern.matches(asked)).sorted(PathPattern.SPECIFICITY_COMPARATOR)
                .map(PathPattern::getPatternString).findFirst().orElse(null);
    }

    private Set<String> pages() {
        return patterns().map(PathPattern::getPatternString).collect(Collectors.toCollection(TreeSet::new));
    }

    private Stream<PathPattern> patterns() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getPackageName().startsWith("org.unionhall"))
                .filter(route -> route.getKey().getMethodsCondition().getMethods().contains(RequestMethod.GET))
                .filter(route -> route.getKey().getPathPatternsCondition() != null)
                .flatMap(route -> route.getKey().getPathPatternsCondition().getPatterns().stream());
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
