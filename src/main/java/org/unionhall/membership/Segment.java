package org.unionhall.membership;

import java.time.Instant;
import java.util.UUID;
import org.unionhall.identity.AccountId;
import org.unionhall.web.Address;

/**
 * A search for members, kept under a name. It holds the question, never the answer.
 *
 * @param account whose it is; only its owner changes it
 * @param shared  whether others may use it
 * @param unit    with whom it is shared: those who work in this unit; null for all who read the list of members
 * @param unitName null where {@code unit} is
 */
public record Segment(UUID id, String name, String filters, AccountId account, String owner, boolean shared, UUID unit, String unitName,
                      Instant madeAt, int version) {

    /** The list of members as the segment asks for it. */
    public Address address() {
        return Address.of(filters.isEmpty() ? "/members" : "/members?" + filters);
    }

    MemberSearch search() {
        return MemberSearch.of(address());
    }
}
