package org.unionhall.proposal;

import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/** What a school sets for proposals: how much must be written, who seconds, who checks, by when is answered. Local everywhere. */
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

    // handling

    /** The leader in charge gives an opinion before a case is assigned. */
    public static final Rule<Boolean> OPINION_FIRST = Rule.yesNo("proposal.handle.opinion-first", false).basis(SCHOOL, "").toConfirm();
    /** A case is answered within so many working days of its assignment; schools have 15 to 45. */
    public static final Rule<Integer> REPLY_DAYS = Rule.whole("proposal.handle.reply-days", 30).between(1, 250).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** The second handling of a case is answered within so many working days. */
    public static final Rule<Integer> AGAIN_DAYS = Rule.whole("proposal.handle.again-days", 15).between(1, 250).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** A suggestion is answered within so many working days. */
    public static final Rule<Integer> SUGGESTION_DAYS = Rule.whole("proposal.handle.suggestion-days", 30).between(1, 250).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** A department says within so many working days that a case is not its matter; later it has to answer. */
    public static final Rule<Integer> OBJECTION_DAYS = Rule.whole("proposal.handle.objection-days", 7).between(1, 60).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** A department that says nothing until then has taken the case on. */
    public static final Rule<Boolean> SILENCE_ACCEPTS = Rule.yesNo("proposal.handle.silence-accepts", true).basis(SCHOOL, "").toConfirm();
    /** The light turns yellow so many working days before the last day. */
    public static final Rule<Integer> YELLOW_DAYS = Rule.whole("proposal.handle.yellow-days", 5).between(1, 60).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** So many working days after the last day the leader in charge and the committee are told. */
    public static final Rule<Integer> ESCALATION_DAYS = Rule.whole("proposal.handle.escalation-days", 5).between(1, 60).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** The leader in charge signs every answer before it is given. */
    public static final Rule<Boolean> LEADER_SIGNS = Rule.yesNo("proposal.handle.leader-signs", true).basis(SCHOOL, "").toConfirm();
    /** Proposers evaluate within so many working days of the answer; afterwards they count as not having evaluated. */
    public static final Rule<Integer> EVALUATION_DAYS = Rule.whole("proposal.handle.evaluation-days", 10).between(1, 120).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** What counts when several proposers are not of one mind. */
    public static final Rule<Split> SPLIT = Rule.choice("proposal.handle.split", Split.WORST).basis(SCHOOL, "").toConfirm();

    /** What counts when several proposers are not of one mind about an answer. */
    public enum Split {
        /** The least content of them. */
        WORST,
        /** What more than half of those who evaluated say; without such a half the worst. */
        MAJORITY
    }

    // awards

    /** Excellent proposals of a session at most; better none than a poor one. */
    public static final Rule<Integer> AWARD_PROPOSALS = Rule.whole("proposal.figure.award-proposals", 10).between(0, 100).unit("cases").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> AWARD_DEPARTMENTS = Rule.whole("proposal.figure.award-departments", 5).between(0, 50).unit("departments").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> AWARD_HANDLERS = Rule.whole("proposal.figure.award-handlers", 5).between(0, 50).unit("persons").basis(SCHOOL, "").toConfirm();
    /** Departments and handlers are ranked from so many answers on. */
    public static final Rule<Integer> AWARD_LEAST = Rule.whole("proposal.figure.award-least", 3).between(3, 50).unit("cases").basis(SCHOOL, "").toConfirm();
    /** A choice is before everybody for so many working days. */
    public static final Rule<Integer> AWARD_NOTICE_DAYS = Rule.whole("proposal.figure.award-notice-days", 5).between(1, 60).unit("working-days").basis(SCHOOL, "").toConfirm();
    /** What each part weighs in the score of a proposal; together they should be 100. */
    public static final Rule<Integer> WEIGHT_SOLVED = Rule.whole("proposal.figure.weight-solved", 40).between(0, 100).unit("points").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> WEIGHT_CONTENT = Rule.whole("proposal.figure.weight-content", 40).between(0, 100).unit("points").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> WEIGHT_SECONDS = Rule.whole("proposal.figure.weight-seconds", 20).between(0, 100).unit("points").basis(SCHOOL, "").toConfirm();
    /** What each part weighs in the score of a department or a handler. */
    public static final Rule<Integer> WEIGHT_PUNCTUAL = Rule.whole("proposal.figure.weight-punctual", 30).between(0, 100).unit("points").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> WEIGHT_SOLVING = Rule.whole("proposal.figure.weight-solving", 30).between(0, 100).unit("points").basis(SCHOOL, "").toConfirm();
    public static final Rule<Integer> WEIGHT_SATISFACTION = Rule.whole("proposal.figure.weight-satisfaction", 40).between(0, 100).unit("points").basis(SCHOOL, "").toConfirm();

    @Override
    public List<Rule<?>> rules() {
        return List.of(REASON_LEAST, REASON_MOST, MEASURES_LEAST, MEASURES_MOST, SECONDS_LEAST, RESET_ON_CHANGE, DELEGATION_CHECK, REMIND_DAYS, CASE_FORM,
                OPINION_FIRST, REPLY_DAYS, AGAIN_DAYS, SUGGESTION_DAYS, OBJECTION_DAYS, SILENCE_ACCEPTS, YELLOW_DAYS, ESCALATION_DAYS, LEADER_SIGNS, EVALUATION_DAYS, SPLIT,
                AWARD_PROPOSALS, AWARD_DEPARTMENTS, AWARD_HANDLERS, AWARD_LEAST, AWARD_NOTICE_DAYS, WEIGHT_SOLVED, WEIGHT_CONTENT, WEIGHT_SECONDS,
                WEIGHT_PUNCTUAL, WEIGHT_SOLVING, WEIGHT_SATISFACTION);
    }
}
