package org.unionhall.membership.member.web;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.membership.MemberFile;
import org.unionhall.membership.MemberPageSource;
import org.unionhall.membership.member.MatterKind;
import org.unionhall.membership.member.Matters;
import org.unionhall.membership.member.MemberAct;
import org.unionhall.membership.member.Memberships;

/** On a person's page: what is under way, what may be asked for, what may be recorded. */
@Component
class MemberLinks implements MemberPageSource {

    private final Matters matters;
    private final Memberships memberships;

    MemberLinks(Matters matters, Memberships memberships) {
        this.matters = matters;
        this.memberships = memberships;
    }

    @Override
    public List<Link> links(Actor actor, MemberFile file) {
        PersonId person = file.person().id();
        List<Link> links = new ArrayList<>();
        if (actor.is(person)) {
            return List.of(new Link("membership.my", "/me/membership", "person-vcard"), new Link("membership.timeline", "/members/" + person + "/timeline", "clock-history"));
        }
        matters.openOf(person).flatMap(open -> matters.find(actor, open.id()))
                .ifPresent(open -> links.add(new Link("membership.matter.open-one." + open.kind(), "/matters/" + open.id(), "hourglass-split")));
        for (MatterKind kind : matters.askable(actor, person)) {
            links.add(new Link("membership.matter.ask." + kind, "/members/" + person + "/ask/" + kind, "pencil-square"));
        }
        for (MemberAct act : memberships.possible(actor, person)) {
            links.add(new Link("membership.act.do." + act, "/members/" + person + "/acts/" + act, "journal-plus"));
        }
        if (file.state() != null && file.state().member() && actor.has(Role.ORGANISATION_OFFICER)) {
            links.add(new Link("membership.card.print", "/members/" + person + "/card", "printer"));
        }
        links.add(new Link("membership.timeline", "/members/" + person + "/timeline", "clock-history"));
        return links;
    }
}
