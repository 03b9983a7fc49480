/** Terms, sessions, quotas, delegates, delegations and committees: everything before a congress meets. */
package org.unionhall.congress.prepare;
