package org.unionhall.proposal.review.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.FigureSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.proposal.Outcome;
import org.unionhall.proposal.ProposalWords;
import org.unionhall.proposal.review.Conservation;
import org.unionhall.proposal.review.ReviewSessions;
import org.unionhall.proposal.review.ReviewSessions.Waiting;

/** What waits for the committee, and what became of the newest session's proposals: each figure is the count of the list it opens. */
@Component
@Order(20)
class ReviewDesk implements DeskSource, FigureSource {

    private static final Role[] READERS = ReviewController.class.getAnnotation(AllowedFor.class).value();

    private final ReviewSessions sessions;
    private final Conservation conservation;
    private final ProposalWords words;
    private final Clock clock;

    ReviewDesk(ReviewSessions sessions, Conservation conservation, ProposalWords words, Clock clock) {
        this.sessions = sessions;
        this.conservation = conservation;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<Task> tasks(Actor actor) {
        List<Task> tasks = new ArrayList<>();
        if (actor.has(READERS)) {
            task(tasks, "proposal.task.review", sessions.waiting(actor), "/proposals/review?stage=REVIEW&session=");
        }
        if (actor.person() != null || actor.has(READERS)) {
            task(tasks, "proposal.task.presidium", sessions.presidium(actor), "/proposals?stage=PRESIDIUM&session=");
        }
        return tasks;
    }

    /** The list shows one session: the one where somebody has waited longest. @param href without that session */
    private static void task(List<Task> tasks, String key, Waiting waiting, String href) {
        if (waiting.count() > 0) {
            tasks.add(new Task(key, List.of(waiting.count()), href + waiting.session(), waiting.since(), null));
        }
    }

    @Override
    public List<Figure> figures(Actor actor) {
        UUID session = actor.has(READERS) ? sessions.of(actor).stream().findFirst().orElse(null) : null;
        if (session == null) {
            return List.of();
        }
        Conservation.Sum sum = conservation.of(session);
        String scope = words.sessions().get(session);
        return Stream.of(Outcome.FILED, Outcome.SUGGESTION, Outcome.UNDECIDED).filter(outcome -> sum.received() > 0)
                .map(outcome -> new Figure("proposal.figure." + outcome, sum.of(outcome).cases(), LocalDate.now(clock), scope,
                        "/proposals?session=" + session + "&outcome=" + outcome)).toList();
    }

    /** On the page of all figures. */
    @Override
    public boolean onStartPage() {
        return false;
    }
}
