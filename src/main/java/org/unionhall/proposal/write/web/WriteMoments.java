package org.unionhall.proposal.write.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.TimelineSource;
import org.unionhall.proposal.write.SecondList;

/** What a member proposed and seconded, as far as the reader may read it. */
@Component
class WriteMoments implements TimelineSource {

    private static final int MOST = 50;

    private final SecondList list;
    private final Clock clock;

    WriteMoments(SecondList list, Clock clock) {
        this.list = list;
        this.clock = clock;
    }

    @Override
    public List<Moment> moments(Actor actor, MemberFile file) {
        return list.parts(actor, file.person().id(), MOST).stream().map(part -> new Moment(LocalDate.ofInstant(part.at(), clock.getZone()),
                part.proposed() ? "proposal.timeline.proposed" : "proposal.timeline.seconded", List.of(part.label()), null, "/proposals/" + part.proposal())).toList();
    }
}
