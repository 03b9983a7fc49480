package org.unionhall.trial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.unionhall.trial.ProposalSample.Meeting;

/**
 * What the sample's committee awarded for the session that is over, what is before everybody, and what higher levels
 * said. The best are chosen as the ranking of the portal would have them.
 */
final class Laurels {

    private static final String PROPOSALS = """
            select t.id, t.case_no || ' ' || t.title, 80 + least(20, 2 * t.seconds) as score from proposal t join proposal_outcome o on o.proposal_id = t.id and o.round = t.round
            where t.session_id = ? and t.stage in ('CLOSED', 'ARCHIVED') and t.result = 'SOLVED' and o.mark = 'SATISFIED' and t.visibility = 'PUBLIC'
            order by score desc, t.number limit 5""";
    /** In time, solved and content, as the weights are without a school's own. */
    private static final String ANSWERS = """
            with answer as (
                select t.id, t.lead_department, t.result in ('SOLVED', 'PLANNED') as solved, o.mark <> 'DISSATISFIED' as content,
                       (select min(r.released_at)::date from proposal_reply r where r.proposal_id = t.id) <= (select min(a.due_on) from proposal_assignment a where a.proposal_id = t.id) as punctual,
                       (select s.person_id from proposal_step s where s.proposal_id = t.id and s.act = 'DRAFT_REPLY' order by s.at desc limit 1) as drafter
                from proposal t left join proposal_outcome o on o.proposal_id = t.id and o.round = t.round
                where t.session_id = ? and t.stage in ('CLOSED', 'ARCHIVED') and t.result is not null
            )
            select w.id, w.name, round((30 * avg(punctual::int) + 30 * avg(solved::int) + 40 * avg(content::int))::numeric, 1) as score
            from answer join %s w on w.id = answer.%s group by w.id, w.name having count(*) >= 3 and count(content) >= 3 order by score desc, count(*) desc, w.name limit 2""";

    private final JdbcTemplate jdbc;
    private final LocalDate today;
    private final ZoneId zone;

    Laurels(JdbcTemplate jdbc, LocalDate today, ZoneId zone) {
        this.jdbc = jdbc;
        this.today = today;
        this.zone = zone;
    }

    private record Chosen(UUID id, String name, BigDecimal score) {
    }

    void award(Meeting meeting) {
        List<Chosen> best = chosen(PROPOSALS, meeting);
        List<String> why = List.of("调研扎实，数据翔实，建议可行，办理后教职工反映良好", "事关教职工切身利益，推动建立了长期管理办法", "提案人全程参与方案讨论和验收，办理效果明显",
                "一事一案，分析透彻，答复及时落实", "建议具体，投入少而受益面广");
        for (int n = 0; n < best.size(); n++) {
            award(meeting, "PROPOSAL", "proposal_id", best.get(n), why.get(n % why.size()), n < 3 ? n + 1 : 0, n == 3);
        }
        List<Chosen> departments = chosen(ANSWERS.formatted("personnel_department", "lead_department"), meeting);
        for (int n = 0; n < departments.size(); n++) {
            award(meeting, "DEPARTMENT", "department_id", departments.get(n), "主动上门沟通，按时答复，承诺事项逐项落实", n == 0 ? 1 : 0, n == 1);
        }
        chosen(ANSWERS.formatted("personnel_person", "drafter"), meeting).stream().limit(1)
                .forEach(one -> award(meeting, "HANDLER", "person_id", one, "办理认真，多次到现场核实，提案人评价高", 1, false));
        List<String> papers = List.of("市总工会关于征集优秀提案的通知（" + today.getYear() + "年）", "市教科文卫工会优秀提案评选办法", "市总工会表彰决定（" + today.getYear() + "年）");
        honour(best.get(0), "CITY", "REPORTED", 38, papers.get(0));
        honour(best.get(0), "CITY", "RECEIVED", 26, papers.get(1));
        honour(best.get(0), "CITY", "SECOND_PRIZE", 12, papers.get(2));
        honour(best.get(0), "PROVINCE", "REPORTED", 9, "省教育工会优秀提案推荐表");
        honour(best.get(1), "CITY", "REPORTED", 38, papers.get(0));
        honour(best.get(1), "CITY", "RECEIVED", 26, papers.get(1));
        honour(best.get(2), "CITY", "REPORTED", 38, papers.get(0));
    }

    private List<Chosen> chosen(String sql, Meeting meeting) {
        return jdbc.query(sql, (rs, n) -> new Chosen(rs.getObject(1, UUID.class), rs.getString(2), rs.getBigDecimal(3)), meeting.id());
    }

    /** @param number of the certificate; 0 while it is not awarded @param shown whether it is before everybody */
    private void award(Meeting meeting, String kind, String column, Chosen one, String why, int number, boolean shown) {
        boolean awarded = number > 0;
        int days = awarded ? 60 : 5;
        UUID id = jdbc.queryForObject("insert into proposal_award (session_id, kind, " + column + ", stage, name, reason, score, notice_until, number, moved_at) "
                        + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id", UUID.class, meeting.id(), kind, one.id(), awarded ? "AWARDED" : shown ? "NOTICE" : "PROPOSED", one.name(), why,
                one.score(), awarded ? today.minusDays(days - 12) : shown ? today.plusDays(4) : null, awarded ? number : null, at(awarded ? days - 14 : shown ? 2 : days));
        step(id, "PROPOSE", days, meeting.secretary().name(), why);
        if (awarded || shown) {
            step(id, "PUBLISH", awarded ? days - 3 : 2, meeting.secretary().name(), null);
        }
        if (awarded) {
            step(id, "AWARD", days - 14, meeting.secretary().name(), null);
        } else if (shown && kind.equals("PROPOSAL")) {
            step(id, "OBJECTED", 1, meeting.proposers().get(5).person().name(), "第三项措施还在实施，建议全部落实后再评。");
        }
    }

    private void step(UUID award, String act, int daysAgo, String who, String note) {
        jdbc.update("insert into proposal_award_step (award_id, act, at, actor, note) values (?, ?, ?, ?, ?)", award, act, at(daysAgo), who, note);
    }

    private void honour(Chosen one, String level, String kind, int daysAgo, String document) {
        jdbc.update("insert into proposal_honour (proposal_id, level, kind, on_day, document, entered_at, actor) values (?, ?, ?, ?, ?, ?, '示例数据')", one.id(), level, kind,
                today.minusDays(daysAgo), document, at(daysAgo - 1));
    }

    private OffsetDateTime at(int daysAgo) {
        return today.minusDays(daysAgo).atTime(LocalTime.of(10, 20)).atZone(zone).toOffsetDateTime();
    }
}
