package org.unionhall.membership.office;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.unionhall.identity.Actor;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;

/** Offices, terms of bodies and the journal of both. */
@Repository
class OfficeRepository {

    private static final String OFFICES = """
            select o.*, u.short_name, u.kind, p.name, p.staff_no from membership_office o
            join membership_unit u on u.id = o.unit_id join personnel_person p on p.id = o.person_id\s""";

    private final JdbcClient jdbc;
    private final Clock clock;

    OfficeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A unit while nobody else changes its offices. */
    record Held(UUID id, String name, UnitKind kind, LocalDate from, LocalDate to) {

        /** @throws Refusal {@code membership.office.unit-ended}, {@code membership.office.before-unit} */
        void mustExist(LocalDate day) {
            if (to != null) {
                throw new Refusal("membership.office.unit-ended", name, to);
            }
            if (from != null && day.isBefore(from)) {
                throw Refusal.on("from", "membership.office.before-unit", name, from);
            }
        }
    }

    /** A person as far as an office asks. @param active a full member; @param here belongs to the unit, or to one below it */
    record Candidate(UUID id, String name, String staffNo, boolean active, boolean here) {
    }

    /** A line of the journal. */
    record Line(Instant at, String actor, String act, String what, LocalDate day, String document, String reason) {
    }

    /** Acts on the offices of one unit queue here. */
    Held lockUnit(UUID unit) {
        return jdbc.sql("select id, short_name, kind, from_on, to_on from membership_unit where id = :id for no key update").param("id", unit)
                .query((rs, n) -> new Held(rs.getObject(1, UUID.class), rs.getString(2), UnitKind.valueOf(rs.getString(3)),
                        rs.getObject(4, LocalDate.class), rs.getObject(5, LocalDate.class))).single();
    }

    Optional<Office> find(UUID id) {
        return jdbc.sql(OFFICES + "where o.id = :id").param("id", id).query(OfficeRepository::office).optional();
    }

    /** Not ended yet, in the order of the posts. */
    List<Office> held(UUID unit) {
        return jdbc.sql(OFFICES + "where o.unit_id = :unit and o.to_on is null order by p.name_pinyin, p.id").param("unit", unit)
                .query(OfficeRepository::office).list().stream().sorted(java.util.Comparator.comparing(Office::post)).toList();
    }

    List<Office> past(UUID unit) {
        return jdbc.sql(OFFICES + "where o.unit_id = :unit and o.to_on is not null order by o.to_on desc, o.from_on desc, o.id limit 200").param("unit", unit)
                .query(OfficeRepository::office).list();
    }

    List<Office> of(UUID person) {
        return jdbc.sql(OFFICES + "where o.person_id = :person order by o.to_on desc nulls first, o.from_on desc, u.code, o.post").param("person", person)
                .query(OfficeRepository::office).list();
    }

    /** Where {@code condition} holds on the office {@code o} of the unit {@code u}, not ended yet. */
    List<Office> heldWhere(String condition, UUID one, UUID two) {
        return jdbc.sql(OFFICES + "where o.to_on is null and " + condition + " order by o.id for update of o").param("one", one)
                .param("two", two, Types.OTHER).query(OfficeRepository::office).list();
    }

    void insert(Office office, UUID election) {
        jdbc.sql("""
                insert into membership_office (id, unit_id, post, person_id, full_time, from_on, term_to_on, came, votes, of_votes, document, party_post,
                    term_id, election_id)
                values (:id, :unit, :post, :person, :full, :from, :termTo, :came, :votes, :of, :document, :party, :term, :election)
                """).param("id", office.id()).param("unit", office.unit()).param("post", office.post().name()).param("person", office.person())
                .param("full", office.fullTime()).param("from", office.from()).param("termTo", office.termTo(), Types.DATE)
                .param("came", office.came() == null ? null : office.came().name(), Types.VARCHAR).param("votes", office.votes(), Types.INTEGER)
                .param("of", office.ofVotes(), Types.INTEGER).param("document", office.document(), Types.VARCHAR)
                .param("party", office.partyPost(), Types.VARCHAR).param("term", office.term(), Types.OTHER).param("election", election, Types.OTHER).update();
    }

