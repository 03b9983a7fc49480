package org.unionhall.intake;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.desk.StartedSource;
import org.unionhall.identity.Actor;

/** The menu entry of the import, one's own rosters, and those of them that wait for an answer or a commit. */
@Component
class RosterDesk implements NavigationSource, DeskSource, StartedSource {

    private static final Set<RosterState> WAITING =
            EnumSet.of(RosterState.NEEDS_COLUMNS, RosterState.PREVIEW, RosterState.OVERTAKEN);
    private static final int ORDER = 90;

    private final RosterKinds kinds;
    private final RosterRepository rosters;

    RosterDesk(RosterKinds kinds, RosterRepository rosters) {
        this.kinds = kinds;
        this.rosters = rosters;
    }

    @Override
    public List<Entry> entries(Actor actor) {
        return kinds.of(actor).isEmpty() ? List.of()
                : List.of(new Entry(Group.UNION, ORDER, "intake.menu", "/intake", "file-earmark-arrow-up"));
    }

    @Override
    public List<Task> tasks(Actor actor) {
        return rosters.waiting(actor.account(), WAITING).stream()
                .filter(roster -> roster.state() != RosterState.PREVIEW || roster.counts().effective() > 0)
                .map(roster -> new Task("intake.task." + roster.state(), List.of(roster.fileName()), "/intake/" + roster.id(),
                        roster.handedAt(), null)).toList();
    }

    @Override
    public List<Started> started(Actor actor, int most) {
        return kinds.of(actor).isEmpty() ? List.of() : rosters.of(actor.account(), most).stream()
                .map(roster -> new Started("intake.started", List.of(roster.fileName()), "intake.state." + roster.state(),
                        roster.state().sign(), roster.handedAt(), "/intake/" + roster.id())).toList();
    }
}
