package org.unionhall.congress;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Role;

/** Who may read of congresses and their meetings: those they stand for, and those who work for them; {@link CongressRights#sees} says of which. */
@AllowedFor({Role.CONGRESS_OFFICER, Role.SCHOOL_CHAIR, Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR, Role.BRANCH_OFFICER, Role.DELEGATE,
    Role.PROPOSAL_COMMITTEE, Role.UNDERTAKER, Role.SCHOOL_LEADER, Role.MEMBER})
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface CongressReaders {
}
