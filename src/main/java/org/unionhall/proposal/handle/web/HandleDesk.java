package org.unionhall.proposal.handle.web;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.proposal.handle.Waiting;

/** What waits in the handling of cases, on the desk; and the way to the cases, for those who have any. */
@Component
class HandleDesk implements DeskSource, NavigationSource {

    /** Where several of a kind are listed. */
    private static final Map<String, String> LISTS = Map.ofEntries(
            Map.entry("accept", "/proposals/handling?view=DEPARTMENT&which=OWED"), Map.entry("answer", "/proposals/handling?view=DEPARTMENT&which=OWED"),
            Map.entry("suggestion", "/proposals/handling?view=DEPARTMENT&which=OWED"), Map.entry("assist", "/proposals/handling?view=DEPARTMENT&which=OWED"),
            Map.entry("sign", "/proposals/handling?view=DEPARTMENT&which=TO_SIGN"), Map.entry("promise", "/proposals/promises?waits=DUE"),
            Map.entry("opinion", "/proposals/handling?view=LEADER&which=UNASSIGNED"), Map.entry("release", "/proposals/handling?view=LEADER&which=TO_SIGN"),
            Map.entry("evaluate", "/proposals?waits=EVALUATION"), Map.entry("assign", "/proposals/assign"), Map.entry("objected", "/proposals/assign"),
            Map.entry("forward", "/proposals/assign"), Map.entry("explain", "/proposals/handling?view=COMMITTEE&which=UNASSIGNED"),
            Map.entry("escalated", "/proposals/handling?view=COMMITTEE&which=ANSWERED"), Map.entry("extension", "/proposals/handling?view=COMMITTEE&which=OWED"),
            Map.entry("contested", "/proposals/promises?waits=CONTESTED"));

    private final Waiting waiting;

    HandleDesk(Waiting waiting) {
        this.waiting = waiting;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        return waiting.of(actor).stream().map(heap -> new Task("proposal.handle.task." + heap.kind(), List.of(heap.count()),
                heap.only() == null ? LISTS.get(heap.kind()) : "/proposals/" + heap.only(), heap.since(), heap.due())).toList();
    }

    @Override
    public List<Entry> entries(Actor actor) {
        Role[] readers = HandlingReaders.class.getAnnotation(AllowedFor.class).value();
        return actor.has(Role.BRANCH_CHAIR) && !actor.has(readers[0], readers[1], readers[2], readers[3], readers[4]) || !actor.has(readers) ? List.of()
                : List.of(new Entry(Group.UNION, 42, "proposal.handle.menu", "/proposals/handling", "briefcase"));
    }
}
