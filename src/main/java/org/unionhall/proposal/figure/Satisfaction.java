package org.unionhall.proposal.figure;

/** How content proposers are, as it is counted; the later, the less. */
public enum Satisfaction {
    SATISFIED, BASICALLY, DISSATISFIED
}
