package org.unionhall.membership.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FigureSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Scope;
import org.unionhall.membership.CadreSearch;
import org.unionhall.membership.Cadres;
import org.unionhall.membership.MemberList;
import org.unionhall.membership.MemberParts;
import org.unionhall.membership.MemberSearch;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitKind;
import org.unionhall.membership.UnitTree;
import org.unionhall.web.Address;
import org.unionhall.web.Chart;
import org.unionhall.web.Chart.Bar;

/** How large the union is: what a desk shows first. Each figure is counted by the search of the list it opens, so they cannot differ. */
@Component
@Order(1)
class MembershipFigures implements FigureSource {

    private static final Map<UnitKind, String> KINDS = Map.of(UnitKind.GRASSROOTS_UNION, "membership.figure.branches",
            UnitKind.DIRECT_GROUP, "membership.figure.direct-groups", UnitKind.ASSOCIATION, "membership.figure.associations");

    private final MemberList members;
    private final UnitTree tree;
    private final Cadres cadres;
    private final MemberParts parts;
    private final Words words;
    private final Clock clock;

    MembershipFigures(MemberList members, UnitTree tree, Cadres cadres, MemberParts parts, Words words, Clock clock) {
        this.parts = parts;
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

    @Override
    public List<Chart> charts(Actor actor, Locale locale) {
        Sight lists = Sight.ofLists(actor);
        if (lists.scope().empty()) {
            return List.of();
        }
        MemberParts.Parts all = parts.of(lists);
        List<Chart> charts = new ArrayList<>();
        chart(charts, "units", all.units(), part -> part.what() == null
                ? new Bar(words.say("membership.chart.elsewhere"), part.count(), null)
                : new Bar(part.what().name(), part.count(), "/members?unit=" + part.what().id()));
        chart(charts, "sex", all.sexes(), part -> bar("sex", part));
        chart(charts, "employment", all.employments(), part -> bar("employment", part));
        return charts;
    }

    /** One bar tells nothing apart. */
    private <T> void chart(List<Chart> charts, String name, List<MemberParts.Part<T>> parts, Function<MemberParts.Part<T>, Bar> bar) {
        if (parts.size() > 1) {
            charts.add(new Chart("membership.chart." + name, LocalDate.now(clock), parts.stream().map(bar).toList()));
        }
    }

    private Bar bar(String filter, MemberParts.Part<? extends Enum<?>> part) {
        return part.what() == null ? new Bar(words.say("membership.chart.unknown"), part.count(), null)
                : new Bar(words.of(part.what()), part.count(), "/members?" + filter + "=" + part.what().name());
    }

    private Figure cadres(String name, String href, Sight sight, LocalDate today, String scope) {
        return new Figure(name, cadres.count(sight, CadreSearch.of(Address.of(href))), today, scope, href);
    }
}
