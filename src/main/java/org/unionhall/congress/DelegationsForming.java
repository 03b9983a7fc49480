package org.unionhall.congress;

import java.util.UUID;

/** The delegations of a term are about to be formed anew, told within the transaction: whoever has something of theirs refuses it. */
public record DelegationsForming(UUID term) {
}
