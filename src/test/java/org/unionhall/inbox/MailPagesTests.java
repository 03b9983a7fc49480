package org.unionhall.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refused;

import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.testing.As;

/** The pages on which readers set up their mail, and administrators watch it. */
@MailTest
class MailPagesTests {

    private static final Pattern CODE = Pattern.compile("confirm\\?code=([A-Z2-9]{4}-[A-Z2-9]{4})");

    private StubbornServer server;
    private AccountId account;
    private Cookie cookie;

    @Autowired
    MockMvc mvc;
    @Autowired
    As as;
    @Autowired
    Readers readers;
    @Autowired
    Deliveries deliveries;
    @Autowired
    MessageSource messages;
    @Autowired
    MailSettings settings;
    @Autowired
    Inbox inbox;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void somebodySignsIn() throws IOException {
        server = new StubbornServer();
        readers.serverAt(server.port());
        readers.clear();
        account = readers.without();
        cookie = as.cookie(account);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void anAddressIsUsedOnceTheCodeSentThereCameBack() throws Exception {
        assertThat(send("/me/mail/address", "address", "zhangsan@example.edu.cn").getRedirectedUrl()).isEqualTo("/me/mail/confirm");
        assertThat(settings.of(account, Locale.CHINESE).address()).isNull();
        readers.carry();
        assertThat(server.taken()).hasSize(1);
        String code = code(server.taken().get(0));
        assertThat(send("/me/mail/confirm", "code", "AAAA-AAAA").getStatus()).isEqualTo(422);
        assertThat(ask(get("/me/mail/confirm").param("code", code)).getContentAsString()).contains(code);
        assertThat(settings.of(account, Locale.CHINESE).address()).as("a link that is only looked at").isNull();
        assertThat(send("/me/mail/confirm", "code", code.toLowerCase(Locale.ROOT).replace("-", " ")).getRedirectedUrl()).isEqualTo("/me/mail");
        assertThat(settings.of(account, Locale.CHINESE).address()).isEqualTo("zh***@example.edu.cn");
        assertThat(send("/me/mail/confirm", "code", code).getStatus()).as("a code works once").isEqualTo(422);
        assertThat(ask(get("/me/mail")).getContentAsString()).contains("zh***@example.edu.cn").doesNotContain("zhangsan@");
        assertThat(jdbc.sql("select r::text || coalesce((select string_agg(d::text, ' ') from inbox_delivery d), '') from inbox_reader r where account_id = :id")
                .param("id", account.value()).query(String.class).single()).doesNotContain("zhangsan", code);
    }

    @Test
    void theOldAddressIsToldOfTheNew() throws Exception {
        use("old@example.edu.cn");
        readers.carry();
        int before = server.taken().size();
        use("new@example.edu.cn");
        readers.carry();
        assertThat(server.taken().stream().skip(before).filter(mail -> mail.contains("To: old@example.edu.cn"))).hasSize(1);
        assertThat(send("/me/mail/remove").getRedirectedUrl()).isEqualTo("/me/mail");
        readers.carry();
        assertThat(server.taken().stream().filter(mail -> mail.contains("To: new@example.edu.cn") && !mail.contains("confirm?code"))).isNotEmpty();
        assertThat(settings.of(account, Locale.CHINESE).address()).isNull();
        assertThat(ask(get("/inbox")).getContentAsString()).contains("接收提醒的邮箱已变更");
    }

    @Test
    void nobodyFloodsAMailboxWithCodesNorGuessesOne() throws Exception {
        for (int i = 0; i < MailAddresses.CODES_A_DAY; i++) {
            assertThat(send("/me/mail/address", "address", "flood@example.edu.cn").getStatus()).isEqualTo(302);
        }
        assertThat(fault("address", send("/me/mail/address", "address", "flood@example.edu.cn"))).isEqualTo(words("inbox.code.often", MailAddresses.CODES_A_DAY));
        readers.carry();
        assertThat(server.taken()).as("codes overtaken by the next are not sent").hasSize(1);
        for (int i = 1; i < MailAddresses.WRONG_CODES; i++) {
            assertThat(fault("code", send("/me/mail/confirm", "code", "WRNG-" + i))).isEqualTo(words("inbox.code.wrong"));
        }
        assertThat(send("/me/mail/confirm", "code", "WRNG-0").getContentAsString()).contains(words("inbox.confirm.nothing"));
        assertThat(send("/me/mail/confirm", "code", code(server.taken().get(0))).getStatus()).isEqualTo(422);
    }

    @Test
    void aCodeIsOfNoUseToSomebodyElse() throws Exception {
        send("/me/mail/address", "address", "mine@example.edu.cn");
        readers.carry();
        cookie = as.cookie(readers.without());
        assertThat(send("/me/mail/confirm", "code", code(server.taken().get(0))).getStatus()).isEqualTo(422);
    }

    @Test
    void whatIsNoAddressIsRefusedBesideTheField() throws Exception {
        MockHttpServletResponse answer = send("/me/mail/address", "address", "a@x.cn\r\nBcc: b@y.cn");
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("address-fault");
    }

    @Test
    void wishesAreKeptAndNonsenseIsNot() throws Exception {
        use("wish@example.edu.cn");
        send("/me/mail/wishes", "DUTY", "NEVER", "RESULT", "WHATEVER", "SECURITY", "NEVER", "language", "en");
        MailSettings.Reach reach = settings.of(account, Locale.CHINESE);
        assertThat(reach.wishes()).containsEntry(LetterKind.DUTY, MailWish.NEVER).containsEntry(LetterKind.RESULT, MailWish.AT_ONCE)
                .containsEntry(LetterKind.SECURITY, MailWish.AT_ONCE);
        assertThat(reach.language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void theAdministratorSeesHowMailsFareAndNothingOfThem() throws Exception {
        AccountId reader = readers.reader("zh-CN");
        inbox.send(reader, Letter.of(LetterKind.RESULT, "inbox.letter.role-ended", "test.secret").with("绝密角色", "绝密原因"));
        server.answers("RCPT", "550 no such user");
        readers.carry();
        as.grant(account, Role.SYSTEM_ADMIN, null);
        String list = ask(get("/mail").param("state", "FAILED").param("q", "NO SUCH")).getContentAsString();
        assertThat(list).contains("***@example.edu.cn", "550 no such user", "发送失败").doesNotContain(Readers.addressOf(reader), "绝密");
        String id = jdbc.sql("select id::text from inbox_delivery").query(String.class).single();
        assertThat(ask(get("/mail/" + id)).getContentAsString()).contains("Message-ID", "@union.example.edu").doesNotContain("绝密", Readers.addressOf(reader));
        server.behaves();
        assertThat(send("/mail/again").getRedirectedUrl()).isEqualTo("/mail");
        readers.carry();
        assertThat(server.taken()).hasSize(1);
        assertThat(jdbc.sql("select row_count from identity_audit where act = 'inbox.delivery.again-all' order by seq desc limit 1").query(Long.class).single()).isEqualTo(1);
        assertThat(ask(get("/configuration")).getContentAsString()).isNotEmpty();
    }

    @Test
    void aTestMailGoesTheRoadOfAllOthers() throws Exception {
        as.grant(account, Role.SYSTEM_ADMIN, null);
        assertThat(send("/mail/test").getRedirectedUrl()).as("without an address of one's own").isEqualTo("/mail");
        refused("inbox.test.address", () -> deliveries.test(new Actor(account, null, "系统管理员", List.of())));
        use("admin@example.edu.cn");
        assertThat(send("/mail/test").getRedirectedUrl()).startsWith("/mail/");
        readers.carry();
        assertThat(server.taken().stream().filter(mail -> mail.contains("To: admin@example.edu.cn"))).hasSizeGreaterThan(1);
        String check = ask(get("/configuration")).getContentAsString();
        assertThat(check).contains("最近一次成功发出邮件", "portal@union.example.edu");
    }

    private static String fault(String field, MockHttpServletResponse answer) throws Exception {
        assertThat(answer.getStatus()).isEqualTo(422);
        return Jsoup.parse(answer.getContentAsString()).select("#" + field + "-fault").text();
    }

    private String words(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    private void use(String address) throws Exception {
        send("/me/mail/address", "address", address);
        readers.carry();
        String mail = server.taken().stream().filter(taken -> taken.contains("To: " + address)).reduce((first, last) -> last).orElseThrow();
        assertThat(send("/me/mail/confirm", "code", code(mail)).getRedirectedUrl()).isEqualTo("/me/mail");
    }

    private static String code(String mail) throws Exception {
        var message = new jakarta.mail.internet.MimeMessage(null, new java.io.ByteArrayInputStream(mail.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        String text = (String) ((jakarta.mail.internet.MimeMultipart) message.getContent()).getBodyPart(0).getContent();
        Matcher found = CODE.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    private MockHttpServletResponse send(String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder form = post(path).with(csrf().asHeader());
        for (int i = 0; i < fields.length; i += 2) {
            form.param(fields[i], fields[i + 1]);
        }
        return ask(form);
    }

    private MockHttpServletResponse ask(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.cookie(cookie)).andReturn().getResponse();
    }
}
