package org.unionhall.congress.meeting.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who may keep the door: cadres of the union, and heads of delegations for their own; {@code MeetingRights.door} says for whom. */
@AllowedFor({Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.DELEGATE})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface MeetingDoor {
}
