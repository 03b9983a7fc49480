package org.unionhall.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.kernel.Refusal;

/**
 * One-time codes: with one an owner chooses the first or a new password. Only their hashes are kept. The very first
 * code, printed by the start, makes the first administrator of an empty portal.
 */
@Service
public class OneTimeCodes {

    /** How long a code opens the door. */
    public static final Duration LIFE = Duration.ofDays(7);
    private static final Duration FIRST_LINK_LIFE = Duration.ofHours(24);
    /** Without letters and digits that look alike on paper. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private final Accounts accounts;
    private final AccountRepository repository;
    private final Grants grants;
    private final AccountSessions sessions;
    private final SignInGuard guard;
    private final PasswordPolicy policy;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeCodes(Accounts accounts, AccountRepository repository, Grants grants, AccountSessions sessions, SignInGuard guard,
                 PasswordPolicy policy, PasswordEncoder encoder, JdbcClient jdbc, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.grants = grants;
        this.sessions = sessions;
        this.guard = guard;
        this.policy = policy;
        this.encoder = encoder;
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A code with whom it is for: what a slip of paper carries. */
    public record Slip(Account account, String code, Instant until) {
    }

    /** Codes for everybody of a unit whose account was never used; codes handed out to them before stop working. */
    @Transactional
    public List<Slip> issueAll(Actor actor, String label, UUID unit, List<PersonDirectory.Known> people) {
        Instant until = clock.instant().plus(LIFE);
        List<Slip> slips = repository.neverActivated(people).stream().filter(account -> !account.id().equals(actor.account()))
                .map(account -> new Slip(account, randomCode(), until)).toList();
        jdbc.sql("delete from identity_activation where account_id = any(:ids::uuid[]) and used_at is null")
                .param("ids", slips.stream().map(slip -> slip.account().id().toString()).toArray(String[]::new)).update();
        jdbc.sql("""
                insert into identity_activation (code_hash, account_id, issued_by, issued_at, expires_at)
                select decode(c.hash, 'hex'), c.id::uuid, :by, :now, :until from unnest(:hashes::text[], :ids::text[]) c (hash, id)
                """).param("hashes", slips.stream().map(slip -> HexFormat.of().formatHex(hash(slip.code()))).toArray(String[]::new))
                .param("ids", slips.stream().map(slip -> slip.account().id().toString()).toArray(String[]::new))
                .param("by", actor.name()).param("now", Timestamp.from(clock.instant())).param("until", Timestamp.from(until)).update();
        audit.record(AuditEntry.of(actor, "identity.code.issue-many").on("unit", unit, label).rows(slips.size()));
        return slips;
    }

    /** Hands out a code with which the owner sets a new password; codes handed out before stop working. */
    @Transactional
    public Slip issue(Actor actor, AccountId id) {
        Account account = accounts.get(id);
        Accounts.refuseOwn(actor, account);
        if (account.disabled()) {
            throw new Refusal("identity.account.closed");
        }
        String code = newCode(id, actor.name(), LIFE);
        audit.record(AuditEntry.of(actor, "identity.code.issue").on("account", id, account.label()));
        events.publishEvent(new AccountEvent.CodeIssued(id, clock.instant()));
        return new Slip(account, code, clock.instant().plus(LIFE));
    }

    /** The code for the first administrator of a portal without accounts; empty once there is one. */
    @Transactional
    public Optional<String> forFirstAdministrator() {
        return repository.any() ? Optional.empty() : Optional.of(newCode(null, "start", FIRST_LINK_LIFE));
    }

    /** Whom a code belongs to, or the refusal that it is unknown, used or expired. */
    public Activation find(String code) {
        return jdbc.sql("select account_id, expires_at, used_at from identity_activation where code_hash = :hash")
                .param("hash", hash(code))
                .query((rs, n) -> new Activation(rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant(), rs.getTimestamp(3) != null))
                .optional()
                .filter(found -> !found.used() && found.expiresAt().isAfter(clock.instant()))
                .filter(found -> found.account() == null ? !repository.any()
                        : repository.find(new AccountId(found.account())).filter(account -> !account.disabled()).isPresent())
                .orElseThrow(() -> new Refusal("identity.code.useless"));
    }

    /** Sets the password that the owner of a one-time code chose, and uses the code up. */
    @Transactional
    public Account use(String code, String username, String name, String password) {
        Activation activation = find(code);
        int used = jdbc.sql("update identity_activation set used_at = :now where code_hash = :hash and used_at is null")
                .param("now", Timestamp.from(clock.instant())).param("hash", hash(code)).update();
        if (used == 0) {
            throw new Refusal("identity.code.useless");
        }
        AccountId id = activation.account() == null ? firstAdministrator(username, name) : new AccountId(activation.account());
        Account account = accounts.get(id);
        policy.check(password, account);
        repository.password(id, encoder.encode(password), false, clock.instant());
        guard.unlock(account);
        sessions.endQuietly(id, null);
        audit.record(AuditEntry.of(Accounts.owner(account), "identity.password.set").on("account", id, account.label()));
        if (account.activated()) { // the very first password is no news to who has just chosen it
            events.publishEvent(new AccountEvent.PasswordSet(id, clock.instant()));
        }
        return account;
    }

    /** Codes that open nothing any more are thrown away; that they were issued and used is in the audit trail. */
    void tidy() {
        jdbc.sql("delete from identity_activation where used_at is not null or expires_at < :now")
                .param("now", Timestamp.from(clock.instant().minus(LIFE))).update();
    }

    /** How long this address must wait before it may type another one-time code; empty when it need not. */
    public Optional<Duration> waitAt(String address) {
        return guard.codeWait(address);
    }

    /** Somebody at this address typed a code that opens nothing. */
    public void failedAt(String address) {
        guard.codeFailed(address);
    }

    /** The security administrator: opens the accounts of the other two, and cannot be one of them. */
    private AccountId firstAdministrator(String username, String name) {
        Actor start = new Actor(null, null, "start", List.of());
        AccountId id = accounts.open(start, username, null, null, name);
        grants.first(id, Role.SECURITY_ADMIN);
        return id;
    }

    private String newCode(AccountId id, String issuedBy, Duration life) {
        Instant now = clock.instant();
        jdbc.sql("delete from identity_activation where account_id is not distinct from :id and used_at is null")
                .param("id", id == null ? null : id.value(), java.sql.Types.OTHER).update();
        String code = randomCode();
        jdbc.sql("""
                insert into identity_activation (code_hash, account_id, issued_by, issued_at, expires_at)
                values (:hash, :id, :by, :now, :until)
                """).param("hash", hash(code)).param("id", id == null ? null : id.value(), java.sql.Types.OTHER)
                .param("by", issuedBy).param("now", Timestamp.from(now)).param("until", Timestamp.from(now.plus(life))).update();
        return code;
    }

    private String randomCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static byte[] hash(String code) {
        try {
            String plain = Normalizer.normalize(code, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A one-time code that still opens the door. @param account null for the first administrator */
    public record Activation(UUID account, Instant expiresAt, boolean used) {
    }
}
