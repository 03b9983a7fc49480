package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import jakarta.servlet.http.Cookie;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@IdentityTest
class IdentityPagesTests {

    @Autowired
    Visitors visitors;
    @Autowired
    Accounts accounts;
    @Autowired
    OneTimeCodes codes;
    @Autowired
    MockMvc mvc;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    MessageSource messages;

    Account account;
    Cookie security;
    Cookie system;
    Cookie auditor;

    @BeforeEach
    void threeAdministrators() throws Exception {
        account = visitors.somebody(Role.TREASURER);
        security = visitors.signsIn(visitors.somebody(Role.SECURITY_ADMIN));
        system = visitors.signsIn(visitors.somebody(Role.SYSTEM_ADMIN));
        auditor = visitors.signsIn(visitors.somebody(Role.AUDIT_ADMIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void everyPageIsCompleteInBothLanguages(String language) throws Exception {
        for (String page : List.of("/me", "/me/data", "/me/access", "/me/access?all=yes", "/me/password", "/me/sessions", "/accounts", "/accounts?q=user&state=ACTIVATED&role=TREASURER&sort=-seen",
                "/accounts?q=nothing-like-it", "/accounts/new", "/accounts/bulk", "/accounts/bulk?unit=ALL", "/online",
                "/accounts/" + account.id(), "/accounts/" + account.id() + "/grants/new")) {
            whole(security, page, language);
        }
        whole(system, "/configuration", language);
        for (String page : List.of("/audit", "/audit?from=2026-01-01&to=2099-01-01&actor=某&act=identity.sign-in&object=某&reasoned=true",
                "/audit?from=nonsense", "/audit/1", "/audit/export?act=identity.sign-in")) {
            whole(auditor, page, language);
        }
        for (String page : List.of("/activate", "/activate/WRONG-CODE",
                "/activate/" + codes.issue(Visitors.ADMINISTRATOR, visitors.neverActivated().id()).code())) {
            assertThat(mvc.perform(get(page).header("Accept-Language", language).with(visitors.from(visitors.address()))).andReturn().getResponse()
                    .getContentAsString()).as(page).contains("</html>").doesNotContain("??");
        }
    }

    @Test
    void eachAdministratorSeesTheirOwnPagesOnly() throws Exception {
        assertThat(statuses(security)).containsExactly(200, 200, 403, 403);
        assertThat(statuses(system)).containsExactly(403, 403, 200, 403);
        assertThat(statuses(auditor)).containsExactly(403, 403, 403, 200);
        assertThat(statuses(visitors.signsIn(account))).containsExactly(403, 403, 403, 403);
    }

    @Test
    void whatIsNoAccountIsNotFound() throws Exception {
        assertThat(visitors.status(security, "/accounts/" + java.util.UUID.randomUUID())).isEqualTo(404);
        assertThat(visitors.status(auditor, "/audit/99999999")).isEqualTo(404);
    }

    @Test
    void anAccountIsOpenedGrantedAndItsCodeShownOnce() throws Exception {
        String login = "opened" + System.nanoTime() % 100_000;
        String where = visitors.sends(security, "/accounts", "username", login, "name", "外聘审计").getResponse().getRedirectedUrl();
        assertThat(where).startsWith("/accounts/");
        assertThat(visitors.sends(security, "/accounts", "username", login, "name", "又一个").getResponse().getStatus()).isEqualTo(422);
        assertThat(visitors.sends(security, "/accounts", "staffNo", "no-such").getResponse().getContentAsString()).contains("staffNo-fault");
        String slip = visitors.sends(security, where + "/code").getResponse().getContentAsString();
        assertThat(slip).containsPattern("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}").doesNotContain("??");
        assertThat(visitors.opens(security, where).getResponse().getContentAsString()).doesNotContainPattern("[A-Z2-9]{4}(-[A-Z2-9]{4}){3}");
        assertThat(visitors.sends(security, where + "/grants", "role", "AUDIT_ADMIN", "scope", "ALL", "from", java.time.LocalDate.now().plusDays(1).toString(),
                "until", "", "reason", "三员分立").getResponse().getRedirectedUrl()).isEqualTo(where);
        assertThat(visitors.sends(security, where + "/grants", "role", "SYSTEM_ADMIN", "scope", "ALL", "from", java.time.LocalDate.now().plusDays(2).toString(),
                "reason", "again").getResponse().getContentAsString()).contains("role-fault");
        assertThat(visitors.sends(security, where + "/grants", "role", "TREASURER", "scope", "", "from", "tomorrow", "reason", "again")
                .getResponse().getContentAsString()).contains("scope-fault");
    }

    @Test
    void theFormsOfTheSecurityAdministratorSayWhatIsMissing() throws Exception {
        assertThat(fault("staffNo", "/accounts", "staffNo", " ", "username", "", "name", "")).isEqualTo(words("identity.account.nobody"));
        assertThat(fault("staffNo", "/accounts", "staffNo", "no-such")).isEqualTo(words("identity.account.person.unknown"));
        String staffNo = "P" + System.nanoTime() % 1_000_000_000;
        jdbc.sql("insert into personnel_person (staff_no, name, name_pinyin) values (:no, '有账号', 'you zhang hao')").param("no", staffNo).update();
        assertThat(visitors.sends(security, "/accounts", "staffNo", staffNo).getResponse().getStatus()).isEqualTo(302);
        assertThat(fault("staffNo", "/accounts", "staffNo", staffNo, "username", "second-" + staffNo)).isEqualTo(words("identity.account.person.has", "有账号"));
        String grants = "/accounts/" + account.id() + "/grants";
        assertThat(fault("role", grants, "role", "EMPEROR", "scope", "ALL", "from", "2026-01-01", "reason", "因工作需要")).isEqualTo(words("identity.grant.role.missing"));
        assertThat(fault("scope", grants, "role", "TREASURER", "scope", "", "from", "2026-01-01", "reason", "因工作需要")).isEqualTo(words("identity.grant.scope.missing"));
        for (String day : List.of("", "tomorrow", "1899-12-31", "2201-01-01")) {
            assertThat(fault("from", grants, "role", "TREASURER", "scope", "ALL", "from", day, "reason", "因工作需要")).isEqualTo(words("identity.grant.day"));
        }
        assertThat(fault("until", grants, "role", "TREASURER", "scope", "ALL", "from", "2199-12-31", "until", "2201-01-01", "reason", "因工作需要"))
                .isEqualTo(words("identity.grant.day"));
    }

    private String fault(String field, String address, String... fields) throws Exception {
        MockHttpServletResponse answer = visitors.sends(security, address, fields).getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        return Jsoup.parse(answer.getContentAsString()).select("#" + field + "-fault").text();
    }

    private String words(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    @Test
    void accountsAreFoundByTheirState() throws Exception {
        Account closed = visitors.somebody();
        accounts.disable(Visitors.ADMINISTRATOR, closed.id(), "left");
        String list = visitors.opens(security, "/accounts?state=DISABLED&q=" + closed.staffNo().toLowerCase()).getResponse().getContentAsString();
        assertThat(list).contains(closed.name());
        assertThat(visitors.opens(security, "/accounts?state=ACTIVATED&q=" + closed.staffNo()).getResponse().getContentAsString())
                .doesNotContain("/accounts/" + closed.id());
    }

    @Test
    void anExportNeedsAReasonAndIsItselfRecordedWithItsRows() throws Exception {
        assertThat(visitors.sends(auditor, "/audit/export", "reason", " ", "filters", "act=identity.sign-in").getResponse().getStatus()).isEqualTo(422);
        MockHttpServletResponse file = visitors.sends(auditor, "/audit/export", "reason", "年度检查", "filters", "act=identity.sign-in").getResponse();
        assertThat(file.getContentType()).contains("spreadsheet");
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.getContentAsByteArray()))) {
            assertThat(zip.getNextEntry()).isNotNull();
        }
        assertThat(jdbc.sql("select reason from identity_audit where act = 'identity.audit.export' order by seq desc limit 1").query(String.class).single())
                .isEqualTo("年度检查");
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'identity.audit.export' order by seq desc limit 1").query(Long.class).single())
                .isGreaterThan(2);
    }

    @Test
    void theChainIsCheckedOnAPage() throws Exception {
        assertThat(visitors.sends(auditor, "/audit/check").getResponse().getContentAsString()).contains("note-ok").doesNotContain("??");
    }

    private List<Integer> statuses(Cookie session) throws Exception {
        return List.of(visitors.status(session, "/accounts"), visitors.status(session, "/online"), visitors.status(session, "/configuration"),
                visitors.status(session, "/audit"));
    }

    private void whole(Cookie session, String page, String language) throws Exception {
        MockHttpServletResponse answer = mvc.perform(get(page).cookie(session).header("Accept-Language", language)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(page).isEqualTo(200);
        assertThat(answer.getContentAsString()).as(page).contains("</html>").doesNotContain("??");
    }
}
