package org.unionhall.congress.meeting;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/** Items before the hall: opened with a quorum over a frozen electorate, stopped when that was a mistake, heard. {@link Counting} counts them. */
@Service
public class Votes {

    private static final String FREEZE = """
            insert into congress_elector (item_id, delegate_id) select :item, d.id from congress_delegate d where d.term_id = :term and""" + Congresses.FORMAL + "and ";
    private static final String UNFREEZE = "delete from congress_elector where item_id = :id";

    private final ItemRows rows;
    private final Attendance attendance;
    private final Sittings sittings;
    private final MeetingRights rights;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    Votes(ItemRows rows, Attendance attendance, Sittings sittings, MeetingRights rights, JdbcClient jdbc, Audit audit, Clock clock) {
        this.rows = rows;
        this.attendance = attendance;
        this.sittings = sittings;
        this.rights = rights;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Lays an item before the hall. Nobody is checked in or out until that is done.
     *
     * @throws Refusal as {@link #againstOpening} says it; {@code congress.meeting.item.no-quorum} with who are missing
     */
    @Transactional
    public void open(Actor actor, Session session, UUID id, int version) {
        CongressRights.must(rights.office(actor, session));
        Optional<Sitting> open = sittings.hold(session, true);
        Item item = rows.take(session, id, version, ItemAct.OPEN_ITEM);
        againstOpening(session, item, open).ifPresent(no -> {
            throw no;
        });
        Sitting sitting = open.orElseThrow();
        for (Electorate body : item.electorate().bodies()) {
            Quorum quorum = attendance.quorum(session, sitting, body);
            if (!quorum.reached()) {
                throw new Refusal("congress.meeting.item.no-quorum." + body, quorum.valid(), quorum.present(), quorum.needed(), quorum.missing());
            }
        }
        Quorum hall = attendance.quorum(session, sitting, item.electorate());
        jdbc.sql(FREEZE + item.electorate().condition()).param("item", id).param("term", session.term()).param("day", LocalDate.now(clock)).update();
        jdbc.sql("""
                update congress_item set stage = 'OPEN', sitting_id = :sitting, opened_at = :now, opened_name = :name, valid_size = :valid, present_size = :present,
                    base_size = case when kind = 'DECIDE' then :base end, reason = null, version = version + 1 where id = :id
                """).param("sitting", sitting.id()).param("now", now()).param("name", actor.name()).param("valid", hall.valid()).param("present", hall.present())
                .param("base", item.base() == VoteBase.PRESENT ? hall.present() : hall.valid()).param("id", id).update();
        note(actor, ItemAct.OPEN_ITEM, item, null);
    }

    /**
     * Why an item cannot be laid before the hall now, the quorum apart: {@code congress.meeting.item.not-held} outside a meeting,
     * {@code .before-opening} for anything but the procedure while the session has not opened (the preparatory meeting hears the review of
     * the delegates and settles presidium, agenda and committees), {@code .no-sitting} while no sitting is open,
     * {@code congress.meeting.sitting.not-today} for one that was left open.
     */
    public Optional<Refusal> againstOpening(Session session, Item item) {
        return againstOpening(session, item, sittings.open(session));
    }

    private Optional<Refusal> againstOpening(Session session, Item item, Optional<Sitting> sitting) {
        if (!Sittings.HELD.contains(session.stage())) {
            return Optional.of(new Refusal("congress.meeting.item.not-held"));
        }
        if (session.stage() != SessionStage.OPEN && item.matter() != Matter.PROCEDURE) {
            return Optional.of(new Refusal("congress.meeting.item.before-opening"));
        }
        return sitting.isEmpty() ? Optional.of(new Refusal("congress.meeting.item.no-sitting")) : sittings.againstDay(sitting.get());
    }

    /** Opened by mistake: it stands on the agenda again. */
    @Transactional
    public void stop(Actor actor, Session session, UUID id, int version, String reason) {
        CongressRights.must(rights.office(actor, session));
        Item item = rows.take(session, id, version, ItemAct.STOP);
        String why = Reason.of(reason);
        jdbc.sql(UNFREEZE).param("id", id).update();
        jdbc.sql("""
                update congress_item set stage = 'ON_AGENDA', sitting_id = null, opened_at = null, opened_name = null, base_size = null, valid_size = null,
                    ended_at = null, given = null, returned = null, valid = null, invalid = null, yes = null, no = null, abstain = null, counted_by = '{}', counted_name = null,
                    counted_at = null, present_size = null, reason = :why, version = version + 1 where id = :id
                """).param("why", why).param("id", id).update();
        note(actor, ItemAct.STOP, item, why);
    }

    /** It was heard and discussed; what the body between sessions did counts as reported with its item. @throws Refusal {@code congress.meeting.item.decides} */
    @Transactional
    public void hear(Actor actor, Session session, UUID id, int version) {
        CongressRights.must(rights.office(actor, session));
        Item item = rows.take(session, id, version, ItemAct.HEAR);
        if (item.decides()) {
            throw new Refusal("congress.meeting.item.decides");
        }
        move(id, ItemAct.HEAR, null);
        reported(session, item);
        note(actor, ItemAct.HEAR, item, null);
    }

    /** With its item the session has heard what the body between sessions did. */
    void reported(Session session, Item item) {
        if (item.matter() == Matter.INTERIM) {
            jdbc.sql("update congress_interim_act a set reported_in = :id where reported_in is null and " + InterimActs.BEFORE)
                    .param("id", item.id()).param("session", session.id()).update();
        }
    }

    void move(UUID id, ItemAct act, String why) {
        jdbc.sql("update congress_item set stage = :to, reason = coalesce(:why, reason), version = version + 1 where id = :id").param("to", act.to().name())
                .param("why", why, Types.VARCHAR).param("id", id).update();
    }

    void note(Actor actor, ItemAct act, Item item, String why) {
        audit.record(AuditEntry.of(actor, "congress.meeting.item.act").on("congress-item", item.id(), item.title()).change("stage", item.stage(), act.to()).because(why));
    }

    Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
