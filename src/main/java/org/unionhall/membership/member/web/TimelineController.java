package org.unionhall.membership.member.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.SignedIn;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.MemberFiles;
import org.unionhall.membership.TimelineSource.Moment;
import org.unionhall.membership.TimelineSource;
import org.unionhall.web.NoSuchThing;

/** One member's life with the union, year by year, whatever module knows of it. */
@Controller
@SignedIn
class TimelineController {

    private final MemberFiles files;
    private final List<TimelineSource> sources;

    TimelineController(MemberFiles files, List<TimelineSource> sources) {
        this.files = files;
        this.sources = sources;
    }

    @GetMapping("/members/{id}/timeline")
    String show(Actor actor, @PathVariable UUID id, Model model) {
        MemberFile file = files.find(actor, new PersonId(id)).orElseThrow(NoSuchThing::new);
        Map<Integer, List<Moment>> years = sources.stream().flatMap(source -> source.moments(actor, file).stream())
                .sorted(Comparator.comparing(Moment::day).reversed())
                .collect(Collectors.groupingBy(moment -> moment.day().getYear(), LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("person", file.person());
        model.addAttribute("years", years);
        return "membership/member/timeline";
    }
}
