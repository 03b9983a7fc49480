package org.unionhall.personnel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.PersonId;

/**
 * What somebody asked to have put right in the own record, field by field.
 *
 * @param account who asked, and gets the answer
 * @param dueOn   the day by which it is to be answered; null when that year has no calendar
 * @param evidenceDeletedAt when its evidence was deleted because its time was over; null while it is kept, or there was none
 */
public record ChangeRequest(UUID id, PersonId person, AccountId account, String reason, Instant askedAt, LocalDate dueOn,
                            Instant evidenceDeletedAt, List<Item> items) {

    /**
     * @param before as the record had it when it was asked; null for nothing; sensitive values masked
     * @param type   of the document asked for, else null
     * @param why    the officer's reason; null while open, and when approved without words
     */
    public record Item(UUID id, PersonField field, String before, String after, String type, RequestState state, Instant decidedAt,
                       String decidedBy, String why) {
    }

    /** The same request with these of its fields alone. */
    ChangeRequest with(List<Item> some) {
        return new ChangeRequest(id, person, account, reason, askedAt, dueOn, evidenceDeletedAt, some);
    }

    public boolean open() {
        return items.stream().anyMatch(item -> !item.state().ended());
    }
}
