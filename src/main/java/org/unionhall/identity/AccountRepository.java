package org.unionhall.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountRepository {

    private static final String COLUMNS = """
            select id, username, staff_no, person_id, name, password_hash is not null as activated, must_change,
                   password_changed_at, disabled_at, last_sign_in_at
            from identity_account
            """;

    private final JdbcClient jdbc;

    AccountRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(AccountId id) {
        return jdbc.sql(COLUMNS + " where id = :id").param("id", id.value()).query(AccountRepository::read).optional();
    }

    /** By user name or staff number, as typed into the sign-in form. */
    Optional<Account> findByLogin(String login) {
        return jdbc.sql(COLUMNS + " where username = lower(:login) or lower(staff_no) = lower(:login) order by username = lower(:login) desc limit 1")
                .param("login", login).query(AccountRepository::read).optional();
    }

    Optional<Account> findByPerson(PersonId person) {
        return jdbc.sql(COLUMNS + " where person_id = :person").param("person", person.value())
                .query(AccountRepository::read).optional();
    }

    boolean any() {
        return jdbc.sql("select exists (select 1 from identity_account where password_hash is not null)")
                .query(Boolean.class).single();
    }

    AccountId insert(String username, String staffNo, PersonId person, String name) {
        return new AccountId(jdbc.sql("""
                insert into identity_account (username, staff_no, person_id, name)
                values (:username, :staffNo, :person, :name) returning id
                """).param("username", username.toLowerCase(Locale.ROOT)).param("staffNo", staffNo)
                .param("person", person == null ? null : person.value()).param("name", name)
                .query(UUID.class).single());
    }

    Optional<String> passwordHash(AccountId id) {
        return jdbc.sql("select password_hash from identity_account where id = :id and password_hash is not null")
                .param("id", id.value()).query(String.class).optional();
    }

    void password(AccountId id, String hash, boolean mustChange, Instant at) {
        jdbc.sql("""
                update identity_account set password_hash = :hash, must_change = :mustChange, password_changed_at = :at,
                    version = version + 1 where id = :id
                """).param("hash", hash).param("mustChange", mustChange).param("at", Timestamp.from(at))
                .param("id", id.value()).update();
    }

    /** The same password under a newer hashing strength; not a change of password. */
    void rehash(AccountId id, String hash) {
        jdbc.sql("update identity_account set password_hash = :hash where id = :id")
                .param("hash", hash).param("id", id.value()).update();
    }

    void signedIn(AccountId id, Instant at) {
        jdbc.sql("update identity_account set last_sign_in_at = :at where id = :id")
                .param("at", Timestamp.from(at)).param("id", id.value()).update();
    }

    void mustChange(AccountId id) {
        jdbc.sql("update identity_account set must_change = true, version = version + 1 where id = :id")
                .param("id", id.value()).update();
    }

    /** @return false when it was so already */
    boolean disabled(AccountId id, Instant at, String reason) {
        return jdbc.sql("""
                update identity_account set disabled_at = :at, disabled_reason = :reason, version = version + 1
                where id = :id and (disabled_at is null) = (:at::timestamptz is not null)
                """).param("at", at == null ? null : Timestamp.from(at), java.sql.Types.TIMESTAMP)
                .param("reason", reason, java.sql.Types.VARCHAR).param("id", id.value()).update() > 0;
    }

    Optional<String> disabledReason(AccountId id) {
        return jdbc.sql("select disabled_reason from identity_account where id = :id and disabled_reason is not null")
                .param("id", id.value()).query(String.class).optional();
    }

    /** Holds the account until the end of the transaction: acts that look before they write queue here. */
    void hold(AccountId id) {
        jdbc.sql("select id from identity_account where id = :id for update").param("id", id.value()).query(UUID.class).optional();
    }

    /** Whether a user name or staff number would open somebody's door already. */
    boolean taken(String username, String staffNo) {
        return jdbc.sql("""
                select exists (select 1 from identity_account where username in (lower(:username), lower(:staffNo))
                    or lower(staff_no) in (lower(:username), lower(:staffNo)))
                """).param("username", username).param("staffNo", staffNo == null ? username : staffNo).query(Boolean.class).single();
    }

    /**
     * Opens accounts for those who have none, user name = staff number; the others are passed over.
     *
     * @return how many were opened
     */
    int insertAll(List<PersonDirectory.Known> people) {
        return jdbc.sql("""
                insert into identity_account (username, staff_no, person_id, name)
                select lower(p.staff_no), p.staff_no, p.id::uuid, p.name
                from unnest(:staffNos::text[], :ids::text[], :names::text[]) p (staff_no, id, name)
                where not exists (select 1 from identity_account a where a.username = lower(p.staff_no) or a.person_id = p.id::uuid)
                on conflict do nothing
                """).param("staffNos", people.stream().map(PersonDirectory.Known::staffNo).toArray(String[]::new))
                .param("ids", people.stream().map(one -> one.person().toString()).toArray(String[]::new))
                .param("names", people.stream().map(PersonDirectory.Known::name).toArray(String[]::new)).update();
    }

    /** Those of the people whose account nobody has used yet. */
    List<Account> neverActivated(List<PersonDirectory.Known> people) {
        return jdbc.sql(COLUMNS + """
                 where person_id = any(:ids::uuid[]) and password_hash is null and disabled_at is null order by staff_no
                """).param("ids", people.stream().map(one -> one.person().toString()).toArray(String[]::new))
                .query(AccountRepository::read).list();
    }

    /** Accounts in use of these people, and those with a grant of any of these roles on the day. */
    List<Account> ofPeopleOrGranted(Set<PersonId> people, Set<Role> roles, LocalDate day) {
        return jdbc.sql(COLUMNS + """
                 where disabled_at is null and (person_id = any(:people::uuid[]) or id in (select account_id from identity_grant
                    where role = any(:roles) and from_on <= :day and (to_on is null or to_on > :day))) order by id
                """).param("people", people.stream().map(PersonId::toString).toArray(String[]::new))
                .param("roles", roles.stream().map(Role::name).toArray(String[]::new)).param("day", day)
                .query(AccountRepository::read).list();
    }

    int withAccount(List<PersonDirectory.Known> people) {
        return jdbc.sql("select count(*) from identity_account where person_id = any(:ids::uuid[])")
                .param("ids", people.stream().map(one -> one.person().toString()).toArray(String[]::new)).query(Integer.class).single();
    }

    private static Account read(ResultSet rs, int row) throws SQLException {
        UUID person = rs.getObject("person_id", UUID.class);
        return new Account(new AccountId(rs.getObject("id", UUID.class)), rs.getString("username"), rs.getString("staff_no"),
                person == null ? null : new PersonId(person), rs.getString("name"), rs.getBoolean("activated"),
                rs.getBoolean("must_change"), instant(rs, "password_changed_at"), instant(rs, "disabled_at"),
                instant(rs, "last_sign_in_at"));
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
