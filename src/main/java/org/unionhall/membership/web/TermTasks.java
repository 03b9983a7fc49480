package org.unionhall.membership.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.membership.Cadres;
import org.unionhall.membership.Cadres.Terms;
import org.unionhall.membership.Sight;
import org.unionhall.membership.Term;

/** Elections to prepare: terms that have run out, and those that end soon. */
@Component
class TermTasks implements DeskSource {

    private final Cadres cadres;

    TermTasks(Cadres cadres) {
        this.cadres = cadres;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        List<Task> tasks = new ArrayList<>();
        if (actor.has(Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR)) {
            Map<Term, Terms> terms = cadres.terms(Sight.ofLists(actor));
            add(tasks, terms.get(Term.OVERDUE), "membership.task.overdue", "/cadres?term=overdue&sort=term");
            add(tasks, terms.get(Term.DUE), "membership.task.due", "/cadres?term=due&sort=term");
        }
        return tasks;
    }

    private static void add(List<Task> tasks, Terms terms, String key, String href) {
        if (terms != null) {
            tasks.add(new Task(key, List.of(terms.units(), terms.posts()), href, null, terms.first()));
        }
    }
}
