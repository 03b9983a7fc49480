package org.unionhall;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.unionhall.testing.As;
import org.unionhall.testing.Browser;
import org.unionhall.testing.IntegrationTest;

/**
 * One proposal on its whole way, as people walk it: a delegate on a phone in English, everybody else at a desk in
 * Chinese. Who has no door in the trial is given a session.
 */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "unionhall.trial=true")
class ProposalJourney {

    private static final String TITLE = "Light the cycle path between the two campuses";
    private static final String REASON = "The path is used by some four hundred members of staff every day. Eleven of its thirty lamps have been dark since spring, and two colleagues "
            + "were hurt this autumn. We counted the lamps with the delegation and asked sixty colleagues; fifty-two want it mended before winter.";
    private static final String MEASURES = "First, replace the lamps that are dark. Second, name somebody who checks them every month. Third, tell the delegation when it is done.";

    private static Browser browser;

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired SessionRepository<? extends Session> sessions;

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
    void aProposalIsWrittenSecondedFiledAnsweredSignedEvaluatedAndCounted() throws IOException {
        try (Browser.Tab delegate = at("delegate", Browser.PHONE, "en"); Browser.Tab committee = at("committee", Browser.DESKTOP, "zh-CN")) {
            String proposal = written(delegate);
            seconded(delegate, committee, proposal);
            filedAndAssigned(committee, proposal);
            answered(proposal);
            evaluated(delegate, proposal);
            counted(committee, proposal);
            bound(committee);
        }
    }

    /** A sentence is no proposal: every field says what is missing. */
    private String written(Browser.Tab tab) {
        Page page = tab.open(address("/proposals/new")).page();
        page.locator("form[action='/proposals/new'] button").first().click();
        page.waitForURL("**/write");
        page.locator("#title").fill("Lamps");
        page.locator("#reason").fill("It is too dark.");
        page.locator("#measures").fill("More light.");
        page.locator("button[formaction$='/publish']").click();
        page.locator(".fault").first().waitFor();
        assertThat(page.locator("#reason-fault").innerText()).contains("At least");
        assertThat(page.locator("#title").inputValue()).as("what was typed is kept").isEqualTo("Lamps");
        tab.inOrder();
        page.locator("#title").fill(TITLE);
        page.locator("#reason").fill(REASON);
        page.locator("#measures").fill(MEASURES);
        page.locator("#category").selectOption("CAMPUS");
        page.locator("button[formaction$='/publish']").click();
        page.waitForURL(url -> url.matches(".*/proposals/[0-9a-f-]{36}"));
        assertThat(page.locator("main").innerText()).contains(TITLE, "0");
        tab.inOrder();
        return page.url().substring(address("").length());
    }

    private void seconded(Browser.Tab delegate, Browser.Tab committee, String proposal) {
        UUID asked = jdbc.sql("""
                select d.person_id from congress_delegate d join congress_session e on e.term_id = d.term_id join proposal t on t.session_id = e.id
                where t.id = :id and d.kind = 'FORMAL' and d.stage = 'ACTIVE' and d.head is null and not exists (select 1 from identity_account a where a.person_id = d.person_id)
                order by d.number desc limit 1""").param("id", id(proposal)).query(UUID.class).single();
        Page page = delegate.open(address(proposal + "/invite?q=" + name(asked))).page();
        page.locator("input[name=person][value='" + asked + "']").check();
        page.locator("form[action$='/invite'] button[type=submit]").last().click();
        page.waitForURL("**" + proposal);
        assertThat(page.locator("form[action$='/submit/SUBMIT']").count()).as("two are needed").isZero();
        try (Browser.Tab tab = as(asked, Browser.PHONE, "zh-CN")) {
            tab.open(address("/proposals/seconds")).page().locator("main a:has-text('" + TITLE + "')").click();
            tab.inOrder();
            tab.page().locator("form[action$='/second/CONFIRM'] button").click();
            tab.page().locator("form[action$='/second/TAKE_BACK']").waitFor();
        }
        committee.open(address(proposal)).page().locator("form[action$='/second/VOLUNTEER'] button").click();
        committee.page().locator("form[action$='/second/TAKE_BACK']").waitFor();
        page.reload();
        page.locator("form[action$='/submit/SUBMIT'] button").click();
        page.locator("form[action$='/submit/SUBMIT']").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        delegate.inOrder();
    }

