package org.unionhall.congress;

import java.time.LocalDate;
import java.util.UUID;
import org.unionhall.identity.PersonId;

/**
 * Somebody who takes part in a congress.
 *
 * @param unit       the electoral unit; null for guests from outside it
 * @param delegation null while none is settled
 * @param head       HEAD, DEPUTY or null: who leads the delegation
 * @param from       qualified from this day on; @param to first day no longer a delegate
 */
public record Delegate(UUID id, UUID term, UUID session, PersonId person, String name, String staffNo, UUID unit, String unitName, UUID delegation,
                       String delegationName, DelegateKind kind, DelegateStage stage, Integer number, String head, boolean staff, boolean member,
                       LocalDate from, LocalDate to, int version) {

    /** Whether the delegate may vote, propose and second on that day. */
    public boolean formalOn(LocalDate day) {
        return kind == DelegateKind.FORMAL && from != null && !day.isBefore(from) && (to == null || day.isBefore(to));
    }

    public boolean leads() {
        return head != null;
    }
}
