package org.unionhall.membership.member.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who sees the matters of their units. */
@AllowedFor({Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface MatterReaders {
}
