package org.unionhall.congress.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;
import org.unionhall.rulebook.Ratio;
import org.unionhall.rulebook.Rulebook;

/**
 * Who is in the hall, from when to when. However many tap at once, somebody is there once; what was tapped by mistake is
 * undone and stays on record. Nobody comes or goes in the moment in which a vote opens: see {@link Sittings#hold}.
 */
@Service
public class Attendance {

    private static final String SEATS = """
            select d.id, d.number, p.name, p.staff_no, d.delegation_id, g.name as delegation_name, u.short_name as unit_name, d.kind, d.staff, d.member,
                   w.in_at, w.here, w.out_at, w.out_way, v.reason
            from congress_delegate d join personnel_person p on p.id = d.person_id
            left join congress_delegation g on g.id = d.delegation_id left join membership_unit u on u.id = d.unit_id
            left join congress_leave v on v.delegate_id = d.id and v.sitting_id = :sitting
            left join lateral (
                select min(c.in_at) as in_at, bool_or(c.out_at is null) as here, (array_agg(c.out_at order by c.in_at desc))[1] as out_at,
                       (array_agg(c.out_way order by c.in_at desc))[1] as out_way
                from congress_presence c where c.sitting_id = :sitting and c.delegate_id = d.id and c.undone_at is null) w on true
            where (d.term_id = :term and""" + Congresses.FORMAL + "or d.session_id = :session and d.stage <> 'ENDED')";

    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Sittings sittings;
    private final Rulebook rulebook;
    private final Audit audit;
    private final Clock clock;

