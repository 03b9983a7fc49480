package org.unionhall.membership;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.unionhall.kernel.CodeTable;

/** What a node of the union's tree is. */
public enum UnitKind implements CodeTable {

    /** A union above schools: a city's or a province's education union. */
    UPPER_UNION("UU", "上级工会", "教育工会", "地方工会"),
    /** The union of a school: a legal person, approves everything below. */
    SCHOOL_UNION("SU", "校级工会", "校工会", "学校工会"),
    /** The union of a college or department (names vary: 基层工会, 分工会, 部门工会, 二级工会). */
    GRASSROOTS_UNION("GU", "基层工会", "分工会", "部门工会", "二级工会", "院级工会"),
    /** The smallest unit, below a grassroots union. */
    GROUP("GR", "工会小组", "小组"),
    /** A group directly below the school union: it has no branch chair, so the school approves in the branch's place. */
    DIRECT_GROUP("DG", "直属工会小组", "直属小组"),
    /** An interest association (专业协会): people join beside their unit, nobody belongs to it. */
    ASSOCIATION("AS", "专业协会", "协会", "社团", "文体协会"),
    /** The elected committee of a union, where it is kept as a body of its own. */
    COMMITTEE("CO", "工会委员会", "委员会"),
    /** The inner circle of a large committee, between its meetings. */
    STANDING_COMMITTEE("SC", "常务委员会", "常委会"),
    FUND_AUDIT_COMMITTEE("FA", "经费审查委员会", "经审委", "经审委员会"),
    WOMENS_COMMITTEE("WC", "女职工委员会", "女工委", "女工委员会");

    private final String code;
    private final String zh;
    private final List<String> variants;

    UnitKind(String code, String zh, String... variants) {
        this.code = code;
        this.zh = zh;
        this.variants = List.of(variants);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String zh() {
        return zh;
    }

    @Override
    public List<String> variants() {
        return variants;
    }

    /** Whether members belong here. */
    public boolean holdsMembers() {
        return this == SCHOOL_UNION || this == GRASSROOTS_UNION || this == GROUP || this == DIRECT_GROUP;
    }

    /** A body of the unit it stands below; each unit has one of a kind at a time. */
    public boolean body() {
        return this == COMMITTEE || this == STANDING_COMMITTEE || this == FUND_AUDIT_COMMITTEE || this == WOMENS_COMMITTEE;
    }

    /** Whether a unit of this kind needs none above it. */
    public boolean mayStandAtTheTop() {
        return this == UPPER_UNION || this == SCHOOL_UNION;
    }

    /** The kinds below which this one may stand; the table is in the module's page. */
    public Set<UnitKind> above() {
        return switch (this) {
            case UPPER_UNION -> EnumSet.of(UPPER_UNION);
            case SCHOOL_UNION -> EnumSet.of(UPPER_UNION);
            case GRASSROOTS_UNION -> EnumSet.of(SCHOOL_UNION, GRASSROOTS_UNION);
            case GROUP -> EnumSet.of(GRASSROOTS_UNION);
            case DIRECT_GROUP -> EnumSet.of(SCHOOL_UNION);
            case STANDING_COMMITTEE -> EnumSet.of(UPPER_UNION, SCHOOL_UNION);
            case ASSOCIATION, COMMITTEE, FUND_AUDIT_COMMITTEE, WOMENS_COMMITTEE -> EnumSet.of(UPPER_UNION, SCHOOL_UNION, GRASSROOTS_UNION);
        };
    }

    /** @param parent null at the top */
    public boolean mayStandBelow(UnitKind parent) {
        return parent == null ? mayStandAtTheTop() : above().contains(parent);
    }
}
