package org.unionhall.membership.office;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.unionhall.membership.MembershipRules;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.rulebook.Rule;

/** A body of a unit (工会组织机构) that is elected for a term. The database knows which post sits where ({@code membership_body}). */
public enum Body {

    /** 委员会: the elected committee. */
    COMMITTEE,
    /** 常务委员会: elected by the committee from among its members. */
    STANDING,
    /** 经费审查委员会: examines the money; elected beside the committee. */
    FUND_AUDIT,
    /** 女职工委员会. */
    WOMENS,
    /** 工会小组: has a leader and no committee. */
    GROUP,
    /** 协会理事会. */
    ASSOCIATION,
    /** No body: liaisons and correspondents are appointed and have no term. */
    NONE;

    /** The body in which a post of such a unit sits. */
    public static Body of(UnitKind kind, Post post) {
        if (post == Post.LIAISON || post == Post.CORRESPONDENT) {
            return NONE;
        }
        if (kind == UnitKind.FUND_AUDIT_COMMITTEE || post == Post.FUND_AUDIT_HEAD || post == Post.FUND_AUDIT_MEMBER) {
            return FUND_AUDIT;
        }
        if (kind == UnitKind.WOMENS_COMMITTEE || post == Post.WOMEN_HEAD || post == Post.WOMENS_MEMBER) {
            return WOMENS;
        }
        if (kind == UnitKind.ASSOCIATION || post.name().startsWith("ASSOCIATION_")) {
            return ASSOCIATION;
        }
        if (kind == UnitKind.GROUP || kind == UnitKind.DIRECT_GROUP || post == Post.GROUP_LEADER) {
            return GROUP;
        }
        return kind == UnitKind.STANDING_COMMITTEE || post == Post.STANDING_MEMBER ? STANDING : COMMITTEE;
    }

    /** The bodies a unit of this kind may have. */
    public static Set<Body> in(UnitKind kind) {
        return switch (kind) {
            case COMMITTEE -> EnumSet.of(COMMITTEE);
            case STANDING_COMMITTEE -> EnumSet.of(STANDING);
            case FUND_AUDIT_COMMITTEE -> EnumSet.of(FUND_AUDIT);
            case WOMENS_COMMITTEE -> EnumSet.of(WOMENS);
            case ASSOCIATION -> EnumSet.of(ASSOCIATION);
            case GROUP, DIRECT_GROUP -> EnumSet.of(GROUP, NONE);
            case GRASSROOTS_UNION -> EnumSet.of(COMMITTEE, FUND_AUDIT, WOMENS, GROUP, NONE);
            case UPPER_UNION, SCHOOL_UNION -> EnumSet.of(COMMITTEE, STANDING, FUND_AUDIT, WOMENS, NONE);
        };
    }

    /** The posts that may be filled in it, in the order of {@link Post}. */
    public List<Post> posts(UnitKind kind) {
        return Arrays.stream(Post.values()).filter(post -> of(kind, post) == this && post.fits(kind)).toList();
    }

    /** How many years its term lasts; null where there is none. */
    Rule<Integer> years() {
        return this == NONE ? null : this == ASSOCIATION ? MembershipRules.ASSOCIATION_TERM_YEARS : MembershipRules.TERM_YEARS;
    }

    /** Whether its offices need a document of approval. */
    boolean needsApproval() {
        return this != NONE && this != GROUP;
    }

    /** The message of its name. */
    public String key() {
        return "membership.office.body." + name();
    }
}
