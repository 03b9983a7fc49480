package org.unionhall.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.AccountId;
import org.unionhall.web.Languages;

/** The rows of the outbox, as the postman and those who put mails into it see them. */
@Repository
class Outbox {

    /** A try {@code t} at which there was no server to take or refuse anything; a copy of the portal that died left no reply. */
    static final String UNREACHED = "(t.outcome = 'UNREACHABLE' or t.outcome = 'CUT_OFF' and t.reply is not null)";

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Puts a mail into the outbox that is no letter.
     *
     * @param address sealed; null for the reader's confirmed address
     * @param code    sealed; null without
     * @param domain  of the portal's own address: the second half of the Message-ID
     */
    UUID put(Purpose purpose, AccountId reader, byte[] address, String masked, byte[] code, String domain, Instant now) {
        return jdbc.sql("""
                insert into inbox_delivery (purpose, account_id, address_sealed, address_masked, code_sealed, domain, state, due_at, created_at)
                values (:purpose, :reader, :address, :masked, :code, :domain, 'WAITING', :now, :now) returning id
                """).param("purpose", purpose.name()).param("reader", reader.value()).param("address", address, Types.BINARY)
                .param("masked", masked).param("code", code, Types.BINARY).param("domain", domain).param("now", Timestamp.from(now)).query(UUID.class).single();
    }

    /**
     * One mail for everybody who has unread letters waiting for it. Asked twice on one day, the second time makes none.
     *
     * @return how many were made
     */
    int digests(LocalDate day, String domain, Instant now) {
        return jdbc.sql("""
                with digest as (
                    insert into inbox_delivery (purpose, account_id, day, address_masked, domain, state, due_at, created_at)
                    select 'DIGEST', r.account_id, :day, r.address_masked, :domain, 'WAITING', :now, :now
                    from inbox_reader r join identity_account a on a.id = r.account_id and a.disabled_at is null
                    where r.address_sealed is not null and exists (select 1 from inbox_letter l where l.account_id = r.account_id
                        and l.mail = 'DAILY' and l.digest_id is null and l.read_at is null)
                    on conflict (account_id, day) where purpose = 'DIGEST' do nothing returning id, account_id
                ), letter as (
                    update inbox_letter l set digest_id = d.id from digest d
                    where l.account_id = d.account_id and l.mail = 'DAILY' and l.digest_id is null and l.read_at is null
                ) select count(*) from digest
                """).param("day", day).param("domain", domain).param("now", Timestamp.from(now)).query(Integer.class).single();
    }

    /** How many mails of a purpose were put in for a reader since then. */
    int since(Purpose purpose, AccountId reader, Instant from) {
        return jdbc.sql("select count(*) from inbox_delivery where account_id = :reader and purpose = :purpose and created_at > :from")
                .param("reader", reader.value()).param("purpose", purpose.name()).param("from", Timestamp.from(from)).query(Integer.class).single();
    }

    /** Codes on their way to an address that is not wanted any more are not sent. */
    void recall(Purpose purpose, AccountId reader, Instant now) {
        jdbc.sql("""
                update inbox_delivery set state = 'GIVEN_UP', ended_at = :now, address_sealed = null, code_sealed = null
                where account_id = :reader and purpose = :purpose and state in ('WAITING', 'FAILED')
                """).param("reader", reader.value()).param("purpose", purpose.name()).param("now", Timestamp.from(now)).update();
    }

    /** Takes the next mail that is due, and keeps every other postman from it until the end of the transaction. */
    Optional<Parcel> claim(Instant now) {
        return jdbc.sql("""
                select d.id, d.purpose, d.account_id, coalesce(r.language, '') as language,
                       coalesce(d.address_sealed, case when d.purpose in ('LETTER', 'DIGEST', 'TEST') then r.address_sealed end) as address,
                       d.code_sealed, d.letter_id, d.domain, d.forgiven, a.disabled_at is not null as closed,
                       (select count(*) from inbox_attempt t where t.delivery_id = d.id and t.nr > d.forgiven and\s""" + UNREACHED + """
                ) as unreached
                from inbox_delivery d join identity_account a on a.id = d.account_id left join inbox_reader r on r.account_id = d.account_id
                where d.state = 'WAITING' and d.due_at <= :now order by d.due_at, d.id limit 1 for no key update of d skip locked
                """).param("now", Timestamp.from(now)).query(Outbox::parcel).optional();
    }

