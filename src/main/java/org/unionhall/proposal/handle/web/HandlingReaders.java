package org.unionhall.proposal.handle.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who answers cases, is in charge of those who do, or follows all of them. */
@AllowedFor({Role.UNDERTAKER, Role.SCHOOL_LEADER, Role.PROPOSAL_COMMITTEE, Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface HandlingReaders {
}
