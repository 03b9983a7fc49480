package org.unionhall.congress.prepare;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.kernel.Ethnicity;
import org.unionhall.kernel.Sex;

/**
 * A delegate with what the preparation knows of them.
 *
 * @param session of observers and guests; null for formal delegates
 * @param teacher as it was when the list was drafted; so are front line, model worker and leader
 * @param from    qualified from this day on; @param to first day no longer a delegate
 * @param votes   in the unit's election; @param ofVotes those who should have attended it
 */
public record Mandate(UUID id, UUID term, UUID session, UUID person, String name, String staffNo, Sex sex, LocalDate birthOn, Ethnicity ethnicity, String title, UUID unit,
                      String unitName, UUID delegation, String delegationName, DelegateKind kind, DelegateStage stage, Integer number, String head, boolean staff,
                      boolean member, boolean teacher, boolean frontLine, boolean modelWorker, boolean leader, LocalDate from, LocalDate to, DelegateEnd endReason,
                      Integer votes, Integer ofVotes, int version) {

    public boolean formal() {
        return kind == DelegateKind.FORMAL;
    }
}
