package org.unionhall.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MovableClock;

/** Mails as a real server takes them. */
@MailTest
class MailDeliveryTests {

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    Inbox inbox;
    @Autowired
    Letterbox letterbox;
    @Autowired
    MailSettings settings;
    @Autowired
    Digest digest;
    @Autowired
    Readers readers;
    @Autowired
    Postman postman;
    @Autowired
    MovableClock clock;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void open() {
        server.start();
        readers.serverAt(server.getSmtp().getPort());
        readers.clear();
    }

    @AfterEach
    void close() {
        server.stop();
        clock.backToNow();
    }

    @Test
    void aLetterIsMailedOnceInItsReadersLanguage() throws Exception {
        AccountId chinese = readers.reader("zh-CN");
        AccountId english = readers.reader("en");
        Letter letter = readers.news(LetterKind.RESULT).at("/intake/1");
        inbox.sendAll(List.of(chinese, english), letter);
        inbox.sendAll(List.of(chinese, english), letter);
        readers.carry();
        readers.carry();
        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = to(chinese);
        assertThat(mail.getSubject()).isEqualTo("【教工之家】您的一项角色已结束");
        assertThat(mail.getFrom()[0].toString()).contains("portal@union.example.edu");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@union\\.example\\.edu>");
        assertThat(plain(mail)).contains("会员", "换届", "https://union.example.edu/inbox/", "/me/mail");
        assertThat(html(mail)).contains("<a href=\"https://union.example.edu/inbox/", "会员").doesNotContain("th:", "??", "style=");
        assertThat(to(english).getSubject()).isEqualTo("[Unionhall] One of your roles has ended");
        assertThat(plain(to(english))).contains("Reason: 换届");
    }

    @Test
    void whoGaveNoAddressReadsInThePortalOnly() {
        AccountId reader = readers.without();
        inbox.send(reader, readers.news(LetterKind.SECURITY));
        readers.carry();
        assertThat(letterbox.unread(reader)).isEqualTo(1);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void wishesAreKeptButNobodyIsKeptFromSecurityLetters() {
        AccountId reader = readers.reader("zh-CN");
        settings.wish(actor(reader), Map.of(LetterKind.SECURITY, MailWish.NEVER, LetterKind.RESULT, MailWish.NEVER, LetterKind.DUTY, MailWish.AT_ONCE),
                Locale.CHINESE);
        for (LetterKind kind : LetterKind.values()) {
            inbox.send(reader, readers.news(kind));
        }
        readers.carry();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(letterbox.unread(reader)).isEqualTo(3);
    }

    @Test
    void aMarkupInALetterIsTextInItsMail() throws Exception {
        AccountId reader = readers.reader("zh-CN");
        inbox.send(reader, Letter.of(LetterKind.RESULT, "inbox.letter.role-ended", "test.markup").with("<script>alert(1)</script>", "a\r\nBcc: x@y.z\r\n\r\n.\r\n"));
        readers.carry();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(html(to(reader))).contains("&lt;script&gt;").doesNotContain("<script>");
        assertThat(to(reader).getHeader("Bcc")).isNull();
    }

    @Test
    void theDigestIsOneMailAReaderAndDay() throws Exception {
        AccountId reader = readers.reader("zh-CN");
        AccountId other = readers.reader("en");
        AccountId readsInThePortal = readers.reader("zh-CN");
        for (int i = 0; i < 3; i++) {
            inbox.sendAll(List.of(reader, other), readers.news(LetterKind.DUTY));
        }
        inbox.send(readsInThePortal, readers.news(LetterKind.DUTY));
        letterbox.readAll(readsInThePortal);
        together(4, () -> digest.run());
        readers.carry();
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(to(reader).getSubject()).isEqualTo("【教工之家】今天的未读消息");
        assertThat(plain(to(reader))).contains("您有 3 条未读消息", "您的一项角色已结束").doesNotContain("换届");
        inbox.send(reader, readers.news(LetterKind.DUTY));
        digest.run();
        readers.carry();
        assertThat(server.getReceivedMessages()).as("what comes later waits for the next day").hasSize(2);
        clock.forward(java.time.Duration.ofDays(1));
        digest.run();
        readers.carry();
        assertThat(server.getReceivedMessages()).hasSize(3);
    }

    @Test
    void twoPostmenBringEachMailOnce() throws Exception {
        List<AccountId> many = IntStream.range(0, 30).mapToObj(n -> readers.reader("zh-CN")).toList();
        inbox.sendAll(many, readers.news(LetterKind.RESULT));
        together(4, readers::carry);
        assertThat(server.getReceivedMessages()).hasSize(30);
        assertThat(Stream.of(server.getReceivedMessages()).map(MailDeliveryTests::id)).doesNotHaveDuplicates();
        assertThat(jdbc.sql("select count(*) from inbox_attempt").query(Integer.class).single()).isEqualTo(30);
    }

    @Test
    void aPostmanWhoWalksByHimselfIsWokenByTheCommit() throws Exception {
        MailRounds rounds = new MailRounds(new org.springframework.beans.factory.support.StaticListableBeanFactory(Map.of("postman", postman))
                .getBeanProvider(Postman.class), mailServer, 1, java.time.Duration.ofMinutes(10));
        rounds.start();
        try {
            Thread.sleep(300); // he has found nothing and rests
            AccountId reader = readers.reader("zh-CN");
            inbox.send(reader, readers.news(LetterKind.RESULT));
            rounds.wakeAfterCommit();
            assertThat(server.waitForIncomingEmail(10_000, 1)).isTrue();
        } finally {
            rounds.stop();
        }
        assertThat(rounds.isRunning()).isFalse();
    }

    @Autowired
    MailServer mailServer;

    private MimeMessage to(AccountId reader) {
        return Arrays.stream(server.getReceivedMessages()).filter(mail -> GreenMailUtil.getHeaders(mail).contains(Readers.addressOf(reader)))
                .findFirst().orElseThrow();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private static String plain(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }

    private static String html(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
    }

    private static Actor actor(AccountId account) {
        return new Actor(account, null, "读者", List.of());
    }

    private static void together(int threads, Runnable act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = IntStream.range(0, threads).<Future<?>>mapToObj(n -> pool.submit(act)).toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdown();
        }
    }
}
