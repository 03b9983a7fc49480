package org.unionhall.rulebook;

import java.time.LocalDate;
import org.unionhall.kernel.Refusal;

/**
 * What somebody says about a document, checked.
 *
 * @param lastDay last day in force; null until further notice
 */
public record PolicyDraft(String title, String number, String issuer, String version, boolean trial, LocalDate adoptedOn,
                          LocalDate from, LocalDate lastDay, String note) {

    /** @throws Refusal on the field at fault: {@code rulebook.text.*}, {@code rulebook.policy.from.missing}, {@code rulebook.policy.backwards} */
    public PolicyDraft {
        title = Text.required("title", title, 200);
        number = Text.optional("number", number, 100);
        issuer = Text.required("issuer", issuer, 100);
        version = Text.optional("version", version, 50);
        note = Text.optional("note", note, 2000);
        if (from == null) {
            throw Refusal.on("from", "rulebook.policy.from.missing");
        }
        if (lastDay != null && lastDay.isBefore(from)) {
            throw Refusal.on("lastDay", "rulebook.policy.backwards");
        }
    }

    LocalDate to() {
        return lastDay == null ? null : lastDay.plusDays(1);
    }
}
