package org.unionhall.congress.prepare;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.congress.TermStage;

/**
 * A term (届) of a congress.
 *
 * @param unit       whose congress it is: the school's union, or a grassroots union for the second level
 * @param staff      of all staff; @param members of the union's members; both held as one meeting are possible
 * @param to         the last day as it was set
 * @param seats      formal delegates wanted in all; null while that is not settled
 * @param quotaRule  how the seats were shared out; null while they were not
 * @param quotaOn    the day on which the voters were counted
 */
public record Term(UUID id, UUID unit, String unitName, int number, boolean staff, boolean members, LocalDate from, LocalDate to, TermStage stage, Integer seats,
                   String documentNo, LocalDate documentOn, Rounding quotaRule, Integer quotaLeast, LocalDate quotaOn, int version) {

    public boolean over() {
        return stage == TermStage.OVER;
    }

    /** Settled, and its first day has come. */
    public boolean begun(LocalDate today) {
        return stage == TermStage.RUNNING && !from.isAfter(today);
    }

    /** STAFF, MEMBERS or BOTH: how message keys tell the bodies apart. */
    public String body() {
        return staff && members ? "BOTH" : staff ? "STAFF" : "MEMBERS";
    }
}
