package org.unionhall.membership.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who reads lists of members and cadres; how many of them is the scope's matter ({@link org.unionhall.membership.Sight}). */
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.GROUP_LEADER, Role.WOMEN_OFFICER})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RegisterReaders {
}
