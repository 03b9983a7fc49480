package org.unionhall.inbox;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.Languages;

/** Where one's own mail goes. A new address counts only once a code sent there came back. */
@Service
public class MailAddresses {

    /** How long a code confirms an address. */
    public static final Duration CODE_LIFE = Duration.ofHours(24);
    static final int CODES_A_DAY = 5;
    static final int WRONG_CODES = 10;
    private static final int CODE_LENGTH = 8;
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private final JdbcClient jdbc;
    private final MailSettings settings;
    private final Outbox outbox;
    private final MailServer server;
    private final MailRounds rounds;
    private final Vault vault;
    private final Inbox inbox;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    MailAddresses(JdbcClient jdbc, MailSettings settings, Outbox outbox, MailServer server, MailRounds rounds, Vault vault, Inbox inbox,
                  Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.outbox = outbox;
        this.server = server;
        this.rounds = rounds;
        this.vault = vault;
        this.inbox = inbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a code to a new address. The address used so far stays in use until the code comes back.
     *
     * @throws Refusal {@code inbox.address.*}, {@code inbox.mail.off}, {@code inbox.code.often}
     */
    @Transactional
    public void ask(Actor actor, String typed, Locale language) {
        if (!server.ready()) {
            throw new Refusal("inbox.mail.off");
        }
        MailAddress address = MailAddress.of(typed);
        Instant now = clock.instant();
        settings.hold(actor.account(), language);
        if (outbox.since(Purpose.CONFIRM, actor.account(), now.minus(Duration.ofDays(1))) >= CODES_A_DAY) {
            throw Refusal.on("address", "inbox.code.often", CODES_A_DAY);
        }
        String code = newCode();
        jdbc.sql("""
                update inbox_reader set asked_sealed = :sealed, asked_masked = :masked, code_hash = :hash, code_until = :until, code_tries = 0
                where account_id = :reader
                """).param("sealed", vault.seal(address.text())).param("masked", address.masked()).param("hash", hash(actor.account(), code))
                .param("until", Timestamp.from(now.plus(CODE_LIFE))).param("reader", actor.account().value()).update();
        outbox.recall(Purpose.CONFIRM, actor.account(), now);
        outbox.put(Purpose.CONFIRM, actor.account(), vault.seal(address.text()), address.masked(), vault.seal(code), server.domain(), now);
        audit.record(AuditEntry.of(actor, "inbox.address.ask").on("account", actor.account(), actor.name()).change("address", null, address.masked()));
        rounds.wakeAfterCommit();
    }

    /**
     * Puts the address a code was sent to into use, and tells the one used before.
     *
     * @return false when the code is not right, or not any more; a wrong one is counted
     */
    @Transactional
    public boolean confirm(Actor actor, String code) {
        AccountId reader = actor.account();
        Instant now = clock.instant();
        settings.hold(reader, Languages.ALL.get(0));
        Optional<Pending> pending = jdbc.sql("""
                select code_hash, asked_masked, address_sealed, address_masked from inbox_reader
                where account_id = :reader and code_until > :now and code_tries < :most
                """).param("reader", reader.value()).param("now", Timestamp.from(now)).param("most", WRONG_CODES)
                .query((rs, n) -> new Pending(rs.getBytes(1), rs.getString(2), rs.getBytes(3), rs.getString(4))).optional();
        if (pending.isEmpty() || !java.security.MessageDigest.isEqual(pending.get().hash, hash(reader, code))) {
            jdbc.sql("update inbox_reader set code_tries = code_tries + 1 where account_id = :reader").param("reader", reader.value()).update();
            return false;
        }
        jdbc.sql("""
                update inbox_reader set address_sealed = asked_sealed, address_masked = asked_masked, confirmed_at = :now,
                    asked_sealed = null, asked_masked = null, code_hash = null, code_until = null where account_id = :reader
                """).param("now", Timestamp.from(now)).param("reader", reader.value()).update();
        outbox.recall(Purpose.CONFIRM, reader, now);
        audit.record(AuditEntry.of(actor, "inbox.address.confirm").on("account", reader, actor.name())
                .change("address", pending.get().oldMasked, pending.get().asked));
        left(actor, pending.get().old, pending.get().oldMasked, now);
        return true;
    }

    /** No mail any more. */
    @Transactional
    public void remove(Actor actor) {
        AccountId reader = actor.account();
        Instant now = clock.instant();
        settings.hold(reader, Languages.ALL.get(0));
        Pending had = jdbc.sql("select code_hash, asked_masked, address_sealed, address_masked from inbox_reader where account_id = :reader")
                .param("reader", reader.value()).query((rs, n) -> new Pending(rs.getBytes(1), rs.getString(2), rs.getBytes(3), rs.getString(4))).single();
        jdbc.sql("""
                update inbox_reader set address_sealed = null, address_masked = null, confirmed_at = null,
                    asked_sealed = null, asked_masked = null, code_hash = null, code_until = null where account_id = :reader
                """).param("reader", reader.value()).update();
        outbox.recall(Purpose.CONFIRM, reader, now);
        if (had.old != null) {
            audit.record(AuditEntry.of(actor, "inbox.address.remove").on("account", reader, actor.name()).change("address", had.oldMasked, null));
            left(actor, had.old, had.oldMasked, now);
        }
    }

    private record Pending(byte[] hash, String asked, byte[] old, String oldMasked) {
    }

    /** Whoever reads at the old address learns that it is not used any more: it may not have been its owner's wish. */
    private void left(Actor actor, byte[] old, String masked, Instant now) {
        if (old != null && server.ready()) {
            outbox.put(Purpose.MOVED, actor.account(), old, masked, null, server.domain(), now);
        }
        inbox.send(actor.account(), Letter.of(LetterKind.SECURITY, "inbox.letter.address", "inbox.address." + now).at("/me/mail"));
        rounds.wakeAfterCommit();
    }

    private String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(i == CODE_LENGTH / 2 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private byte[] hash(AccountId reader, String code) {
        return vault.fingerprint("mail code " + reader, String.valueOf(code).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
    }
}
