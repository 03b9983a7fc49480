package org.unionhall.membership.office.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who sees units and their officers, within the scope of the role. */
@AllowedFor({Role.ORGANISATION_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.GROUP_LEADER, Role.WOMEN_OFFICER,
    Role.TREASURER, Role.FINANCE_OFFICER, Role.WELFARE_OFFICER, Role.PUBLICITY_OFFICER, Role.CONGRESS_OFFICER, Role.ASSOCIATION_OFFICER,
    Role.FUND_AUDITOR})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface OfficeReaders {
}
