package org.unionhall.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.serializer.Serializer;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import org.slf4j.MDC;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.unionhall.kernel.Ids;

/**
 * Hands {@link LongWork} to whichever copy of the portal has a thread to spare. Waiting work stands in the table
 * {@code web_job}, so it survives a stop, and is taken by one copy only. Whoever works shows signs of life; when
 * they stay away for {@value #BEATS_MISSED} beats of {@value #BEAT_SECONDS} seconds, another copy begins anew.
 */
@Service
public class Jobs implements SmartLifecycle {

    static final int BEAT_SECONDS = 5;
    static final int BEATS_MISSED = 4;
    /** Tries after the first. */
    private static final int TRIES = 3;
    /** What is still running then is begun anew by another copy, or after the next start. */
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);
    private static final String TABLE = "web_job";
    private static final List<String> TRACE = List.of("request", "ip");

    private final DataSource database;
    private final ObjectProvider<LongWork> works;
    private final ObjectProvider<DailyWork> dailyWorks;
    private final Clock clock;
    private final int threads;
    private final Duration betweenTries;
    private final SchedulerClient queue;
    private volatile Scheduler scheduler;

    Jobs(DataSource database, ObjectProvider<LongWork> works, ObjectProvider<DailyWork> dailyWorks, Clock clock,
         @Value("${unionhall.jobs.threads:2}") int threads,
         @Value("${unionhall.jobs.between-tries:5s}") Duration betweenTries) {
        this.database = database;
        this.works = works;
        this.dailyWorks = dailyWorks;
        this.clock = clock;
        this.threads = threads;
        this.betweenTries = betweenTries;
        this.queue = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(database))
                .tableName(TABLE).serializer(new Text()).build();
    }

    /**
     * Has work done soon. Within a transaction the work begins after its commit, and never when it is rolled back.
     *
     * @param work {@link LongWork#name()}
     * @param id   tells the work what to do it for; letters and digits, no line break
     */
    public void enqueue(String work, String id) {
        queue.scheduleIfNotExists(new TaskInstance<>(work, Ids.next().toString(), payload(id)), clock.instant());
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    wake();
                }
            });
        } else {
            wake();
        }
    }

    /** The work's log and audit lines name the request that asked for it. */
    private static String payload(String id) {
        StringBuilder text = new StringBuilder(id);
        for (String key : TRACE) {
            text.append('\n').append(MDC.get(key) == null ? "" : MDC.get(key));
        }
        return text.toString();
    }

    private void wake() {
        Scheduler running = scheduler;
        if (running != null) {
            running.triggerCheckForDueExecutions();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void portalIsReady() {
        start();
    }

    @Override
    public synchronized void start() {
        if (scheduler == null && threads > 0) {
            List<Task<?>> oneTime = new ArrayList<>();
            works.forEach(work -> oneTime.add(task(work)));
            List<RecurringTask<Void>> daily = dailyWorks.stream().map(this::task).toList();
            Scheduler built = new OnOurClock(database, oneTime, clock)
                    .startTasks(daily).tableName(TABLE).serializer(new Text()).threads(threads)
                    .pollingInterval(Duration.ofSeconds(2)).enableImmediateExecution()
                    .heartbeatInterval(Duration.ofSeconds(BEAT_SECONDS)).missedHeartbeatsLimit(BEATS_MISSED)
                    .shutdownMaxWait(PATIENCE_AT_STOP).build();
            built.start();
            scheduler = built;
        }
    }

    private Task<String> task(LongWork work) {
        return Tasks.oneTime(work.name(), String.class)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(TRIES,
                        new FailureHandler.OnFailureRetryLater<>(betweenTries),
                        (failed, operations) -> traced((String) failed.getExecution().taskInstance.getData(), work::gaveUp)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> traced(instance.getData(), work::run));
    }

    private RecurringTask<Void> task(DailyWork work) {
        return Tasks.recurring(work.name(), Schedules.daily(clock.getZone(), work.at()))
                .execute((instance, context) -> work.run());
    }

    private static void traced(String payload, java.util.function.Consumer<String> act) {
        String[] parts = payload.split("\n", -1);
        Map<String, String> trace = new LinkedHashMap<>();
        for (int i = 0; i < TRACE.size() && i + 1 < parts.length; i++) {
            trace.put(TRACE.get(i), parts[i + 1]);
        }
        trace.forEach((key, value) -> {
            if (!value.isEmpty()) {
                MDC.put(key, value);
            }
        });
        try {
            act.accept(parts[0]);
        } finally {
            trace.keySet().forEach(MDC::remove);
        }
    }

    @Override
    public synchronized void stop() {
        if (scheduler != null) {
            scheduler.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }

    /** Begins when the portal is ready, not with the context: work must not meet half a portal. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }

    private static final class OnOurClock extends SchedulerBuilder {

        OnOurClock(DataSource database, List<Task<?>> tasks, Clock ours) {
            super(database, tasks);
            this.clock = ours::instant;
        }
    }

    /** Plain UTF-8: a payload can be read in the database, and nothing but a text comes out of it. */
    private static final class Text implements Serializer {

        @Override
        public byte[] serialize(Object data) {
            return data == null ? null : data.toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public <T> T deserialize(Class<T> type, byte[] bytes) {
            return bytes == null ? null : type.cast(type == Void.class ? null : new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
