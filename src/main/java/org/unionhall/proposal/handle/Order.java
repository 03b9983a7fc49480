package org.unionhall.proposal.handle;

import java.util.List;
import java.util.UUID;
import java.time.LocalDate;
import org.unionhall.identity.PersonId;

/**
 * What is ordered with an assignment.
 *
 * @param leader the leader in charge; null for the one in the register
 * @param days   working days for the answer; null for the rule's
 * @param on     a fixed last day, which counts instead of days; null for none
 */
public record Order(UUID department, List<UUID> assists, PersonId leader, Integer days, LocalDate on, String note) {

    public Order {
        assists = assists == null ? List.of() : assists.stream().filter(one -> one != null && !one.equals(department)).distinct().toList();
    }
}
