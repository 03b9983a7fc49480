package org.unionhall.membership;

import java.util.List;
import org.unionhall.identity.Role;
import org.unionhall.kernel.CodeTable;

/** A post in a union body, and the role that goes with it in a school's union and in a grassroots union. */
public enum Post implements CodeTable {

    CHAIR("主席", true, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR, "工会主席", "分工会主席"),
    EXECUTIVE_VICE_CHAIR("常务副主席", true, Role.SCHOOL_CHAIR, Role.BRANCH_CHAIR),
    VICE_CHAIR("副主席", false, null, Role.BRANCH_OFFICER, "工会副主席"),
    ORGANISATION("组织委员", false, Role.ORGANISATION_OFFICER, Role.BRANCH_OFFICER),
    PUBLICITY("宣传委员", false, Role.PUBLICITY_OFFICER, Role.BRANCH_OFFICER, "宣教委员"),
    SPORTS_AND_CULTURE("文体委员", false, null, Role.BRANCH_OFFICER),
    WOMEN("女工委员", false, Role.WOMEN_OFFICER, Role.BRANCH_OFFICER, "女职工委员"),
    WOMEN_HEAD("女工主任", true, Role.WOMEN_OFFICER, Role.WOMEN_OFFICER, "女工委主任", "女职工委员会主任"),
    WELFARE("福利委员", false, Role.WELFARE_OFFICER, Role.BRANCH_OFFICER, "生活福利委员", "生活委员"),
    FINANCE("财务委员", false, Role.FINANCE_OFFICER, Role.TREASURER, "财务", "会计"),
    COMMITTEE_MEMBER("委员", false, null, Role.BRANCH_OFFICER, "工会委员"),
    /** A seat on the standing committee, held beside the one on the committee. */
    STANDING_MEMBER("常委", false, null, Role.BRANCH_OFFICER, "常务委员"),
    FUND_AUDIT_HEAD("经审主任", true, Role.FUND_AUDITOR, Role.FUND_AUDITOR, "经审委主任", "经费审查委员会主任"),
    FUND_AUDIT_MEMBER("经审委员", false, Role.FUND_AUDITOR, Role.FUND_AUDITOR),
    /** Sits on the women's committee without keeping its work. */
    WOMENS_MEMBER("女工委委员", false, null, null, "女职工委员会委员"),
    GROUP_LEADER("小组长", false, Role.GROUP_LEADER, Role.GROUP_LEADER, "工会小组长", "组长"),
    LIAISON("联络员", false, null, null),
    CORRESPONDENT("通讯员", false, null, null, "信息员"),
    ASSOCIATION_CHAIR("会长", true, Role.ASSOCIATION_OFFICER, Role.ASSOCIATION_OFFICER, "协会会长", "理事长"),
    ASSOCIATION_VICE_CHAIR("副会长", false, Role.ASSOCIATION_OFFICER, Role.ASSOCIATION_OFFICER),
    ASSOCIATION_SECRETARY("秘书长", false, Role.ASSOCIATION_OFFICER, Role.ASSOCIATION_OFFICER),
    ASSOCIATION_COUNCILLOR("理事", false, null, null);

    private final String zh;
    private final boolean single;
    private final Role atSchool;
    private final Role atBranch;
    private final List<String> variants;

    Post(String zh, boolean single, Role atSchool, Role atBranch, String... variants) {
        this.zh = zh;
        this.single = single;
        this.atSchool = atSchool;
        this.atBranch = atBranch;
        this.variants = List.of(variants);
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> variants() {
        return variants;
    }

    /** Whether one unit has one holder at a time. The database holds the same list ({@code membership_office_one_holder}). */
    public boolean single() {
        return single;
    }

    /** Whether a unit of this kind may have it: a group has a leader, an audit committee its head and members. What was brought in otherwise stays readable. */
    public boolean fits(UnitKind kind) {
        boolean association = name().startsWith("ASSOCIATION_");
        boolean audit = this == FUND_AUDIT_HEAD || this == FUND_AUDIT_MEMBER;
        boolean women = this == WOMEN_HEAD || this == WOMENS_MEMBER;
        boolean aide = this == LIAISON || this == CORRESPONDENT;
        return switch (kind) {
            case FUND_AUDIT_COMMITTEE -> audit;
            case WOMENS_COMMITTEE -> women;
            case COMMITTEE -> !association && !audit && !women && !aide && this != GROUP_LEADER && this != STANDING_MEMBER;
            case STANDING_COMMITTEE -> this == CHAIR || this == EXECUTIVE_VICE_CHAIR || this == VICE_CHAIR || this == STANDING_MEMBER;
            case ASSOCIATION -> association;
            case GROUP, DIRECT_GROUP -> this == GROUP_LEADER || aide;
            case GRASSROOTS_UNION -> !association && this != STANDING_MEMBER;
            case UPPER_UNION, SCHOOL_UNION -> !association && this != GROUP_LEADER;
        };
    }

    /** The role that comes with the post; null when it brings no rights in the portal. */
    public Role roleIn(UnitKind kind) {
        return switch (kind) {
            case UPPER_UNION, SCHOOL_UNION -> atSchool;
            case COMMITTEE, STANDING_COMMITTEE -> null; // rights come with the posts of the union itself
            case FUND_AUDIT_COMMITTEE -> Role.FUND_AUDITOR;
            case WOMENS_COMMITTEE -> atSchool == null ? null : Role.WOMEN_OFFICER;
            default -> atBranch;
        };
    }
}
