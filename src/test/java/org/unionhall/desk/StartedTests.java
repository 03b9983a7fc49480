package org.unionhall.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.export.ExportSource;
import org.unionhall.export.Exports;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Accounts;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Actors;
import org.unionhall.identity.Role;
import org.unionhall.intake.Rosters;
import org.unionhall.membership.UnitKind;
import org.unionhall.personnel.ChangeRequests;
import org.unionhall.personnel.PersonField;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.web.Address;

/** What somebody asked for, handed in and ordered stands on their desk, and on nobody else's. */
@IntegrationTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({A.class, As.class})
class StartedTests {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired A a;
    @Autowired As as;
    @Autowired Accounts accounts;
    @Autowired Actors actors;
    @Autowired ChangeRequests requests;
    @Autowired Rosters rosters;
    @Autowired Exports exports;

    AccountId account;
    Actor actor;

    @BeforeEach
    void anOfficerWhoIsAMemberToo() {
        UUID unit = a.unit("工作台分工会", UnitKind.GRASSROOTS_UNION, null);
        account = as.account(a.member("台甲").in(unit).save(), "台甲");
        as.grant(account, Role.ORGANISATION_OFFICER, null);
        actor = actors.of(accounts.get(account));
    }

    private List<Element> desk(AccountId who) throws Exception {
        String html = mvc.perform(get("/").header("Accept-Language", "zh-CN").cookie(as.cookie(who))).andReturn().getResponse().getContentAsString();
        return Jsoup.parse(html).select("section[aria-labelledby=started]");
    }

    private static List<String> lines(List<Element> panel) {
        return panel.get(0).select("a.task").eachText();
    }

    private void startedDaysAgo(String table, String column, UUID id, int days) {
        jdbc.sql("update " + table + " set " + column + " = :at where id = :id").param("id", id)
                .param("at", java.sql.Timestamp.from(Instant.now().minus(Duration.ofDays(days)))).update();
    }

    @Test
    void whatIStartedIsOnMyDeskWithItsStateNewestFirstAndLeadsThere() throws Exception {
        UUID roster = rosters.handIn(actor, null, "分工会.csv", new ByteArrayInputStream("不知道是什么\n1\n".getBytes(StandardCharsets.UTF_8)));
        ExportSource source = exports.source("members").orElseThrow();
        Address filters = Address.of("/members");
        UUID export = exports.order(actor, source, source.subject(actor, filters).orElseThrow(), new ExportSource.Order(filters, false, "核对"));
        exports.discard(actor, export);
        UUID request = requests.ask(actor, Map.of(PersonField.MOBILE, "13900004711", PersonField.POLITICAL_STATUS, "PARTY_MEMBER"), null, "换号", List.of());
        startedDaysAgo("intake_roster", "handed_at", roster, 1);
        startedDaysAgo("export_order", "ordered_at", export, 9);
        List<Element> panel = desk(account);
        assertThat(lines(panel)).hasSize(3);
        assertThat(lines(panel).get(0)).contains("申请更正本人信息", "等 2 项", "今天", "待审核");
        assertThat(lines(panel).get(1)).contains("导入名册：分工会.csv", "昨天");
        assertThat(lines(panel).get(2)).contains("导出清单", "9 天前", "已删除");
        assertThat(panel.get(0).select("a.task").eachAttr("href")).containsExactly("/me/requests/" + request, "/intake/" + roster, "/exports/" + export);
        requests.withdraw(actor, request);
        assertThat(lines(desk(account)).get(0)).contains("已撤回");
    }

    @Test
    void whatOthersStartedIsNotOnMyDesk() throws Exception {
        rosters.handIn(actor, null, "别人的.csv", new ByteArrayInputStream("x\n1\n".getBytes(StandardCharsets.UTF_8)));
        AccountId other = as.account(null, "另一位");
        as.grant(other, Role.ORGANISATION_OFFICER, null);
        assertThat(desk(other).get(0).select("a.task")).isEmpty();
        assertThat(desk(other).get(0).text()).contains("还没有");
    }

    @Test
    void theDeskShowsTheNewestSix() throws Exception {
        for (int nr = 0; nr < 8; nr++) {
            UUID roster = rosters.handIn(actor, null, "名册" + nr + ".csv", new ByteArrayInputStream("x\n1\n".getBytes(StandardCharsets.UTF_8)));
            startedDaysAgo("intake_roster", "handed_at", roster, nr);
        }
        assertThat(lines(desk(account))).hasSize(6).first().asString().contains("名册0");
    }
}
