package org.unionhall.congress.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionPostponed;
import org.unionhall.congress.SessionStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.kernel.Ids;
import org.unionhall.kernel.Refusal;

/** The sittings of a session. One is open at a time: whoever is in the hall is in that one. */
@Service
public class Sittings {

    /** The stages at which a session meets. */
    static final Set<SessionStage> HELD = Set.of(SessionStage.QUALIFIED, SessionStage.PREPARATORY, SessionStage.OPEN);

    private final JdbcClient jdbc;
    private final MeetingRights rights;
    private final Audit audit;
    private final Clock clock;

    Sittings(JdbcClient jdbc, MeetingRights rights, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the order of the programme, without those that were taken off it. */
    public List<Sitting> of(Session session) {
        return jdbc.sql("select * from congress_sitting where session_id = :session and stage <> 'DROPPED' order by begins_at, id")
                .param("session", session.id()).query(Sittings::read).list();
    }

    public Optional<Sitting> find(Session session, UUID id) {
        return jdbc.sql("select * from congress_sitting where id = :id and session_id = :session").param("id", id).param("session", session.id())
                .query(Sittings::read).optional();
    }

    /** The one that is open now. */
    public Optional<Sitting> open(Session session) {
        return jdbc.sql("select * from congress_sitting where session_id = :session and stage = 'OPEN'").param("session", session.id())
                .query(Sittings::read).optional();
    }

    /**
     * The open sitting, held until the end of the transaction.
     *
     * @param alone nobody is checked in or out meanwhile: who is present cannot change
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Sitting> hold(Session session, boolean alone) {
        return jdbc.sql("select * from congress_sitting where session_id = :session and stage = 'OPEN' for " + (alone ? "update" : "share"))
                .param("session", session.id()).query(Sittings::read).optional();
    }

    /**
     * Puts a half-day on the programme.
     *
     * @param begins null for the usual hour
     * @throws Refusal on the field: {@code congress.meeting.sitting.twice}, {@code .day} outside a month around the session,
     *                 {@code .half} for an hour of another half-day
     */
    @Transactional
    public UUID plan(Actor actor, Session session, LocalDate day, Half half, LocalTime begins, String title) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        if (day.isBefore(session.opensOn().minusDays(31)) || day.isAfter(session.closesOn().plusDays(31))) {
            throw Refusal.on("day", "congress.meeting.sitting.day", session.opensOn(), session.closesOn());
        }
        if (begins != null && !half.has(begins)) {
            throw Refusal.on("begins", "congress.meeting.sitting.half");
        }
        UUID id = Ids.next();
        Instant at = day.atTime(begins == null ? half.usual() : begins).atZone(clock.getZone()).toInstant();
        try {
            jdbc.sql("""
                    insert into congress_sitting (id, session_id, on_day, half, begins_at, title, stage) values (:id, :session, :day, :half, :at, :title, 'PLANNED')
                    """).param("id", id).param("session", session.id()).param("day", day).param("half", half.name()).param("at", Timestamp.from(at))
                    .param("title", title, Types.VARCHAR).update();
        } catch (DuplicateKeyException twice) {
            throw Refusal.on("half", "congress.meeting.sitting.twice");
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.sitting.plan").on("congress-session", session.id(), day + " " + half));
        return id;
    }

    /**
     * Moves a sitting along its way.
     *
     * @throws Refusal {@code congress.meeting.moved} when somebody was faster; {@code .sitting.too-early} before the delegates'
     *                 qualification is reported; {@code .sitting.not-yet} before its day, {@code .sitting.not-today} after it, because nobody who
     *                 was there then is there now; {@code .sitting.another} while one is open; {@code .sitting.voting} while a vote is under way
     */
    @Transactional
    public void act(Actor actor, Session session, UUID id, int version, SittingAct act) {
        CongressRights.must(rights.office(actor, session));
        MeetingRights.running(session);
        Sitting sitting = jdbc.sql("select * from congress_sitting where id = :id and session_id = :session for update")
                .param("id", id).param("session", session.id()).query(Sittings::read).optional().orElseThrow(() -> new Refusal("congress.meeting.moved"));
        if (sitting.version() != version || !act.possible(sitting.stage())) {
            throw new Refusal("congress.meeting.moved");
        }
        if (act.to() == SittingStage.OPEN && !HELD.contains(session.stage())) {
            throw new Refusal("congress.meeting.sitting.too-early");
        }
        if (act.to() == SittingStage.OPEN) {
            againstDay(sitting).ifPresent(no -> {
                throw no;
            });
        }
        if (act == SittingAct.CLOSE_DOORS && jdbc.sql("select exists (select 1 from congress_item where sitting_id = :id and stage = 'OPEN')")
                .param("id", id).query(Boolean.class).single()) {
            throw new Refusal("congress.meeting.sitting.voting");
        }
        Timestamp now = Timestamp.from(clock.instant());
        try {
            jdbc.sql("""
                    update congress_sitting set stage = :to, version = version + 1, opened_at = case when :to = 'OPEN' then coalesce(opened_at, :now::timestamptz) else opened_at end,
                        closed_at = case when :to = 'CLOSED' then :now::timestamptz end where id = :id
                    """).param("to", act.to().name()).param("now", now).param("id", id).update();
        } catch (DuplicateKeyException other) {
            throw new Refusal("congress.meeting.sitting.another");
        }
        if (act == SittingAct.CLOSE_DOORS) {
            jdbc.sql("""
                    update congress_presence set out_at = greatest(in_at, :now), out_way = 'CLOSED', out_name = :name
                    where sitting_id = :id and out_at is null and undone_at is null
                    """).param("now", now).param("name", actor.name()).param("id", id).update();
        } else if (act == SittingAct.REOPEN) {
            jdbc.sql("update congress_presence set out_at = null, out_way = null, out_name = null where sitting_id = :id and out_way = 'CLOSED' and undone_at is null")
                    .param("id", id).update();
        }
        audit.record(AuditEntry.of(actor, "congress.meeting.sitting.act").on("congress-session", session.id(), sitting.day() + " " + sitting.half())
                .change("stage", sitting.stage(), act.to()));
    }

    /**
     * What is planned keeps its place in the programme; the far end goes first, so that no two meet on the same half-day.
     *
     * @throws Refusal on {@code opensOn}: {@code congress.meeting.sitting.held} where one was held already
     */
    @EventListener
    void postponed(SessionPostponed moved) {
        List<UUID> planned = jdbc.sql("select id from congress_sitting where session_id = :session and stage = 'PLANNED' order by begins_at " + (moved.days() > 0 ? "desc" : "asc"))
                .param("session", moved.session()).query(UUID.class).list();
        try {
            for (UUID one : planned) {
                jdbc.sql("""
                        update congress_sitting set on_day = on_day + :days, begins_at = begins_at + make_interval(days => :days), version = version + 1 where id = :id
                        """).param("id", one).param("days", Math.toIntExact(moved.days())).update();
            }
        } catch (DuplicateKeyException held) {
            throw Refusal.on("opensOn", "congress.meeting.sitting.held");
        }
    }

    /** Presence is worth something on its own day only: a sitting left open over night has no quorum in the morning. */
    public Optional<Refusal> againstDay(Sitting sitting) {
        LocalDate today = LocalDate.now(clock);
        return sitting.day().equals(today) ? Optional.empty()
                : Optional.of(new Refusal(sitting.day().isAfter(today) ? "congress.meeting.sitting.not-yet" : "congress.meeting.sitting.not-today", sitting.day()));
    }

    private static Sitting read(ResultSet rs, int row) throws SQLException {
        return new Sitting(rs.getObject("id", UUID.class), rs.getObject("session_id", UUID.class), rs.getObject("on_day", LocalDate.class),
                Half.valueOf(rs.getString("half")), at(rs, "begins_at"), rs.getString("title"), SittingStage.valueOf(rs.getString("stage")), at(rs, "opened_at"),
                at(rs, "closed_at"), rs.getInt("version"));
    }

    static Instant at(ResultSet rs, String column) throws SQLException {
        Timestamp at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
