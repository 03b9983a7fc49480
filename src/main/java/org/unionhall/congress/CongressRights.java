package org.unionhall.congress;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Units;

/** Whose congress is whose: who prepares it, who leads the union, who may read of it. Measured against the unit whose congress it is. */
@Component
public class CongressRights {

    private static final Role[] READERS = {Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER};

    private final Units units;
    private final JdbcClient jdbc;

    CongressRights(Units units, JdbcClient jdbc) {
        this.units = units;
        this.jdbc = jdbc;
    }

    /** Prepares and runs it: the congress officer, or the chair of the grassroots union for its own. */
    public boolean office(Actor actor, UUID unit) {
        return units.reaches(actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR), unit);
    }

    /** The units whose congresses the actor prepares and runs. */
    public Set<UUID> offices(Actor actor) {
        return units.within(actor.scope(Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR));
    }

    /** Leads the union whose congress it is. */
    public boolean chair(Actor actor, UUID unit) {
        return units.reaches(actor.scope(Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR), unit);
    }

    /** Whose act it is; also within the second level. */
    public boolean may(Actor actor, UUID unit, SessionAct act) {
        return act.by() == SessionAct.By.CHAIR ? chair(actor, unit) : office(actor, unit);
    }

    /** @throws Refusal {@code congress.not-yours} */
    public static void must(boolean may) {
        if (!may) {
            throw new Refusal("congress.not-yours");
        }
    }

    /** Sees drafts too: candidates, counts, whatever is not published yet. */
    public boolean works(Actor actor, UUID unit) {
        return units.reaches(actor.scope(Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR), unit);
    }

    /** May read of the congresses of a unit: its officers, its delegates, and everybody it stands for. */
    public boolean sees(Actor actor, UUID unit) {
        Condition sight = sight(actor);
        return jdbc.sql("select exists (select 1 from (select cast(:unit as uuid) as unit_id) t where " + sight.sql() + ")")
                .param("unit", unit).params(sight.values()).query(Boolean.class).single();
    }

    /** A condition on the term {@code t} of a congress with its parameters, all named {@code r_…}. */
    public record Condition(String sql, Map<String, Object> values) {
    }

    /** Which terms somebody may read of. */
    public Condition sight(Actor actor) {
        Scope scope = actor.scope(READERS);
        Map<String, Object> values = new HashMap<>();
        values.put("r_all", scope.all());
        values.put("r_roots", scope.roots().toArray(UUID[]::new));
        values.put("r_person", actor.person() == null ? new UUID(0, 0) : actor.person().value());
        return new Condition("""
                (:r_all or t.unit_id in (select unit_id from membership_unit_below where ancestor_id = any(:r_roots))
                 or t.unit_id in (select ancestor_id from membership_unit_below where unit_id = any(:r_roots))
                 or exists (select 1 from membership_stay y join membership_unit_below b on b.unit_id = y.unit_id
                            where y.person_id = :r_person and y.to_on is null and b.ancestor_id = t.unit_id)
                 or exists (select 1 from personnel_posting y join membership_unit_department m on m.department_id = y.department_id and m.to_on is null
                            join membership_unit_below b on b.unit_id = m.unit_id
                            where y.person_id = :r_person and y.to_on is null and b.ancestor_id = t.unit_id)
                 or exists (select 1 from congress_delegate y join congress_term z on z.id = y.term_id
                            where y.person_id = :r_person and y.stage <> 'ENDED' and z.unit_id = t.unit_id))
                """, values);
    }
}
