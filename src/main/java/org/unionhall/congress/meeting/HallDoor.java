package org.unionhall.congress.meeting;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/**
 * Who comes in and goes out, who asked for leave; by who keeps the door. However many tap at once, somebody is there once; what was
 * tapped by mistake is undone and stays on record. Nobody comes or goes in the moment in which a vote opens: see {@link Sittings#hold}.
 */
@Service
public class HallDoor {

    private final Attendance attendance;
    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Sittings sittings;
    private final Audit audit;
    private final Clock clock;

    HallDoor(Attendance attendance, JdbcClient jdbc, MeetingRights rights, Sittings sittings, Audit audit, Clock clock) {
        this.attendance = attendance;
        this.jdbc = jdbc;
        this.rights = rights;
        this.sittings = sittings;
        this.audit = audit;
        this.clock = clock;
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
        Seat seat = attendance.seat(session, sitting, delegate).orElseThrow(() -> new Refusal("congress.meeting.door.no-delegate"));
        CongressRights.must(door.all() || door.delegation().equals(seat.delegation()));
        return seat;
    }

    private void note(Actor actor, String act, Session session, Seat seat, String why) {
        audit.record(new AuditEntry(actor, act, "congress-session", session.id().toString(), seat.name() + " " + seat.staffNo(), Map.of(), Map.of(), why, null));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
