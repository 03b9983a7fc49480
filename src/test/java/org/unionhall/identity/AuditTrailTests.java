package org.unionhall.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

@IdentityTest
class AuditTrailTests {

    @Autowired
    Audit audit;
    @Autowired
    AuditTrail trail;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;

    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void aLineIsRolledBackWithItsAct() {
        record();
        long before = lines();
        inTransaction(() -> {
            record();
            return null;
        });
        assertThat(lines()).isEqualTo(before);
        assertThat(trail.check().isWhole()).isTrue();
    }

    @Test
    void theDatabaseRefusesToChangeOrDeleteALine() {
        record();
        for (String act : List.of("update identity_audit set actor = 'nobody'", "delete from identity_audit", "truncate identity_audit")) {
            assertThatThrownBy(() -> jdbc.sql(act).update()).as(act).hasMessageContaining("append-only");
        }
    }

    @Test
    void everyColumnIsPartOfTheChain() {
        audit.record(AuditEntry.of(Visitors.ADMINISTRATOR, "test.everything").on("thing", "7", "Thing").change("a", "1", "2").because("why").rows(3));
        long seq = lines();
        for (String change : List.of("at = at + interval '1 microsecond'", "account_id = uuidv7()", "person_id = uuidv7()", "actor = 'x'", "roles = ''",
                "act = 'x'", "object_type = null", "object_id = 'x'", "label = 'x'", "before = '{\"a\": \"2\"}'", "after = '{\"a\": \"1\"}'",
                "reason = null", "row_count = 4", "ip = 'x'", "request_id = 'x'", "mac = '\\x00'")) {
            AuditCheck found = inTransaction(() -> {
                tamper("update identity_audit set " + change + " where seq = " + seq);
                return trail.check();
            });
            assertThat(found.fault()).as(change).contains(new AuditFault(seq, AuditFault.Kind.CHANGED));
        }
    }

    @Test
    void aRemovedLineIsFound() {
        record();
        record();
        record();
        long seq = lines() - 1;
        AuditCheck found = inTransaction(() -> {
            tamper("delete from identity_audit where seq = " + seq);
            return trail.check();
        });
        assertThat(found).isEqualTo(AuditCheck.broken(seq - 1, new AuditFault(seq, AuditFault.Kind.MISSING)));
    }

    @Test
    void theRemovedLastLineIsFound() {
        record();
        long seq = lines();
        AuditCheck found = inTransaction(() -> {
            tamper("delete from identity_audit where seq = " + seq);
            return trail.check();
        });
        assertThat(found.fault()).contains(new AuditFault(seq, AuditFault.Kind.MISSING));
    }

    @Test
    void linesThatWereRemovedAndNumberedAnewAreFound() {
        IntStream.range(0, 3).forEach(nr -> record());
        long seq = lines() - 1;
        AuditCheck found = inTransaction(() -> {
            tamper("delete from identity_audit where seq = " + seq);
            jdbc.sql("update identity_audit set seq = seq - 1 where seq > " + seq).update();
            return trail.check();
        });
        assertThat(found.fault()).contains(new AuditFault(seq, AuditFault.Kind.CHANGED));
    }

    @Test
    void manyWritersAtOnceKeepTheChainWhole() throws Exception {
        long before = lines();
        List<Callable<Void>> writers = IntStream.range(0, 8).<Callable<Void>>mapToObj(writer -> () -> {
            for (int nr = 0; nr < 25; nr++) {
                record();
            }
            return null;
        }).toList();
        for (Future<Void> writer : threads.invokeAll(writers)) {
            writer.get();
        }
        assertThat(lines()).isEqualTo(before + 200);
        assertThat(trail.check().isWhole()).isTrue();
    }

    @Test
    void aLongActKeepsNobodyElseWaiting() throws Exception {
        CountDownLatch recorded = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        Future<Void> importing = threads.submit(() -> new TransactionTemplate(transactions).execute(status -> {
            record();
            recorded.countDown();
            await(finish);
            return null;
        }));
        assertThat(recorded.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(threads.submit(this::record)).succeedsWithin(Duration.ofSeconds(5));
        finish.countDown();
        assertThat(importing).succeedsWithin(Duration.ofSeconds(10));
        assertThat(trail.check().isWhole()).isTrue();
    }

    @Test
    void whatIsRecordedAtTheLastMomentBeforeTheCommitIsNotLost() {
        long before = lines();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    record();
                }
            });
        });
        assertThat(lines()).isEqualTo(before + 2);
    }

    @Test
    void aNullCharacterLosesNoLine() {
        long before = lines();
        audit.record(AuditEntry.of(Visitors.ADMINISTRATOR, "test.odd").on("thing", "1", "a\u0000b").because("𠮷\u0000").change("x", "\u0000", "’;:{"));
        assertThat(lines()).isEqualTo(before + 1);
        assertThat(trail.check().isWhole()).isTrue();
    }

    private void record() {
        audit.record(AuditEntry.of(Visitors.ADMINISTRATOR, "test.act").on("thing", 1, "Thing"));
    }

    private long lines() {
        return jdbc.sql("select seq from identity_audit_head").query(Long.class).single();
    }

    /** As somebody with full power over the database would do it. */
    private void tamper(String sql) {
        jdbc.sql("alter table identity_audit disable trigger user").update();
        jdbc.sql(sql).update();
    }

    /** What happens in here is undone. */
    private <T> T inTransaction(Supplier<T> act) {
        return new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return act.get();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
