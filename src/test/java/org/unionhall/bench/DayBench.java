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
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Role;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Rosters and compositions of a past day, in registers of very different sizes behind one and the same portal. */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({As.class, Databases.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DayBench {

    private static final int SCHOOL = Integer.getInteger("bench.people.school", 5_000);
    private static final int LARGE = Integer.getInteger("bench.people.large", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final String DAY = "2020-05-01";
    private static final double OF_A_UNIT = 1.5;

    @LocalServerPort int port;
    @Autowired As as;
    @Autowired Databases databases;
    @Autowired DataSource source;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Integer, String> cookies = new LinkedHashMap<>();

    @BeforeAll
    void registers() throws Exception {
        for (int people : new int[] {SCHOOL, LARGE}) {
            databases.use("days" + people);
            System.out.printf("Register of %,d people: %.0f s%n", people, Turns.seconds(() -> {
                try (Connection connection = source.getConnection()) {
                    new Register().fill(connection, people);
                    acts(connection);
                }
            }));
            AccountId officer = as.account(null, "组织干事");
            as.grant(officer, Role.ORGANISATION_OFFICER, null);
            cookies.put(people, as.cookie(officer).getName() + "=" + as.cookie(officer).getValue());
        }
    }

    /** All joined before the day; a third went and came back after it. */
    private static void acts(Connection connection) throws Exception {
        try (Statement sql = connection.createStatement()) {
            sql.execute("""
                    insert into membership_act (person_id, act, from_state, to_state, on_day, at, actor)
                    select person_id, 'ADMIT', null, state, date '2010-09-01', timestamp '2010-09-01 08:00', 'bench' from membership_member""");
            sql.execute("""
                    insert into membership_act (person_id, act, from_state, to_state, on_day, at, actor)
                    select person_id, 'TEST', case n when 1 then state else 'RETAINED' end, case n when 1 then 'RETAINED' else state end,
                        date '2021-01-01' + n, timestamp '2021-01-01 08:00', 'bench'
                    from membership_member, generate_series(1, 2) n where state = 'ACTIVE' and hashtext(person_id::text) % 3 = 0""");
            sql.execute("vacuum analyze membership_act");
        }
    }

    @Test
    void aPastDayOfALargeUnionAgainstThatOfASchool() throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("roster of a unit", "/units/UNIT/roster?on=" + DAY);
        pages.put("roster of a unit, a part of it", "/units/UNIT/roster?sex=FEMALE&post=TEACHING&on=" + DAY);
        pages.put("composition of a unit", "/units/UNIT/composition?on=" + DAY);
        pages.put("roster of the union", "/units/UNION/roster?on=" + DAY);
        pages.put("composition of the union", "/units/UNION/composition?on=" + DAY);
        StringBuilder table = new StringBuilder("%,d against %,d people, one reader; milliseconds a page, median (least–greatest) of %d rounds.%n%n"
                .formatted(SCHOOL, LARGE, ROUNDS));
        table.append("| page | ").append("%,d | %,d | ratio | aim |%n|---|---|---|---|---|%n".formatted(SCHOOL, LARGE));
        for (Map.Entry<String, String> page : pages.entrySet()) {
            boolean whole = page.getValue().contains("UNION");
            Turns rounds = new Turns();
            for (int people : new int[] {SCHOOL, LARGE}) {
                databases.use("days" + people);
                String address = page.getValue().replace("UNIT", unit("B07")).replace("UNION", unit("B00"));
                rounds.of(String.valueOf(people), () -> {
                    databases.use("days" + people);
                    return milliseconds(address, cookies.get(people), whole ? 1 : 15);
                });
            }
            rounds.run(1, ROUNDS);
            table.append("| ").append(page.getKey()).append(" | ").append(rounds.spread(String.valueOf(SCHOOL), "%.1f")).append(" | ")
                    .append(rounds.spread(String.valueOf(LARGE), "%.1f")).append(" | ").append(rounds.ratio(String.valueOf(LARGE), String.valueOf(SCHOOL)))
                    .append(" | ").append(whole ? String.valueOf(LARGE / SCHOOL) : String.valueOf(OF_A_UNIT)).append(" |\n");
        }
        Report.section("days", table.toString());
    }

    private double milliseconds(String address, String cookie, int times) throws Exception {
        List<Double> each = new ArrayList<>();
        for (int i = 0; i < times; i++) {
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

    private String unit(String code) {
        return databases.jdbc().sql("select id::text from membership_unit where code = :code").param("code", code).query(String.class).single();
    }
}
