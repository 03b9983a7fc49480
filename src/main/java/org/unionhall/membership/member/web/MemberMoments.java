package org.unionhall.membership.member.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.TimelineSource;
import org.unionhall.membership.member.Matter;
import org.unionhall.membership.member.Matters;
import org.unionhall.membership.web.Words;

/** What membership itself knows: admission and moves, departments, offices, matters. */
@Component
class MemberMoments implements TimelineSource {

    private final Matters matters;
    private final Words words;
    private final Clock clock;

    MemberMoments(Matters matters, Words words, Clock clock) {
        this.matters = matters;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<Moment> moments(Actor actor, MemberFile file) {
        List<Moment> moments = new ArrayList<>();
        if (file.person().firstWorkOn() != null) {
            moments.add(new Moment(file.person().firstWorkOn(), "membership.timeline.work", List.of(), null, null));
        }
        for (MemberFile.Entry entry : file.journal()) {
            if (entry.act() != null) {
                moments.add(new Moment(entry.day(), "membership.act." + entry.act(), List.of(), places(entry), null));
            }
        }
        for (MemberFile.Stay posting : file.postings()) {
            moments.add(new Moment(posting.from(), "membership.timeline.posting", List.of(posting.place()), null, null));
        }
        for (MemberFile.Office office : file.offices()) {
            String post = words.say("membership.Post." + office.post());
            moments.add(new Moment(office.from(), "membership.timeline.office", List.of(office.unit(), post), null, null));
            if (office.to() != null) {
                moments.add(new Moment(office.to(), "membership.timeline.office-ended", List.of(office.unit(), post), null, null));
            }
        }
        for (Matter matter : matters.of(actor, file.person().id())) {
            moments.add(new Moment(LocalDate.ofInstant(matter.askedAt(), clock.getZone()), "membership.timeline.matter",
                    List.of(words.say("membership.matter.kind." + matter.kind()), words.say("membership.matter.stage." + matter.kind() + "." + matter.stage())),
                    null, "/matters/" + matter.id()));
        }
        return moments;
    }

    private static String places(MemberFile.Entry entry) {
        return entry.before() == null && entry.after() == null ? null
                : entry.before() == null ? entry.after() : entry.after() == null || entry.after().equals(entry.before()) ? entry.before() : entry.before() + " → " + entry.after();
    }
}
