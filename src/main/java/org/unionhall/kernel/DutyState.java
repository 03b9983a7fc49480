package org.unionhall.kernel;

import java.util.List;

/**
 * Whether a person is at work (在岗状态). Local list, the codes are the portal's own; what each state means for
 * membership is the rule of the module that reads it.
 */
public enum DutyState implements CodeTable {

    ON_DUTY("01", "在岗", "在职", "在职在岗"),
    SICK_LEAVE("02", "病休", "病假", "长期病休"),
    MATERNITY_LEAVE("03", "产假", "产休"),
    UNPAID_LEAVE("04", "停薪/长期出国", "停薪留职", "停薪", "长期出国", "停薪、长期出国"),
    SECONDED("05", "借调", "借出", "外借"),
    AWAITING_RETIREMENT("06", "待退", "待退休", "内退"),
    RETIRED("07", "退休", "已退休", "退休人员"),
    RETIRED_VETERAN("08", "离休", "已离休", "离休人员"),
    MOVED_AWAY("09", "调离", "调出", "已调离", "离职", "辞职"),
    DECEASED("10", "去世", "已故", "亡故", "死亡", "已去世");

    private final String code;
    private final String zh;
    private final List<String> variants;

    DutyState(String code, String zh, String... variants) {
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
