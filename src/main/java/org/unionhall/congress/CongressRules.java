package org.unionhall.congress;

import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.unionhall.rulebook.Bands;
import org.unionhall.rulebook.Bands.Band;
import org.unionhall.rulebook.Ratio;
import org.unionhall.rulebook.Rule;
import org.unionhall.rulebook.RuleSource;
import org.unionhall.rulebook.Rulebook;

/** The numbers behind congresses. What carries {@code toConfirm} was not read in its own text and must be looked up before it is relied on. */
@Component
public class CongressRules implements RuleSource {

    private static final String STAFF = "学校教职工代表大会规定（教育部令第32号）";
    private static final String MEMBERS = "基层工会会员代表大会条例（2019年）";
    private static final String SHANGHAI = "上海市职工代表大会条例（地方规定，仅供参照）";
    private static final String SCHOOL = "本校教职工代表大会实施办法";

    // preparation: terms, papers, seats

    /** A term lasts three or five years. */
    public static final Rule<Integer> TERM_YEARS = Rule.whole("congress.term.years", 5).oneOf(3, 5).unit("years").basis(STAFF, "第十八条").toConfirm();
    /** So many months before its last day a term is about to end: the next one is prepared. */
    public static final Rule<Integer> TERM_DUE_MONTHS = Rule.whole("congress.term.due-months", 6).between(1, 24).unit("months").basis(SCHOOL, "").toConfirm();
    /** A congress meets at least once within so many months. */
    public static final Rule<Integer> MEETS_MONTHS = Rule.whole("congress.session.within-months", 12).between(1, 36).unit("months").basis(STAFF, "第十七条").toConfirm();
    /** The papers are with the delegates so many days before the session opens. */
    public static final Rule<Integer> PAPERS_DAYS = Rule.whole("congress.session.papers-days", 7).between(0, 60).unit("days").basis(SHANGHAI, "第三十条").toConfirm();
    /** A grassroots union from so many members on holds a congress of its own. */
    public static final Rule<Integer> SECOND_LEVEL_FROM = Rule.whole("congress.second-level.from-members", 80).between(1, 10_000).unit("members")
            .basis("二级教职工代表大会实施办法（参照外校）", "").toConfirm();
    /** Delegates of a members' congress by the number of members; above the last band the rule says nothing. */
    public static final Rule<Bands> SEATS = Rule.bands("congress.delegates.seats", Bands.of(new Band(100, 200, 30, 40), new Band(201, 1000, 40, 60),
            new Band(1001, 5000, 60, 90), new Band(5001, 10_000, 90, 130))).basis(MEMBERS, "").toConfirm();
    /** An election of delegates is valid when at least this share of those who should attend take part. */
    public static final Rule<Ratio> VOTE_VALID = Rule.ratio("congress.delegates.valid", Ratio.of(2, 3)).between(Ratio.of(1, 2), Ratio.of(1, 1)).basis(SHANGHAI, "第十五条").toConfirm();
    /** Elected is who gets more than this share of those who should attend. */
    public static final Rule<Ratio> ELECTED_ABOVE = Rule.ratio("congress.delegates.majority", Ratio.of(1, 2)).between(Ratio.of(1, 3), Ratio.of(1, 1)).basis(SHANGHAI, "第十五条").toConfirm();
    /** Whoever works for another electoral unit now is its delegate no more. */
    public static final Rule<Boolean> ENDS_BY_TRANSFER = Rule.yesNo("congress.delegates.ends-by-transfer", true).basis(SHANGHAI, "第十九条").toConfirm();
    /** Whoever retires, or whose membership is kept without its rights, is a delegate no more. */
    public static final Rule<Boolean> ENDS_BY_RETIREMENT = Rule.yesNo("congress.delegates.ends-by-retirement", true).basis(SHANGHAI, "第十九条").toConfirm();

    // preparation: who must be represented. Percent of the body; 0 switches a line off, a union for its own second-level congress too.

