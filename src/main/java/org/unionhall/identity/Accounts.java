package org.unionhall.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.kernel.Refusal;

/**
 * Opens, closes and protects accounts. Passwords are chosen by their owners alone: an administrator hands out a
 * one-time code ({@link OneTimeCodes}), never a password.
 */
@Service
public class Accounts {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private final AccountRepository accounts;
    private final AccountSessions sessions;
    private final SignInGuard guard;
    private final PasswordPolicy policy;
    private final PasswordEncoder encoder;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Accounts(AccountRepository accounts, AccountSessions sessions, SignInGuard guard, PasswordPolicy policy,
             PasswordEncoder encoder, Audit audit, ApplicationEventPublisher events,
             PlatformTransactionManager transactions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.guard = guard;
        this.policy = policy;
        this.encoder = encoder;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
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

    /**
     * Changes the owner's password; every other session of the account ends.
     *
     * @param keep the session that goes on
     * @throws Refusal when the present password is wrong or was wrong too often just now, the new one breaks the policy or is the same
     */
    public void changePassword(Actor actor, String present, String password, String keep) {
        Account account = get(actor.account());
        prove(actor, present);
        transaction.executeWithoutResult(status -> change(actor, account, present, password, keep));
    }

    /**
     * The owner shows by the present password that it is the owner who sits there; tried at most as often as at the door.
     * Not within a transaction: what was tried in vain stays written down.
     *
     * @throws Refusal on {@code present}: {@code identity.password.wait}, {@code identity.password.wrong}
     */
    void prove(Actor actor, String present) {
        Account account = get(actor.account());
        SignInGuard.Try turn = guard.takeAgain(account);
        if (turn.pause() != null) {
            throw Refusal.on("present", "identity.password.wait", turn.pause().toSeconds() + 1);
        }
        if (accounts.passwordHash(account.id()).filter(hash -> encoder.matches(present, hash)).isEmpty()) {
            audit.record(AuditEntry.of(actor, "identity.sign-in.fail").on("account", account.id(), account.label()));
            if (turn.locks()) {
                audit.record(AuditEntry.of(actor, "identity.sign-in.lock").on("account", account.id(), account.label()));
                events.publishEvent(new AccountEvent.Locked(account.id(), clock.instant()));
            }
            throw Refusal.on("present", "identity.password.wrong");
        }
        guard.unlock(account);
    }

    private void change(Actor actor, Account account, String present, String password, String keep) {
        if (present.equals(password)) {
            throw Refusal.on("password", "identity.password.same");
        }
        policy.check(password, account);
        accounts.hold(account.id());
        accounts.password(account.id(), encoder.encode(password), false, clock.instant());
        sessions.endQuietly(account.id(), keep);
        audit.record(AuditEntry.of(actor, "identity.password.change").on("account", account.id(), account.label()));
        events.publishEvent(new AccountEvent.PasswordChanged(account.id(), clock.instant()));
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

    /**
     * A first password handed over by another road (the trial's own accounts). Owners of real accounts set theirs
     * with a code; this one must be changed at the first sign-in unless {@code lasting}.
     */
    @Transactional
    public void firstPassword(AccountId id, String password, boolean lasting) {
        accounts.password(id, encoder.encode(password), !lasting, clock.instant());
    }

    /** The owner about to come in, leaving, or trying in vain: no roles are at work there. */
    static Actor owner(Account account) {
        return new Actor(account.id(), account.person(), account.name(), List.of());
    }

    static void refuseOwn(Actor actor, Account account) {
        if (account.id().equals(actor.account())) {
            throw new Refusal("identity.own.account");
        }
    }
}
