package org.unionhall.membership.office.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who begins and ends offices; the branch chair some posts inside the own branch. The acts ask again, for the unit. */
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface OfficeKeepers {
}
