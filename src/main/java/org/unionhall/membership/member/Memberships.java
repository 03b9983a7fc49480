package org.unionhall.membership.member;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Audit;
import org.unionhall.identity.AuditEntry;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Reason;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.MembershipEvent;
import org.unionhall.membership.MembershipEvent.MemberJoined;
import org.unionhall.membership.MembershipEvent.MemberLeft;
import org.unionhall.membership.MembershipEvent.MemberRetained;
import org.unionhall.membership.MembershipEvent.MemberReturned;
import org.unionhall.membership.MembershipEvent.MemberTransferred;
import org.unionhall.membership.Units;

/**
 * Changes memberships, one act at a time: state, place and journal together or not at all. Stays touch and never
 * overlap; what is refused leaves no trace.
 */
@Service
public class Memberships {

    private final JdbcClient jdbc;
    private final Units units;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Memberships(JdbcClient jdbc, Units units, Audit audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.units = units;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A membership as it stands. @param unit null for who belongs nowhere; @param since when the stay there began */
    public record Present(MemberState state, UUID unit, LocalDate since, LocalDate joinedOn, LocalDate lastChange, String label) {
    }

    /** Empty for who has never been a member. */
    public Optional<Present> present(PersonId person) {
        return present(person, "");
    }

    private Optional<Present> present(PersonId person, String lock) {
        return jdbc.sql("""
                select m.state, s.unit_id, s.from_on, m.joined_on, (select max(on_day) from membership_act a where a.person_id = m.person_id),
                       p.name || coalesce(' ' || p.staff_no, '')
                from membership_member m join personnel_person p on p.id = m.person_id
                left join membership_stay s on s.person_id = m.person_id and s.to_on is null
                where m.person_id = :person
                """ + lock).param("person", person.value()).query((rs, n) -> new Present(MemberState.valueOf(rs.getString(1)),
                        rs.getObject(2, UUID.class), rs.getObject(3, LocalDate.class), rs.getObject(4, LocalDate.class),
                        rs.getObject(5, LocalDate.class), rs.getString(6))).optional();
    }

    /** The acts that the actor may do at once to this person now, in the order of the table; none to oneself. */
    public List<MemberAct> possible(Actor actor, PersonId person) {
        return present(person).filter(present -> may(actor, person))
                .map(present -> java.util.Arrays.stream(MemberAct.values()).filter(act -> act.atOnce() && act.possible(present.state())).toList())
                .orElse(List.of());
    }

    /** Who has left is still for the officers of the unit they left. */
    private boolean may(Actor actor, PersonId person) {
        Scope scope = actor.scope(Role.ORGANISATION_OFFICER);
        return !actor.is(person) && (scope.all() || !scope.empty()
                && jdbc.sql("select unit_id from membership_stay where person_id = :person order by from_on desc limit 1").param("person", person.value())
                        .query(UUID.class).optional().filter(unit -> units.reaches(scope, unit)).isPresent());
    }

    /**
     * What an organisation officer records at once: keeping a membership, coming back, an expulsion, a death.
     *
     * @throws Refusal {@code membership.act.own}, {@code membership.act.not-yours}, {@code membership.act.not.<ACT>} in a state
     *                 from which it cannot be; on {@code on}, {@code kept}, {@code document} or {@code note} what is missing or wrong
     */
    @Transactional
    public void record(Actor actor, MemberAct act, PersonId person, LocalDate on, RetainReason kept, String document, String note) {
        if (!act.atOnce()) {
            throw new IllegalArgumentException(act + " is the end of a matter");
        }
        if (actor.is(person)) {
            throw new Refusal("membership.act.own");
        }
        if (!may(actor, person)) {
            throw new Refusal("membership.act.not-yours");
        }
        if (act == MemberAct.RETAIN && kept == null) {
            throw Refusal.on("kept", "membership.act.kept.missing");
        }
        String paper = document == null || document.isBlank() ? null : document.strip();
        if (act.needsDocument() && paper == null) {
            throw Refusal.on("document", "membership.act.document.missing");
        }
        String words = note == null || note.isBlank() ? null : said(note);
        LocalDate duesFrom = act == MemberAct.RETURN && on != null ? on.plusMonths(1) : null;
        change(actor, MemberChange.of(act, person, on).because(kept, paper, words).owing(duesFrom));
    }

    private static String said(String note) {
        try {
            return Reason.of(note);
        } catch (Refusal no) {
            throw no.at("note");
        }
    }

    /**
     * Does it. Whoever calls has asked whether the actor may.
     *
     * @throws Refusal as {@link #record} says
     */
    @Transactional
    void change(Actor actor, MemberChange change) {
        LocalDate today = LocalDate.now(clock);
        if (change.on() == null) {
            throw Refusal.on("on", "membership.act.on.missing");
        }
        if (change.on().isAfter(today)) {
            throw Refusal.on("on", "membership.act.on.future", today);
        }
        // the person's row is there even before the first membership: two at once wait for each other
        jdbc.sql("select id from personnel_person where id = :person for update").param("person", change.person().value()).query(UUID.class).single();
        Present before = present(change.person(), " for update of m").orElse(null);
        MemberState was = before == null ? null : before.state();
        if (!change.act().possible(was)) {
            throw new Refusal("membership.act.not." + change.act().name());
        }
        notBefore(change, before);
        MemberState now = change.act().to(was);
        keep(change, before, now);
        moveStay(change, before, now);
        UUID from = before == null ? null : before.unit();
        UUID to = now.member() ? change.unit() == null ? from : change.unit() : null;
        jdbc.sql("""
                insert into membership_act (person_id, act, from_state, to_state, from_unit, to_unit, on_day, at, actor, source_id, note, reason, document)
                values (:person, :act, :was, :now, :from, :to, :on, :at, :actor, :matter, :note, :kept, :document)
                """).param("person", change.person().value()).param("act", change.act().name()).param("was", was == null ? null : was.name(), Types.VARCHAR)
                .param("now", now.name()).param("from", from, Types.OTHER).param("to", to, Types.OTHER).param("on", change.on())
                .param("at", Timestamp.from(clock.instant())).param("actor", actor.name()).param("matter", change.matter(), Types.OTHER)
                .param("note", change.note(), Types.VARCHAR).param("kept", change.kept() == null ? null : change.kept().name(), Types.VARCHAR)
                .param("document", change.document(), Types.VARCHAR).update();
        audit.record(AuditEntry.of(actor, switch (change.act()) {
            case ADMIT -> "membership.member.admit";
            case MOVE -> "membership.member.move";
            case RETAIN -> "membership.member.retain";
            case RETURN -> "membership.member.return";
            case LEAVE -> "membership.member.leave";
            case LAPSE -> "membership.member.lapse";
            case MOVE_OUT -> "membership.member.move-out";
            case EXPEL -> "membership.member.expel";
            case DIE -> "membership.member.die";
        })
                .on("person", change.person(), before == null ? label(change.person()) : before.label())
                .change("state", was, now).change("unit", from, to).because(change.document() == null ? change.note() : change.document()));
        events.publishEvent(event(change, from, to, now));
    }

    /** An act never takes effect before what happened last: history is added to at its end. */
    private static void notBefore(MemberChange change, Present before) {
        if (before == null) {
            return;
        }
        LocalDate last = before.since() == null || before.lastChange() != null && before.lastChange().isAfter(before.since()) ? before.lastChange() : before.since();
        if (last != null && change.on().isBefore(last)) {
            throw Refusal.on("on", "membership.act.on.before", last);
        }
    }

    private void keep(MemberChange change, Present before, MemberState now) {
        if (before == null) {
            jdbc.sql("insert into membership_member (person_id, state, joined_on, dues_from) values (:person, :now, :on, :dues)")
                    .param("person", change.person().value()).param("now", now.name()).param("on", change.on()).param("dues", change.duesFrom(), Types.DATE).update();
            return;
        }
        jdbc.sql("""
                update membership_member set state = :now, version = version + 1, retained_for = :kept,
                    joined_on = case when :admitted then :on else joined_on end,
                    dues_from = case when :moved then dues_from else :dues end where person_id = :person
                """).param("person", change.person().value()).param("now", now.name()).param("kept", now != MemberState.RETAINED ? null
                        : change.kept() == null ? keptFor(change.person()) : change.kept().name(), Types.VARCHAR)
                .param("admitted", change.act() == MemberAct.ADMIT).param("moved", change.act() == MemberAct.MOVE).param("on", change.on())
                .param("dues", change.duesFrom(), Types.DATE).update();
    }

    private String keptFor(PersonId person) {
        return jdbc.sql("select retained_for from membership_member where person_id = :person").param("person", person.value())
                .query((rs, n) -> rs.getString(1)).list().stream().filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }

    /** One stay ends on the day on which the next begins. A stay that began on that very day is put right in its place. */
    private void moveStay(MemberChange change, Present before, MemberState now) {
        boolean stays = before != null && before.unit() != null;
        boolean moves = change.unit() != null && (!stays || !change.unit().equals(before.unit()));
        if (stays && moves && before.since().equals(change.on())) {
            jdbc.sql("update membership_stay set unit_id = :unit where person_id = :person and to_on is null")
                    .param("unit", change.unit()).param("person", change.person().value()).update();
            return;
        }
        if (stays && (moves || !now.member())) {
            LocalDate end = before.since().isBefore(change.on()) ? change.on() : before.since().plusDays(1);
            jdbc.sql("update membership_stay set to_on = :end where person_id = :person and to_on is null")
                    .param("end", Date.valueOf(end)).param("person", change.person().value()).update();
        }
        if (moves) {
            LocalDate free = jdbc.sql("select max(to_on) from membership_stay where person_id = :person").param("person", change.person().value())
                    .query((rs, n) -> rs.getObject(1, LocalDate.class)).list().get(0);
            if (free != null && free.isAfter(change.on())) {
                throw Refusal.on("on", "membership.act.on.before", free);
            }
            jdbc.sql("insert into membership_stay (person_id, unit_id, from_on) values (:person, :unit, :on)")
                    .param("person", change.person().value()).param("unit", change.unit()).param("on", change.on()).update();
        }
    }

    private String label(PersonId person) {
        return jdbc.sql("select name || coalesce(' ' || staff_no, '') from personnel_person where id = :id").param("id", person.value()).query(String.class).single();
    }

    private static MembershipEvent event(MemberChange change, UUID from, UUID to, MemberState now) {
        return switch (change.act()) {
            case ADMIT -> new MemberJoined(change.person(), to, change.on());
            case MOVE -> new MemberTransferred(change.person(), from, to, change.on());
            case RETAIN -> new MemberRetained(change.person(), from, change.on());
            case RETURN -> new MemberReturned(change.person(), from, change.on());
            case LEAVE, LAPSE, MOVE_OUT, EXPEL, DIE -> new MemberLeft(change.person(), from, now, change.on());
        };
    }
}
