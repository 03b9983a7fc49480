package org.unionhall.proposal;

import java.util.UUID;

/**
 * A proposal went on, told within the transaction in which it does: whoever listens takes part in it or refuses it.
 *
 * @param from null at its beginning
 * @param note what was said with the act; null for nothing
 * @param carrier what it was merged into, or is taken out of; null for every other act
 */
public record ProposalMoved(UUID proposal, ProposalAct act, ProposalStage from, ProposalStage to, String note, UUID carrier) {
}
