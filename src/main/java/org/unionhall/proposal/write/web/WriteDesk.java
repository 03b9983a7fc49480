package org.unionhall.proposal.write.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.StartedSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.proposal.write.SecondList;
import org.unionhall.proposal.write.SecondList.Waiting;

/** On a delegate's desk: who asks for a name or a second, what came back, what the head of a delegation is to look at; and what they have written. */
@Component
class WriteDesk implements DeskSource, StartedSource {

    private final SecondList list;

    WriteDesk(SecondList list) {
        this.list = list;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        List<Task> tasks = new ArrayList<>();
        if (actor.has(Role.DELEGATE) && actor.person() != null) {
            task(tasks, "proposal.task.joint", list.askedJointly(actor), "/proposals/seconds?which=JOINT");
            task(tasks, "proposal.task.second", list.asked(actor), "/proposals/seconds");
            task(tasks, "proposal.task.returned", list.returned(actor), "/proposals/mine?stage=RETURNED");
            SecondList.ToCheck check = list.toCheck(actor);
            task(tasks, "proposal.task.check", check.waiting(), "/proposals?stage=CHECK&session=" + check.session() + "&delegation=" + check.delegation());
        }
        return tasks;
    }

    private static void task(List<Task> tasks, String key, Waiting waiting, String href) {
        if (waiting.count() > 0) {
            tasks.add(new Task(key, List.of(waiting.count()), href, waiting.since(), null));
        }
    }

    @Override
    public List<Started> started(Actor actor, int most) {
        return list.newest(actor, most).stream().map(one -> new Started(one.title().isEmpty() ? "proposal.started.untitled" : "proposal.started", List.of(one.title()),
                "proposal.ProposalStage." + one.stage(), one.stage().sign(), one.createdAt(), "/proposals/" + one.id())).toList();
    }
}
