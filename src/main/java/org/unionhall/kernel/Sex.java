package org.unionhall.kernel;

import java.util.List;

/**
 * Sex, GB/T 2261.1.
 */
public enum Sex implements CodeTable {

    UNKNOWN("0", "未知", "未知的性别"),
    MALE("1", "男", "男性", "男士", "M"),
    FEMALE("2", "女", "女性", "女士", "F"),
    NOT_STATED("9", "未说明", "未说明的性别", "不详");

    private final String code;
    private final String zh;
    private final List<String> variants;

    Sex(String code, String zh, String... variants) {
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
