package org.unionhall.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.unionhall.identity.Vault;
import org.unionhall.inbox.StubbornServer;
import org.unionhall.launch.PortalProcess;
import org.unionhall.testing.TestDatabase;

/**
 * The portal is killed at a random moment while it hands mails to their server: every mail arrives, and one that arrives
 * twice bears the same Message-ID and is marked as doubtful. Rounds: {@code -Drounds=20}.
 */
class MailKillRounds {

    private static final int ROUNDS = Integer.getInteger("rounds", 12);
    private static final int MAILS = 60;
    private static final long ANSWER_AFTER_NANOS = 10_000_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: (<\\S+>)");

    private final Random random = new Random(Long.getLong("seed", System.nanoTime()));
    private final Report report = new Report("mail killed at random moments");

    @Test
    void everyMailArrivesAndADoubleBearsItsNumber() throws Exception {
        try (World world = new World("mail"); StubbornServer server = new StubbornServer()) {
            server.before(".", () -> LockSupport.parkNanos(ANSWER_AFTER_NANOS));
            String[] settings = {"--spring.mail.host=127.0.0.1", "--spring.mail.port=" + server.port(), "--unionhall.mail.from=portal@union.example.edu",
                "--unionhall.mail.every=100ms"};
            PortalProcess portal = world.portal(settings);
            world.account("reader");
            UUID reader = UUID.fromString(world.text("select id::text from identity_account where username = 'reader'"));
            world.change("""
                    insert into inbox_reader (account_id, language, address_sealed, address_masked, confirmed_at)
                    values (?, 'zh-CN', ?, 're***@example.edu', now())
                    """, reader, new Vault(TestDatabase.SECRET_KEY).seal("reader@example.edu"));
            for (int round = 1; round <= ROUNDS; round++) {
                world.change("""
                        insert into inbox_delivery (purpose, account_id, address_masked, domain, state, due_at, created_at)
                        select 'TEST', ?, 're***@example.edu', 'union.example.edu', 'WAITING', now(), now() from generate_series(1, ?)
                        """, reader, MAILS);
                Thread.sleep(random.nextInt(1500));
                portal.kill();
                portal = world.portal(settings);
                assertThat(allOver(world)).as("round %d", round).isZero();
                assertThat(world.number("select count(*) from inbox_delivery where state = 'SENT'")).isEqualTo((long) round * MAILS);
            }
            List<String> ids = server.taken().stream().map(MailKillRounds::id).toList();
            Map<String, Long> times = ids.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
            List<String> doubled = times.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey).toList();
            assertThat(times).hasSize(ROUNDS * MAILS);
            for (String id : doubled) {
                assertThat(world.number("select count(*) from inbox_delivery where doubtful and '<' || id || '@' || domain || '>' = ?", id)).as(id).isEqualTo(1);
            }
            report.line("%d rounds of %d mails: all arrived, %d of them twice under one Message-ID and marked as doubtful; %d in doubt", ROUNDS, MAILS,
                    doubled.size(), world.number("select count(*) from inbox_delivery where doubtful"));
            report.write();
        }
    }

    /** @return how many still wait after a minute */
    private static long allOver(World world) throws Exception {
        long waiting = -1;
        for (int tries = 0; tries < 600 && waiting != 0; tries++) {
            waiting = world.number("select count(*) from inbox_delivery where state = 'WAITING'");
            Thread.sleep(100);
        }
        return waiting;
    }

    private static String id(String mail) {
        Matcher found = MESSAGE_ID.matcher(mail);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
