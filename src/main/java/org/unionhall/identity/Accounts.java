package org.unionhall.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
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
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.kernel.Refusal;

/**
 * Opens, closes and protects accounts. Passwords are chosen by their owners alone: an administrator hands out a
 * one-time code, never a password.
 */
@Service
public class Accounts {

    /** How long a one-time code opens the door. */
    public static final Duration CODE_LIFE = Duration.ofDays(7);
    private static final Duration FIRST_LINK_LIFE = Duration.ofHours(24);
    /** Without letters and digits that look alike on paper. */
    private static final String CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private final AccountRepository accounts;
    private final Grants grants;
    private final AccountSessions sessions;
    private final SignInGuard guard;
    private final PasswordPolicy policy;
    private final PasswordEncoder encoder;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Accounts(AccountRepository accounts, Grants grants, AccountSessions sessions, SignInGuard guard, PasswordPolicy policy,
             PasswordEncoder encoder, JdbcClient jdbc, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.grants = grants;
        this.sessions = sessions;
        this.guard = guard;
        this.policy = policy;
        this.encoder = encoder;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    public Account get(AccountId id) {
        return accounts.find(id).orElseThrow(() -> new Refusal("identity.account.unknown"));
    }

    public Optional<Account> of(PersonId person) {
        return accounts.findByPerson(person);
    }

    /**
     * Opens an account.
     *
     * @param person may be null: an administrator need not be staff
     * @throws Refusal when the user name or the staff number is taken, or the person has an account
     */
    @Transactional
    public AccountId open(Actor actor, String username, String staffNo, PersonId person, String name) {
        String login = username == null ? "" : username.strip().toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(login).matches()) {
            throw Refusal.on("username", "identity.account.username.form");
        }
        if (name == null || name.isBlank()) {
            throw Refusal.on("name", "identity.account.name.missing");
        }
        if (accounts.taken(login, staffNo)) {
            throw Refusal.on("username", "identity.account.taken", login);
        }
        try {
            AccountId id = accounts.insert(login, staffNo, person, name.strip());
            audit.record(AuditEntry.of(actor, "identity.account.open").on("account", id, get(id).label()));
            return id;
        } catch (DuplicateKeyException e) {
            throw Refusal.on("username", "identity.account.taken", login);
        }
    }

    /** How accounts and units stand before accounts are opened for many: people, those with an account, those who never used it. */
    public record Coverage(int people, int accounts, int unused) {

        public int without() {
            return people - accounts;
        }
    }

    public Coverage coverage(List<PersonDirectory.Known> people) {
        return new Coverage(people.size(), accounts.withAccount(people), accounts.neverActivated(people).size());
    }

    /**
     * Opens accounts for everybody of a unit who has none; done twice, the second time opens none.
     *
     * @param label what people call the unit
     * @return how many were opened
     */
    @Transactional
    public int openAll(Actor actor, String label, UUID unit, List<PersonDirectory.Known> people) {
        int opened = accounts.insertAll(people.stream().filter(one -> USERNAME.matcher(one.staffNo().toLowerCase(Locale.ROOT)).matches()).toList());
        audit.record(AuditEntry.of(actor, "identity.account.open-many").on("unit", unit, label).rows(opened));
        return opened;
    }

    /** A code with whom it is for: what a slip of paper carries. */
    public record Slip(Account account, String code, Instant until) {
    }