    /** @throws Refusal {@code membership.office.moved} when it is not as it was read */
    void end(Office office, LocalDate day, EndReason reason, String document) {
        int ended = jdbc.sql("""
                update membership_office set to_on = greatest(:day::date, from_on), end_reason = :reason, end_document = :document, version = version + 1
                where id = :id and version = :version and to_on is null
                """).param("day", day).param("reason", reason.name()).param("document", document, Types.VARCHAR).param("id", office.id())
                .param("version", office.version()).update();
        if (ended == 0) {
            throw new Refusal("membership.office.moved");
        }
    }

    /** Who bears the staff number; the membership stays as it is until the act is done. */
    Optional<Candidate> candidate(String staffNo, UUID unit, LocalDate day) {
        jdbc.sql("select 1 from membership_member m join personnel_person p on p.id = m.person_id where p.staff_no = :staffNo for share of m")
                .param("staffNo", staffNo).query(Integer.class).list();
        return jdbc.sql("""
                select p.id, p.name, p.staff_no, coalesce(m.state = 'ACTIVE', false),
                    case when u.kind = 'ASSOCIATION' then exists (select 1 from membership_association_member a
                        where a.unit_id = u.id and a.person_id = p.id and daterange(a.from_on, a.to_on) @> :day)
                    else exists (select 1 from membership_stay s join membership_unit_below b on b.unit_id = s.unit_id
                        where s.person_id = p.id and daterange(s.from_on, s.to_on) @> :day
                          and b.ancestor_id = (select home_id from membership_home where unit_id = u.id)) end
                from personnel_person p join membership_unit u on u.id = :unit left join membership_member m on m.person_id = p.id
                where p.staff_no = :staffNo
                """).param("staffNo", staffNo).param("unit", unit).param("day", day)
                .query((rs, n) -> new Candidate(rs.getObject(1, UUID.class), rs.getString(2), rs.getString(3), rs.getBoolean(4), rs.getBoolean(5))).optional();
    }

    /** Whether this is a full member, and stays one until the act is done. */
    boolean electable(UUID person) {
        return jdbc.sql("select state = 'ACTIVE' from membership_member where person_id = :id for share").param("id", person)
                .query(Boolean.class).optional().orElse(false);
    }

    private static final String TERMS = "select * from membership_body_term ";

    Optional<BodyTerm> term(UUID id) {
        return jdbc.sql(TERMS + "where id = :id").param("id", id).query(OfficeRepository::term).optional();
    }

    /** The newest first. */
    List<BodyTerm> terms(UUID unit) {
        return jdbc.sql(TERMS + "where unit_id = :unit order by from_on desc").param("unit", unit).query(OfficeRepository::term).list();
    }

    /** The term of a body on a day. */
    Optional<BodyTerm> termOn(UUID unit, Body body, LocalDate day) {
        return jdbc.sql(TERMS + "where unit_id = :unit and body = :body and daterange(from_on, ended_on) @> :day").param("unit", unit)
                .param("body", body.name()).param("day", day).query(OfficeRepository::term).optional();
    }

    void insert(BodyTerm term) {
        jdbc.sql("""
                insert into membership_body_term (id, unit_id, body, number, from_on, elected_to, to_on, election_id, document)
                values (:id, :unit, :body, :number, :from, :elected, :to, :election, :document)
                """).param("id", term.id()).param("unit", term.unit()).param("body", term.body().name()).param("number", term.number(), Types.INTEGER)
                .param("from", term.from()).param("elected", term.electedTo()).param("to", term.to()).param("election", term.election(), Types.OTHER)
                .param("document", term.document(), Types.VARCHAR).update();
    }

    /** @throws Refusal {@code membership.office.moved} when it is not as it was read */
    void update(BodyTerm term, Integer number, LocalDate to, LocalDate endedOn, TermState ended) {
        int changed = jdbc.sql("""
                update membership_body_term set number = :number, to_on = :to, ended_on = :endedOn, ended = :ended, version = version + 1
                where id = :id and version = :version
                """).param("number", number, Types.INTEGER).param("to", to).param("endedOn", endedOn, Types.DATE)
                .param("ended", ended == null ? null : ended.name(), Types.VARCHAR).param("id", term.id()).param("version", term.version()).update();
        if (changed == 0) {
            throw new Refusal("membership.office.moved");
        }
    }

