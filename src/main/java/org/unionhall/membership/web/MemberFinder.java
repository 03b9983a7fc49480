package org.unionhall.membership.web;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FindSource;
import org.unionhall.identity.Actor;
import org.unionhall.membership.MemberList;
import org.unionhall.membership.MemberList.Member;
import org.unionhall.membership.MemberSearch;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Sight;
import org.unionhall.web.Address;

/** People, for the find box. */
@Component
class MemberFinder implements FindSource {

    private final MemberList members;
    private final Words words;

    MemberFinder(MemberList members, Words words) {
        this.members = members;
        this.words = words;
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Findings find(Actor actor, String typed, int limit) {
        Sight sight = Sight.ofPages(actor);
        if (sight.scope().empty()) {
            return new Findings("membership.find.people", List.of(), null);
        }
        Address all = Address.of("/members").with("q", typed).with("state", "ANYONE");
        List<Member> found = members.rows(sight, MemberSearch.of(all), 0, limit + 1);
        boolean lists = !Sight.ofLists(actor).scope().empty();
        return new Findings("membership.find.people", found.stream().limit(limit)
                .map(member -> new Found(member.name(), note(member), "/members/" + member.id())).toList(),
                lists && found.size() > limit ? all.toString() : null);
    }

    private String note(Member member) {
        return Stream.of(member.staffNo(), member.unit() == null ? member.department() : member.unit(),
                        member.state() == null ? words.say("membership.state.none")
                        : member.state() == MemberState.ACTIVE ? null : words.of(member.state()))
                .filter(text -> text != null && !text.isEmpty()).collect(Collectors.joining(" · "));
    }
}
