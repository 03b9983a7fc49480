package org.unionhall.membership.association.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.FigureSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.association.AssociationChecks;
import org.unionhall.membership.association.AssociationChecks.Standing;
import org.unionhall.membership.web.Words;

/** Associations on the desk: for members what there is, for officers the yearly check and those that are too small. */
@Component
class AssociationDesk implements DeskSource, FigureSource, NavigationSource {

    /** So many days before the last one the report becomes a task. */
    private static final int AHEAD = 60;
    private static final Role[] OFFICERS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.ASSOCIATION_OFFICER};

    private final AssociationChecks checks;
    private final Words words;
    private final Clock clock;

    AssociationDesk(AssociationChecks checks, Words words, Clock clock) {
        this.words = words;
        this.checks = checks;
        this.clock = clock;
    }

    @Override
    public List<Entry> entries(Actor actor) {
        List<Entry> entries = new ArrayList<>();
        if (actor.has(Role.MEMBER)) {
            entries.add(new Entry(Group.MINE, 30, "membership.association.menu", "/associations", "people-fill"));
        } else if (actor.has(OFFICERS)) {
            entries.add(new Entry(Group.UNION, 35, "membership.association.menu", "/associations", "people-fill"));
        }
        if (actor.has(OFFICERS)) {
            entries.add(new Entry(Group.UNION, 36, "membership.association.checks", "/associations/checks", "clipboard-check"));
        }
        return entries;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        if (!actor.has(OFFICERS)) {
            return List.of();
        }
        List<Task> tasks = new ArrayList<>();
        Standing standing = checks.standing(actor);
        if (actor.has(Role.ORGANISATION_OFFICER) && standing.handedIn() > 0) {
            tasks.add(new Task("membership.association.task.decide", List.of(standing.handedIn()), "/associations/checks?state=HANDED_IN", null, null));
        }
        LocalDate due = actor.has(Role.ASSOCIATION_OFFICER) && standing.due() > 0 ? checks.due() : null;
        if (due != null && !LocalDate.now(clock).isBefore(due.minusDays(AHEAD))) {
            tasks.add(new Task("membership.association.task.hand-in", List.of(standing.due(), Integer.toString(checks.year())), "/associations/checks?state=DUE", null, due));
        }
        if (standing.small() > 0) {
            tasks.add(new Task("membership.association.task.small", List.of(standing.small()), "/associations/checks?small=yes", null, null));
        }
        return tasks;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        if (!actor.has(OFFICERS)) {
            return List.of();
        }
        Standing standing = checks.standing(actor);
        LocalDate today = LocalDate.now(clock);
        String scope = words.scope(actor.scope(OFFICERS));
        return standing.associations() == 0 ? List.of()
                : List.of(new Figure("membership.association.figure.passed", standing.passed(), today, scope, "/associations/checks?state=PASSED"),
                        new Figure("membership.association.figure.small", standing.small(), today, scope, "/associations/checks?small=yes"));
    }
}
