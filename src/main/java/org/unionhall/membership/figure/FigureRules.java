package org.unionhall.membership.figure;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/** The numbers behind figures about members. */
@Component
public class FigureRules implements RuleSource {

    private static final String PRIVACY = "中华人民共和国个人信息保护法（统计口径由学校规定）";
    private static final String RETIREES = "本校离退休职工慰问办法";

    /** Groups of fewer people are not told to readers who may not see the single person. */
    public static final Rule<Integer> LEAST_GROUP = Rule.whole("membership.figure.least-group", 5).between(2, 50).unit("members")
            .basis(PRIVACY, "").toConfirm();
    /** The age of the retiree register's two readings: reached it (以上, it included), or older (超过). */
    public static final Rule<Integer> CARE_AGE = Rule.whole("membership.retiree.care-age", 70).between(50, 110).unit("years")
            .basis(RETIREES, "").toConfirm();
    /** Who retires within so many months is announced. */
    public static final Rule<Integer> RETIRING_MONTHS = Rule.whole("membership.figure.retiring-months", 6).between(1, 24).unit("months")
            .basis(RETIREES, "").toConfirm();

    @Override
    public List<Rule<?>> rules() {
        return List.of(LEAST_GROUP, CARE_AGE, RETIRING_MONTHS);
    }
}
