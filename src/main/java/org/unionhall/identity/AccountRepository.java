package org.unionhall.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
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
        return jdbc.sql(COLUMNS + " where username = lower(:login) or staff_no = :login limit 1")
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

    void disabled(AccountId id, Instant at) {
        jdbc.sql("update identity_account set disabled_at = :at, version = version + 1 where id = :id")
                .param("at", at == null ? null : Timestamp.from(at)).param("id", id.value()).update();
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
