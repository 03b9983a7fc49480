package org.unionhall.trial;

import java.util.List;

/**
 * One line of the units workbook.
 *
 * @param kind              校级工会, 基层工会, 直属工会小组 or 专业协会
 * @param parent            the code of the unit above; empty for the school union alone
 * @param partyOrganisation the Party organisation whose circle of people the unit follows
 */
public record UnitRow(String code, String fullName, String shortName, String kind, String parent,
                      String partyOrganisation) {

    public static final List<String> HEADINGS = List.of("编码", "全称", "简称", "类型", "上级编码", "对应党组织");

    /** The cells in the order of {@link #HEADINGS}. */
    public List<String> cells() {
        return List.of(code, fullName, shortName, kind, parent, partyOrganisation);
    }
}
