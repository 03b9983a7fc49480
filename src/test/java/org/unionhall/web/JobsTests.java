package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.slf4j.MDC;
import org.unionhall.testing.IntegrationTest;

@IntegrationTest
@Import(JobsTests.Works.class)
class JobsTests {

    @Autowired
    Jobs jobs;
    @Autowired
    Diary diary;
    @Autowired
    PlatformTransactionManager transactions;
    @Autowired
    JdbcClient jdbc;

    /** Writes down what it is asked to do. */
    static class Diary implements LongWork {

        final List<String> entries = new CopyOnWriteArrayList<>();
        final AtomicInteger failuresLeft = new AtomicInteger();

        @Override
        public String name() {
            return "test.diary";
        }

        @Override
        public void run(String id) {
            if (failuresLeft.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            entries.add(id + (MDC.get("request") == null ? "" : " for " + MDC.get("request")));
        }

        @Override
        public void gaveUp(String id) {
            entries.add(id + " given up");
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Works {

        @Bean
        Diary diary() {
            return new Diary();
        }
    }

    @Test
    void workIsDoneOnceAndSoon() throws Exception {
        for (int i = 0; i < 20; i++) {
            jobs.enqueue("test.diary", "once-" + i);
        }
        await("once-", 20);
        Thread.sleep(300);
        assertThat(diary.entries).filteredOn(entry -> entry.startsWith("once-")).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void workOfATransactionThatIsRolledBackIsNeverDone() throws Exception {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            jobs.enqueue("test.diary", "rolled-back");
            status.setRollbackOnly();
        });
        jobs.enqueue("test.diary", "after");
        await("after", 1);
        assertThat(diary.entries).doesNotContain("rolled-back");
    }

    @Test
    void workBelongsToTheRequestThatAskedForIt() throws Exception {
        MDC.put("request", "r-1");
        try {
            jobs.enqueue("test.diary", "traced");
        } finally {
            MDC.remove("request");
        }
        await("traced", 1);
        assertThat(diary.entries).contains("traced for r-1");
    }

    @Test
    void workThatFailsIsTriedAgainAndGivenUpInTheEnd() throws Exception {
        diary.failuresLeft.set(100);
        jobs.enqueue("test.diary", "hopeless");
        await("hopeless", 1);
        diary.failuresLeft.set(0);
        assertThat(diary.entries).contains("hopeless given up");
        assertThat(jdbc.sql("select count(*) from web_job where convert_from(task_data, 'UTF8') like 'hopeless%'")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void workOfACopyThatDiedIsDoneByAnother() throws Exception {
        jdbc.sql("""
                insert into web_job (task_name, task_instance, task_data, execution_time, picked, picked_by, last_heartbeat, version)
                values ('test.diary', 'left', convert_to('orphan', 'UTF8'), now() - interval '1 hour', true, 'a dead copy',
                        now() - interval '1 hour', 1)
                """).update();
        await("orphan", 1);
    }

    private void await(String prefix, int count) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (diary.entries.stream().filter(entry -> entry.startsWith(prefix)).count() < count) {
            assertThat(System.nanoTime()).as(prefix + " in " + diary.entries).isLessThan(end);
            Thread.sleep(20);
        }
    }
}
