package org.unionhall.inbox;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sends the postman round: at once when this copy of the portal has put something into the outbox, and every few seconds
 * for what other copies left and for mails whose pause is over. A copy that leaves jobs to others leaves mails to them too.
 */
@Component
class MailRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);
    private static final Duration WITHOUT_SERVER = Duration.ofSeconds(30);
    private static final Duration PATIENCE_AT_STOP = Duration.ofSeconds(10);

    private final ObjectProvider<Postman> postman;
    private final MailServer server;
    private final boolean working;
    private final Duration every;
    private final Object bell = new Object();
    private boolean rung;
    private volatile Thread walker;

    MailRounds(ObjectProvider<Postman> postman, MailServer server, @Value("${unionhall.jobs.threads:2}") int threads,
               @Value("${unionhall.mail.every:5s}") Duration every) {
        this.postman = postman;
        this.server = server;
        this.working = threads > 0;
        this.every = every;
    }

    /** Something is in the outbox, once the transaction under way is committed. */
    void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    private void wake() {
        synchronized (bell) {
            rung = true;
            bell.notifyAll();
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void portalIsReady() {
        start();
    }

    @Override
    public synchronized void start() {
        if (walker == null && working && server.ready()) {
            Thread thread = new Thread(this::walk, "mail");
            thread.setDaemon(true);
            walker = thread;
            thread.start();
        }
    }

    private void walk() {
        while (Thread.currentThread() == walker) {
            rest(round() == Postman.Round.NO_SERVER ? WITHOUT_SERVER : every);
        }
    }

    /** Until nothing is due, or the server does not answer. */
    private Postman.Round round() {
        try {
            Postman.Round last = Postman.Round.DONE;
            while (last == Postman.Round.DONE && Thread.currentThread() == walker) {
                last = postman.getObject().next();
            }
            return last;
        } catch (RuntimeException noDatabase) {
            LOG.warn("mails wait: {}", noDatabase.getClass().getSimpleName());
            return Postman.Round.NO_SERVER;
        }
    }

    private void rest(Duration most) {
        synchronized (bell) {
            try {
                if (!rung) {
                    bell.wait(most.toMillis());
                }
                rung = false;
            } catch (InterruptedException stopped) {
                walker = null;
            }
        }
    }

    @Override
    public synchronized void stop() {
        Thread leaving = walker;
        walker = null;
        if (leaving != null) {
            wake();
            try {
                leaving.join(PATIENCE_AT_STOP.toMillis());
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return walker != null;
    }

    /** Begins when the portal is ready, as jobs do. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }
}
