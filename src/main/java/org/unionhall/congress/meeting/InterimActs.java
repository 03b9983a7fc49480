package org.unionhall.congress.meeting;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;

/**
 * Meetings of the presidium, of the special committees and of the body between sessions; what that body did until the
 * next session stands by itself on the agenda of the next one.
 */
@Service
public class InterimActs {

    /** Of an act {@code a}: the session {@code :session} is the one that must hear of it, or a later one. */
    static final String BEFORE = """
             exists (select 1 from congress_gathering g join congress_session s0 on s0.id = g.session_id join congress_term t0 on t0.id = s0.term_id
                     join congress_session s1 on s1.id = :session join congress_term t1 on t1.id = s1.term_id
                     where g.id = a.gathering_id and t0.unit_id = t1.unit_id and (t0.staff and t1.staff or t0.members and t1.members)
                       and s0.opens_on < s1.opens_on and g.held_on <= s1.closes_on)
            """;
    private static final int MOST = 300;

    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Audit audit;
    private final Clock clock;

    InterimActs(JdbcClient jdbc, MeetingRights rights, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** A meeting of a committee. @param seats who sat on it that day */
    public record Gathering(UUID id, CommitteeKind committee, int nr, LocalDate heldOn, String place, int seats, int present, String record,
                            String recordedName, Instant recordedAt) {
    }

    /** What the body between sessions did. @param reportedIn the item under which a session heard of it; null before */
    public record InterimAct(UUID id, UUID gathering, String title, Matter matter, String text, LocalDate doneOn, UUID reportedIn) {
    }

    /** During a session or after it, the latest first; for who works for the congress. */
    public List<Gathering> gatherings(Actor actor, Session session) {
        return !rights.works(actor, session) ? List.of() : jdbc.sql("select * from congress_gathering where session_id = :session order by held_on desc, nr desc, id desc")
                .param("session", session.id()).query((rs, n) -> new Gathering(rs.getObject("id", UUID.class), CommitteeKind.valueOf(rs.getString("committee")),
                        rs.getInt("nr"), rs.getObject("held_on", LocalDate.class), rs.getString("place"), rs.getInt("seats"), rs.getInt("present"), rs.getString("record"),
                        rs.getString("recorded_name"), Sittings.at(rs, "recorded_at"))).list();
    }

    /** Done after this session. */
    public List<InterimAct> after(Session session) {
        return acts("exists (select 1 from congress_gathering g where g.id = a.gathering_id and g.session_id = :session)", session);
    }

    /** Done before this session and not reported to an earlier one: they stand on its agenda by themselves. */
    public List<InterimAct> toReport(Session session) {
        return acts("(a.reported_in is null or a.reported_in in (select id from congress_item where session_id = :session)) and " + BEFORE, session);
    }

    private List<InterimAct> acts(String condition, Session session) {
        return jdbc.sql("select a.*, h.held_on from congress_interim_act a join congress_gathering h on h.id = a.gathering_id where " + condition
                        + " order by h.held_on, a.id limit " + MOST).param("session", session.id())
                .query((rs, n) -> new InterimAct(rs.getObject("id", UUID.class), rs.getObject("gathering_id", UUID.class), rs.getString("title"),
                        Matter.valueOf(rs.getString("matter")), rs.getString("text"), rs.getObject("held_on", LocalDate.class), rs.getObject("reported_in", UUID.class))).list();
    }

    /** The body between sessions meets after the record of the last one is complete; the other committees do not. */
    private static void written(Session session, CommitteeKind committee) {
        if (committee != CommitteeKind.EXECUTIVE || session.stage() == SessionStage.CALLED_OFF) {
            MeetingRights.running(session);
        }
    }

    /**
     * Writes down that a committee met.
     *
     * @throws Refusal on the field: {@code congress.meeting.future}, {@code .gathering.present}, {@code .gathering.nobody}, {@code .gathering.early}
     */
    @Transactional
    public UUID met(Actor actor, Session session, CommitteeKind committee, LocalDate day, String place, int present, String record) {
        CongressRights.must(rights.office(actor, session));
        written(session, committee);
        if (day.isAfter(LocalDate.now(clock))) {
            throw Refusal.on("heldOn", "congress.meeting.future");
        }
        if (committee == CommitteeKind.EXECUTIVE && day.isBefore(session.closesOn())) {
            throw Refusal.on("heldOn", "congress.meeting.gathering.early", session.closesOn());
        }
        int seats = jdbc.sql("""
                select count(*) from congress_seat where term_id = :term and committee = :committee and from_on <= :day and (to_on is null or to_on > :day)
                """).param("term", session.term()).param("committee", committee.name()).param("day", day).query(Integer.class).single();
        if (seats == 0) {
            throw Refusal.on("committee", "congress.meeting.gathering.nobody");
        }
        if (present > seats) {
            throw Refusal.on("present", "congress.meeting.gathering.present", present, seats);
        }
        UUID id = Ids.next();
        try {
            jdbc.sql("""
                    insert into congress_gathering (id, session_id, committee, nr, held_on, place, seats, present, record, recorded_name, recorded_at)
                    select :id, :session, :committee, coalesce(max(nr), 0) + 1, :day, :place, :seats, :present, :record, :name, :now::timestamptz
                    from congress_gathering where session_id = :session and committee = :committee
                    """).param("id", id).param("session", session.id()).param("committee", committee.name()).param("day", day).param("place", place, Types.VARCHAR)
                    .param("seats", seats).param("present", present).param("record", record).param("name", actor.name()).param("now", Timestamp.from(clock.instant())).update();
        } catch (DuplicateKeyException twice) {
            throw new Refusal("congress.meeting.moved");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.gathering").on("congress-session", session.id(), committee + " " + day));
        return id;
    }

    /**
     * Writes down what the body between sessions did in one of its meetings.
     *
     * @throws Refusal on {@code matter}: {@code congress.meeting.interim.must-be-passed} for what the congress itself must pass;
     *                 {@code .interim.half} when not more than half of the body met
     */
    @Transactional
    public UUID done(Actor actor, Session session, UUID gathering, String title, Matter matter, String text) {
        CongressRights.must(rights.office(actor, session));
        Gathering met = gatherings(actor, session).stream().filter(one -> one.id().equals(gathering) && one.committee() == CommitteeKind.EXECUTIVE).findFirst()
                .orElseThrow(() -> Refusal.on("gathering", "congress.meeting.interim.which"));
        written(session, met.committee());
        if (matter.mustBePassed()) {
            throw Refusal.on("matter", "congress.meeting.interim.must-be-passed");
        }
        if (met.present() * 2 <= met.seats()) {
            throw Refusal.on("gathering", "congress.meeting.interim.half", met.present(), met.seats());
        }
        UUID id = Ids.next();
        jdbc.sql("insert into congress_interim_act (id, gathering_id, title, matter, text) values (:id, :gathering, :title, :matter, :text)").param("id", id)
                .param("gathering", gathering).param("title", title).param("matter", matter.name()).param("text", text).update();
        audit.record(AuditEntry.of(actor, "congress.meeting.interim").on("congress-session", session.id(), title));
        return id;
    }
}
