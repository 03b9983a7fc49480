package org.unionhall.trial;

import java.util.List;

/**
 * One line of the departments workbook.
 *
 * @param unit the code of the union to which the department's people belong
 */
public record DepartmentRow(String code, String name, String unit) {

    public static final List<String> HEADINGS = List.of("部门编码", "部门名称", "所属分工会编码");

    /** The cells in the order of {@link #HEADINGS}. */
    public List<String> cells() {
        return List.of(code, name, unit);
    }
}
