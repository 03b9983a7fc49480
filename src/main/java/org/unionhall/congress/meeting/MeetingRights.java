package org.unionhall.congress.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.CongressRights;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.Delegate;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionStage;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;

/** Whose act is what at a meeting. */
@Component
public class MeetingRights {

    static final Role[] DOOR = {Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER};

    private final CongressRights rights;
    private final Congresses congresses;
    private final Units units;
    private final Clock clock;

    MeetingRights(CongressRights rights, Congresses congresses, Units units, Clock clock) {
        this.rights = rights;
        this.congresses = congresses;
        this.units = units;
        this.clock = clock;
    }

    /** Runs the meeting. */
    public boolean office(Actor actor, Session session) {
        return rights.office(actor, session.unit());
    }

    /** Works for the congress: reads what is not for everybody. */
    public boolean works(Actor actor, Session session) {
        return rights.works(actor, session.unit()) || presidium(actor, session);
    }

    /** May read agenda, papers and results. */
    public boolean sees(Actor actor, Session session) {
        return rights.sees(actor, session.unit());
    }

    public boolean presidium(Actor actor, Session session) {
        return actor.person() != null && congresses.seat(session.id(), CommitteeKind.PRESIDIUM, actor.person()).isPresent();
    }

    /** Leads a delegation of this session today: its delegation. */
    public Optional<UUID> leads(Actor actor, Session session) {
        return actor.person() == null ? Optional.empty() : congresses.delegate(session.id(), actor.person())
                .filter(delegate -> delegate.leads() && delegate.formalOn(LocalDate.now(clock))).map(Delegate::delegation);
    }

    /**
     * For whom somebody keeps the door.
     *
     * @param all        checks in everybody
     * @param delegation checks in one delegation, as its head; null otherwise
     */
    public record Door(boolean all, UUID delegation) {

        public boolean open() {
            return all || delegation != null;
        }
    }

    public Door door(Actor actor, Session session) {
        boolean all = units.reaches(actor.scope(DOOR), session.unit());
        return new Door(all, all ? null : leads(actor, session).orElse(null));
    }

    /** May write what a delegation said. */
    public boolean speaksFor(Actor actor, Session session, UUID delegation) {
        return office(actor, session) || leads(actor, session).filter(delegation::equals).isPresent();
    }

    /** Archived, or called off. */
    public static boolean over(Session session) {
        return session.stage() == SessionStage.ARCHIVED || session.stage() == SessionStage.CALLED_OFF;
    }

    /** What was archived or called off is not written on. @throws Refusal {@code congress.meeting.over} */
    static void running(Session session) {
        if (over(session)) {
            throw new Refusal("congress.meeting.over");
        }
    }

    /** Why the actor is not the second person for an item; empty when it is theirs to confirm. */
    public Optional<Refusal> againstSecond(Actor actor, Session session, Item item) {
        if (!works(actor, session)) {
            return Optional.of(new Refusal("congress.not-yours"));
        }
        if (session.stage() == SessionStage.CLOSED || session.stage() == SessionStage.ARCHIVED) {
            return Optional.of(new Refusal("congress.meeting.item.session-closed"));
        }
        if (actor.account().value().equals(item.confirmedBy())) {
            return Optional.of(new Refusal("congress.meeting.item.own-confirm"));
        }
        return item.countedBy().contains(actor.account().value()) ? Optional.of(new Refusal("congress.meeting.item.own-count")) : Optional.empty();
    }
}