    /** Codes for everybody of a unit whose account was never used; codes handed out to them before stop working. */
    @Transactional
    public List<Slip> issueCodes(Actor actor, String label, UUID unit, List<PersonDirectory.Known> people) {
        Instant until = clock.instant().plus(CODE_LIFE);
        List<Slip> slips = accounts.neverActivated(people).stream().filter(account -> !account.id().equals(actor.account()))
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
    public Slip issueCode(Actor actor, AccountId id) {
        Account account = get(id);
        refuseOwn(actor, account);
        if (account.disabled()) {
            throw new Refusal("identity.account.closed");
        }
        String code = newCode(id, actor.name(), CODE_LIFE);
        audit.record(AuditEntry.of(actor, "identity.code.issue").on("account", id, account.label()));
        return new Slip(account, code, clock.instant().plus(CODE_LIFE));
    }

    /** The code for the first administrator of a portal without accounts; empty once there is one. */
    @Transactional
    public Optional<String> firstAdministratorCode() {
        return accounts.any() ? Optional.empty() : Optional.of(newCode(null, "start", FIRST_LINK_LIFE));
    }

    /** Whom a code belongs to, or the refusal that it is unknown, used or expired. */
    public Activation activation(String code) {
        return jdbc.sql("select account_id, expires_at, used_at from identity_activation where code_hash = :hash")
                .param("hash", hash(code))
                .query((rs, n) -> new Activation(rs.getObject(1, UUID.class), rs.getTimestamp(2).toInstant(), rs.getTimestamp(3) != null))
                .optional()
                .filter(found -> !found.used() && found.expiresAt().isAfter(clock.instant()))
                .filter(found -> found.account() == null ? !accounts.any()
                        : accounts.find(new AccountId(found.account())).filter(account -> !account.disabled()).isPresent())
                .orElseThrow(() -> new Refusal("identity.code.useless"));
    }

    /** Sets the password that the owner of a one-time code chose, and uses the code up. */
    @Transactional
    public Account activate(String code, String username, String name, String password) {
        Activation activation = activation(code);
        int used = jdbc.sql("update identity_activation set used_at = :now where code_hash = :hash and used_at is null")
                .param("now", Timestamp.from(clock.instant())).param("hash", hash(code)).update();
        if (used == 0) {
            throw new Refusal("identity.code.useless");
        }
        AccountId id = activation.account() == null ? firstAdministrator(username, name) : new AccountId(activation.account());
        Account account = get(id);
        policy.check(password, account);
        accounts.password(id, encoder.encode(password), false, clock.instant());
        guard.unlock(account);
        sessions.endQuietly(id, null);
        audit.record(AuditEntry.of(owner(account), "identity.password.set").on("account", id, account.label()));
        return account;
    }

    /**
     * Changes the owner's password; every other session of the account ends.
     *
     * @param keep the session that goes on
     * @throws Refusal when the present password is wrong, the new one breaks the policy or is the same
     */
    @Transactional
    public void changePassword(Actor actor, String present, String password, String keep) {
        Account account = get(actor.account());
        String hash = accounts.passwordHash(account.id()).orElseThrow(() -> new Refusal("identity.password.wrong"));
        if (!encoder.matches(present, hash)) {
            throw Refusal.on("present", "identity.password.wrong");
        }
        if (present.equals(password)) {
            throw Refusal.on("password", "identity.password.same");
        }
        policy.check(password, account);
        accounts.hold(account.id());
        accounts.password(account.id(), encoder.encode(password), false, clock.instant());
        sessions.endQuietly(account.id(), keep);
        audit.record(AuditEntry.of(actor, "identity.password.change").on("account", account.id(), account.label()));
    }

    /** Closes an account: its owner is out with the next click. */
    @Transactional
    public void disable(Actor actor, AccountId id, String reason) {
        Account account = get(id);
        refuseOwn(actor, account);
        Reason.of(reason);
        if (!accounts.disabled(id, clock.instant(), reason.strip())) {
            throw new Refusal("identity.account.closed");
        }
        sessions.endQuietly(id, null);
        audit.record(AuditEntry.of(actor, "identity.account.disable").on("account", id, account.label()).because(reason));
    }

    @Transactional
    public void enable(Actor actor, AccountId id, String reason) {
        Account account = get(id);
        refuseOwn(actor, account);
        Reason.of(reason);
        if (!accounts.disabled(id, null, null)) {
            throw new Refusal("identity.account.open-already");
        }
        audit.record(AuditEntry.of(actor, "identity.account.enable").on("account", id, account.label()).because(reason));
    }

    /** Ends a lock before its time. */
    @Transactional
    public void unlock(Actor actor, AccountId id) {
        Account account = get(id);
        refuseOwn(actor, account);
        guard.unlock(account);
        audit.record(AuditEntry.of(actor, "identity.account.unlock").on("account", id, account.label()));
    }

    /** The owner must choose a new password at the next click. */
    @Transactional
    public void requireNewPassword(Actor actor, AccountId id) {
        Account account = get(id);
        refuseOwn(actor, account);
        if (!account.activated()) {
            throw new Refusal("identity.account.unused");
        }
        accounts.mustChange(id);
        audit.record(AuditEntry.of(actor, "identity.password.require").on("account", id, account.label()));
    }

    /** Ends all sessions of somebody else's account. */
    @Transactional
    public void endSessions(Actor actor, AccountId id) {
        Account account = get(id);
        refuseOwn(actor, account);
        sessions.endOthers(actor, account, null);
    }

    /** Why the account was closed; empty while it is open. */
    public Optional<String> disabledReason(AccountId id) {
        return accounts.disabledReason(id);
    }

    /** Until when too many wrong passwords keep the account shut. */
    public Optional<Instant> lockedUntil(AccountId id) {
        return guard.lockedUntil(id);
    }

    /** How long this address must wait before it may type another one-time code; empty when it need not. */
    public Optional<Duration> codeWait(String address) {
        return guard.codeWait(address);
    }

    /** Somebody at this address typed a code that opens nothing. */
    public void codeFailed(String address) {
        guard.codeFailed(address);
    }

    /** @throws Refusal naming the rule that this password breaks for this owner */
    public void checkPassword(String password, String username, String name) {
        policy.check(password, new Account(null, username, null, null, name, false, false, null, null, null));
    }

    /**
     * A first password handed over by another road (the trial's own accounts). Owners of real accounts set theirs
     * with a code; this one must be changed at the first sign-in unless {@code lasting}.
     */
    @Transactional
    public void firstPassword(AccountId id, String password, boolean lasting) {
        accounts.password(id, encoder.encode(password), !lasting, clock.instant());
    }

    /** The security administrator: opens the accounts of the other two, and cannot be one of them. */
    private AccountId firstAdministrator(String username, String name) {
        Actor start = new Actor(null, null, "start", List.of());
        AccountId id = open(start, username, null, null, name);
        grants.first(id, Role.SECURITY_ADMIN);
        return id;
    }

    /** The owner about to come in, leaving, or trying in vain: no roles are at work there. */
    static Actor owner(Account account) {
        return new Actor(account.id(), account.person(), account.name(), List.of());
    }

    private static void refuseOwn(Actor actor, Account account) {
        if (account.id().equals(actor.account())) {
            throw new Refusal("identity.own.account");
        }
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
            code.append(i > 0 && i % 4 == 0 ? "-" : "").append(CODE_LETTERS.charAt(random.nextInt(CODE_LETTERS.length())));
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
