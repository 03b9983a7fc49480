package org.unionhall.membership.office.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who writes elections down. The acts ask again, for the unit. */
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.GROUP_LEADER, Role.ASSOCIATION_OFFICER})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface ElectionRecorders {
}
