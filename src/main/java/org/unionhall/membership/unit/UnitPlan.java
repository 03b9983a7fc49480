package org.unionhall.membership.unit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.unionhall.membership.UnitKind;

/**
 * How units end: which, in favour of which, on whose word. Where each member, office, department and unit below goes is
 * in its lines.
 *
 * @param act     {@link UnitAct#MERGE}, {@link UnitAct#SPLIT_UP} or {@link UnitAct#DISSOLVE}
 * @param actor   who drew it up
 * @param endedAt when it was carried out or discarded; null while it is a draft
 * @param version grows with every change of its lines
 */
public record UnitPlan(UUID id, UnitAct act, PlanState state, Approval approval, String actor, Instant madeAt, Instant endedAt, int version,
                       List<Part> units) {

    /** What becomes of a unit in the plan. */
    public enum Fate {
        ENDS, GOES_ON, BEGINS
    }

    /** A unit of the plan. @param unit of one that begins: the id it will have */
    public record Part(UUID unit, Fate fate, String code, String name, String shortName, UnitKind kind, UUID parent, String party) {
    }

    public List<Part> ending() {
        return units.stream().filter(part -> part.fate() == Fate.ENDS).toList();
    }

    /** Where members and all the rest may go. */
    public List<Part> destinations() {
        return units.stream().filter(part -> part.fate() != Fate.ENDS).toList();
    }

    /** The one unit everything goes to; null when there are several or none. */
    public Part successor() {
        List<Part> into = destinations();
        return into.size() == 1 ? into.get(0) : null;
    }

    public boolean draft() {
        return state == PlanState.DRAFT;
    }

    public Part part(UUID unit) {
        return units.stream().filter(part -> part.unit().equals(unit)).findFirst().orElse(null);
    }

    UUID[] endingIds() {
        return ending().stream().map(Part::unit).toArray(UUID[]::new);
    }
}
