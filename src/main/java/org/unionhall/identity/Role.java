package org.unionhall.identity;

import java.util.EnumSet;
import java.util.Set;

/**
 * What somebody may be to the union. Nobody is given a role by hand where a fact says it already: an office
 * held, a membership. What no fact says (a section officer without an office, an administrator) is granted
 * with dates and a scope.
 *
 * <p>The three administrators are separate on purpose (三员分立): the system administrator keeps the portal
 * running and sees no people; the security administrator opens accounts and grants roles; the audit
 * administrator reads the trail of both.
 */
public enum Role {

    /** Leads the school union: sees everything of it, decides what the sections prepare. */
    SCHOOL_CHAIR,
    /** Keeps units, members and cadres. */
    ORGANISATION_OFFICER,
    /** Runs welfare distributions and gifts. */
    WELFARE_OFFICER,
    /** Publishes news and notices, runs activities. */
    PUBLICITY_OFFICER,
    /** Keeps the union's money. */
    FINANCE_OFFICER,
    /** Runs the women's committee's work. */
    WOMEN_OFFICER,
    /** Prepares congresses and accompanies proposals. */
    CONGRESS_OFFICER,
    /** Leads a grassroots union. */
    BRANCH_CHAIR,
    /** Sits on the committee of a grassroots union. */
    BRANCH_OFFICER,
    /** Keeps the money of a grassroots union. */
    TREASURER,
    /** Leads a union group. */
    GROUP_LEADER,
    /** Leads an association. */
    ASSOCIATION_OFFICER,
    /** Audits the union's money: reads all of it, changes none. */
    FUND_AUDITOR,
    /** A formal delegate of a congress that goes on: proposes, seconds, votes. */
    DELEGATE,
    /** Sits on the proposal committee of a congress: receives proposals and follows them. */
    PROPOSAL_COMMITTEE,
    /** Heads a department, or handles its proposals: answers what is assigned to it. */
    UNDERTAKER,
    /** A leader of the school, in charge of some departments: signs their answers. */
    SCHOOL_LEADER,
    /** Is a member of the union. Scope: own data. */
    MEMBER,
    /** Keeps the portal running; no business data. */
    SYSTEM_ADMIN,
    /** Opens accounts and grants roles. */
    SECURITY_ADMIN,
    /** Reads the audit trail. */
    AUDIT_ADMIN;

    private static final Set<Role> ADMINISTRATORS = EnumSet.of(SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN);
    private static final Set<Role> OF_FACT = EnumSet.of(MEMBER, DELEGATE, PROPOSAL_COMMITTEE, UNDERTAKER, SCHOOL_LEADER);

    /** Whether this is one of the three separated administrators. */
    public boolean administrator() {
        return ADMINISTRATORS.contains(this);
    }

    /** Whether it follows from facts alone, so that nobody can grant it: a membership, a mandate, a post. */
    public boolean ofFact() {
        return OF_FACT.contains(this);
    }

    /** The message key of the role's name. */
    public String key() {
        return "identity.role." + name();
    }
}
