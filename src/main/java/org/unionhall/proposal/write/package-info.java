/** How a proposal comes about: the draft, those who second it, the deadline, the look of the delegation's head. */
package org.unionhall.proposal.write;
