package org.unionhall.congress.meeting;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Ratio;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/** The numbers behind quorum, votes and what follows a session. What carries {@code toConfirm} was not read in its own text. */
@Component
class MeetingRules implements RuleSource {

    private static final String STAFF = "学校教职工代表大会规定（教育部令第32号）";

    /** A congress is held, and votes, with at least this share of its valid delegates in the hall. */
    static final Rule<Ratio> QUORUM = Rule.ratio("congress.meeting.quorum", Ratio.of(2, 3)).between(Ratio.of(1, 2), Ratio.of(1, 1))
            .basis(STAFF, "第十九条").toConfirm();
    /** How many votes pass an item of the staff congress. */
    static final Rule<Passing> PASSING_STAFF = Rule.choice("congress.vote.passing-staff", Passing.HALF_OR_MORE).basis(STAFF, "第二十一条").toConfirm();
    /** How many votes pass an item of the union members' congress, its elections above all. */
    static final Rule<Passing> PASSING_MEMBERS = Rule.choice("congress.vote.passing-members", Passing.MORE_THAN_HALF)
            .basis("基层工会会员代表大会条例（2019年）", "").toConfirm();
    /** Of whom the votes must be that share. */
    static final Rule<VoteBase> BASE = Rule.choice("congress.vote.base", VoteBase.ALL_DELEGATES).basis(STAFF, "第二十一条").toConfirm();
    /** The union above has the report on a session within so many working days. A local rule. */
    static final Rule<Integer> REPORT_DAYS = Rule.whole("congress.report.working-days", 7).between(1, 60).unit("working-days")
            .basis("上海市职工代表大会条例（地方规定，仅供参照）", "第三十七条").toConfirm();

    @Override
    public List<Rule<?>> rules() {
        return List.of(QUORUM, PASSING_STAFF, PASSING_MEMBERS, BASE, REPORT_DAYS);
    }
}
