package org.unionhall.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.PersonTable.Strategy;

/**
 * Accounts when two records of people become one: one human being has one way in. The account of the record that stays
 * is kept, the other closed; where only the other has one, it goes with its owner. What was granted by hand to a closed
 * account stays with it and must be granted anew.
 */
@Component
class AccountTables implements MergeParticipant {

    private final JdbcClient jdbc;
    private final AccountRepository accounts;
    private final AccountSessions sessions;
    private final Clock clock;

    AccountTables(JdbcClient jdbc, AccountRepository accounts, AccountSessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<PersonTable> tables() {
        return List.of(PersonTable.of("identity_account", Strategy.FIELDS), PersonTable.of("identity_audit", Strategy.REMAINS));
    }

    @Override
    public List<Remark> look(PersonId stays, PersonId goes) {
        Optional<Account> keeps = accounts.findByPerson(stays);
        Optional<Account> other = accounts.findByPerson(goes);
        List<Remark> remarks = new ArrayList<>();
        if (keeps.isPresent() && other.isPresent()) {
            List<Role> granted = granted(other.get());
            if (works(other.get()) && !works(keeps.get())) {
                remarks.add(Remark.forbids("identity.merge.dead", other.get().username(), keeps.get().username()));
            } else if (granted.stream().anyMatch(Role::administrator)) {
                remarks.add(Remark.forbids("identity.merge.administrator", other.get().username()));
            } else {
                remarks.add(Remark.that("identity.merge.closes", other.get().username(), keeps.get().username()));
                if (!granted.isEmpty()) {
                    remarks.add(Remark.that("identity.merge.grants", granted.size(), other.get().username()));
                }
            }
        } else if (other.isPresent()) {
            remarks.add(Remark.that("identity.merge.moves", other.get().username()));
        }
        return remarks;
    }

    /** Nobody may be left without the account they sign in with. */
    private static boolean works(Account account) {
        return account.activated() && !account.disabled();
    }

    private List<Role> granted(Account account) {
        return jdbc.sql("select distinct role from identity_grant where account_id = :account and daterange(from_on, to_on) @> :today::date")
                .param("account", account.id().value()).param("today", LocalDate.now(clock)).query((rs, n) -> Role.valueOf(rs.getString(1))).list();
    }

    @Override
    public void join(PersonId stays, PersonId goes) {
        if (accounts.findByPerson(stays).isPresent()) {
            accounts.findByPerson(goes).ifPresent(closed -> sessions.endQuietly(closed.id(), null));
            jdbc.sql("""
                    update identity_account set disabled_at = :now, disabled_reason = '人员记录合并', version = version + 1
                    where person_id = :goes and disabled_at is null
                    """).param("now", Timestamp.from(clock.instant())).param("goes", goes.value()).update();
        } else {
            jdbc.sql("update identity_account set person_id = :stays, version = version + 1 where person_id = :goes")
                    .param("stays", stays.value()).param("goes", goes.value()).update();
        }
    }
}
