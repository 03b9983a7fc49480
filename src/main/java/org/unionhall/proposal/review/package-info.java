/** What the proposal committee and the presidium decide: file, make one with another, give back, not file; and the sum that must come out. */
package org.unionhall.proposal.review;
