package org.unionhall.kernel;

import java.util.List;

/**
 * Education completed, the levels of GB/T 4658-2006 (学历代码) that rosters distinguish, each by its code of
 * graduation. "研究生" alone is not read: it may be either degree.
 */
public enum Education implements CodeTable {

    DOCTORATE("11", "博士研究生", "博士", "博士研究生毕业", "博士毕业"),
    MASTERS("14", "硕士研究生", "硕士", "硕士研究生毕业", "硕士毕业"),
    BACHELORS("21", "大学本科", "本科", "大学本科毕业", "本科毕业", "大学", "20", "大学本科教育", "学士"),
    COLLEGE("31", "大学专科", "专科", "大专", "大学专科毕业", "大专毕业", "专科毕业", "30", "大学专科教育", "高职"),
    SECONDARY_VOCATIONAL("41", "中专", "中等专科", "中等专科毕业", "中专毕业", "中等职业教育", "中技", "技校",
            "职高", "职业高中", "40"),
    HIGH_SCHOOL("61", "高中", "普通高中", "普通高中毕业", "高中毕业", "60", "普通高级中学教育"),
    JUNIOR_HIGH_SCHOOL("71", "初中", "初中毕业", "70", "初级中学教育", "初级中学"),
    PRIMARY_SCHOOL("81", "小学", "小学毕业", "80", "小学教育"),
    OTHER("90", "其他", "其它", "其他教育", "文盲");

    private final String code;
    private final String zh;
    private final List<String> variants;

    Education(String code, String zh, String... variants) {
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
