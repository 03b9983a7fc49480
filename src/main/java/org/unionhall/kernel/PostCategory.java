package org.unionhall.kernel;

import java.util.List;

/**
 * Kind of post (岗位类别). Local list, the codes are the portal's own.
 */
public enum PostCategory implements CodeTable {

    TEACHING("01", "教师岗", "教师", "专任教师", "专任教师岗", "教学科研岗", "教师岗位"),
    ADMINISTRATION("02", "管理岗", "管理", "管理人员", "管理岗位", "行政岗", "行政管理岗"),
    TEACHING_SUPPORT("03", "教辅岗", "教辅", "教辅人员", "教学辅助岗", "教辅岗位", "实验技术岗"),
    MEDICAL("04", "医护岗", "医护", "医护人员", "医疗岗", "医护岗位"),
    SKILLED_WORK("05", "工勤岗", "工勤", "工勤人员", "工勤技能岗", "工勤岗位"),
    OTHER("99", "其他", "其他岗", "其它", "其他岗位");

    private final String code;
    private final String zh;
    private final List<String> variants;

    PostCategory(String code, String zh, String... variants) {
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
}
