package org.unionhall.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unionhall.testing.Refused.refused;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.MovableClock;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;

/** What happens to mails when servers refuse, lines break and portals die. */
@MailTest
class MailFailureTests {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<\\S+>)");

    private StubbornServer server;
    private AccountId reader;
    private UUID mail;
    private Thread victim;

    @Autowired
    Inbox inbox;
    @Autowired
    Deliveries deliveries;
    @Autowired
    MailSettings settings;
    @Autowired
    MailAddresses addresses;
    @Autowired
    Readers readers;
    @Autowired
    Postman postman;
    @Autowired
    MovableClock clock;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void aLetterWaits() throws IOException {
        server = new StubbornServer();
        readers.serverAt(server.port());
        readers.clear();
        reader = readers.reader("zh-CN");
        inbox.send(reader, readers.news(LetterKind.RESULT));
        mail = jdbc.sql("select id from inbox_delivery").query(UUID.class).single();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        clock.backToNow();
    }

    @Test
    void whatIsRefusedForNowIsTriedAgainAfterGrowingPausesAndFailsInTheEnd() {
        server.answers("RCPT", "451 4.3.0 try again later");
        for (int tried = 1; tried <= Postman.PAUSES.size(); tried++) {
            readers.carry();
            Deliveries.Delivery delivery = deliveries.find(mail).orElseThrow();
            assertThat(delivery.state()).isEqualTo(DeliveryState.WAITING);
            assertThat(delivery.tries()).isEqualTo(tried);
            assertThat(delivery.outcome()).isEqualTo(Outcome.LATER);
            Duration pause = Postman.PAUSES.get(tried - 1);
            assertThat(Duration.between(clock.instant(), delivery.due())).isBetween(pause.minusSeconds(20), pause);
            assertThat(pause).isGreaterThan(tried == 1 ? Duration.ZERO : Postman.PAUSES.get(tried - 2));
            readers.carry();
            assertThat(deliveries.find(mail).orElseThrow().tries()).as("not before its time").isEqualTo(tried);
            clock.forward(pause);
        }
        readers.carry();
        assertThat(deliveries.find(mail).orElseThrow().state()).isEqualTo(DeliveryState.FAILED);
        assertThat(server.taken()).isEmpty();
    }

    @Test
    void whatIsRefusedForNowArrivesOnceTheServerIsWell() {
        server.answers("DATA", "452 no room");
        readers.carry();
        server.behaves();
        clock.forward(Postman.PAUSES.get(0));
        readers.carry();
        assertThat(server.taken()).hasSize(1);
        assertThat(deliveries.find(mail).orElseThrow()).returns(DeliveryState.SENT, Deliveries.Delivery::state).returns(false, Deliveries.Delivery::doubtful);
    }

    @Test
    void whatIsRefusedForGoodFailsAtOnceAndCanBeSentAgainAsTheSameMail() {
        server.answers("RCPT", "550 5.1.1 <" + Readers.addressOf(reader) + "> no such user");
        readers.carry();
        Deliveries.Delivery failed = deliveries.find(mail).orElseThrow();
        assertThat(failed.state()).isEqualTo(DeliveryState.FAILED);
        assertThat(failed.tries()).isEqualTo(1);
        assertThat(failed.reply()).startsWith("550").contains("no such user", "***@example.edu.cn").doesNotContain(Readers.addressOf(reader));
        assertThat(settings.of(reader, java.util.Locale.CHINESE).failing()).isTrue();
        server.behaves();
        deliveries.again(admin(), mail);
        readers.carry();
        assertThat(server.taken()).hasSize(1);
        assertThat(id(server.taken().get(0))).isEqualTo(failed.messageId());
        refused("inbox.delivery.over", () -> deliveries.again(admin(), mail));
        refused("inbox.delivery.over", () -> deliveries.giveUp(admin(), mail, "不再需要"));
        refused("inbox.delivery.over", () -> deliveries.again(admin(), UUID.randomUUID()));
        refused("inbox.delivery.over", () -> deliveries.giveUp(admin(), UUID.randomUUID(), "不再需要"));
        assertThat(settings.of(reader, java.util.Locale.CHINESE).failing()).isFalse();
    }

    @Test
    void aRefusalAfterTheWholeMailIsARefusalAndNoDoubt() {
        server.answers(".", "554 5.7.1 looks like spam");
        readers.carry();
        assertThat(deliveries.find(mail).orElseThrow()).returns(DeliveryState.FAILED, Deliveries.Delivery::state)
                .returns(false, Deliveries.Delivery::doubtful).returns(Outcome.REFUSED, Deliveries.Delivery::outcome);
    }

    @Test
    void aServerThatDoesNotWantThePortalIsNoFaultOfTheMail() {
        server.answers("MAIL", "550 5.7.1 sender rejected");
        assertThat(postman.next()).isEqualTo(Postman.Round.NO_SERVER);
        assertThat(deliveries.find(mail).orElseThrow().state()).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void whileTheServerIsDownTheOthersAreNotTried() throws IOException {
        inbox.send(readers.reader("en"), readers.news(LetterKind.RESULT));
        server.close();
        assertThat(postman.next()).isEqualTo(Postman.Round.NO_SERVER);
        assertThat(jdbc.sql("select count(*) from inbox_attempt").query(Integer.class).single()).isEqualTo(1);
        assertThat(deliveries.standing().waiting()).isEqualTo(2);
        try (StubbornServer well = new StubbornServer()) {
            readers.serverAt(well.port());
            clock.forward(Postman.PAUSES.get(0));
            readers.carry();
            assertThat(well.taken()).hasSize(2);
        }
    }

    @Test
    void noMailIsGivenUpBecauseTheServerWasAwayHoweverLong() throws IOException {
        server.close();
        Duration before = Duration.ZERO;
        for (int tried = 1; tried <= 3 * Postman.MOST_TRIES; tried++) {
            readers.carry();
            Deliveries.Delivery delivery = deliveries.find(mail).orElseThrow();
            assertThat(delivery).returns(DeliveryState.WAITING, Deliveries.Delivery::state).returns(true, Deliveries.Delivery::unreached)
                    .returns(tried, Deliveries.Delivery::tries);
            Duration pause = Duration.between(clock.instant(), delivery.due());
            assertThat(pause).isBetween(before.minusSeconds(20), Duration.ofHours(1));
            before = pause;
            clock.forward(pause.plusSeconds(1));
        }
        assertThat(deliveries.standing().unreached()).isEqualTo(1);
        assertThat(deliveries.list(new Deliveries.Search("", Deliveries.Filter.UNREACHED, null), 0, 9)).hasSize(1);
        try (StubbornServer well = new StubbornServer()) {
            readers.serverAt(well.port());
            clock.forward(Duration.ofHours(1));
            readers.carry();
            assertThat(well.taken()).hasSize(1);
        }
        assertThat(deliveries.standing().unreached()).isZero();
    }

    @Test
    void triesThatMetNoServerDoNotUseUpThoseThatMetOne() throws IOException {
        server.answers("DATA", StubbornServer.HANG_UP);
        for (int tried = 0; tried < Postman.MOST_TRIES; tried++) {
            readers.carry();
            clock.forward(Duration.ofHours(1));
        }
        server.answers("RCPT", "451 4.3.0 try again later");
        readers.carry();
        Deliveries.Delivery refused = deliveries.find(mail).orElseThrow();
        assertThat(refused).returns(DeliveryState.WAITING, Deliveries.Delivery::state).returns(Outcome.LATER, Deliveries.Delivery::outcome);
        assertThat(Duration.between(clock.instant(), refused.due())).isLessThanOrEqualTo(Postman.PAUSES.get(0));
        server.answers("RCPT", "550 5.1.1 no such user");
        clock.forward(Duration.ofHours(1));
        readers.carry();
        assertThat(deliveries.find(mail).orElseThrow().state()).isEqualTo(DeliveryState.FAILED);
    }

    @Test
    void aPortalThatDiesBeforeTheDotLosesNothingAndDoublesNothing() throws Exception {
        CountDownLatch dead = dies("DATA");
        readers.carry();
        assertThat(server.taken()).hasSize(1);
        dead.countDown();
        victim.join(10_000);
        assertThat(server.taken()).as("a copy that was only cut off, and comes to itself").hasSize(1);
        assertThat(deliveries.find(mail).orElseThrow()).returns(DeliveryState.SENT, Deliveries.Delivery::state).returns(false, Deliveries.Delivery::doubtful);
        assertThat(deliveries.attempts(mail)).extracting(Deliveries.Attempt::outcome).contains(Outcome.TAKEN).hasSize(2);
    }

    @Test
    void aPortalThatDiesBetweenDotAndAnswerLosesNothingAndTheDoubleCanBeToldByItsMessageId() throws Exception {
        CountDownLatch dead = dies(".");
        readers.carry();
        assertThat(server.taken()).hasSize(2);
        assertThat(id(server.taken().get(1))).isEqualTo(id(server.taken().get(0)));
        assertThat(deliveries.find(mail).orElseThrow()).returns(DeliveryState.SENT, Deliveries.Delivery::state).returns(true, Deliveries.Delivery::doubtful);
        dead.countDown();
    }

    @Test
    void aLineThatBreaksBetweenDotAndAnswerIsADoubtToo() {
        server.answers(".", StubbornServer.HANG_UP);
        readers.carry();
        assertThat(deliveries.find(mail).orElseThrow()).returns(DeliveryState.WAITING, Deliveries.Delivery::state)
                .returns(true, Deliveries.Delivery::doubtful).returns(Outcome.DOUBTFUL, Deliveries.Delivery::outcome);
        server.behaves();
        clock.forward(Postman.PAUSES.get(0));
        readers.carry();
        assertThat(server.taken()).extracting(MailFailureTests::id).hasSize(2).containsOnly(deliveries.find(mail).orElseThrow().messageId());
    }

    @Test
    void aDatabaseThatIsLostAfterTheAnswerMakesNoSecondMail() {
        server.before(".", this::endTheTransactionUnderWay);
        assertThatThrownBy(() -> postman.next()).isInstanceOf(RuntimeException.class);
        server.behaves();
        readers.carry();
        assertThat(server.taken()).hasSize(1);
        assertThat(deliveries.find(mail).orElseThrow().state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void whoeverHasNoAddressAnyMoreGetsNoMail() {
        addresses.remove(new Actor(reader, null, "读者", List.of()));
        jdbc.sql("delete from inbox_delivery where purpose = 'MOVED'").update();
        readers.carry();
        assertThat(server.taken()).isEmpty();
        assertThat(deliveries.find(mail).orElseThrow().state()).isEqualTo(DeliveryState.GIVEN_UP);
    }

    @Test
    void whatIsGivenUpStaysSo() {
        assertThatThrownBy(() -> deliveries.giveUp(admin(), mail, " ")).isInstanceOf(Refusal.class);
        deliveries.giveUp(admin(), mail, "地址已作废");
        readers.carry();
        assertThat(server.taken()).isEmpty();
        assertThat(jdbc.sql("select count(*) from identity_audit where act = 'inbox.delivery.give-up' and reason = '地址已作废' and object_id = :id")
                .param("id", mail.toString()).query(Integer.class).single()).isEqualTo(1);
    }

    /**
     * A postman is on his way when his copy of the portal is killed at this command of the conversation: the database
     * lets go of what he held, and nothing he would have done later happens.
     */
    private CountDownLatch dies(String command) throws InterruptedException {
        CountDownLatch there = new CountDownLatch(1);
        CountDownLatch dead = new CountDownLatch(1);
        server.before(command, () -> {
            there.countDown();
            try {
                dead.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        victim = new Thread(() -> {
            try {
                postman.next();
            } catch (RuntimeException killed) {
                return;
            }
        });
        victim.setDaemon(true);
        victim.start();
        there.await();
        endTheTransactionUnderWay();
        server.behaves();
        return dead;
    }

    private void endTheTransactionUnderWay() {
        assertThat(jdbc.sql("""
                select count(pg_terminate_backend(pid)) from pg_stat_activity
                where datname = current_database() and state = 'idle in transaction' and pid <> pg_backend_pid()
                """).query(Integer.class).single()).isEqualTo(1);
        Instant patience = Instant.now().plusSeconds(10);
        while (jdbc.sql("select count(*) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'")
                .query(Integer.class).single() > 0 && Instant.now().isBefore(patience)) {
            Thread.onSpinWait();
        }
    }

    private static String id(String mail) {
        Matcher found = MESSAGE_ID.matcher(mail);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private static Actor admin() {
        return new Actor(new AccountId(UUID.randomUUID()), null, "系统管理员",
                List.of(new HeldRole(Role.SYSTEM_ADMIN, Scope.everything(), "test", null)));
    }
}
