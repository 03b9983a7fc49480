/** What is done to memberships: joining, moving, keeping, leaving, and the card that shows them. */
package org.unionhall.membership.member;
