package org.unionhall.membership.member;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/** Who may join, by when an answer is promised, and from when dues are owed. */
@Component
class MemberRules implements RuleSource {

    private static final String CHARTER = "中国工会章程（2023年修改）";
    private static final String SCHOOL = "本校工会会员发展和会籍管理规定";

    /** An applicant has an answer within so many working days; other schools promise a week. */
    static final Rule<Integer> ANSWER_DAYS = Rule.whole("membership.join.answer-days", 5).between(1, 60).unit("working-days")
            .basis(SCHOOL, "").toConfirm();
    /** Dues are owed from the month after the admission; otherwise from its own month. */
    static final Rule<Boolean> DUES_NEXT_MONTH = Rule.yesNo("membership.join.dues-next-month", true).basis(SCHOOL, "").toConfirm();
    /** Labour dispatch workers (劳务派遣) may join here instead of at the company that sends them. */
    static final Rule<Boolean> DISPATCHED = Rule.yesNo("membership.join.dispatched", true)
            .basis("关于组织劳务派遣工加入工会的规定（总工发〔2009〕21号）", "").toConfirm();
    /** Who is retired and hired again may be (or become) a full member; otherwise the membership is kept. */
    static final Rule<Boolean> REHIRED = Rule.yesNo("membership.join.rehired", false).basis(SCHOOL, "").toConfirm();
    /** Postdocs who are paid elsewhere (非在职博士后) may join. */
    static final Rule<Boolean> POSTDOC_EXTERNAL = Rule.yesNo("membership.join.postdoc-external", false).basis(SCHOOL, "").toConfirm();
    /** Foreign staff may join. */
    static final Rule<Boolean> FOREIGN = Rule.yesNo("membership.join.foreign", true).basis(SCHOOL, "").toConfirm();
    /** Temporary workers may join. */
    static final Rule<Boolean> TEMPORARY = Rule.yesNo("membership.join.temporary", true).basis(SCHOOL, "").toConfirm();
    /** Who has not paid for so many months in a row, without good reason, nor taken part, may be treated as having left. */
    static final Rule<Integer> LAPSE_MONTHS = Rule.whole("membership.lapse.months", 6).between(1, 36).unit("months")
            .basis(CHARTER, "第六条").toConfirm();
    /** The code on the membership card in the phone holds for so many minutes; a picture of it is worth nothing later. */
    static final Rule<Integer> CARD_MINUTES = Rule.whole("membership.card.minutes", 5).between(1, 60).unit("minutes").basis(SCHOOL, "");

    /** A proposal from the staff roster that an officer puts off comes back after so many months. */
    static final Rule<Integer> PUT_OFF_MONTHS = Rule.whole("membership.changes.put-off-months", 3).between(1, 24).unit("months").basis(SCHOOL, "");

    @Override
    public List<Rule<?>> rules() {
        return List.of(ANSWER_DAYS, DUES_NEXT_MONTH, DISPATCHED, REHIRED, POSTDOC_EXTERNAL, FOREIGN, TEMPORARY, LAPSE_MONTHS, CARD_MINUTES, PUT_OFF_MONTHS);
    }
}
