package org.unionhall.congress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.unionhall.identity.PersonId;
import org.unionhall.web.Once;

/** What other modules ask about congresses: which sessions there are, and who is a delegate or sits on a committee. */
@Service
public class Congresses {

    private static final String SESSION = """
            select s.*, t.unit_id, u.short_name as unit_name, t.number as term_number, t.staff, t.members
            from congress_session s join congress_term t on t.id = s.term_id join membership_unit u on u.id = t.unit_id
            """;
    private static final String DELEGATE = """
            select d.*, p.name, p.staff_no, u.short_name as unit_name, g.name as delegation_name
            from congress_delegate d join personnel_person p on p.id = d.person_id
            left join membership_unit u on u.id = d.unit_id left join congress_delegation g on g.id = d.delegation_id
            """;

    /** Of a delegate {@code d}: a formal one who may vote on {@code :day}. The denominator of every count. */
    public static final String FORMAL = " d.kind = 'FORMAL' and d.from_on <= :day and (d.to_on is null or d.to_on > :day) ";

    /** Owner type of the papers of an item of an agenda. */
    public static final String ITEM_PAPER = "congress.item";

    private final JdbcClient jdbc;
    private final Clock clock;

    Congresses(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Session> session(UUID id) {
        return Once.page(List.of("congress.session", id), () -> jdbc.sql(SESSION + " where s.id = :id").param("id", id).query(Congresses::session).optional());
    }

    /** All sessions that were not called off, the newest first. */
    public List<Session> sessions() {
        return jdbc.sql(SESSION + " where s.stage <> 'CALLED_OFF' order by s.opens_on desc, s.id desc").query(Congresses::session).list();
    }

    /** Sessions for which proposals are collected at this moment, or could still be handed in late. */
    public List<Session> ahead() {
        return jdbc.sql(SESSION + " where s.stage in ('PLANNED', 'APPROVED', 'QUALIFIED', 'PREPARATORY') and s.collects_from <= :today order by s.opens_on")
                .param("today", LocalDate.now(clock)).query(Congresses::session).list();
    }

    /** Of {@link #ahead}, those for which a person may propose and second today. */
    public List<Session> ahead(PersonId person) {
        return jdbc.sql(SESSION + """
                 where s.stage in ('PLANNED', 'APPROVED', 'QUALIFIED', 'PREPARATORY') and s.collects_from <= :day
                   and exists (select 1 from congress_delegate d where d.term_id = s.term_id and d.person_id = :person and\s""" + FORMAL + ") order by s.opens_on")
                .param("day", LocalDate.now(clock)).param("person", person.value()).query(Congresses::session).list();
    }

    /** The sessions of terms by their number, those called off too. */
    public List<Session> ofTerms(Collection<UUID> terms) {
        return jdbc.sql(SESSION + " where s.term_id = any(:terms) order by s.number").param("terms", terms.toArray(UUID[]::new)).query(Congresses::session).list();
    }

    /** The mandate of a person in the term of a session, whatever it is worth on that day; the newest if there were several. */
    public Optional<Delegate> delegate(UUID session, PersonId person) {
        return jdbc.sql(DELEGATE + """
                 where d.person_id = :person and d.term_id = (select term_id from congress_session where id = :session)
                   and (d.session_id is null or d.session_id = :session)
                 order by (d.stage <> 'ENDED') desc, d.kind = 'FORMAL' desc, d.id desc limit 1
                """).param("person", person.value()).param("session", session).query(Congresses::delegate).optional();
    }

    /** Who may vote, propose and second in a session on that day, by delegation and number: the denominator of every count. */
    public List<Delegate> formal(UUID session, LocalDate day) {
        return jdbc.sql(DELEGATE + """
                 where d.term_id = (select term_id from congress_session where id = :session) and
                """ + FORMAL + " order by g.number, d.number, p.name_pinyin, d.id").param("session", session).param("day", day).query(Congresses::delegate).list();
    }

    /** The delegations of the term of a session, by number. */
    public List<Delegation> delegations(UUID session) {
        return jdbc.sql("""
                select g.id, g.number, g.name from congress_delegation g
                where g.term_id = (select term_id from congress_session where id = :session) order by g.number
                """).param("session", session).query((rs, n) -> new Delegation(rs.getObject(1, UUID.class), rs.getInt(2), rs.getString(3))).list();
    }

    /** The seat somebody has today on a committee that looks after a session ({@code congress_seating}: its term's, or that of the term after it): CHAIR, SECRETARY or MEMBER. */
    public Optional<String> seat(UUID session, CommitteeKind committee, PersonId person) {
        return Once.page(List.of("congress.seat", session, committee, person), () -> jdbc.sql("""
                select post from congress_seat where committee = :committee and person_id = :person
                  and term_id = (select w.by_term_id from congress_session e join congress_seating w on w.term_id = e.term_id where e.id = :session)
                  and from_on <= :today and (to_on is null or to_on > :today)
                """).param("committee", committee.name()).param("person", person.value()).param("session", session)
                .param("today", LocalDate.now(clock)).query(String.class).optional());
    }

    /** @param number its place in the order of delegations */
    public record Delegation(UUID id, int number, String name) {
    }

    static Session session(ResultSet rs, int row) throws SQLException {
        Timestamp until = rs.getTimestamp("collects_until");
        return new Session(rs.getObject("id", UUID.class), rs.getObject("term_id", UUID.class), rs.getObject("unit_id", UUID.class), rs.getString("unit_name"),
                rs.getInt("term_number"), rs.getInt("number"), rs.getBoolean("staff"), rs.getBoolean("members"), SessionStage.valueOf(rs.getString("stage")),
                day(rs, "opens_on"), day(rs, "closes_on"), rs.getString("venue"), rs.getBoolean("online"), rs.getString("document_no"), day(rs, "document_on"),
                day(rs, "papers_sent_on"), day(rs, "collects_from"), until == null ? null : until.toInstant(), rs.getInt("version"));
    }

    static Delegate delegate(ResultSet rs, int row) throws SQLException {
        return new Delegate(rs.getObject("id", UUID.class), rs.getObject("term_id", UUID.class), rs.getObject("session_id", UUID.class),
                new PersonId(rs.getObject("person_id", UUID.class)), rs.getString("name"), rs.getString("staff_no"), rs.getObject("unit_id", UUID.class),
                rs.getString("unit_name"), rs.getObject("delegation_id", UUID.class), rs.getString("delegation_name"), DelegateKind.valueOf(rs.getString("kind")),
                DelegateStage.valueOf(rs.getString("stage")), rs.getObject("number", Integer.class), rs.getString("head"), rs.getBoolean("staff"),
                rs.getBoolean("member"), day(rs, "from_on"), day(rs, "to_on"), rs.getInt("version"));
    }

    private static LocalDate day(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, LocalDate.class);
    }
}
