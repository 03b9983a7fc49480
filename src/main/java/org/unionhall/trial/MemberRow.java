package org.unionhall.trial;

import java.util.List;

/**
 * One line of the members workbook. Dates are ISO, wages are yuan a month with two decimals.
 *
 * @param staffNumber  seven digits beginning with 20
 * @param sex          男 or 女
 * @param department   a code of the departments workbook
 * @param unit         a code of the units workbook: always that of the department
 * @param firstWorked  the first working day of the person's life
 * @param joined       the day of joining the union, never before {@code firstWorked}
 * @param documentType 居民身份证, 护照, 港澳居民来往内地通行证 or 台湾居民来往大陆通行证
 * @param frontLine    是 or 否
 * @param retires      the day personnel expects; empty where it is not known, or is past
 */
public record MemberRow(
        String staffNumber, String name, String sex, String born, String people, String politics, String schooling,
        String title, String postCategory, String employment, String department, String unit, String firstWorked,
        String joined, String documentType, String documentNumber, String mobile, String frontLine, String dutyState,
        String postWage, String gradeWage, String retires) {

    public static final List<String> HEADINGS = List.of(
            "工号", "姓名", "性别", "出生日期", "民族", "政治面貌", "学历", "职称", "岗位类别", "用工形式", "部门编码",
            "分工会编码", "参加工作日期", "入会日期", "证件类型", "证件号码", "手机号码", "一线教职工", "在岗状态",
            "岗位工资", "薪级工资", "预计退休日期");

    /** The cells in the order of {@link #HEADINGS}. */
    public List<String> cells() {
        return List.of(staffNumber, name, sex, born, people, politics, schooling, title, postCategory, employment,
                department, unit, firstWorked, joined, documentType, documentNumber, mobile, frontLine, dutyState,
                postWage, gradeWage, retires);
    }

    /** The same person as number {@code place} of the register, counted from 1. */
    MemberRow numbered(int place) {
        return new MemberRow(Integer.toString(2_000_000 + place), name, sex, born, people, politics, schooling, title,
                postCategory, employment, department, unit, firstWorked, joined, documentType, documentNumber,
                Long.toString(19_800_000_000L + place), frontLine, dutyState, postWage, gradeWage, retires);
    }
}
