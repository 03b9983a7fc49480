package org.unionhall.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the audit trail. A line belongs to the transaction of the act it tells of: either both stay or
 * neither does. Lines are added at the very end of the transaction, because adding one takes the chain's lock
 * until commit and a long import must not keep everybody else waiting.
 *
 * <p>Not for callbacks after the commit: there is no transaction left to belong to.
 */
@Component
public class Audit {

    private final AuditTrail trail;
    private final TransactionTemplate ownTransaction;
    private final Clock clock;

    Audit(AuditTrail trail, PlatformTransactionManager transactions, Clock clock) {
        this.trail = trail;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Records an act; without a transaction under way in one of its own. */
    public void record(AuditEntry entry) {
        AuditRecord line = AuditRecord.of(entry, now(), MDC.get(RequestTrace.IP), MDC.get(RequestTrace.REQUEST));
        if (TransactionSynchronizationManager.isSynchronizationActive()
                && TransactionSynchronizationManager.isActualTransactionActive()) {
            pending().add(line);
        } else {
            ownTransaction.executeWithoutResult(status -> trail.append(List.of(line)));
        }
    }

    /** Microseconds: what PostgreSQL keeps, so that a line read back hashes as it was written. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Pending pending() {
        for (TransactionSynchronization open : TransactionSynchronizationManager.getSynchronizations()) {
            if (open instanceof Pending pending && pending.owner() == this) {
                return pending;
            }
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private final class Pending implements TransactionSynchronization {

        private final List<AuditRecord> lines = new ArrayList<>();

        Audit owner() {
            return Audit.this;
        }

        private boolean written;

        /** What is recorded when others before the commit have their turn after us goes to the trail at once. */
        void add(AuditRecord line) {
            if (written) {
                trail.append(List.of(line));
            } else {
                lines.add(line);
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            written = true;
            trail.append(lines);
        }
    }
}
