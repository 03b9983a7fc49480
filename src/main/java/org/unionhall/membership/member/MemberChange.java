package org.unionhall.membership.member;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.identity.PersonId;

/**
 * One thing that happens to one membership.
 *
 * @param on       the day it takes effect: today or earlier
 * @param unit     where the person belongs from then on; for {@link MemberAct#ADMIT} and {@link MemberAct#MOVE} only
 * @param kept     why the membership is kept; for {@link MemberAct#RETAIN} only
 * @param document the document that says so; required for {@link MemberAct#EXPEL}
 * @param duesFrom the first day of the first month that dues are owed for; for {@link MemberAct#ADMIT} and
 *                 {@link MemberAct#RETURN} only
 * @param matter   the matter whose end this is; null for what an officer records at once
 */
record MemberChange(MemberAct act, PersonId person, LocalDate on, UUID unit, RetainReason kept, String document, String note,
                    LocalDate duesFrom, UUID matter) {

    static MemberChange of(MemberAct act, PersonId person, LocalDate on) {
        return new MemberChange(act, person, on, null, null, null, null, null, null);
    }

    MemberChange into(UUID other) {
        return new MemberChange(act, person, on, other, kept, document, note, duesFrom, matter);
    }

    MemberChange because(RetainReason reason, String paper, String words) {
        return new MemberChange(act, person, on, unit, reason, paper, words, duesFrom, matter);
    }

    MemberChange owing(LocalDate month) {
        return new MemberChange(act, person, on, unit, kept, document, note, month == null ? null : month.withDayOfMonth(1), matter);
    }

    MemberChange endOf(UUID one) {
        return new MemberChange(act, person, on, unit, kept, document, note, duesFrom, one);
    }
}
