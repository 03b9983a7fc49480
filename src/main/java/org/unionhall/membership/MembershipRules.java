package org.unionhall.membership;

import java.time.MonthDay;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Bands.Band;
import org.unionhall.rulebook.Ratio;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;

/**
 * The numbers behind committees, terms, elections and associations. Articles named were read in the statute; what
 * carries {@code toConfirm} comes from published practice and must be looked up before it is relied on.
 */
@Component
public class MembershipRules implements RuleSource {

    private static final String UNION_LAW = "中华人民共和国工会法（2021年修正）";
    private static final String ELECTIONS = "工会基层组织选举工作条例（2016年）";
    private static final String ASSOCIATIONS = "教职工专业协会管理办法（参照外校）";

    /** A committee (委员会) is elected for three or five years. Article 16. */
    public static final Rule<Integer> TERM_YEARS = Rule.whole("membership.term.years", 5).oneOf(3, 5).unit("years")
            .basis(UNION_LAW, "第十六条").perUnit();
    /** So many months before its end a term is due (到期). */
    public static final Rule<Integer> TERM_DUE_MONTHS = Rule.whole("membership.term.due-months", 6).between(1, 24).unit("months")
            .basis("本校工会换届工作规定", "").toConfirm();
    /** A term goes on past its last day by so many months at most, with the approval of the unit above. */
    public static final Rule<Integer> EXTENSION_MONTHS = Rule.whole("membership.term.extension-months", 6).between(1, 24).unit("months")
            .basis(ELECTIONS, "").toConfirm();
    /** A committee stays in charge after its term has run out, until the next one is elected. */
    public static final Rule<Boolean> OFFICE_CONTINUES = Rule.yesNo("membership.term.office-continues", true)
            .basis("本校工会换届工作规定", "").toConfirm();
    /** From so many members on a unit must have a committee. Article 11. */
    public static final Rule<Integer> COMMITTEE_FROM = Rule.whole("membership.committee.from-members", 25).between(1, 1000).unit("members")
            .basis(UNION_LAW, "第十一条");
    /** Seats of a committee by the number of members, odd numbers; above the last band the rule says nothing. */
    public static final Rule<Bands> COMMITTEE_SIZE = Rule.bands("membership.committee.size", Bands.of(
            new Band(11, 25, 3, 3), new Band(26, 100, 3, 5), new Band(101, 200, 5, 7), new Band(201, 500, 7, 9),
            new Band(501, 1000, 9, 15), new Band(1001, 5000, 15, 21), new Band(5001, 10000, 21, 29))).odd()
            .basis("基层工会委员会委员名额对照表（深圳市福田区公布）", "").toConfirm().perUnit();
    /** From so many employees on the chair may be full-time. Article 14. */
    public static final Rule<Integer> FULL_TIME_CHAIR_FROM = Rule.whole("membership.chair.full-time-from", 200).between(1, 100_000).unit("employees")
            .basis(UNION_LAW, "第十四条");
    /** A vacant post of chair, vice chair or audit head is filled within so many months. A local rule. */
    public static final Rule<Integer> VACANCY_MONTHS = Rule.whole("membership.chair.vacancy-months", 3).between(1, 24).unit("months")
            .basis("重庆市工会条例（2011年，地方规定，仅供参照）", "").toConfirm();
    /** A vote is valid when at least this share of those who should attend take part. */
    public static final Rule<Ratio> VOTE_VALID = Rule.ratio("membership.election.valid", Ratio.of(2, 3)).between(Ratio.of(1, 2), Ratio.of(1, 1))
            .basis(ELECTIONS, "").toConfirm();
    /** Elected is who gets more than this share of those who should attend: {@link Ratio#moreThanOf}. */
    public static final Rule<Ratio> ELECTED_ABOVE = Rule.ratio("membership.election.majority", Ratio.of(1, 2)).between(Ratio.of(1, 3), Ratio.of(1, 1))
            .basis(ELECTIONS, "").toConfirm();
    /** Removed from office is who more than this share of all members or delegates vote against. Article 18. */
    public static final Rule<Ratio> REMOVED_ABOVE = Rule.ratio("membership.office.removal", Ratio.of(1, 2)).between(Ratio.of(1, 3), Ratio.of(1, 1))
            .basis(UNION_LAW, "第十八条");
    /** More candidates than seats by this share of the seats, rounded up: {@link Ratio#atLeastOf}. */
    public static final Rule<Ratio> CANDIDATE_MARGIN = Rule.ratio("membership.election.margin", Ratio.percent(5)).between(Ratio.of(0, 1), Ratio.of(1, 1))
            .basis("工会换届选举流程（参照复旦大学公布）", "").toConfirm();
    /** So many members at least make an association (专业协会). */
    public static final Rule<Integer> ASSOCIATION_MEMBERS = Rule.whole("membership.association.least-members", 10).between(1, 1000).unit("members")
            .basis(ASSOCIATIONS, "").toConfirm();
    /** The term of an association's officers. */
    public static final Rule<Integer> ASSOCIATION_TERM_YEARS = Rule.whole("membership.association.term-years", 2).between(1, 10).unit("years")
            .basis(ASSOCIATIONS, "").toConfirm();
    /** The report for the yearly check (年检) of an association is handed in by this day of the year. */
    public static final Rule<MonthDay> ASSOCIATION_CHECK_BY = Rule.monthDay("membership.association.check-by", MonthDay.of(12, 20))
            .basis(ASSOCIATIONS, "").toConfirm();

    @Override
    public List<Rule<?>> rules() {
        return List.of(TERM_YEARS, TERM_DUE_MONTHS, EXTENSION_MONTHS, OFFICE_CONTINUES, COMMITTEE_FROM, COMMITTEE_SIZE, FULL_TIME_CHAIR_FROM,
                VACANCY_MONTHS, VOTE_VALID, ELECTED_ABOVE, REMOVED_ABOVE, CANDIDATE_MARGIN, ASSOCIATION_MEMBERS, ASSOCIATION_TERM_YEARS,
                ASSOCIATION_CHECK_BY);
    }
}
