package org.unionhall.membership.member;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.membership.MemberFiles;
import org.unionhall.membership.Units;
import org.unionhall.membership.member.MatterAct.By;

/**
 * Who may do what with a matter. The same table answers for one matter and, as a condition, for the list of all that
 * wait for somebody.
 */
@Component
class MatterDeciders {

    private static final Map<By, Role[]> ROLES = new EnumMap<>(Map.of(
            By.UNIT, new Role[] {Role.BRANCH_CHAIR, Role.ORGANISATION_OFFICER},
            By.NEW_UNIT, new Role[] {Role.BRANCH_CHAIR, Role.ORGANISATION_OFFICER},
            By.SCHOOL, new Role[] {Role.ORGANISATION_OFFICER},
            By.CHAIR, new Role[] {Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER}));
    /** Who sees the matters of their units. */
    static final Role[] READERS = {Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR};
    /** Who may ask on somebody's behalf. */
    static final Role[] PROXIES = {Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.ORGANISATION_OFFICER};

    private final Units units;
    private final MemberFiles files;
    private final JdbcClient jdbc;

    MatterDeciders(Units units, MemberFiles files, JdbcClient jdbc) {
        this.units = units;
        this.files = files;
        this.jdbc = jdbc;
    }

    /** Whether the act is the actor's: a question of who, not of where the matter stands. */
    boolean may(Actor actor, Matter matter, MatterAct act) {
        By by = act.by() == By.TURN ? turn(matter) : act.by();
        if (by == By.ASKER) {
            return actor.is(matter.person()) && matter.kind().ofOneself() || stillAsks(actor, matter);
        }
        if (by == null || by == By.PORTAL || actor.is(matter.person())) {
            return false;
        }
        return !(by == By.CHAIR && actor.account().equals(matter.askedBy())) && reaches(actor, by == By.NEW_UNIT ? matter.toUnit() : matter.unit(), ROLES.get(by));
    }

    /** Whose yes is waited for; null where none is. */
    static By turn(Matter matter) {
        MatterAct yes = MatterAct.yes(matter.kind(), matter.stage());
        return yes == null ? null : yes.by();
    }

    boolean sees(Actor actor, Matter matter) {
        return actor.is(matter.person()) || stillAsks(actor, matter)
                || matter.fromUnit() != null && reaches(actor, matter.fromUnit(), READERS) || matter.toUnit() != null && reaches(actor, matter.toUnit(), READERS);
    }

    /** Who asked for somebody else sees it as long as they still might ask. */
    private boolean stillAsks(Actor actor, Matter matter) {
        return actor.account().equals(matter.askedBy()) && (mayAskFor(actor, matter.fromUnit()) || mayAskFor(actor, matter.toUnit()));
    }

    /** Whether somebody without a unit works in a department whose unit the actor reaches; who reaches everything reaches everybody. */
    boolean mayAskForNewcomer(Actor actor, PersonId person, LocalDate today) {
        Scope scope = actor.scope(PROXIES);
        return scope.all() || !scope.empty() && jdbc.sql("""
                select exists (select 1 from personnel_posting t join membership_unit_department x on x.department_id = t.department_id
                    and daterange(x.from_on, x.to_on) @> :today
                    join membership_unit_below b on b.unit_id = x.unit_id and b.ancestor_id = any(:roots)
                    where t.person_id = :person and t.to_on is null)
                """).param("today", today).param("roots", scope.roots().toArray(UUID[]::new)).param("person", person.value()).query(Boolean.class).single();
    }

    /** Whether the actor's sight of pages reaches this member. */
    boolean seesAsMember(Actor actor, PersonId person) {
        return files.find(actor, person).isPresent();
    }

    boolean mayAskFor(Actor actor, UUID unit) {
        return unit != null && reaches(actor, unit, PROXIES);
    }

    private boolean reaches(Actor actor, UUID unit, Role... roles) {
        Scope scope = actor.scope(roles);
        return scope.all() || !scope.empty() && units.reaches(scope, unit);
    }

    /** A condition on the matter {@code t} with its parameters; {@code false} for who sees none. */
    record Condition(String sql, Map<String, Object> values) {
    }

    Condition seen(Actor actor) {
        Scope scope = actor.scope(READERS);
        return new Condition(scope.all() ? "true" : scope.empty() ? "false" : "(" + below("t.from_unit", "reader") + " or " + below("t.to_unit", "reader") + ")",
                Map.of("reader", scope.roots().toArray(UUID[]::new)));
    }

    /** Those that wait for this actor; an organisation officer is waited for at a unit only where no chair leads it. */
    Condition waiting(Actor actor) {
        List<String> any = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (MatterKind kind : MatterKind.values()) {
            for (MatterStage stage : MatterStage.values()) {
                MatterAct yes = MatterAct.yes(kind, stage);
                if (yes != null) {
                    String unit = yes.by() == By.NEW_UNIT || kind == MatterKind.JOIN ? "t.to_unit" : "t.from_unit";
                    String here = "t.kind = '" + kind + "' and t.stage = '" + stage + "' and ";
                    boolean unitsTurn = yes.by() == By.UNIT || yes.by() == By.NEW_UNIT;
                    for (Role role : ROLES.get(yes.by())) {
                        Scope scope = actor.scope(role);
                        if (!scope.empty() || scope.all()) {
                            values.put(role.name(), scope.roots().toArray(UUID[]::new));
                            any.add(here + (scope.all() ? "true" : below(unit, role.name()))
                                    + (unitsTurn && role == Role.ORGANISATION_OFFICER ? " and not membership_unit_led(" + unit + ", :today)" : "")
                                    + (yes.by() == By.CHAIR ? " and t.asked_by <> :account" : ""));
                        }
                    }
                }
            }
        }
        values.put("account", actor.account().value());
        values.put("person", actor.person() == null ? new UUID(0, 0) : actor.person().value());
        return new Condition(any.isEmpty() ? "false" : "t.person_id <> :person and (" + String.join(" or ", any.stream().map(one -> "(" + one + ")").toList()) + ")", values);
    }

    private static String below(String column, String roots) {
        return column + " in (select unit_id from membership_unit_below where ancestor_id = any(:" + roots + "))";
    }
}
