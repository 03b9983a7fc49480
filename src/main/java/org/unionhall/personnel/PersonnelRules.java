package org.unionhall.personnel;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/** How soon the union answers those who want their record put right, and how long it keeps what they sent. */
@Component
public class PersonnelRules implements RuleSource {

    /** A request is answered within so many working days. The law says "in time" (及时), article 46, and no number. */
    public static final Rule<Integer> ANSWER_DAYS = Rule.whole("personnel.request.answer-days", 10).between(1, 60).unit("days")
            .basis("中华人民共和国个人信息保护法（2021年）", "第四十六条").toConfirm();

    /** Evidence is kept for so many months after the last of its fields was decided. The law says "the shortest time needed". */
    public static final Rule<Integer> EVIDENCE_MONTHS = Rule.whole("personnel.evidence.kept-months", 12).between(1, 120).unit("months")
            .basis("中华人民共和国个人信息保护法（2021年）", "第十九条").toConfirm();

    @Override
    public List<Rule<?>> rules() {
        return List.of(ANSWER_DAYS, EVIDENCE_MONTHS);
    }
}
