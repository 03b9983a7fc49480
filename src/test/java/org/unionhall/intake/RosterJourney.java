package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.intake.Desk.badge;
import static org.unionhall.intake.Desk.badges;
import static org.unionhall.intake.Desk.heading;
import static org.unionhall.intake.Desk.workbook;

import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.testing.Browser;
import org.unionhall.testing.IntegrationTest;

/** An officer brings a roster in, in a real browser, at a desk and on a phone. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc
@Import(Desk.Setting.class)
class RosterJourney {

    @Autowired
    MockMvc web;
    @Autowired
    Desk desk;
    @Autowired
    Accounts accounts;
    @Autowired
    Environment environment;

    @Test
    void everyPageOfTheImportIsInOrder() throws Exception {
        Actor officer = desk.officer(Role.ORGANISATION_OFFICER);
        accounts.firstPassword(officer.account(), Desk.PASSWORD, true);
        String session = web.perform(post("/sign-in").with(csrf()).param("login", officer.name()).param("password", Desk.PASSWORD))
                .andReturn().getResponse().getCookie("UNIONHALL").getValue();
        String home = "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
        Roster asked = desk.compared(officer, workbook(sheet -> {
            heading(sheet, 0, "编号", "持有人", "手机");
            heading(sheet, 1, "1", "甲", "13800138000");
        }));
        Roster done = desk.committed(officer, desk.compared(officer, badges(badge("1", "甲"), badge("1", "乙"), badge("2", "丙", null, null, "1"))));
        Roster preview = desk.compared(officer, badges(badge("1", "甲"), badge("2", "丁", null, null, "3.50"), badge("3"), badge("9", "新")));
        Roster refused = desk.compared(officer, Desk.utf8("%PDF-1.4"));
        try (Browser browser = Browser.start()) {
            for (int width : new int[] {Browser.DESKTOP, Browser.PHONE}) {
                try (Browser.Tab tab = browser.tab(width, "zh-CN")) {
                    tab.page().context().addCookies(List.of(new Cookie("UNIONHALL", session).setUrl(home)));
                    tab.open(home + "/intake").inOrder();
                    for (Roster roster : List.of(asked, done, preview, refused)) {
                        tab.open(home + "/intake/" + roster.id()).inOrder();
                    }
                    for (LineStatus status : LineStatus.values()) {
                        tab.open(home + "/intake/" + preview.id() + "?show=" + status.name().toLowerCase(java.util.Locale.ROOT)).inOrder();
                    }
                }
            }
            try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "en")) {
                tab.page().context().addCookies(List.of(new Cookie("UNIONHALL", session).setUrl(home)));
                tab.open(home + "/intake");
                tab.page().setInputFiles("#file", new FilePayload("more.xlsx", "application/octet-stream", badges(badge("10", "庚"))));
                tab.page().click("form[enctype] button");
                tab.page().waitForSelector("form[action$=commit] button");
                tab.inOrder();
                tab.page().click("form[action$=commit] button");
                tab.page().waitForSelector(".note-ok");
                assertThat(tab.page().textContent(".note-ok")).contains("1 added");
                tab.inOrder();
            }
        }
    }
}
