package org.unionhall.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.testing.Browser;
import org.unionhall.testing.IntegrationTest;

/** The pages in a real browser, with the sample university: in order on a desk and on a phone, in both languages. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "unionhall.trial=true")
class RulebookPagesTests {

    private static final String RULE = "/rulebook/rules/membership.committee.size";

    @LocalServerPort
    int port;
    @Autowired
    Policies policies;
    @Autowired
    Calendars calendars;
    @Autowired
    JdbcClient jdbc;

    @Test
    void everyPageIsInOrderAndTheMainActsWork() throws Exception {
        try (Browser browser = Browser.start()) {
            var document = policies.add(RulebookStage.OFFICER, new PolicyDraft("示例大学工会换届选举办法", "校工发〔2026〕3号", "示例大学工会", "2026年修订",
                    true, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 15), null, "经校工会委员会通过"));
            policies.follow(RulebookStage.OFFICER, document, new PolicyDraft("示例大学工会换届选举办法", "校工发〔2030〕1号", "示例大学工会", "2030年修订",
                    false, null, LocalDate.of(2030, 1, 1), null, null));
            policies.attach(RulebookStage.OFFICER, document, "办法.pdf", new java.io.ByteArrayInputStream("%PDF-1.7 sample".getBytes()));
            calendars.enter(RulebookStage.OFFICER, "新疆", "古尔邦节", LocalDate.of(2026, 5, 27), LocalDate.of(2026, 5, 29), true, "放假通知");
            try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "zh-CN")) {
                enter(tab);
                change(tab);
                confirm(tab, document.toString());
                count(tab);
            }
            // the walk through the whole portal knows the plain pages; these need a day, a chain of documents or a year without calendar
            List<String> pages = List.of("/rulebook?day=2020-01-01&state=unconfirmed", RULE, "/rulebook/policies/" + document,
                    "/rulebook/calendar?month=2026-05&from=2026-02-10&n=9", "/rulebook/calendar?month=2031-01");
            List<String> faults = new ArrayList<>();
            for (int width : new int[] {Browser.DESKTOP, Browser.PHONE}) {
                try (Browser.Tab tab = browser.tab(width, width == Browser.DESKTOP ? "en" : "zh-CN")) {
                    enter(tab);
                    pages.forEach(path -> inOrder(tab, width + " " + path, path, faults));
                }
            }
            assertThat(faults).isEmpty();
        }
    }

    private void inOrder(Browser.Tab tab, String name, String path, List<String> faults) {
        tab.open(address(path));
        try {
            tab.inOrder();
        } catch (AssertionError fault) {
            faults.add(name + ": " + fault.getMessage());
        }
    }

    private void enter(Browser.Tab tab) {
        tab.open(address("/sign-in"));
        tab.page().locator("form[action='/trial/enter/organisation'] button").click();
        tab.page().waitForURL(address("/"));
    }

    private void change(Browser.Tab tab) {
        tab.open(address(RULE + "/change"));
        tab.page().locator("#value").fill("11-25: 4");
        tab.page().locator("form.panel button[type=submit]").click();
        assertThat(tab.page().locator("#value-fault").innerText()).contains("单数");
        assertThat(tab.page().locator("#value").inputValue()).isEqualTo("11-25: 4");
        tab.page().locator("#value").fill("11-100: 3-5\n101-: 7-37");
        tab.page().locator("form.panel button[type=submit]").click();
        assertThat(tab.page().locator("main").innerText()).contains("≥ 101", "7–37", "待确认");
    }

    private void confirm(Browser.Tab tab, String document) {
        tab.open(address(RULE));
        tab.page().locator(".page-head .acts a").first().click();
        tab.page().locator("#policy").selectOption(document);
        tab.page().locator("#article").fill("第八条");
        tab.page().locator("form.panel button[type=submit]").click();
        assertThat(tab.page().locator("h1").innerText()).contains("已确认");
        assertThat(tab.page().locator("main").innerText()).contains("第八条", "校工发〔2026〕3号");
        assertThat(jdbc.sql("select count(*) from rulebook_setting where confirmed_by is not null").query(Long.class).single()).isEqualTo(1);
    }

    private void count(Browser.Tab tab) {
        tab.open(address("/rulebook/calendar?month=2026-02"));
        tab.page().locator("#from").fill("2026-02-10");
        tab.page().locator("#n").fill("9");
        tab.page().locator("form:has(#n) button").click();
        assertThat(tab.page().locator("[role=status]").innerText()).contains("2026-02-28", "19:30");
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
