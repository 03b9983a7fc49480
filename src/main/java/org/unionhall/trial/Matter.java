package org.unionhall.trial;

import java.util.List;
import java.util.regex.Pattern;
import org.unionhall.proposal.Category;

/**
 * What a proposal of the sample is about.
 *
 * @param department code of the department that answers
 * @param subject    with {@code {a/b}} where the two sessions differ
 */
record Matter(Category category, String department, String subject, String situation, List<String> measures) {

    private static final Pattern CHOICE = Pattern.compile("\\{([^/]+)/([^}]+)}");
    private static final List<String> TITLES = List.of("关于%s的建议", "关于%s的提案", "建议%s");
    private static final List<String> AGAIN = List.of("希望尽快%s", "关于%s的几点意见");
    private static final List<String> FELT = List.of("代表团座谈时多位教职工反映过这一情况，会前走访了有关单位和服务对象，大家的看法比较一致。",
            "近期在所在单位做了简单问卷，回收的答卷中八成以上认为应当尽快改进，并愿意配合相关工作。", "这一情况已经持续较长时间，虽经多次口头反映仍未得到系统解决，影响了教职工的获得感。",
            "比照兄弟院校的做法，本校在这方面还有改进空间，投入不大而受益面较广。", "此事看似琐碎，却与日常教学和生活密切相关，解决好了有利于凝聚人心。");
    private static final List<String> CLOSING = List.of("请主管部门在本学期内给出时间安排，并向代表团通报进展", "先选取一至两处试点，听取使用者意见后再全面推开",
            "工会组织代表参与方案讨论和验收", "所需经费列入年度预算，按程序公开使用情况", "明确牵头部门和联系人，便于教职工咨询和监督");

    static List<Matter> all() {
        return Table.rows("proposals").stream()
                .map(row -> new Matter(Category.valueOf(row.get(0)), row.get(1), row.get(2), row.get(3), List.of(row.get(4).split("；")))).toList();
    }

    /** @param second the other of the two; @param again in the words of somebody who asks for the same */
    String title(boolean second, boolean again, int turn) {
        List<String> forms = again ? AGAIN : TITLES;
        return forms.get(turn % forms.size()).formatted(CHOICE.matcher(subject).replaceAll(second ? "$2" : "$1"));
    }

    String reason(int turn) {
        return situation + "。" + FELT.get(turn % FELT.size());
    }

    String measures(int turn) {
        return "一、" + measures.get(0) + "；\n二、" + measures.get(1) + "；\n三、" + CLOSING.get(turn % CLOSING.size()) + "。";
    }
}
