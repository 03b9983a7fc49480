package org.unionhall.membership.office.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.Sight;
import org.unionhall.membership.office.Election;
import org.unionhall.membership.office.ElectionState;
import org.unionhall.membership.office.Elections;
import org.unionhall.membership.office.Finding;
import org.unionhall.membership.office.Watch;

/** What waits for those who keep bodies in order: vacancies, committees against the rules, elections to decide or put right. Terms are another source's. */
@Component
class OfficeTasks implements DeskSource, NavigationSource {

    private static final Role[] RECORDERS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.GROUP_LEADER,
        Role.ASSOCIATION_OFFICER};

    private final Watch watch;
    private final Elections elections;

    OfficeTasks(Watch watch, Elections elections) {
        this.watch = watch;
        this.elections = elections;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        List<Task> tasks = new ArrayList<>();
        if (!actor.has(RECORDERS)) {
            return tasks;
        }
        List<Election> all = elections.waiting(actor);
        List<Election> waiting = all.stream().filter(election -> election.state() == ElectionState.RECORDED).toList();
        if (!waiting.isEmpty()) {
            tasks.add(new Task("membership.task.elections-waiting", List.of(waiting.size()), waiting.size() == 1 ? "/elections/" + waiting.get(0).id()
                    : "/elections?state=recorded", waiting.get(0).recordedAt(), null));
        }
        for (Election election : all) {
            if (election.state() != ElectionState.RECORDED) {
                tasks.add(new Task(election.state() == ElectionState.RETURNED ? "membership.task.election-returned" : "membership.task.election-draft",
                        List.of(election.unitName(), election.heldOn().toString()), "/elections/" + election.id(), election.recordedAt(), null));
            }
        }
        if (actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR)) {
            bodies(actor, tasks);
        }
        return tasks;
    }

    private void bodies(Actor actor, List<Task> tasks) {
        Map<Finding.Kind, List<Finding>> found = new EnumMap<>(Finding.Kind.class);
        watch.vacanciesAndCommittees(actor).forEach(finding -> found.computeIfAbsent(finding.kind(), kind -> new ArrayList<>()).add(finding));
        for (Finding.Kind kind : List.of(Finding.Kind.VACANT, Finding.Kind.NO_COMMITTEE, Finding.Kind.SIZE, Finding.Kind.EVEN, Finding.Kind.FULL_TIME)) {
            List<Finding> these = found.getOrDefault(kind, List.of());
            if (!these.isEmpty()) {
                LocalDate first = these.stream().map(Finding::due).filter(Objects::nonNull).min(LocalDate::compareTo).orElse(null);
                tasks.add(new Task("membership.office.task." + kind, List.of(these.size(), these.get(0).unitName()), "/terms?kind=" + kind, null, first));
            }
        }
    }

    @Override
    public List<Entry> entries(Actor actor) {
        return Sight.ofUnits(actor).scope().empty() ? List.of() : List.of(new Entry(Group.UNION, 32, "membership.office.watch", "/terms", "hourglass-split"),
                new Entry(Group.UNION, 34, "membership.elections", "/elections", "check2-square"));
    }
}
