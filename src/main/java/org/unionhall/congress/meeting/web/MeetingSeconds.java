package org.unionhall.congress.meeting.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who may be the second person: whoever runs the meeting, the union's chair, the presidium; {@code MeetingRights.againstSecond} says whether. */
@AllowedFor({Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, Role.DELEGATE})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface MeetingSeconds {
}
