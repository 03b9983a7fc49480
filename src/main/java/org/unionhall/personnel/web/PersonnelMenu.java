package org.unionhall.personnel.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.desk.StartedSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.personnel.ChangeRequest;
import org.unionhall.personnel.ChangeRequests;
import org.unionhall.personnel.RequestList;
import org.unionhall.personnel.RequestState;

/** Requests and duplicates in the menu, requests that wait, the longest first, and how one's own stand. */
@Component
class PersonnelMenu implements NavigationSource, DeskSource, StartedSource {

    private static final int SHOWN = 10;

    private final RequestList requests;
    private final ChangeRequests own;

    PersonnelMenu(RequestList requests, ChangeRequests own) {
        this.requests = requests;
        this.own = own;
    }

    /** Duplicates lie anywhere: they are for those who see everybody. */
    static boolean seesEverybody(Actor actor) {
        return actor.scope(Role.ORGANISATION_OFFICER).all();
    }

    @Override
    public List<Entry> entries(Actor actor) {
        List<Entry> entries = new ArrayList<>();
        if (actor.has(Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR)) {
            entries.add(new Entry(Group.UNION, 60, "personnel.requests", "/people/requests", "pencil-square"));
        }
        if (seesEverybody(actor)) {
            entries.add(new Entry(Group.UNION, 70, "personnel.duplicates", "/people/duplicates", "people-fill"));
        }
        if (actor.person() != null) {
            entries.add(new Entry(Group.MINE, 20, "identity.data.title", "/me/data", "person-vcard"));
            entries.add(new Entry(Group.MINE, 30, "personnel.mine.corrections", "/me/requests", "pencil"));
        }
        return entries;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        if (!actor.has(Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR)) {
            return List.of();
        }
        RequestList.Wish open = new RequestList.Wish("", RequestList.Which.OPEN, null);
        List<RequestList.Line> waiting = requests.lines(actor, open, "asked", SHOWN + 1, 0);
        Stream<Task> tasks = waiting.stream().limit(SHOWN).map(line -> new Task("personnel.task.request", List.of(line.name(), line.open()),
                "/people/requests/" + line.id(), line.askedAt(), line.dueOn()));
        return waiting.size() <= SHOWN ? tasks.toList()
                : Stream.concat(tasks, Stream.of(new Task("personnel.task.more", List.of(), "/people/requests", null, null))).toList();
    }

    @Override
    public List<Started> started(Actor actor, int most) {
        return own.newest(actor, most).stream().map(PersonnelMenu::started).toList();
    }

    private static Started started(ChangeRequest request) {
        Set<RequestState> states = request.items().stream().map(ChangeRequest.Item::state).collect(Collectors.toSet());
        RequestState one = request.open() ? RequestState.ASKED : states.size() == 1 ? states.iterator().next() : null;
        return new Started("personnel.started", List.of(new DefaultMessageSourceResolvable(request.items().get(0).field().label()), request.items().size()),
                one == null ? "personnel.started.partly" : "personnel.RequestState." + one, one == null ? "info" : one.sign(),
                request.askedAt(), "/me/requests/" + request.id());
    }
}
