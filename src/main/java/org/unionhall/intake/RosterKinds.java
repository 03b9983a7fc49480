package org.unionhall.intake;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;

/** All kinds of rosters the portal takes, in the usual order of handing in. */
@Component
public class RosterKinds {

    private final List<RosterKind> kinds;

    RosterKinds(ObjectProvider<RosterKind> kinds) {
        this.kinds = kinds.stream().sorted(Comparator.comparingInt(RosterKind::order)).toList();
    }

    /** What this person may hand in. */
    public List<RosterKind> of(Actor actor) {
        return kinds.stream().filter(kind -> allowed(kind, actor)).toList();
    }

    public Optional<RosterKind> find(Actor actor, String name) {
        return of(actor).stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /** @throws Refusal {@code intake.refused.rights} when the kind is unknown or not for this person */
    RosterKind get(Actor actor, String name) {
        return find(actor, name).orElseThrow(() -> new Refusal("intake.refused.rights"));
    }

    /** How far this actor's rights to a kind reach: two texts are equal when they reach the same. */
    String reach(Actor actor, RosterKind kind) {
        Scope scope = actor.scope(kind.allowed().toArray(Role[]::new));
        return scope.all() ? "all" : scope.roots().stream().map(UUID::toString).sorted().collect(Collectors.joining(" "));
    }

    private static boolean allowed(RosterKind kind, Actor actor) {
        return actor.has(kind.allowed().toArray(Role[]::new));
    }
}
