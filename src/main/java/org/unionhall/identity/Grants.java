package org.unionhall.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.kernel.Refusal;
import org.unionhall.web.NoSuchThing;

/** Roles granted by hand, with dates, a scope and a reason. A grant is ended, never rewritten. */
@Service
public class Grants {

    private final JdbcClient jdbc;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    private final AccountRepository accounts;
    private final List<ScopeDirectory> units;

    Grants(JdbcClient jdbc, AccountRepository accounts, List<ScopeDirectory> units, Audit audit, ApplicationEventPublisher events,
           Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** One grant; @param unit null for everything, @param to first day without the role, null when open */
    public record Grant(UUID id, AccountId account, Role role, UUID unit, LocalDate from, LocalDate to, String reason,
                        String grantedBy, String endedBy) {

        public boolean on(LocalDate day) {
            return !day.isBefore(from) && (to == null || day.isBefore(to));
        }

        /** Whether both hold on some day; a grant ended before it began holds on none. */
        boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
            return (to == null || to.isAfter(from) && to.isAfter(otherFrom)) && (otherTo == null || otherTo.isAfter(from));
        }

        /** The last day with the role; null when open. */
        public LocalDate until() {
            return to == null ? null : to.minusDays(1);
        }
    }

    public List<Grant> of(AccountId account) {
        return jdbc.sql("""
                select id, account_id, role, unit_id, from_on, to_on, reason, granted_by, ended_by
                from identity_grant where account_id = :account order by from_on desc, role
                """).param("account", account.value())
                .query((rs, n) -> new Grant(rs.getObject(1, UUID.class), new AccountId(rs.getObject(2, UUID.class)),
                        Role.valueOf(rs.getString(3)), rs.getObject(4, UUID.class), rs.getObject(5, LocalDate.class),
                        rs.getObject(6, LocalDate.class), rs.getString(7), rs.getString(8), rs.getString(9)))
                .list();
    }

    /**
     * Grants a role.
     *
     * @param unit root of the scope; null for everything
     * @param to   first day without the role; null for open
     * @throws Refusal for one's own account, dates that run backwards or lie behind us, a role that only facts give,
     *                 a unit that is none, the same role twice, or when one account would hold two of the separated
     *                 administrators on any day
     */
    @Transactional
    public UUID give(Actor actor, Account account, Role role, UUID unit, LocalDate from, LocalDate to, String reason) {
        refuseOwn(actor, account);
        if (role.ofFact()) {
            throw Refusal.on("role", "identity.grant.fact");
        }
        if (from.isBefore(LocalDate.now(clock))) {
            throw Refusal.on("from", "identity.grant.past");
        }
        if (to != null && !to.isAfter(from)) {
            throw Refusal.on("to", "identity.grant.backwards");
        }
        Reason.of(reason);
        if (role.administrator() && unit != null) {
            throw Refusal.on("scope", "identity.grant.whole");
        }
        if (unit != null && units.stream().anyMatch(directory -> directory.name(unit).isEmpty())) {
            throw Refusal.on("scope", "identity.grant.unit");
        }
        accounts.hold(account.id());
        List<Grant> meanwhile = of(account.id()).stream().filter(held -> held.overlaps(from, to)).toList();
        if (role.administrator() && meanwhile.stream().anyMatch(held -> held.role().administrator() && held.role() != role)) {
            throw Refusal.on("role", "identity.grant.separated");
        }
        if (meanwhile.stream().anyMatch(held -> held.role() == role && Objects.equals(held.unit(), unit))) {
            throw Refusal.on("role", "identity.grant.twice");
        }
        UUID id = insert(account.id(), role, unit, from, to, reason, actor.name());
        audit.record(AuditEntry.of(actor, "identity.grant.give").on("account", account.id(), account.label())
                .change("role", null, role).change("unit", null, unit).change("from", null, from).change("to", null, to)
                .because(reason));
        events.publishEvent(new AccountEvent.RoleGiven(account.id(), id, role, from, reason.strip()));
        return id;
    }

    /** Ends a grant today: from the next click on the role is gone. */
    @Transactional
    public void end(Actor actor, Account account, UUID grant, String reason) {
        refuseOwn(actor, account);
        Reason.of(reason);
        Role role = of(account.id()).stream().filter(held -> held.id().equals(grant)).findAny().map(Grant::role)
                .orElseThrow(NoSuchThing::new);
        LocalDate today = LocalDate.now(clock);
        int ended = jdbc.sql("""
                update identity_grant set to_on = greatest(from_on, :today), ended_by = :by, ended_at = :now
                where id = :id and account_id = :account and (to_on is null or to_on > :today)
                """).param("today", today).param("by", actor.name()).param("now", Timestamp.from(clock.instant()))
                .param("id", grant).param("account", account.id().value()).update();
        if (ended == 0) {
            throw new Refusal("identity.grant.ended");
        }
        audit.record(AuditEntry.of(actor, "identity.grant.end").on("account", account.id(), account.label())
                .change("role", role, null).because(reason));
        events.publishEvent(new AccountEvent.RoleEnded(account.id(), grant, role, reason.strip()));
    }

    private static void refuseOwn(Actor actor, Account account) {
        if (account.id().equals(actor.account())) {
            throw new Refusal("identity.own.grant");
        }
    }

    void first(AccountId account, Role role) {
        insert(account, role, null, LocalDate.now(clock), null, "first start", "start");
    }

    /** A grant the trial brings along with its sample people. */
    @Transactional
    public void forTrial(AccountId account, Role role, UUID unit) {
        insert(account, role, unit, LocalDate.now(clock), null, "试用", "trial");
    }

    private UUID insert(AccountId account, Role role, UUID unit, LocalDate from, LocalDate to, String reason, String by) {
        return jdbc.sql("""
                insert into identity_grant (account_id, role, unit_id, from_on, to_on, reason, granted_by, granted_at)
                values (:account, :role, :unit, :from, :to, :reason, :by, :now) returning id
                """).param("account", account.value()).param("role", role.name())
                .param("unit", unit, java.sql.Types.OTHER).param("from", from).param("to", to, java.sql.Types.DATE)
                .param("reason", reason.strip()).param("by", by).param("now", Timestamp.from(clock.instant()))
                .query(UUID.class).single();
    }
}
