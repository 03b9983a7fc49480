package org.unionhall.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.proposal.write.Similar;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Lists, the search for similar ones and the figures of proposals: many of them with long journals against those of one session. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({As.class, Databases.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProposalBench {

    private static final int FEW = Integer.getInteger("bench.proposals.few", 200);
    private static final int MANY = Integer.getInteger("bench.proposals.many", 20_000);
    /** Five lines in the journal of each. */
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);

    @LocalServerPort int port;
    @Autowired As as;
    @Autowired Databases databases;
    @Autowired DataSource source;
    @Autowired Similar similar;

    private static final Actor OFFICER = new Actor(new AccountId(new UUID(0, 1)), null, "提案干事",
            List.of(new HeldRole(Role.CONGRESS_OFFICER, Scope.everything(), "", null)));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, String> cookies = new LinkedHashMap<>();

    @BeforeAll
    void proposals() throws Exception {
        for (int count : new int[] {FEW, MANY}) {
            databases.use("proposals" + count);
            System.out.printf("%,d proposals: %.0f s%n", count, Turns.seconds(() -> {
                try (Connection connection = source.getConnection()) {
                    new Register().fill(connection, 5_000);
                    fill(connection, count);
                }
            }));
            AccountId officer = as.account(null, "提案干事");
            as.grant(officer, Role.CONGRESS_OFFICER, null);
            cookies.put(count, as.cookie(officer).getName() + "=" + as.cookie(officer).getValue());
        }
    }

    /** Sessions of two hundred each, so that a session is as large as it is in a school; the figures of the term take all. */
    private static void fill(Connection connection, int count) throws Exception {
        try (Statement sql = connection.createStatement()) {
            sql.execute("""
                    insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage)
                    select id, 1, true, true, date '2020-01-01', date '2029-12-31', 'RUNNING' from membership_unit where parent_id is null;
                    insert into congress_session (term_id, number, stage, opens_on, closes_on)
                    select t.id, n, 'CLOSED', date '2020-06-01' + n, date '2020-06-02' + n from congress_term t, generate_series(1, least(99, greatest(1, %1$d / 200))) n;
                    insert into congress_delegation (term_id, number, name) select id, n, '第' || n || '团' from congress_term, generate_series(1, 12) n;
                    insert into congress_delegate (term_id, person_id, delegation_id, kind, stage, number, staff, member, from_on)
                    select t.id, p.id, (select id from congress_delegation where number = 1 + p.n %% 12), 'FORMAL', 'ACTIVE', p.n, true, true, date '2020-01-01'
                    from congress_term t, (select id, row_number() over (order by id) as n from personnel_person limit 150) p;
                    insert into personnel_department (code, name) select 'BD' || n, '部门' || n from generate_series(1, 30) n on conflict do nothing;
                    insert into proposal (session_id, stage, number, case_no, title, category, reason, measures, seconds, lead_department, due_on, result, created_by, created_at,
                        submitted_at, filed_at, replied_at, closed_at, moved_at)
                    select s.id, 'CLOSED', n, '2020-' || n, '关于' || w.words || '第' || n || '处的建议', (array['CAMPUS', 'LOGISTICS', 'LIVELIHOOD', 'PERSONNEL', 'SAFETY'])[1 + n %% 5],
                        w.words || '目前条件不足，排队时间长，教职工意见较多，编号' || n, '请主管部门调研' || w.words || '并给出时间表，逐步落实', 3,
                        (select id from personnel_department where code = 'BD' || (1 + n %% 30)), date '2020-09-01', 'SOLVED', gen_random_uuid(), timestamptz '2020-05-01',
                        timestamptz '2020-05-02', timestamptz '2020-05-10', timestamptz '2020-07-01', timestamptz '2020-07-20', timestamptz '2020-07-20'
                    from generate_series(1, %1$d) n join congress_session s on s.number = 1 + n %% least(99, greatest(1, %1$d / 200))
                    cross join lateral (select (array['教学楼加装电梯', '食堂早餐供应', '班车班次调整', '实验室开放共享', '职称评审办法', '消防通道治理', '体检项目完善', '无线网络质量'])[1 + n %% 8]
                        || (array['南校区', '北校区', '东校区', '西校区', '家属区'])[1 + n / 8 %% 5] as words) w;
                    insert into proposal_proposer (proposal_id, person_id, delegate_id, nr)
                    select t.id, d.person_id, d.id, 1 from proposal t join congress_delegate d on d.number = 1 + t.number %% 150;
                    insert into proposal_step (proposal_id, act, from_stage, to_stage, at, actor)
                    select t.id, a.act, a.f, a.t, timestamptz '2020-05-02' + a.n * interval '3 days', 'bench' from proposal t,
                        (values (1, 'WRITE', null, 'DRAFT'), (2, 'PASS', 'CHECK', 'REVIEW'), (3, 'FILE', 'REVIEW', 'FILED'), (4, 'RELEASE', 'SIGNED', 'REPLIED'),
                            (5, 'CLOSE', 'REPLIED', 'CLOSED')) a (n, act, f, t);
                    insert into proposal_assignment (proposal_id, department_id, department, due_on, assigned_at, actor)
                    select id, lead_department, '部门', due_on, timestamptz '2020-05-15', 'bench' from proposal;
                    insert into proposal_reply (proposal_id, round, nr, department, result, text, drafted_at, drafter, signed_at, digest, released_at, releaser)
                    select id, 1, 1, '部门', 'SOLVED', '已经办理完成，请查看。', timestamptz '2020-06-20', 'bench', timestamptz '2020-06-21', '\\x00', timestamptz '2020-07-01', 'bench' from proposal;
                    insert into proposal_evaluation (proposal_id, round, person_id, attitude, result, at, actor)
                    select proposal_id, 1, person_id, 'SATISFIED', 'SATISFIED', timestamptz '2020-07-10', 'bench' from proposal_proposer;
                    insert into proposal_outcome (proposal_id, round, mark, evaluated, proposers, rule, at)
                    select id, 1, 'SATISFIED', 1, 1, 'WORST', timestamptz '2020-07-20' from proposal""".formatted(count));
            sql.execute("vacuum analyze");
        }
    }

    @Test
    void manyProposalsAgainstThoseOfASession() throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("list", "/proposals");
        pages.put("list, sorted by title", "/proposals?sort=title");
        pages.put("list, words in the text", "/proposals?q=%E7%8F%AD%E8%BD%A6%E7%8F%AD%E6%AC%A1");
        pages.put("figures of a session", "/proposals/figures?session=SESSION");
        pages.put("figures of the term, all sessions", "/proposals/figures?term=TERM");
        StringBuilder table = new StringBuilder("%,d proposals with %,d journal lines against %,d; milliseconds a page, median (least–greatest) of %d rounds.%n%n"
                .formatted(MANY, MANY * 5, FEW, ROUNDS));
        table.append("| page | ").append("%,d | %,d | ratio |%n|---|---|---|---|%n".formatted(FEW, MANY));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Turns rounds = new Turns();
            for (int count : new int[] {FEW, MANY}) {
                databases.use("proposals" + count);
                String address = page.getValue().replace("SESSION", id("select id::text from congress_session where number = 1"))
                        .replace("TERM", id("select id::text from congress_term"));
                rounds.of(String.valueOf(count), () -> {
                    databases.use("proposals" + count);
                    return milliseconds(address, cookies.get(count));
                });
            }
            rounds.run(1, ROUNDS);
            line(table, page.getKey(), rounds);
        }
        Turns rounds = new Turns();
        for (int count : new int[] {FEW, MANY}) {
            rounds.of(String.valueOf(count), () -> {
                databases.use("proposals" + count);
                return 1e3 * Turns.seconds(() -> similar.to(OFFICER, new UUID(0, 0), "关于增加班车班次的建议", "南校区班车班次少，排队时间长，教职工意见较多",
                        "请主管部门调研班车线路并给出时间表"));
            });
        }
        rounds.run(1, ROUNDS);
        line(table, "search for similar ones (without the page)", rounds);
        Report.section("proposals", table.toString());
    }

    private static void line(StringBuilder table, String what, Turns rounds) {
        table.append("| ").append(what).append(" | ").append(rounds.spread(String.valueOf(FEW), "%.1f")).append(" | ")
                .append(rounds.spread(String.valueOf(MANY), "%.1f")).append(" | ").append(rounds.ratio(String.valueOf(MANY), String.valueOf(FEW))).append(" |\n");
    }

    private double milliseconds(String address, String cookie) throws Exception {
        List<Double> each = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            each.add(1e3 * Turns.seconds(() -> get(address, cookie)));
        }
        return Turns.median(each);
    }

    private void get(String address, String cookie) throws Exception {
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).header("Accept-Language", "zh-CN")
                .header("Cookie", cookie).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode());
        }
    }

    private String id(String sql) {
        return databases.jdbc().sql(sql).query(String.class).single();
    }
}
