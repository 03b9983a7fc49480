package org.unionhall.proposal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/** What a school sets for proposals: how much must be written, who seconds, who checks. */
@Component
public class ProposalRules implements RuleSource {

    private static final String SCHOOL = "本校教职工代表大会提案工作办法";

    // writing and seconding

    /** Characters of the reason at least, white space not counted: no one-sentence proposals. */
    public static final Rule<Integer> REASON_LEAST = Rule.whole("proposal.write.reason-least", 50).between(0, 500).unit("characters").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> REASON_MOST = Rule.whole("proposal.write.reason-most", 1000).between(100, 5000).unit("characters").basis(SCHOOL, "").toConfirm();
    /** Characters of the measures at least. */
    public static final Rule<Integer> MEASURES_LEAST = Rule.whole("proposal.write.measures-least", 30).between(0, 500).unit("characters").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> MEASURES_MOST = Rule.whole("proposal.write.measures-most", 1000).between(100, 5000).unit("characters").basis(SCHOOL, "").toConfirm();
    /** Seconders at least; the proposal of a delegation needs none. */
    public static final Rule<Integer> SECONDS_LEAST = Rule.whole("proposal.second.least", 2).between(0, 20).unit("persons").basis(SCHOOL, "").toConfirm();
    /** Whoever seconded a text that was changed since must confirm anew. */
    public static final Rule<Boolean> RESET_ON_CHANGE = Rule.yesNo("proposal.second.reset-on-change", true).basis(SCHOOL, "").toConfirm();
    /** Before the committee the head of the delegation looks at a proposal. */
    public static final Rule<Boolean> DELEGATION_CHECK = Rule.yesNo("proposal.check.by-delegation", true).basis(SCHOOL, "").toConfirm();
    /** So many days before the deadline whoever has an open draft is reminded. */
    public static final Rule<Integer> REMIND_DAYS = Rule.whole("proposal.write.remind-days", 3).between(1, 30).unit("days").basis(SCHOOL, "");

    // review

    /** How the number of a case is printed. */
    public static final Rule<CaseForm> CASE_FORM = Rule.choice("proposal.review.case-form", CaseForm.YEAR).basis(SCHOOL, "");

    @Override
    public List<Rule<?>> rules() {
        return List.of(REASON_LEAST, REASON_MOST, MEASURES_LEAST, MEASURES_MOST, SECONDS_LEAST, RESET_ON_CHANGE, DELEGATION_CHECK, REMIND_DAYS, CASE_FORM);
    }
}
