package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.unionhall.intake.Desk.badge;
import static org.unionhall.intake.Desk.badges;
import static org.unionhall.intake.Desk.heading;
import static org.unionhall.intake.Desk.workbook;

import jakarta.servlet.http.Cookie;
import java.util.Locale;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Flash;

@IntegrationTest(properties = "unionhall.password-strength=4")
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import(Desk.Setting.class)
class RosterPagesTests {

    @Autowired
    MockMvc web;
    @Autowired
    Desk desk;
    @Autowired
    Rosters rosters;
    @Autowired
    Accounts accounts;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MessageSource messages;

    Actor officer;
    Cookie session;

    @BeforeEach
    void signIn() throws Exception {
        desk.clear();
        officer = desk.officer(Role.ORGANISATION_OFFICER);
        session = sessionOf(officer);
    }

    private Cookie sessionOf(Actor actor) throws Exception {
        accounts.firstPassword(actor.account(), Desk.PASSWORD, true);
        return web.perform(post("/sign-in").with(csrf()).param("login", actor.name()).param("password", Desk.PASSWORD))
                .andReturn().getResponse().getCookie("UNIONHALL");
    }

    private Document page(MockHttpServletRequestBuilder request) throws Exception {
        return Jsoup.parse(web.perform(request.cookie(session).locale(Locale.SIMPLIFIED_CHINESE).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk()).andReturn().getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8));
    }

    private String redirect(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request.cookie(session).with(csrf())).andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    }

    private String handIn(byte[] bytes) throws Exception {
        return web.perform(multipart("/intake").file(new MockMultipartFile("file", "徽章.xlsx", null, bytes)).cookie(session).with(csrf()))
                .andExpect(status().is3xxRedirection()).andReturn().getResponse().getRedirectedUrl();
    }

    private Roster settled(String address) {
        return desk.settled(officer, java.util.UUID.fromString(address.substring("/intake/".length())));
    }

    @Test
    void aRosterGoesFromUploadToCommit() throws Exception {
        Document list = page(get("/intake"));
        assertThat(list.select("h1").text()).isEqualTo("名册导入");
        assertThat(list.select("a[href$=/intake/template/badges.xlsx]")).hasSize(1);

        String address = handIn(badges(badge("1", "甲", null, null, "3"), badge("1", "乙")));
        Roster preview = settled(address);
        Document shown = page(get(address));
        assertThat(shown.select(".figure-value b").eachText()).containsExactly("1", "1", "0", "0", "0");
        assertThat(shown.select(".tabs [aria-current=page]").text()).startsWith("有误");
        assertThat(shown.select(".fault b").text()).isEqualTo("A3");
        assertThat(shown.select("input[name=leaveOutFaulty]")).hasSize(1);
        assertThat(page(get(address).param("show", "new")).select("tbody th").text()).isEqualTo("甲 1");

        redirect(post(address + "/commit").param("version", "" + preview.version()));
        assertThat(settled(address).state()).isEqualTo(RosterState.PREVIEW);
        redirect(post(address + "/commit").param("version", "" + preview.version()).param("leaveOutFaulty", "true"));
        assertThat(settled(address).state()).isEqualTo(RosterState.COMMITTED);
        assertThat(page(get(address)).select(".note-ok").text()).contains("新增 1 条");
        assertThat(page(get("/intake")).select("tbody tr").text()).contains("徽章.xlsx", "已入库");
    }

    @Test
    void whoHandsInNothingIsAskedForAFile() throws Exception {
        int before = jdbc.sql("select count(*) from intake_roster").query(Integer.class).single();
        var answer = web.perform(multipart("/intake").file(new MockMultipartFile("file", "", null, new byte[0])).header("Accept-Language", "zh-CN").cookie(session)
                .with(csrf())).andExpect(status().is3xxRedirection()).andReturn();
        assertThat(answer.getFlashMap().get("flash")).hasToString(Flash.stop(messages.getMessage("intake.file.none", null, Locale.SIMPLIFIED_CHINESE)).toString());
        assertThat(jdbc.sql("select count(*) from intake_roster").query(Integer.class).single()).isEqualTo(before);
    }

    @Test
    void theSameFileAgainOffersNoCommit() throws Exception {
        settledAndCommitted(badges(badge("1", "甲")));
        String again = handIn(badges(badge("1", "甲")));
        settled(again);
        Document shown = page(get(again));
        assertThat(shown.select("form[action$=/commit]")).isEmpty();
        assertThat(shown.text()).contains("无需处理");
    }

    private void settledAndCommitted(byte[] bytes) {
        desk.committed(officer, desk.compared(officer, bytes));
    }

    @Test
    void unknownColumnsAreAskedForAndTheAnswerIsKeptWhenItIsRefused() throws Exception {
        String address = handIn(workbook(sheet -> {
            heading(sheet, 0, "编号", "持有人", "手机");
            heading(sheet, 1, "1", "甲", "13800138000");
        }));
        Roster asked = settled(address);
        Document form = page(get(address));
        assertThat(form.select("h1").text()).isEqualTo("徽章.xlsx");
        assertThat(form.select("select[name=c0] option[selected]").val()).isEqualTo("number");
        assertThat(form.text()).doesNotContain("13800138000");
        redirect(post(address + "/columns").param("version", "" + asked.version()).param("kind", "badges")
                .param("c0", "number").param("c1", "number").param("c2", "-"));
        assertThat(settled(address).state()).isEqualTo(RosterState.NEEDS_COLUMNS);
        redirect(post(address + "/columns").param("version", "" + asked.version()).param("kind", "badges")
                .param("c0", "number").param("c1", "holder").param("c2", "-"));
        assertThat(settled(address).state()).isEqualTo(RosterState.PREVIEW);
        assertThat(page(get(address)).text()).contains("未导入的列：手机");
    }

    @Test
    void progressIsShownAndEndsByItself() throws Exception {
        String address = handIn(badges(badge("1", "甲")));
        settled(address);
        jdbc.sql("update intake_roster set state = 'READING', done = 3, total = 10 where file_name = '徽章.xlsx' and account_id = :id")
                .param("id", officer.account().value()).update();
        Document working = page(get(address));
        assertThat(working.select("progress").attr("value")).isEqualTo("3");
        assertThat(working.select("#progress").attr("data-hx-get")).isEqualTo(address + "/progress");
        assertThat(working.select("noscript").outerHtml()).contains("refresh");
        jdbc.sql("update intake_roster set state = 'PREVIEW' where account_id = :id").param("id", officer.account().value()).update();
        assertThat(web.perform(get(address + "/progress").cookie(session)).andReturn().getResponse().getHeader("HX-Refresh")).isEqualTo("true");
    }

    @Test
    void someoneElsesRosterIsNotThere() throws Exception {
        Roster mine = desk.compared(officer, badges(badge("1", "甲"), badge("1", "甲")));
        session = sessionOf(desk.officer(Role.ORGANISATION_OFFICER));
        for (String address : new String[] {"", "/progress", "/faults.xlsx"}) {
            web.perform(get("/intake/" + mine.id() + address).cookie(session)).andExpect(status().isNotFound());
        }
        for (String act : new String[] {"commit", "withdraw", "again", "correct", "columns"}) {
            web.perform(post("/intake/" + mine.id() + "/" + act).param("version", "" + mine.version()).cookie(session).with(csrf()))
                    .andExpect(status().isNotFound());
        }
        web.perform(get("/intake/nonsense").cookie(session)).andExpect(status().isNotFound());
        assertThat(rosters.find(officer, mine.id()).orElseThrow().version()).isEqualTo(mine.version());
    }

    @Test
    void whoIsNoOfficerIsTurnedAway() throws Exception {
        session = sessionOf(desk.officer(Role.MEMBER));
        web.perform(get("/intake").cookie(session)).andExpect(status().isForbidden());
        web.perform(get("/intake/template/badges.xlsx").cookie(session)).andExpect(status().isForbidden());
    }

    @Test
    void templatesAndFaultsAreWorkbooks() throws Exception {
        Roster faulty = desk.compared(officer, badges(badge("1", "甲"), badge("1", "甲")));
        for (String address : new String[] {"/intake/template/badges.xlsx", "/intake/template/members.xlsx",
            "/intake/" + faulty.id() + "/faults.xlsx"}) {
            byte[] bytes = web.perform(get(address).cookie(session)).andExpect(status().isOk()).andReturn().getResponse().getContentAsByteArray();
            assertThat(bytes).as(address).startsWith('P', 'K');
        }
        web.perform(get("/intake/template/nothing.xlsx").cookie(session)).andExpect(status().isNotFound());
    }

    @Test
    void aRefusedFileSaysWhyAndWhatToDo() throws Exception {
        String address = handIn(Desk.utf8("%PDF-1.4"));
        settled(address);
        assertThat(page(get(address)).select(".note-stop").text()).isNotBlank();
        assertThat(page(get(address)).select("a[href=/intake].btn-primary")).hasSize(1);
    }
}
