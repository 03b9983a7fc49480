package org.unionhall.membership.unit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.unionhall.identity.Reason;
import org.unionhall.kernel.Refusal;

/**
 * On whose word an act on a unit is done, from when, and why.
 *
 * @param documentNo number of the approving document (批复文号)
 * @param documentOn its date, today or earlier
 * @param on         from which day the act holds, today or earlier
 */
public record Approval(String documentNo, LocalDate documentOn, LocalDate on, String reason) {

    /** No act on a unit is older than the portal could know of. */
    private static final LocalDate EARLIEST = LocalDate.of(1949, 10, 1);
    private static final int LONGEST_NUMBER = 60;

    /** @throws Refusal on the field that is missing, unreadable or not yet */
    static Approval of(String documentNo, String documentOn, String on, String reason, LocalDate today) {
        String number = documentNo == null ? "" : documentNo.strip();
        if (number.codePoints().noneMatch(Character::isLetterOrDigit)) {
            throw Refusal.on("documentNo", "membership.unitact.document-no.missing");
        }
        if (number.codePointCount(0, number.length()) > LONGEST_NUMBER) {
            throw Refusal.on("documentNo", "membership.unitact.text.long", LONGEST_NUMBER);
        }
        return new Approval(number, day("documentOn", documentOn, today), day("on", on, today), Reason.of(reason));
    }

    static LocalDate day(String field, String typed, LocalDate today) {
        if (typed == null || typed.isBlank()) {
            throw Refusal.on(field, "membership.unitact.day.missing");
        }
        LocalDate day;
        try {
            day = LocalDate.parse(typed.strip());
        } catch (DateTimeParseException unreadable) {
            throw Refusal.on(field, "membership.unitact.day.form");
        }
        if (day.isAfter(today)) {
            throw Refusal.on(field, "membership.unitact.day.future");
        }
        if (day.isBefore(EARLIEST)) {
            throw Refusal.on(field, "membership.unitact.day.early");
        }
        return day;
    }
}