    Attendance(JdbcClient jdbc, MeetingRights rights, Sittings sittings, Rulebook rulebook, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.sittings = sittings;
        this.rulebook = rulebook;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everybody expected at a sitting: formal delegates valid on that day, then observers and guests; by delegation and number. */
    public List<Seat> seats(Session session, Sitting sitting) {
        return seats(session, sitting, " order by d.kind <> 'FORMAL', g.number, d.number, p.name_pinyin, d.id", Map.of());
    }

    public Optional<Seat> seat(Session session, Sitting sitting, UUID delegate) {
        return seats(session, sitting, " and d.id = :delegate", Map.of("delegate", delegate)).stream().findFirst();
    }

    /** The open sitting at which a delegate is expected. */
    public record Where(UUID session, UUID sitting) {
    }

    /** Empty when none is open. */
    public Optional<Where> where(UUID delegate) {
        return jdbc.sql("""
                select s.id, h.id from congress_delegate d join congress_session s on s.term_id = d.term_id and (d.session_id is null or d.session_id = s.id)
                join congress_sitting h on h.session_id = s.id and h.stage = 'OPEN' where d.id = :delegate order by h.opened_at desc limit 1
                """).param("delegate", delegate).query((rs, n) -> new Where(rs.getObject(1, UUID.class), rs.getObject(2, UUID.class))).optional();
    }

    private List<Seat> seats(Session session, Sitting sitting, String rest, Map<String, ?> values) {
        return jdbc.sql(SEATS + rest).param("sitting", sitting.id()).param("term", session.term()).param("session", session.id()).param("day", day(sitting))
                .params(values).query((rs, n) -> seat(rs, sitting)).list();
    }

    /** On an open sitting the delegates of today count, on any other those of its day. */
    private LocalDate day(Sitting sitting) {
        return sitting.open() ? LocalDate.now(clock) : sitting.day();
    }

    /** Formal delegates in all, then by delegation; the empty ones are not there. */
    public List<Tally> tallies(List<Seat> seats) {
        List<Seat> formal = seats.stream().filter(Seat::formal).toList();
        Map<String, List<Seat>> by = new LinkedHashMap<>();
        formal.forEach(seat -> by.computeIfAbsent(seat.delegationName() == null ? "" : seat.delegationName(), name -> new ArrayList<>()).add(seat));
        List<Tally> tallies = new ArrayList<>();
        tallies.add(Tally.of(null, formal));
        by.forEach((name, these) -> tallies.add(Tally.of(name, these)));
        return tallies;
    }

    /** The quorum of every body of the session in a sitting; without one, with nobody present. */
    public List<Quorum> quorums(Session session, Sitting sitting) {
        LocalDate day = sitting == null ? LocalDate.now(clock) : day(sitting);
        Ratio share = rulebook.get(MeetingRules.QUORUM, day, session.unit());
        List<Quorum> quorums = new ArrayList<>();
        for (Electorate body : bodies(session)) {
            quorums.add(quorum(session, sitting, body, day, share));
        }
        return quorums;
    }

    static List<Electorate> bodies(Session session) {
        return session.staff() && session.members() ? Electorate.BOTH.bodies() : Electorate.of(session);
    }

    Quorum quorum(Session session, Sitting sitting, Electorate electorate) {
        LocalDate day = day(sitting);
        return quorum(session, sitting, electorate, day, rulebook.get(MeetingRules.QUORUM, day, session.unit()));
    }

    private Quorum quorum(Session session, Sitting sitting, Electorate electorate, LocalDate day, Ratio share) {
        boolean there = sitting != null && sittings.againstDay(sitting).isEmpty(); // in one left open over night nobody is
        return jdbc.sql("""
                select count(*), count(c.id) from congress_delegate d
                left join congress_presence c on c.delegate_id = d.id and c.sitting_id = :sitting and c.out_at is null and c.undone_at is null
                where d.term_id = :term and""" + Congresses.FORMAL + "and " + electorate.condition())
                .param("sitting", there ? sitting.id() : new UUID(0, 0)).param("term", session.term()).param("day", day)
                .query((rs, n) -> Quorum.of(electorate, rs.getInt(1), rs.getInt(2), share)).single();
    }

    /**
     * Checks somebody in.
     *
     * @param way CARD or LIST
     * @return whether they came with this; false when they were there already
     * @throws Refusal {@code congress.meeting.door.*}
     */
    @Transactional
    public boolean in(Actor actor, Session session, UUID sittingId, UUID delegate, String way) {
        Seat seat = at(actor, session, sittingId, delegate);
        int came = jdbc.sql("""
                insert into congress_presence (sitting_id, delegate_id, way, in_at, in_by, in_name) values (:sitting, :delegate, :way, :now, :by, :name)
                on conflict (sitting_id, delegate_id) where out_at is null and undone_at is null do nothing
                """).param("sitting", sittingId).param("delegate", delegate).param("way", way).param("now", now())
                .param("by", actor.account().value()).param("name", actor.name()).update();
        if (came > 0) {
            note(actor, "congress.meeting.in", session, seat, null);
        }
        return came > 0;
    }

    /** Somebody goes before the end. @throws Refusal {@code congress.meeting.door.not-here} */
    @Transactional
    public void out(Actor actor, Session session, UUID sittingId, UUID delegate) {
        Seat seat = at(actor, session, sittingId, delegate);
        if (jdbc.sql("""
                update congress_presence set out_at = greatest(in_at, :now), out_way = 'LEFT', out_name = :name
                where sitting_id = :sitting and delegate_id = :delegate and out_at is null and undone_at is null
                """).param("now", now()).param("name", actor.name()).param("sitting", sittingId).param("delegate", delegate).update() == 0) {
            throw new Refusal("congress.meeting.door.not-here", seat.name());
        }
        note(actor, "congress.meeting.out", session, seat, null);
    }

    /** Takes the last tap for somebody back: coming, going or leave. @throws Refusal {@code congress.meeting.door.nothing} */
    @Transactional
    public void undo(Actor actor, Session session, UUID sittingId, UUID delegate) {
        Seat seat = at(actor, session, sittingId, delegate);
        String sql = switch (seat.state()) {
            case HERE -> "update congress_presence set undone_at = :now, undone_name = :name where sitting_id = :sitting and delegate_id = :delegate and out_at is null and undone_at is null";
            case GONE -> """
                    update congress_presence set out_at = null, out_way = null, out_name = null where id = (select id from congress_presence
                        where sitting_id = :sitting and delegate_id = :delegate and undone_at is null order by in_at desc limit 1) and out_at is not null
                    """;
            case LEAVE -> "delete from congress_leave where sitting_id = :sitting and delegate_id = :delegate";
            case ABSENT -> throw new Refusal("congress.meeting.door.nothing", seat.name());
        };
        if (jdbc.sql(sql).param("now", now()).param("name", actor.name()).param("sitting", sittingId).param("delegate", delegate).update() > 0) {
            note(actor, "congress.meeting.undo", session, seat, seat.leave());
        }
    }

    /** Writes down leave with its reason; whoever comes all the same is there. */
    @Transactional
    public void leave(Actor actor, Session session, UUID sittingId, UUID delegate, String reason) {
        Sitting sitting = sittings.find(session, sittingId).filter(one -> one.stage() == SittingStage.PLANNED || one.open())
                .orElseThrow(() -> new Refusal("congress.meeting.door.closed"));
        Seat seat = known(actor, session, sitting, delegate);
        String why = Reason.of(reason);
        jdbc.sql("""
                insert into congress_leave (sitting_id, delegate_id, reason, noted_name, noted_at) values (:sitting, :delegate, :why, :name, :now)
                on conflict (sitting_id, delegate_id) do update set reason = excluded.reason, noted_name = excluded.noted_name, noted_at = excluded.noted_at
                """).param("sitting", sittingId).param("delegate", delegate).param("why", why).param("name", actor.name()).param("now", now()).update();
        note(actor, "congress.meeting.leave", session, seat, why);
    }

    private Seat at(Actor actor, Session session, UUID sittingId, UUID delegate) {
        Sitting sitting = sittings.hold(session, false).filter(one -> one.id().equals(sittingId)).orElseThrow(() -> new Refusal("congress.meeting.door.closed"));
        return known(actor, session, sitting, delegate);
    }

    private Seat known(Actor actor, Session session, Sitting sitting, UUID delegate) {
        MeetingRights.running(session);
        MeetingRights.Door door = rights.door(actor, session);
        CongressRights.must(door.open());
        Seat seat = seat(session, sitting, delegate).orElseThrow(() -> new Refusal("congress.meeting.door.no-delegate"));
        CongressRights.must(door.all() || door.delegation().equals(seat.delegation()));
        return seat;
    }

    private void note(Actor actor, String act, Session session, Seat seat, String why) {
        audit.record(new AuditEntry(actor, act, "congress-session", session.id().toString(), seat.name() + " " + seat.staffNo(), Map.of(), Map.of(), why, null));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Seat seat(ResultSet rs, Sitting sitting) throws SQLException {
        Instant in = Sittings.at(rs, "in_at");
        boolean here = rs.getBoolean("here");
        boolean left = in != null && !here;
        return new Seat(rs.getObject("id", UUID.class), rs.getObject("number", Integer.class), rs.getString("name"), rs.getString("staff_no"),
                rs.getObject("delegation_id", UUID.class), rs.getString("delegation_name"), rs.getString("unit_name"), DelegateKind.valueOf(rs.getString("kind")),
                rs.getBoolean("staff"), rs.getBoolean("member"), in, left ? Sittings.at(rs, "out_at") : null, here, in != null && in.isAfter(sitting.beginsAt()),
                left && "LEFT".equals(rs.getString("out_way")), rs.getString("reason"));
    }
}