    private static Parcel parcel(ResultSet rs, int row) throws SQLException {
        return new Parcel(rs.getObject("id", UUID.class), Purpose.valueOf(rs.getString("purpose")),
                new AccountId(rs.getObject("account_id", UUID.class)), Languages.spoken(rs.getString("language")), rs.getBytes("address"),
                rs.getBytes("code_sealed"), rs.getObject("letter_id", UUID.class), rs.getString("domain"), rs.getInt("forgiven"),
                rs.getInt("unreached"), rs.getBoolean("closed"));
    }

    Optional<Parcel.Attempt> lastAttempt(UUID delivery) {
        return jdbc.sql("select nr, handed_at, outcome from inbox_attempt where delivery_id = :id order by nr desc limit 1").param("id", delivery)
                .query((rs, n) -> new Parcel.Attempt(rs.getInt(1), rs.getTimestamp(2) == null ? null : rs.getTimestamp(2).toInstant(),
                        rs.getString(3) == null ? null : Outcome.valueOf(rs.getString(3)))).optional();
    }

    void begin(UUID delivery, int nr, Instant now) {
        jdbc.sql("insert into inbox_attempt (delivery_id, nr, begun_at) values (:id, :nr, :now)")
                .param("id", delivery).param("nr", nr).param("now", Timestamp.from(now)).update();
    }

    /** @return false when somebody else has taken the mail over meanwhile, because the database had lost this try */
    boolean handed(UUID delivery, int nr, Instant now) {
        return jdbc.sql("update inbox_attempt set handed_at = :now where delivery_id = :id and nr = :nr and outcome is null")
                .param("id", delivery).param("nr", nr).param("now", Timestamp.from(now)).update() == 1;
    }

    void ended(UUID delivery, int nr, Outcome outcome, String reply, Instant now) {
        jdbc.sql("update inbox_attempt set ended_at = :now, outcome = :outcome, reply = :reply where delivery_id = :id and nr = :nr")
                .param("id", delivery).param("nr", nr).param("outcome", outcome.name()).param("reply", reply, Types.VARCHAR)
                .param("now", Timestamp.from(now)).update();
    }

    /** The claimed mail waits for another try. */
    void wait(Parcel parcel, boolean doubtful, Instant due) {
        jdbc.sql("update inbox_delivery set doubtful = doubtful or :doubtful, due_at = :due where id = :id")
                .param("doubtful", doubtful).param("due", Timestamp.from(due)).param("id", parcel.id()).update();
    }

    /** Nothing more happens to the claimed mail by itself. What was sealed in it is erased, unless it may be sent again. */
    void over(Parcel parcel, DeliveryState state, boolean doubtful, Instant now) {
        jdbc.sql("""
                update inbox_delivery set state = :state, doubtful = doubtful or :doubtful, ended_at = :now,
                    address_sealed = case when :erase then null else address_sealed end,
                    code_sealed = case when :erase then null else code_sealed end where id = :id
                """).param("state", state.name()).param("doubtful", doubtful).param("now", Timestamp.from(now))
                .param("erase", state != DeliveryState.FAILED).param("id", parcel.id()).update();
    }

    /** What a letter says. */
    record Words(UUID id, String subject, String text) {
    }

    Optional<Words> letter(UUID letter, Locale language) {
        return words("l.id = :id", letter, language).stream().findFirst();
    }

    /** The letters of a digest that nobody has read meanwhile, oldest first. */
    List<Words> digest(UUID delivery, Locale language) {
        return words("l.digest_id = :id and l.read_at is null", delivery, language);
    }

    private List<Words> words(String which, UUID id, Locale language) {
        return jdbc.sql("""
                select l.id, m.subject ->> :language, m.text ->> :language from inbox_letter l join inbox_message m on m.id = l.message_id
                where\s""" + which + " order by l.sent_at, l.id").param("language", language.toLanguageTag()).param("id", id)
                .query((rs, n) -> new Words(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3))).list();
    }
}
