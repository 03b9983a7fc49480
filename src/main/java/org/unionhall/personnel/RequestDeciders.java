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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.identity.ScopeDirectory;
import org.unionhall.identity.ScopeDirectory.Within;

/** Which fields of whom somebody may decide: by the rules of {@link PersonField}, within the own units, never the own record. */
@Component
class RequestDeciders {

    private final JdbcClient jdbc;
    private final ObjectProvider<ScopeDirectory> units;

    RequestDeciders(JdbcClient jdbc, ObjectProvider<ScopeDirectory> units) {
        this.jdbc = jdbc;
        this.units = units;
    }

    Set<PersonField> fields(Actor actor, PersonId person) {
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        if (!actor.is(person)) {
            groups(actor).forEach((group, scope) -> {
                if (scope.all() || belongs(person, scope)) {
                    fields.addAll(group);
                }
            });
        }
        return fields;
    }

    private boolean belongs(PersonId person, Scope scope) {
        Within within = within(scope, "asked.id", "decider");
        return jdbc.sql("select exists (select 1 from (select cast(:person as uuid) as id) asked where " + within.condition() + ")")
                .params(within.values()).param("person", person.value()).query(Boolean.class).single();
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
                Within within = within(group.getValue(), "r.person_id", "decider" + nr);
                values.putAll(within.values());
                any.append(" and ").append(within.condition());
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

    private Within within(Scope scope, String column, String prefix) {
        ScopeDirectory directory = units.getIfAvailable();
        return directory == null ? new Within("false", Map.of()) : directory.within(scope, column, prefix);
    }
}
