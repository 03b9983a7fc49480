package org.unionhall.trial;

import java.util.List;
import java.util.Random;

/**
 * 北庭大学, Beiting University: an invented university in Xinjiang, whole enough to try the portal with. One school
 * union, 31 branches, a direct group, 12 associations, 52 departments, 4,986 members and 221 cadres in 260 posts.
 *
 * <p>It is the same on every machine and on every day: the draws come from a fixed seed through {@link Random}, whose
 * sequence the platform guarantees, and the ages are those of 2026-09-01. Its rows are those of the four workbooks a
 * union hands over, so that it enters the portal through the same door. No identity number, document or telephone
 * number in it was ever given to anyone.
 */
public final class SampleUniversity {

    public static final String CHINESE_NAME = "北庭大学";
    public static final String ENGLISH_NAME = "Beiting University";

    private static final long SEED = 20240515;

    private final List<UnitRow> units;
    private final List<DepartmentRow> departments;
    private final List<MemberRow> members;
    private final List<CadreRow> cadres;

    /** Builds the whole university; takes well under a second. */
    public SampleUniversity() {
        var random = new Random(SEED);
        units = Table.rows("units").stream()
                .map(row -> new UnitRow(row.get(0), row.get(1), row.get(2), row.get(3),
                        row.get(0).equals("S00") ? "" : "S00", row.get(4)))
                .toList();
        departments = Table.rows("departments").stream()
                .map(row -> new DepartmentRow(row.get(0), row.get(1), row.get(2)))
                .toList();
        members = new Staff(random).members();
        cadres = new Seats(random, members).cadres();
    }

    /** The school union first, then branches, the direct group and associations; a parent precedes its children. */
    public List<UnitRow> units() {
        return units;
    }

    public List<DepartmentRow> departments() {
        return departments;
    }

    /** In the order of the staff numbers. */
    public List<MemberRow> members() {
        return members;
    }

    /** Unit by unit, the head of each first. */
    public List<CadreRow> cadres() {
        return cadres;
    }
}