    /** Young is who is not older than so many years. */
    public static final Rule<Integer> YOUNG = Rule.whole("congress.share.young-age", 40).between(25, 50).unit("age").basis(SCHOOL, "").toConfirm();
    /** Teachers among the delegates, at least. */
    public static final Rule<Integer> TEACHERS = share("teachers", 60, STAFF, "第十一条");
    /** Staff of the front line among the delegates, at least. */
    public static final Rule<Integer> FRONT_LINE = share("front-line", 0, SCHOOL, "");
    /** Model workers among the delegates, at least. */
    public static final Rule<Integer> MODEL_WORKERS = share("model-workers", 0, SCHOOL, "");
    /** Front line and model workers together among the delegates, at least. */
    public static final Rule<Integer> FRONT_AND_MODEL = share("front-and-model", 65, "工会工作总结（参照外校）", "");
    /** The same in the union's committee; */
    public static final Rule<Integer> FRONT_AND_MODEL_COMMITTEE = share("front-and-model-committee", 20, "工会工作总结（参照外校）", "");
    /** … and in its standing committee. */
    public static final Rule<Integer> FRONT_AND_MODEL_STANDING = share("front-and-model-standing", 10, "工会工作总结（参照外校）", "");
    /** Women among the delegates, at least. */
    public static final Rule<Integer> WOMEN = share("women", 0, SCHOOL, "");
    /** Young staff among the delegates, at least. */
    public static final Rule<Integer> YOUNG_STAFF = share("young", 0, SCHOOL, "");
    /** Members of ethnic minorities among the delegates, at least. */
    public static final Rule<Integer> MINORITIES = share("minorities", 0, SCHOOL, "");
    /** Heads of departments and above among the delegates, at most. */
    public static final Rule<Integer> LEADERS = share("leaders", 20, MEMBERS, "");
    /** A presidium of so many at least, when there are more than a hundred delegates. */
    public static final Rule<Integer> PRESIDIUM = Rule.whole("congress.presidium.least", 7).between(1, 99).unit("people").basis(SHANGHAI, "第二十三条").toConfirm();
    /** Staff of the front line in the presidium, at least. */
    public static final Rule<Integer> PRESIDIUM_FRONT_LINE = Rule.whole("congress.presidium.front-line", 50).between(0, 100).unit("percent").basis(SHANGHAI, "第二十三条").toConfirm();

    private static final int MANY_DELEGATES = 100;

    /** How many a presidium has at least: with a hundred delegates or fewer the rule says nothing but that there is one. */
    public static int presidium(Rulebook rulebook, LocalDate day, long delegates) {
        return delegates > MANY_DELEGATES ? rulebook.get(PRESIDIUM, day) : 1;
    }

    /** A line for the delegates of all staff is none for a congress of the members alone, and the other way round. */
    public static boolean concerns(Rule<Integer> line, boolean staff, boolean members) {
        return line == TEACHERS ? staff : line != LEADERS || members;
    }

    private static Rule<Integer> share(String of, int percent, String document, String article) {
        return Rule.whole("congress.share." + of, percent).between(0, 100).unit("percent").basis(document, article).toConfirm().perUnit();
    }

    @Override
    public List<Rule<?>> rules() {
        return List.of(TERM_YEARS, TERM_DUE_MONTHS, MEETS_MONTHS, PAPERS_DAYS, SECOND_LEVEL_FROM, SEATS, VOTE_VALID, ELECTED_ABOVE, ENDS_BY_TRANSFER,
                ENDS_BY_RETIREMENT, YOUNG, TEACHERS, FRONT_LINE, MODEL_WORKERS, FRONT_AND_MODEL, FRONT_AND_MODEL_COMMITTEE, FRONT_AND_MODEL_STANDING,
                WOMEN, YOUNG_STAFF, MINORITIES, LEADERS, PRESIDIUM, PRESIDIUM_FRONT_LINE);
    }
}
