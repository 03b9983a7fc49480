package org.unionhall.rulebook.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Whoever holds an office works by the rules and may read them all. */
@AllowedFor({Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER, Role.WELFARE_OFFICER, Role.PUBLICITY_OFFICER, Role.FINANCE_OFFICER,
    Role.WOMEN_OFFICER, Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.TREASURER, Role.GROUP_LEADER,
    Role.ASSOCIATION_OFFICER, Role.FUND_AUDITOR})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface OfficersRead {
}