    private void filedAndAssigned(Browser.Tab committee, String proposal) {
        if (stage(proposal).equals("CHECK")) {
            UUID head = jdbc.sql("""
                    select h.person_id from proposal_proposer r join congress_delegate d on d.id = r.delegate_id
                    join congress_delegate h on h.delegation_id = d.delegation_id and h.head = 'HEAD' and h.stage = 'ACTIVE' where r.proposal_id = :id""")
                    .param("id", id(proposal)).query(UUID.class).single();
            try (Browser.Tab tab = as(head, Browser.DESKTOP, "zh-CN")) {
                tab.open(address(proposal)).page().locator("button[formaction$='/acts/PASS']").click();
                tab.page().locator("button[formaction$='/acts/PASS']").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            }
        }
        Page page = committee.open(address(proposal)).page();
        page.locator("form[action$='/file/FILE'] button").click();
        page.locator("a[href$='/do/ASSIGN']").waitFor();
        assertThat(page.locator("dd.code").first().innerText()).as("the number given at filing").matches("\\d{4}-\\d{3}");
        committee.inOrder();
        page.locator("a[href$='/do/ASSIGN']").click();
        page.locator("#department").selectOption("");
        page.locator("main form button[type=submit]").click();
        page.locator(".fault").first().waitFor();
        committee.inOrder();
        page.locator("#department").selectOption(jdbc.sql("select id::text from personnel_department where code = 'N010'").query(String.class).single());
        page.locator("#on").fill(LocalDate.now().plusDays(20).toString());
        page.locator("main form button[type=submit]").click();
        page.waitForURL("**" + proposal);
        assertThat(page.locator("main").innerText()).contains("基建规划部");
    }

    private void answered(String proposal) {
        UUID handler = jdbc.sql("""
                select u.person_id from proposal_undertaker u join personnel_department d on d.id = u.department_id
                where d.code = 'N010' and u.post = 'HANDLER' and u.to_on is null""").query(UUID.class).single();
        try (Browser.Tab tab = as(handler, Browser.DESKTOP, "zh-CN")) {
            done(tab, proposal, "ACCEPT");
            Page page = tab.open(address(proposal + "/do/DRAFT_REPLY")).page();
            page.locator("main form button[type=submit]").click();
            page.locator(".fault").first().waitFor();
            tab.inOrder();
            page.locator("input[name=result][value=PLANNED]").check();
            page.locator("#text").fill("提案所提情况属实。我们已与提案人到现场核实，照明维修列入计划，按所列日期完成。");
            page.locator("#measures").fill("更换损坏灯具，安排专人每月巡检。");
            page.locator("#on").fill(LocalDate.now().minusDays(1).toString());
            page.locator("main form button[type=submit]").click();
            page.locator("#on-fault").waitFor();
            page.locator("#on").fill(LocalDate.now().plusDays(60).toString());
            page.locator("main form button[type=submit]").click();
            page.waitForURL("**" + proposal);
        }
        try (Browser.Tab tab = at("undertaker", Browser.DESKTOP, "zh-CN")) {
            tab.open(address(proposal + "/do/SIGN"));
            tab.inOrder();
            done(tab, proposal, "SIGN");
        }
        try (Browser.Tab tab = at("leader", Browser.DESKTOP, "zh-CN")) {
            done(tab, proposal, "RELEASE");
            tab.inOrder();
        }
        assertThat(stage(proposal)).isEqualTo("REPLIED");
    }

    private void evaluated(Browser.Tab delegate, String proposal) {
        Page page = delegate.open(address(proposal + "/do/EVALUATE")).page();
        page.locator("input[name=attitude][value=SATISFIED]").check();
        page.locator("input[name=mark][value=DISSATISFIED]").check();
        page.locator("main form button[type=submit]").click();
        page.locator(".fault").first().waitFor();
        assertThat(page.locator("#text-fault").count()).as("who is not content says why").isOne();
        delegate.inOrder();
        page.locator("input[name=mark][value=SATISFIED]").check();
        page.locator("main form button[type=submit]").click();
        page.waitForURL("**" + proposal);
        assertThat(stage(proposal)).isEqualTo("CLOSED");
        try (Browser.Tab tab = at("undertaker", Browser.DESKTOP, "zh-CN")) {
            Page report = tab.open(address(proposal + "/do/PROMISE")).page();
            tab.inOrder();
            report.locator("input[name=state][value=KEPT]").check();
            report.locator("#text").fill("灯具全部更换完毕，已请提案人现场查看。");
            report.locator("main form button[type=submit]").click();
            report.waitForURL("**" + proposal);
        }
        page.reload();
        assertThat(page.locator("#promises").innerText()).contains("灯具全部更换完毕");
        delegate.inOrder();
    }

