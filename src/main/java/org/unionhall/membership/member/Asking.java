package org.unionhall.membership.member;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.identity.PersonId;

/**
 * What somebody asks for.
 *
 * @param unit        where the person wants to belong; for {@link MatterKind#JOIN} and {@link MatterKind#MOVE}
 * @param way         for {@link MatterKind#JOIN} on somebody's behalf: on paper or spoken
 * @param elsewhere   the union outside: required for {@link MatterKind#MOVE_OUT}, and for joining with a letter from there
 * @param unpaidSince first month without dues; for {@link MatterKind#LAPSE}
 * @param talkedOn    when the person was spoken to; for {@link MatterKind#LAPSE}
 */
public record Asking(MatterKind kind, PersonId person, UUID unit, AskingWay way, String words, String elsewhere, LocalDate unpaidSince,
                     LocalDate talkedOn) {

    public static Asking to(MatterKind kind, PersonId person, UUID unit, String words) {
        return new Asking(kind, person, unit, null, words, null, null, null);
    }
}
