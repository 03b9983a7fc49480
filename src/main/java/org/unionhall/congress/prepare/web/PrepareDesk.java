package org.unionhall.congress.prepare.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.congress.CongressReaders;
import org.unionhall.congress.SessionNames;
import org.unionhall.congress.prepare.ToPrepare;
import org.unionhall.desk.DeskSource;
import org.unionhall.desk.NavigationSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.TimelineSource;

/** The congress in the menu, on the desk of those who prepare it, and in the timeline of those who were its delegates. */
@Component
class PrepareDesk implements NavigationSource, DeskSource, TimelineSource {

    private static final Role[] READERS = CongressReaders.class.getAnnotation(AllowedFor.class).value();

    private final ToPrepare toPrepare;
    private final SessionNames names;
    private final PrepareWords words;

    PrepareDesk(ToPrepare toPrepare, SessionNames names, PrepareWords words) {
        this.toPrepare = toPrepare;
        this.names = names;
        this.words = words;
    }

    @Override
    public List<Entry> entries(Actor actor) {
        return actor.has(READERS) ? List.of(new Entry(Group.UNION, 50, "congress.title", "/congress", "bank")) : List.of();
    }

    @Override
    public List<Task> tasks(Actor actor) {
        return toPrepare.of(actor).stream().map(item -> new Task("congress.task." + item.kind(), List.of(item.unit(), item.count()), switch (item.kind()) {
            case PAPERS, NEWCOMERS -> "/congress/sessions/" + item.id();
            case VACANT -> "/congress/terms/" + item.term() + "/units/" + item.id();
            case REVIEW, PUBLISH -> "/congress/terms/" + item.term() + "/delegates";
            case TERM -> "/congress/terms/" + item.term();
        }, null, item.due())).toList();
    }

    @Override
    public List<Moment> moments(Actor actor, MemberFile file) {
        List<Moment> moments = new ArrayList<>();
        for (ToPrepare.Was was : toPrepare.mandates(file.person().id())) {
            List<Object> term = List.of(was.unit(), names.term(was.staff(), was.members(), was.number()));
            moments.add(new Moment(was.from(), "congress.timeline.became", term, null, was.to() == null ? "/congress/delegates/" + was.id() : null));
            if (was.to() != null) {
                moments.add(new Moment(was.to(), "congress.timeline.ended", term, words.say("congress.DelegateEnd." + was.endReason()), null));
            }
        }
        return moments;
    }
}
