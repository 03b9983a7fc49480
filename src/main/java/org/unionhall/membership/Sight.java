package org.unionhall.membership;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;

/**
 * How much of the register of members somebody sees. Every query for other people's data takes one.
 *
 * @param scope    the units whose people are seen
 * @param everyone also people who belong to no unit: staff who are not members
 * @param personal ethnicity and political status too (domain rule: organisation officer and school chair only)
 * @param numbers  document and mobile numbers may be opened, each time with a reason
 */
public record Sight(Scope scope, boolean everyone, boolean personal, boolean numbers) {

    private static final Role[] KEEPERS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR};
    private static final Role[] LISTS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER,
        Role.GROUP_LEADER, Role.WOMEN_OFFICER};
    private static final Role[] PAGES = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER,
        Role.GROUP_LEADER, Role.WOMEN_OFFICER, Role.TREASURER, Role.FINANCE_OFFICER};
    private static final Role[] UNITS = {Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER,
        Role.GROUP_LEADER, Role.WOMEN_OFFICER, Role.TREASURER, Role.FINANCE_OFFICER, Role.WELFARE_OFFICER, Role.PUBLICITY_OFFICER,
        Role.CONGRESS_OFFICER, Role.ASSOCIATION_OFFICER, Role.FUND_AUDITOR};

    /** For lists of people. */
    public static Sight ofLists(Actor actor) {
        return of(actor, LISTS);
    }

    /** For one person's page: those who keep the money see it too, because wages are the base of dues. */
    public static Sight ofPages(Actor actor) {
        return of(actor, PAGES);
    }

    /** For units and who holds office in them. */
    public static Sight ofUnits(Actor actor) {
        return of(actor, UNITS);
    }

    private static Sight of(Actor actor, Role[] roles) {
        Scope scope = actor.scope(roles);
        return new Sight(scope, actor.scope(KEEPERS).all(), covers(actor.scope(KEEPERS), scope),
                covers(actor.scope(Role.ORGANISATION_OFFICER), scope));
    }

    /** What holds for a whole list must hold for each of its rows: said only when it is certain. */
    private static boolean covers(Scope one, Scope other) {
        return one.all() || !other.all() && !other.roots().isEmpty() && one.roots().containsAll(other.roots());
    }

    /** Equal texts see the same: a file written for one of them may be read with the other. */
    public String reach() {
        return (scope.all() ? "all" : scope.roots().stream().map(UUID::toString).sorted().collect(Collectors.joining(" ")))
                + (everyone ? " everyone" : "") + (personal ? " personal" : "") + (numbers ? " numbers" : "");
    }

    /** The condition on a person, with membership {@code m} and present stay {@code s} joined. */
    public String onPeople() {
        return everyone ? "true" : scope.all() ? "m.person_id is not null" : onUnits("s.unit_id");
    }

    /** The condition on a column that names a unit. */
    public String onUnits(String column) {
        return scope.all() ? "true"
                : column + " in (select unit_id from membership_unit_below where ancestor_id = any(:sightRoots))";
    }

    /** Whether the page of a person, named by a column, opens to the reader. */
    public String opens(String column) {
        return scope.all() ? "true" : "exists (select 1 from membership_stay v where v.person_id = " + column
                + " and v.to_on is null and " + onUnits("v.unit_id") + ")";
    }

    /** The parameters of these conditions. */
    public Map<String, Object> values() {
        return Map.of("sightRoots", scope.roots().toArray(UUID[]::new));
    }
}
