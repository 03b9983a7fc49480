package org.unionhall.membership.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FigureSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Scope;
import org.unionhall.membership.CadreSearch;
import org.unionhall.membership.Cadres;
import org.unionhall.membership.MemberList;
import org.unionhall.membership.MemberSearch;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.UnitTree;
import org.unionhall.web.Address;

/** How large the union is. Each figure is counted by the search of the list it opens, so they cannot differ. */
@Component
class MembershipFigures implements FigureSource {

    private static final Map<UnitKind, String> KINDS = Map.of(UnitKind.GRASSROOTS_UNION, "membership.figure.branches",
            UnitKind.DIRECT_GROUP, "membership.figure.direct-groups", UnitKind.ASSOCIATION, "membership.figure.associations");

    private final MemberList members;
    private final UnitTree tree;
    private final Cadres cadres;
    private final Words words;
    private final Clock clock;

    MembershipFigures(MemberList members, UnitTree tree, Cadres cadres, Words words, Clock clock) {
        this.members = members;
        this.tree = tree;
        this.cadres = cadres;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public List<Figure> figures(Actor actor) {
        LocalDate today = LocalDate.now(clock);
        List<Figure> figures = new ArrayList<>();
        Map<Scope, String> scopes = new HashMap<>();
        Sight lists = Sight.ofLists(actor);
        if (!lists.scope().empty()) {
            String href = "/members";
            figures.add(new Figure("membership.figure.members", members.count(lists, MemberSearch.of(Address.of(href))), today, scopes.computeIfAbsent(lists.scope(), words::scope), href));
        }
        Sight sight = Sight.ofUnits(actor);
        if (!sight.scope().empty()) {
            Map<UnitKind, Long> kinds = tree.kinds(sight);
            String scope = scopes.computeIfAbsent(sight.scope(), words::scope);
            List.of(UnitKind.GRASSROOTS_UNION, UnitKind.DIRECT_GROUP, UnitKind.ASSOCIATION).stream().filter(kinds::containsKey)
                    .forEach(kind -> figures.add(new Figure(KINDS.get(kind), kinds.get(kind), today, scope, "/units?kind=" + kind)));
        }
        if (!lists.scope().empty()) {
            figures.add(cadres("membership.figure.cadres", "/cadres?by=person", lists, today, scopes.get(lists.scope())));
            figures.add(cadres("membership.figure.posts", "/cadres", lists, today, scopes.get(lists.scope())));
        }
        return figures;
    }

    private Figure cadres(String name, String href, Sight sight, LocalDate today, String scope) {
        return new Figure(name, cadres.count(sight, CadreSearch.of(Address.of(href))), today, scope, href);
    }
}
