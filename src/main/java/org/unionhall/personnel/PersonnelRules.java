package org.unionhall.personnel;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/** How soon the union answers those who want their record put right. */
@Component
public class PersonnelRules implements RuleSource {

    /** A request is answered within so many working days. The law says "in time" (及时), article 46, and no number. */
    public static final Rule<Integer> ANSWER_DAYS = Rule.whole("personnel.request.answer-days", 10).between(1, 60).unit("days")
            .basis("中华人民共和国个人信息保护法（2021年）", "第四十六条").toConfirm();

    @Override
    public List<Rule<?>> rules() {
        return List.of(ANSWER_DAYS);
    }
}
