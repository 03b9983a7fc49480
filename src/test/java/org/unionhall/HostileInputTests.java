package org.unionhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.util.UUID;
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
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.DocumentType;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What somebody may type or send who means no good. */
@IntegrationTest(properties = "unionhall.trial=false")
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class HostileInputTests {

    @Autowired
    MockMvc mvc;
    @Autowired
    As as;
    @Autowired
    A a;
    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"act=%7B", "act=it%27s", "actor=a%00b", "object=%00", "to=%2B999999999-12-31", "from=-999999999-01-01", "page=999999999&size=999999999"})
    void noFilterOfTheAuditTrailMakesItFail(String query) throws Exception {
        assertThat(ask(get(URI.create("http://localhost/audit?" + query)), as.role(Role.AUDIT_ADMIN, null)).getStatus()).isEqualTo(200);
    }

    @Test
    void theCharacterTheDatabaseCannotHoldMakesNothingFail() throws Exception {
        RequestPostProcessor security = as.role(Role.SECURITY_ADMIN, null);
        AccountId other = as.account(null, "other");
        assertThat(ask(get(URI.create("http://localhost/accounts?q=a%00b")), security).getStatus()).isEqualTo(200);
        assertThat(ask(post("/accounts").param("username", "nul" + System.nanoTime()).param("name", "张\u0000三"), security).getStatus()).isEqualTo(302);
        assertThat(ask(post("/accounts/" + other + "/disable").param("reason", "离职\u0000了"), security).getStatus()).isEqualTo(302);
        assertThat(jdbc.sql("select disabled_reason from identity_account where id = :id").param("id", other.value()).query(String.class).single()).isEqualTo("离职了");
    }

    @Test
    void aGrantDoesNotReachBeyondTheCalendar() throws Exception {
        AccountId other = as.account(null, "other");
        assertThat(ask(post("/accounts/" + other + "/grants").param("role", "FUND_AUDITOR").param("scope", "ALL").param("from", "+999999999-12-31")
                .param("reason", "试一试"), as.role(Role.SECURITY_ADMIN, null)).getStatus()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u200b\u200b\u200b", "--", "　　", "\u2060\u2060", "x"})
    void whatOnlyLooksLikeAReasonIsNone(String reason) throws Exception {
        RequestPostProcessor officer = as.role(Role.ORGANISATION_OFFICER, null);
        UUID person = a.member("甲").in(a.unit("理由分工会", UnitKind.GRASSROOTS_UNION, null)).mobile("19912345678").save();
        for (String act : new String[] {"/exports/of/members", "/exports/of/cadres", "/members/" + person + "/reveal/mobile"}) {
            MockHttpServletResponse answer = ask(post(act).param("reason", reason), officer);
            assertThat(answer.getStatus()).as(act).isEqualTo(422);
            assertThat(answer.getContentAsString()).doesNotContain("19912345678");
        }
    }

    @Test
    void aReasonIsASentenceNotABook() throws Exception {
        assertThat(ask(post("/exports/of/cadres").param("reason", "长".repeat(501)), as.role(Role.ORGANISATION_OFFICER, null)).getStatus()).isEqualTo(422);
    }

    @Test
    void aMaskedNumberIsNotGuessedByFinding() throws Exception {
        UUID unit = a.unit("猜号分工会", UnitKind.GRASSROOTS_UNION, null);
        a.member("欧阳猜").in(unit).document(DocumentType.RESIDENT_ID, "11010519491231002X").mobile("13711112222").save();
        for (Role role : Role.values()) {
            RequestPostProcessor reader = as.role(role, unit);
            boolean mayOpen = role == Role.ORGANISATION_OFFICER;
            for (String number : new String[] {"11010519491231002X", "13711112222"}) {
                for (String page : new String[] {"/find?q=", "/members?q=", "/cadres?q="}) {
                    assertThat(ask(get(page + number), reader).getContentAsString().contains("欧阳猜")).as(role + page)
                            .isEqualTo(mayOpen && !page.startsWith("/cadres"));
                }
            }
        }
    }

    @Test
    void aNumberLookedForIsNotInTheAuditTrailHoweverItWasTyped() throws Exception {
        RequestPostProcessor officer = as.role(Role.ORGANISATION_OFFICER, null);
        for (String number : new String[] {"137-1111-3333", "137 1111 3333", "E71113333", "１３７１１１１３３３３"}) {
            assertThat(ask(post("/exports/of/members").queryParam("q", number).param("reason", "查重"), officer).getStatus()).isEqualTo(200);
        }
        assertThat(jdbc.sql("select label from identity_audit where act = 'membership.members.export' order by seq desc limit 4").query(String.class).list())
                .allSatisfy(label -> assertThat(label).contains("***").doesNotContain("3333").doesNotContain("３３３３").doesNotContain("%EF%BC"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "/{x}", "/\t/evil.example", "javascript:alert(1)"})
    void theWayBackStaysInside(String address) throws Exception {
        assertThat(ask(post("/preferences/large-text").param("returnTo", address), request -> request).getRedirectedUrl()).isEqualTo("/");
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request, RequestPostProcessor who) throws Exception {
        return mvc.perform(request.with(who).with(csrf().asHeader())).andReturn().getResponse();
    }
}
