package org.unionhall.trial;

import java.util.List;

/**
 * One line of the cadres workbook: one post of one person in one term. Whoever holds two posts has two lines.
 *
 * @param duty 专职 (full-time) or 兼职 (beside another job)
 * @param from first day of the term, ISO
 * @param to   last day of the term, ISO
 */
public record CadreRow(String unit, String post, String staffNumber, String name, String duty, String from, String to) {

    public static final List<String> HEADINGS = List.of("组织编码", "职务", "工号", "姓名", "专兼职", "任期开始", "任期结束");

    /** The cells in the order of {@link #HEADINGS}. */
    public List<String> cells() {
        return List.of(unit, post, staffNumber, name, duty, from, to);
    }
}
