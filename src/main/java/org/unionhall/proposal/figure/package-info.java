/** What schools report about proposals: figures with their lists, the report for the next congress, awards, dossiers and the book of a session. */
package org.unionhall.proposal.figure;
