package org.unionhall.membership.web;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.unionhall.desk.FindSource;
import org.unionhall.identity.Actor;
import org.unionhall.membership.Sight;
import org.unionhall.membership.UnitTree;

/** Units, for the find box. */
@Component
class UnitFinder implements FindSource {

    private final UnitTree tree;
    private final Words words;

    UnitFinder(UnitTree tree, Words words) {
        this.tree = tree;
        this.words = words;
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public Findings find(Actor actor, String typed, int limit) {
        Sight sight = Sight.ofUnits(actor);
        String text = typed.toLowerCase(Locale.ROOT);
        List<Found> found = sight.scope().empty() ? List.of() : tree.choices(sight).stream()
                .filter(unit -> NameWords.match(unit.name(), unit.code(), text))
                .map(unit -> new Found(unit.name(), unit.code() + " · " + words.of(unit.kind()), "/units/" + unit.id())).toList();
        return new Findings("membership.units", found.stream().limit(limit).toList(), found.size() > limit ? "/units" : null);
    }
}
