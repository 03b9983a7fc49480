package org.unionhall.kernel;

import java.util.List;

/**
 * By whom and how a person is employed (用工形式). Local practice, no national table: the codes are the portal's
 * own. Many rules of membership, dues and welfare read it.
 */
public enum EmploymentType implements CodeTable {

    ESTABLISHED("01", "事业编制", "在编", "编制内", "事业编", "正式在编", "事业单位编制"),
    PERSONNEL_AGENCY("02", "人事代理", "人事代理制"),
    CONTRACT("03", "合同聘用", "合同制", "合同聘用制", "聘用制", "编外聘用", "学校合同制"),
    LABOUR_DISPATCH("04", "劳务派遣", "派遣", "劳务派遣制", "派遣制"),
    HIRED_BY_DEPARTMENT("05", "部门自聘", "自聘", "单位自聘", "学院自聘"),
    POSTDOC("06", "博士后", "博士后(在职)", "在职博士后"),
    POSTDOC_EXTERNAL("07", "博士后(非在职)", "非在职博士后"),
    REHIRED("08", "返聘", "退休返聘", "返聘人员"),
    FOREIGN("09", "外籍", "外籍教师", "外教", "外籍专家"),
    TEMPORARY("10", "临时工", "临时用工", "临时聘用", "临聘", "临时人员");

    private final String code;
    private final String zh;
    private final List<String> variants;

    EmploymentType(String code, String zh, String... variants) {
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
