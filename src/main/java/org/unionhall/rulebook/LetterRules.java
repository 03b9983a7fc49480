package org.unionhall.rulebook;

import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.unionhall.inbox.LetterRetention;

/** The one rule of the inbox, which lies below the rulebook and cannot ask it. */
@Component
public class LetterRules implements RuleSource, LetterRetention {

    /** Letters are kept for so many months, read or not. */
    public static final Rule<Integer> KEPT_MONTHS = Rule.whole("inbox.letters.kept-months", 36).between(6, 240).unit("months")
            .basis("中华人民共和国个人信息保护法（2021年）", "第十九条").toConfirm();

    private final ObjectProvider<Rulebook> rulebook;

    LetterRules(ObjectProvider<Rulebook> rulebook) {
        this.rulebook = rulebook;
    }

    @Override
    public List<Rule<?>> rules() {
        return List.of(KEPT_MONTHS);
    }

    @Override
    public LocalDate keptFrom(LocalDate today) {
        return today.minusMonths(rulebook.getObject().get(KEPT_MONTHS, today));
    }
}
