/** From filing to rest: who answers, by when, what was answered, what its proposers think of it, and what was promised. */
package org.unionhall.proposal.handle;
