package org.unionhall.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refused;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Letters in the portal, where no mail server is configured. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class InboxPagesTests {

    private static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    @Autowired
    MockMvc mvc;
    @Autowired
    As as;
    @Autowired
    Inbox inbox;
    @Autowired
    Letterbox letters;
    @Autowired
    LetterTidying tidying;
    @Autowired
    MailAddresses addresses;
    @Autowired
    Deliveries deliveries;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void oneEventIsOneLetterHoweverOftenAndFromHoweverManyItIsSent() throws Exception {
        AccountId reader = as.account(null, "读者");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = IntStream.range(0, 4).<Future<?>>mapToObj(n -> pool.submit(() -> inbox.send(reader, role("once.1", "会员")))).toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(letters.unread(reader)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from inbox_message m where not exists (select 1 from inbox_letter l where l.message_id = m.id)")
                .query(Integer.class).single()).as("words nobody got").isZero();
    }

    @Test
    void withoutAMailServerNobodyGivesAnAddressNorSendsATest() {
        Actor reader = new Actor(as.account(null, "读者"), null, "读者", List.of());
        refused("inbox.mail.off", () -> addresses.ask(reader, "reader@example.edu.cn", CHINESE));
        refused("inbox.mail.off", () -> deliveries.test(reader));
        assertThat(jdbc.sql("select count(*) from inbox_delivery").query(Integer.class).single()).isZero();
    }

    @Test
    void aLetterOfAnActThatIsRolledBackWasNeverSent() {
        AccountId reader = as.account(null, "读者");
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            inbox.send(reader, role("rolled.back", "会员"));
            status.setRollbackOnly();
        });
        assertThat(letters.unread(reader)).isZero();
    }

    @Test
    void thousandsAreReachedByOneStatement() {
        List<AccountId> many = jdbc.sql("""
                insert into identity_account (username, name) select 'many' || n, '某' from generate_series(1, 3000) n returning id
                """).query(UUID.class).list().stream().map(AccountId::new).toList();
        assertThat(inbox.sendAll(many, role("many", "会员"))).isEqualTo(3000);
        assertThat(inbox.sendAll(many, role("many", "会员"))).isZero();
        assertThat(jdbc.sql("select count(distinct message_id) from inbox_letter where event = 'many'").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void aLetterIsShownInItsReadersLanguageAndKeptAsItWasSent() throws Exception {
        AccountId reader = as.account(null, "读者");
        inbox.send(reader, role("kept", "会员 {0} it's"));
        jdbc.sql("update inbox_message set subject = jsonb_set(subject, '{zh-CN}', '\"那时的题目\"') where id in (select message_id from inbox_letter where event = 'kept')").update();
        Cookie cookie = as.cookie(reader);
        assertThat(mvc.perform(get("/inbox").cookie(cookie)).andReturn().getResponse().getContentAsString()).contains("那时的题目");
        String id = letters.list(reader, Letterbox.Search.UNREAD, CHINESE, 0, 1).get(0).id().toString();
        assertThat(mvc.perform(get("/inbox/" + id).param("lang", "en").cookie(cookie)).andReturn().getResponse().getContentAsString())
                .contains("One of your roles has ended", "会员 {0} it&#39;s");
    }

    @Test
    void aLetterThatWasOpenedIsReadAndCanBeUnreadAgain() throws Exception {
        AccountId reader = as.account(null, "读者");
        Cookie cookie = as.cookie(reader);
        inbox.send(reader, role("a", "甲").at("/me"));
        inbox.send(reader, role("b", "乙"));
        String first = letters.list(reader, Letterbox.Search.UNREAD, CHINESE, 0, 9).get(0).id().toString();
        mvc.perform(get("/inbox/" + first).cookie(cookie));
        assertThat(letters.unread(reader)).isEqualTo(1);
        assertThat(letters.list(reader, new Letterbox.Search("", null, null), CHINESE, 0, 9)).extracting(Letterbox.Kept::read)
                .as("unread first").containsExactly(false, true);
        mvc.perform(post("/inbox/" + first + "/unread").cookie(cookie).with(csrf()));
        assertThat(letters.unread(reader)).isEqualTo(2);
        mvc.perform(post("/inbox/read-all").cookie(cookie).with(csrf()));
        assertThat(letters.unread(reader)).isZero();
    }

    @Test
    void lettersAreFoundByWordsKindAndState() throws Exception {
        AccountId reader = as.account(null, "读者");
        Cookie cookie = as.cookie(reader);
        inbox.send(reader, role("find.a", "财务委员"));
        inbox.send(reader, Letter.of(LetterKind.SECURITY, "inbox.letter.address", "find.b"));
        assertThat(page(cookie, "?q=财务")).contains("您的一项角色已结束").doesNotContain("接收提醒的邮箱已变更");
        assertThat(page(cookie, "?kind=SECURITY&state=unread")).contains("接收提醒的邮箱已变更").doesNotContain("您的一项角色已结束");
        assertThat(page(cookie, "?q=%25")).contains("没有符合条件的记录");
        assertThat(page(cookie, "?kind=NIX&state=nix&page=99999")).contains("接收提醒的邮箱已变更", "您的一项角色已结束");
        assertThat(page(as.cookie(as.account(null, "新人")), "")).contains("还没有消息");
    }

    @Test
    void somebodyElsesLetterDoesNotExist() throws Exception {
        AccountId owner = as.account(null, "主人");
        inbox.send(owner, role("mine", "会员"));
        String id = letters.list(owner, Letterbox.Search.UNREAD, CHINESE, 0, 1).get(0).id().toString();
        Cookie other = as.cookie(as.account(null, "别人"));
        assertThat(mvc.perform(get("/inbox/" + id).cookie(other)).andReturn().getResponse().getStatus()).isEqualTo(404);
        mvc.perform(post("/inbox/" + id + "/read").cookie(other).with(csrf()));
        assertThat(letters.unread(owner)).isEqualTo(1);
    }

    @Test
    void theNewestUnreadLettersAreOnTheDesk() throws Exception {
        AccountId reader = as.account(null, "读者");
        inbox.send(reader, role("desk", "会员"));
        String home = mvc.perform(get("/").cookie(as.cookie(reader))).andReturn().getResponse().getContentAsString();
        assertThat(home).contains("您的一项角色已结束", "/inbox/" + letters.list(reader, Letterbox.Search.UNREAD, CHINESE, 0, 1).get(0).id());
    }

    @Test
    void withoutAMailServerTheSettingsSaySoAndNothingIsPutIntoTheOutbox() throws Exception {
        AccountId reader = as.account(null, "读者");
        Cookie cookie = as.cookie(reader);
        assertThat(mvc.perform(get("/me/mail").cookie(cookie)).andReturn().getResponse().getContentAsString()).contains("没有配置邮件服务器");
        assertThat(mvc.perform(post("/me/mail/address").param("address", "a@example.edu.cn").cookie(cookie).with(csrf())).andReturn().getResponse().getStatus())
                .isEqualTo(422);
        inbox.send(reader, role("off", "会员"));
        assertThat(letters.unread(reader)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from inbox_delivery").query(Integer.class).single()).isZero();
    }

    @Test
    void lettersAreKeptAsLongAsTheRulebookSays() {
        AccountId reader = as.account(null, "读者");
        inbox.send(reader, role("old", "旧"));
        inbox.send(reader, role("young", "新"));
        jdbc.sql("update inbox_letter set sent_at = now() - interval '37 months' where event = 'old'").update();
        jdbc.sql("update inbox_message set sent_at = now() - interval '37 months' where id in (select message_id from inbox_letter where event = 'old')").update();
        jdbc.sql("update inbox_letter set sent_at = now() - interval '35 months' where event = 'young'").update();
        tidying.run();
        assertThat(jdbc.sql("select event from inbox_letter where account_id = :id").param("id", reader.value()).query(String.class).list()).containsExactly("young");
        assertThat(jdbc.sql("select count(*) from inbox_message m where not exists (select 1 from inbox_letter l where l.message_id = m.id)")
                .query(Integer.class).single()).isZero();
    }

    private static Letter role(String event, String role) {
        return Letter.of(LetterKind.RESULT, "inbox.letter.role-ended", event).with(role, "换届");
    }

    private String page(Cookie cookie, String query) throws Exception {
        return mvc.perform(get(java.net.URI.create("http://localhost/inbox" + java.net.URI.create(query).toASCIIString())).cookie(cookie)).andReturn()
                .getResponse().getContentAsString().replaceAll("(?s)^.*<h1", "<h1");
    }
}
