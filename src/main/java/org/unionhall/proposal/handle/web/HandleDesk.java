package org.unionhall.proposal.handle.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.proposal.handle.Waiting;
import org.unionhall.proposal.handle.Waits;

/** What waits in the handling of cases, on the desk; and the way to the cases, for those who have any. */
@Component
class HandleDesk implements DeskSource, NavigationSource {

    private final Waiting waiting;

    HandleDesk(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        return waiting.of(actor).stream().map(heap -> new Task("proposal.handle.task." + heap.kind(), List.of(heap.count()),
                heap.only() == null ? list(heap.kind()) : "/proposals/" + heap.only(), heap.since(), heap.due())).toList();
    }

    /** Where several of a kind are listed: those that are counted, and no others. */
    private static String list(String kind) {
        return switch (kind) {
            case "evaluate" -> "/proposals?waits=EVALUATION";
            case "promise" -> "/proposals/promises?waits=DUE";
            case "contested" -> "/proposals/promises?waits=CONTESTED";
            default -> {
                Waits waits = Waits.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
                yield (waits.atMeeting() ? "/proposals/assign" : "/proposals/handling") + "?waits=" + waits;
            }
        };
    }

    @Override
    public List<Entry> entries(Actor actor) {
        Role[] readers = HandlingReaders.class.getAnnotation(AllowedFor.class).value();
        return actor.has(Role.BRANCH_CHAIR) && !actor.has(readers[0], readers[1], readers[2], readers[3], readers[4]) || !actor.has(readers) ? List.of()
                : List.of(new Entry(Group.UNION, 42, "proposal.handle.menu", "/proposals/handling", "briefcase"));
    }
}