    /** Offices of a term, not ended yet, follow its last day; @return how many */
    int follow(BodyTerm term, LocalDate to) {
        return jdbc.sql("update membership_office set term_to_on = :to, version = version + 1 where term_id = :term and to_on is null and from_on <= :to")
                .param("to", to).param("term", term.id()).update();
    }

    /** Offices that began within a term and belong to none yet. */
    void adopt(BodyTerm term) {
        jdbc.sql("""
                update membership_office o set term_id = :term, term_to_on = :to, version = o.version + 1 from membership_unit u
                where u.id = o.unit_id and o.unit_id = :unit and membership_body(u.kind, o.post) = :body and o.to_on is null and o.term_id is null
                  and o.from_on between :from and :to
                """).param("term", term.id()).param("to", term.to()).param("unit", term.unit()).param("body", term.body().name())
                .param("from", term.from()).update();
    }

    void note(UUID unit, String act, String what, UUID office, UUID term, UUID election, LocalDate day, String actor, String document, String reason) {
        jdbc.sql("""
                insert into membership_office_act (id, unit_id, act, what, office_id, term_id, election_id, on_day, at, actor, document, reason)
                values (:id, :unit, :act, :what, :office, :term, :election, :day, :at, :actor, :document, :reason)
                """).param("id", Ids.next()).param("unit", unit).param("act", act).param("what", what).param("office", office, Types.OTHER)
                .param("term", term, Types.OTHER).param("election", election, Types.OTHER).param("day", day)
                .param("at", Timestamp.from(clock.instant())).param("actor", actor).param("document", document, Types.VARCHAR)
                .param("reason", reason, Types.VARCHAR).update();
    }

    void note(Election election, ElectionAct act, LocalDate day, Actor actor, String document, String reason) {
        note(election.unit(), "ELECTION_" + act.name(), election.body().name(), null, null, election.id(), day, actor.name(), document, reason);
    }

    List<Line> journal(String column, UUID id) {
        return jdbc.sql("select at, actor, act, what, on_day, document, reason from membership_office_act where " + column
                        + " = :id order by at desc, id desc limit 200").param("id", id)
                .query((rs, n) -> new Line(rs.getTimestamp(1).toInstant(), rs.getString(2), rs.getString(3), rs.getString(4),
                        rs.getObject(5, LocalDate.class), rs.getString(6), rs.getString(7))).list();
    }

    private static BodyTerm term(ResultSet rs, int row) throws SQLException {
        return new BodyTerm(rs.getObject("id", UUID.class), rs.getObject("unit_id", UUID.class), Body.valueOf(rs.getString("body")),
                rs.getObject("number", Integer.class), rs.getObject("from_on", LocalDate.class), rs.getObject("elected_to", LocalDate.class),
                rs.getObject("to_on", LocalDate.class), rs.getObject("ended_on", LocalDate.class), "RENEWED".equals(rs.getString("ended")),
                rs.getObject("election_id", UUID.class), rs.getString("document"), rs.getInt("version"));
    }

    private static Office office(ResultSet rs, int row) throws SQLException {
        return new Office(rs.getObject("id", UUID.class), rs.getObject("unit_id", UUID.class), rs.getString("short_name"),
                UnitKind.valueOf(rs.getString("kind")), Post.valueOf(rs.getString("post")), rs.getObject("person_id", UUID.class),
                rs.getString("name"), rs.getString("staff_no"), rs.getBoolean("full_time"), rs.getObject("from_on", LocalDate.class),
                rs.getObject("term_to_on", LocalDate.class), rs.getObject("to_on", LocalDate.class),
                code(EndReason.class, rs.getString("end_reason")), code(Origin.class, rs.getString("came")),
                rs.getObject("votes", Integer.class), rs.getObject("of_votes", Integer.class), rs.getString("document"),
                rs.getString("end_document"), rs.getString("party_post"), rs.getObject("term_id", UUID.class), rs.getInt("version"));
    }

    private static <E extends Enum<E>> E code(Class<E> table, String name) {
        return name == null ? null : Enum.valueOf(table, name);
    }
}