    /** The number opens its list, the list has the case, and the case has its dossier. */
    private void counted(Browser.Tab committee, String proposal) {
        String session = jdbc.sql("select session_id::text from proposal where id = :id").param("id", id(proposal)).query(String.class).single();
        Page page = committee.open(address("/proposals/figures?session=" + session)).page();
        Locator kept = page.locator("a[href*='slice=PROMISE_KEPT']").first();
        String number = kept.innerText();
        kept.click();
        page.waitForURL("**/proposals/figures/list**");
        assertThat(page.locator("tbody th a").count()).isEqualTo(Integer.parseInt(number));
        assertThat(page.locator("a[href*='/exports/of/proposal-figure']").count()).isOne();
        page.locator("main a:has-text('" + TITLE + "')").click();
        page.locator("a[href$='/dossier']").click();
        page.waitForURL("**/dossier");
        assertThat(page.locator("main").innerText()).contains(TITLE, "卷内目录", "灯具全部更换完毕", name("delegate"), name("leader"));
        committee.inOrder();
    }

    /** The book of a session is bound in the background and waits for who ordered it. */
    private void bound(Browser.Tab committee) throws IOException {
        String first = jdbc.sql("""
                select s.id::text from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id and u.parent_id is null
                where s.number = 1""").query(String.class).single();
        Page page = committee.open(address("/proposals/figures/book?session=" + first)).page();
        int cases = page.locator("article.sheet").count() - 1;
        page.locator(".press-bar a[href*='proposal-book']").click();
        committee.inOrder();
        page.locator("main form button[type=submit]").click();
        page.locator("#reason").fill("大会编印");
        page.locator("main form button[type=submit]").click();
        page.waitForURL(url -> url.matches(".*/exports/[0-9a-f-]{36}"));
        Locator file = page.locator("form[action$='/file'] button");
        file.waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        committee.inOrder();
        Download download = page.waitForDownload(file::click);
        assertThat(download.suggestedFilename()).endsWith(".pdf").contains("提案汇编");
        try (PDDocument book = Loader.loadPDF(Files.readAllBytes(download.path()))) {
            assertThat(book.getNumberOfPages()).isGreaterThan(cases);
            assertThat(new PDFTextStripper().getText(book)).contains("提案汇编", "页码");
        }
    }

    private void done(Browser.Tab tab, String proposal, String what) {
        Page page = tab.open(address(proposal)).page();
        page.locator("a[href$='/do/" + what + "']").click();
        page.locator("main form[action$='/do/" + what + "'] button[type=submit]").click();
        page.waitForURL("**" + proposal);
        assertThat(page.locator("a[href$='/do/" + what + "']").count()).as(what + " is done").isZero();
    }

    private Browser.Tab at(String door, int width, String language) {
        Browser.Tab tab = browser.tab(width, language);
        tab.open(address("/sign-in")).page().locator("form[action='/trial/enter/" + door + "'] button").click();
        tab.page().waitForURL(address("/"));
        return tab;
    }

    private Browser.Tab as(UUID person, int width, String language) {
        As as = new As(jdbc, sessions);
        Browser.Tab tab = browser.tab(width, language);
        jakarta.servlet.http.Cookie session = as.cookie(as.account(person, name(person)));
        tab.page().context().addCookies(java.util.List.of(new Cookie(session.getName(), session.getValue()).setUrl(address("/"))));
        return tab;
    }

    private String name(UUID person) {
        return jdbc.sql("select name from personnel_person where id = :id").param("id", person).query(String.class).single();
    }

    private String name(String door) {
        return jdbc.sql("select name from identity_account where username = :door").param("door", door).query(String.class).single();
    }

    private String stage(String proposal) {
        return jdbc.sql("select stage from proposal where id = :id").param("id", id(proposal)).query(String.class).single();
    }

    private static UUID id(String proposal) {
        return UUID.fromString(proposal.substring(proposal.lastIndexOf('/') + 1));
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
