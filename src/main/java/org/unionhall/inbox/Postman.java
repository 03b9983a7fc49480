package org.unionhall.inbox;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.identity.Vault;

/**
 * Brings mails to the server, one at a time. The row of the mail is locked while it is on its way, so that no other copy
 * of the portal takes it; when a copy dies, the database lets go of the lock and another copy takes over. What a dead
 * copy had done is told by its attempt, which is written aside: see docs/adr/0011.
 */
@Component
class Postman {

    /** Between one try and the next; after the last that the server answered the mail has failed. Two and a half days in all. */
    static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1),
            Duration.ofHours(3), Duration.ofHours(8), Duration.ofHours(20), Duration.ofHours(28));
    static final int MOST_TRIES = PAUSES.size() + 1;
    /** While there is no server the pauses grow to an hour and stay there: no mail is given up for that. */
    private static final int LONGEST_WITHOUT_SERVER = 3;
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    private final Outbox outbox;
    private final MailServer server;
    private final MailWriter writer;
    private final Vault vault;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate aside;

    Postman(Outbox outbox, MailServer server, MailWriter writer, Vault vault, Clock clock, PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.server = server;
        this.writer = writer;
        this.vault = vault;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.aside = new TransactionTemplate(transactions);
        this.aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** What came of looking for a mail to bring. */
    enum Round {
        NOTHING_DUE, DONE,
        /** The server does not answer: others need not be tried now. */
        NO_SERVER
    }

    /** Brings the mail that has been due longest. */
    Round next() {
        return transaction.execute(status -> outbox.claim(clock.instant()).map(this::bring).orElse(Round.NOTHING_DUE));
    }

    private Round bring(Parcel parcel) {
        Optional<Parcel.Attempt> before = outbox.lastAttempt(parcel.id());
        if (before.filter(last -> last.outcome() == Outcome.TAKEN).isPresent()) {
            return over(parcel, DeliveryState.SENT, false); // by a copy that could not say so any more
        }
        boolean doubtful = before.filter(last -> last.outcome() == null).map(last -> cutOff(parcel, last)).orElse(false);
        int nr = before.map(Parcel.Attempt::nr).orElse(0) + 1;
        if (parcel.to() == null || parcel.closed()) {
            return over(parcel, DeliveryState.GIVEN_UP, doubtful);
        }
        if (parcel.tries(nr) > MOST_TRIES) {
            return over(parcel, DeliveryState.FAILED, doubtful); // each try ended with the end of its copy
        }
        return attempt(parcel, nr, doubtful);
    }

    /** A try whose end nobody wrote down: its copy was killed. @return whether the server may have taken the mail */
    private boolean cutOff(Parcel parcel, Parcel.Attempt last) {
        Outcome outcome = last.handed() == null ? Outcome.CUT_OFF : Outcome.DOUBTFUL;
        ended(parcel, last.nr(), outcome, null);
        return outcome == Outcome.DOUBTFUL;
    }

    private Round attempt(Parcel parcel, int nr, boolean doubtful) {
        aside(() -> outbox.begin(parcel.id(), nr, clock.instant()));
        MailAddress to = new MailAddress(vault.open(parcel.to()));
        AtomicBoolean handed = new AtomicBoolean();
        NumberedMail mail = server.mail(parcel.messageId(), () -> {
            if (!Boolean.TRUE.equals(aside.execute(status -> outbox.handed(parcel.id(), nr, clock.instant())))) {
                throw new IllegalStateException("overtaken"); // no dot: the other copy's mail is the one
            }
            handed.set(true);
        });
        try {
            if (!writer.write(mail, parcel, to)) {
                ended(parcel, nr, Outcome.POINTLESS, null);
                return over(parcel, DeliveryState.GIVEN_UP, doubtful);
            }
        } catch (MessagingException | RuntimeException broken) {
            LOG.error("mail {} cannot be written", parcel.id(), broken);
            ended(parcel, nr, Outcome.BROKEN, broken.getClass().getSimpleName());
            return over(parcel, DeliveryState.FAILED, doubtful);
        }
        try {
            server.send(mail);
        } catch (MailException failure) {
            Fault fault = Fault.of(failure, handed.get(), to);
            LOG.warn("mail {}: try {} ended {}", parcel.id(), nr, fault.outcome());
            ended(parcel, nr, fault.outcome(), fault.reply());
            return failed(parcel, nr, fault.outcome(), doubtful || fault.outcome() == Outcome.DOUBTFUL);
        }
        ended(parcel, nr, Outcome.TAKEN, null);
        return over(parcel, DeliveryState.SENT, doubtful);
    }

    private Round failed(Parcel parcel, int nr, Outcome outcome, boolean doubtful) {
        int tries = parcel.tries(nr);
        if (outcome == Outcome.UNREACHABLE || outcome == Outcome.CUT_OFF) {
            outbox.wait(parcel, doubtful, clock.instant().plus(PAUSES.get(Math.min(parcel.unreached(), LONGEST_WITHOUT_SERVER))));
        } else if (outcome == Outcome.REFUSED || tries >= MOST_TRIES) {
            over(parcel, DeliveryState.FAILED, doubtful);
        } else {
            outbox.wait(parcel, doubtful, clock.instant().plus(PAUSES.get(tries - 1)));
        }
        return outcome == Outcome.UNREACHABLE ? Round.NO_SERVER : Round.DONE;
    }

    private Round over(Parcel parcel, DeliveryState state, boolean doubtful) {
        outbox.over(parcel, state, doubtful, clock.instant());
        return Round.DONE;
    }

    private void ended(Parcel parcel, int nr, Outcome outcome, String reply) {
        aside(() -> outbox.ended(parcel.id(), nr, outcome, reply, clock.instant()));
    }

    private void aside(Runnable act) {
        aside.executeWithoutResult(status -> act.run());
    }
}
