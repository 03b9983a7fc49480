/** What happens at a congress and after it: who is in the hall, what is decided by whom, and what follows from it. */
package org.unionhall.congress.meeting;
