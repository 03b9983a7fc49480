package org.unionhall.personnel;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.identity.ScopeDirectory;

/** Which fields of whom somebody may decide: by the rules of {@link PersonField}, within the own units, never the own record. */
@Component
class RequestDeciders {

    private final ObjectProvider<ScopeDirectory> units;

    RequestDeciders(ObjectProvider<ScopeDirectory> units) {
        this.units = units;
    }

    Set<PersonField> fields(Actor actor, PersonId person) {
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        if (!actor.is(person)) {
            groups(actor).forEach((group, scope) -> {
                if (scope.all() || people(scope).contains(person)) {
                    fields.addAll(group);
                }
            });
        }
        return fields;
    }

    /** The condition on a request {@code r} and its field {@code f}; its values come into the map. */
    String condition(Actor actor, Map<String, Object> values) {
        values.put("self", actor.person() == null ? new UUID(0, 0) : actor.person().value());
        StringBuilder any = new StringBuilder("false");
        int nr = 0;
        for (Map.Entry<Set<PersonField>, Scope> group : groups(actor).entrySet()) {
            values.put("fields" + nr, group.getKey().stream().map(Enum::name).toArray(String[]::new));
            any.append(" or f.field = any(:fields").append(nr).append(")");
            if (!group.getValue().all()) {
                values.put("people" + nr, people(group.getValue()).stream().map(PersonId::value).toArray(UUID[]::new));
                any.append(" and r.person_id = any(:people").append(nr).append(")");
            }
            nr++;
        }
        return "r.person_id <> :self and (" + any + ")";
    }

    /** Fields with the same deciders, and how far the actor reaches as one of them. */
    private static Map<Set<PersonField>, Scope> groups(Actor actor) {
        Map<List<Role>, Set<PersonField>> byDeciders = Arrays.stream(PersonField.values()).filter(PersonField::askable)
                .collect(Collectors.groupingBy(PersonField::deciders, LinkedHashMap::new, Collectors.toCollection(() -> EnumSet.noneOf(PersonField.class))));
        Map<Set<PersonField>, Scope> groups = new LinkedHashMap<>();
        byDeciders.forEach((roles, fields) -> {
            Scope scope = actor.scope(roles.toArray(Role[]::new));
            if (!scope.empty()) {
                groups.put(fields, scope);
            }
        });
        return groups;
    }

    private Set<PersonId> people(Scope scope) {
        ScopeDirectory directory = units.getIfAvailable();
        return directory == null ? Set.of() : directory.peopleWithin(scope);
    }
}
