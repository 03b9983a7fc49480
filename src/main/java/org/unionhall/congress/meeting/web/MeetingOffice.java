package org.unionhall.congress.meeting.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who runs meetings, each within their scope. */
@AllowedFor({Role.CONGRESS_OFFICER, Role.BRANCH_CHAIR})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface MeetingOffice {
}
