package org.unionhall.bench;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Anyone;
import org.unionhall.identity.Role;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.DocumentType;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/**
 * The list of members over real HTTP: against the same page without a database, and against itself in registers of
 * very different sizes, each in a database of its own behind one and the same portal.
 */
@IntegrationTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import({As.class, Databases.class, MemberListBench.Model20.class, MemberListBench.FixedRows.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MemberListBench {

    private static final int SCHOOL = Integer.getInteger("bench.people.school", 5_000);
    private static final int SMALL = Integer.getInteger("bench.people.small", 50_000);
    private static final int LARGE = Integer.getInteger("bench.people.large", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final long ROUND_MS = Long.getLong("bench.round.ms", 2_000);
    /** Enough to keep the processors busy, as a browser that asks the next page at once. */
    private static final int READERS = 2 * Runtime.getRuntime().availableProcessors();

    @LocalServerPort int port;
    @Autowired As as;
    @Autowired Databases databases;
    @Autowired Vault vault;
    @Autowired DataSource source;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    private final Map<Integer, String> cookies = new LinkedHashMap<>();

    @BeforeAll
    void registers() throws Exception {
        for (int people : new int[] {SCHOOL, SMALL, LARGE}) {
            databases.use(String.valueOf(people));
            System.out.printf("Register of %,d people: %.0f s%n", people, Turns.seconds(() -> {
                try (Connection connection = source.getConnection()) {
                    new Register().fill(connection, people);
                    Register.number(connection, 77, vault.fingerprint("document " + DocumentType.RESIDENT_ID.code(), "659997198503110025"));
                }
            }));
            AccountId officer = as.account(null, "组织干事");
            as.grant(officer, Role.ORGANISATION_OFFICER, null);
            cookies.put(people, as.cookie(officer).getName() + "=" + as.cookie(officer).getValue());
        }
    }

    @AfterAll
    void rest() {
        readers.shutdownNow();
    }

    @Test
    @Order(1)
    void aSchoolsListAgainstFixedRows() throws Exception {
        databases.use(String.valueOf(SCHOOL));
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("the list as it opens", "/members");
        pages.put("part of a name and a state", "/members?q=" + url("建") + "&state=ACTIVE");
        pages.put("unit, post and sex", "/members?unit=" + unit() + "&post=TEACHING&sex=FEMALE");
        Turns rounds = new Turns();
        String fixed = "/trial/bench";
        String model = get("/members", cookies.get(SCHOOL));
        if (Math.abs(model.length() - get(fixed, null).length()) > 200) {
            throw new IllegalStateException("the fixed page is another page");
        }
        rounds.of("fixed", () -> perSecond(fixed, null));
        pages.forEach((name, address) -> rounds.of(name, () -> perSecond(address, cookies.get(SCHOOL))));
        rounds.run(5, ROUNDS);
        StringBuilder table = new StringBuilder("%,d people, 20 rows, %d readers at once; pages a second, median (least–greatest) of %d rounds of %.1f s.%n%n"
                .formatted(SCHOOL, READERS, ROUNDS, ROUND_MS / 1e3));
        table.append("| | pages/s | ratio | aim |\n|---|---|---|---|\n| the same page, fixed rows, no database | ").append(rounds.spread("fixed", "%.0f"))
                .append(" | 1 | |\n");
        pages.keySet().forEach(name -> table.append("| ").append(name).append(" | ").append(rounds.spread(name, "%.0f")).append(" | ")
                .append(rounds.ratio(name, "fixed")).append(" | 0.5 |\n"));
        Report.section("list", table.toString());
    }

    /** Two kinds of question: such as have as many answers in either register, and such as have more in the larger one. */
    @Test
    @Order(2)
    void aLargeRegisterAgainstASmallOne() throws Exception {
        List<String[]> questions = new ArrayList<>();
        questions.add(new String[] {"the list as it opens", "", ""});
        questions.add(new String[] {"staff number", "q=B0000123", ""});
        questions.add(new String[] {"beginning of a staff number", "q=B00012", ""});
        questions.add(new String[] {"document number", "q=659997198503110025", ""});
        String small = names(SMALL);
        String large = names(LARGE);
        questions.add(new String[] {"a whole name", "q=" + url(small), "q=" + url(large)});
        questions.add(new String[] {"its pinyin", "q=" + pinyin(small), "q=" + pinyin(large)});
        questions.add(new String[] {"a whole name, unit and state", "q=" + url(small) + "&state=ANYONE&sex=MALE", "q=" + url(large) + "&state=ANYONE&sex=MALE"});
        questions.add(new String[] {"surname", "q=" + url("王"), ""});
        questions.add(new String[] {"part of a given name", "q=" + url("建伟"), ""});
        questions.add(new String[] {"initials", "q=wjw", ""});
        questions.add(new String[] {"pinyin of a surname", "q=zhang", ""});
        questions.add(new String[] {"unit", "unit=UNIT", ""});
        questions.add(new String[] {"state", "state=RETAINED", ""});
        questions.add(new String[] {"a rare state", "state=WITHDRAWN", ""});
        questions.add(new String[] {"unit, post and sex", "unit=UNIT&post=TEACHING&sex=FEMALE", ""});
        questions.add(new String[] {"surname and unit", "q=" + url("王") + "&unit=UNIT", ""});
        questions.add(new String[] {"by name", "sort=name", ""});
        questions.add(new String[] {"page 100", "page=100", ""});
        questions.add(new String[] {"page 500", "page=500", ""});
        StringBuilder table = new StringBuilder("%,d against %,d people, one reader; milliseconds a page, median (least–greatest) of %d rounds.%n%n"
                .formatted(SMALL, LARGE, ROUNDS));
        table.append("| question | ").append("%,d | %,d | ratio | aim |%n|---|---|---|---|---|%n".formatted(SMALL, LARGE));
        for (String[] question : questions) {
            Turns rounds = new Turns();
            for (int people : new int[] {SMALL, LARGE}) {
                databases.use(String.valueOf(people));
                String address = "/members?" + (people == LARGE && !question[2].isEmpty() ? question[2] : question[1]).replace("UNIT", unit());
                rounds.of(String.valueOf(people), () -> {
                    databases.use(String.valueOf(people));
                    return milliseconds(address, cookies.get(people));
                });
            }
            rounds.run(1, ROUNDS);
            table.append("| ").append(question[0]).append(" | ").append(rounds.spread(String.valueOf(SMALL), "%.1f")).append(" | ")
                    .append(rounds.spread(String.valueOf(LARGE), "%.1f")).append(" | ")
                    .append(rounds.ratio(String.valueOf(LARGE), String.valueOf(SMALL))).append(" | 1.3 |\n");
        }
        Report.section("growth", table.toString());
    }

    /** The median of some pages asked one after the other. */
    private double milliseconds(String address, String cookie) throws Exception {
        List<Double> each = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            each.add(1e3 * Turns.seconds(() -> get(address, cookie)));
        }
        return Turns.median(each);
    }

    private double perSecond(String address, String cookie) throws Exception {
        long start = System.nanoTime();
        long end = start + ROUND_MS * 1_000_000;
        Callable<Integer> reader = () -> {
            int pages = 0;
            while (System.nanoTime() < end) {
                get(address, cookie);
                pages++;
            }
            return pages;
        };
        int pages = 0;
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            all.add(readers.submit(reader));
        }
        for (Future<Integer> each : all) {
            pages += each.get();
        }
        return pages / ((System.nanoTime() - start) / 1e9);
    }

    private String get(String address, String cookie) throws Exception {
        HttpRequest.Builder asked = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address)).header("Accept-Language", "zh-CN");
        HttpResponse<String> answer = http.send((cookie == null ? asked : asked.header("Cookie", cookie)).build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode());
        }
        return answer.body();
    }

    private static String url(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String unit() {
        return databases.jdbc().sql("select id::text from membership_unit where code = 'B07'").query(String.class).single();
    }

    /** A name that three people bear, or about as many. */
    private String names(int people) {
        databases.use(String.valueOf(people));
        return databases.jdbc().sql("select name from personnel_person where char_length(name) = 3 group by name order by abs(count(*) - 3), md5(name) limit 1")
                .query(String.class).single();
    }

    private static String pinyin(String name) {
        return org.unionhall.kernel.Pinyin.of(name).spaced().replace(" ", "");
    }

    /** Remembers what the real page was made of. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Model20 implements WebMvcConfigurer {

        private static volatile Map<String, Object> model;

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new HandlerInterceptor() {
                @Override
                public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) {
                    if (page != null) {
                        Map<String, Object> seen = new LinkedHashMap<>(page.getModel()); // four readers at once: only what is finished is shown to others
                        seen.keySet().removeIf(name -> name.startsWith("org.springframework"));
                        model = seen;
                    }
                }
            }).addPathPatterns("/members");
        }
    }

    /** The same template over the same things, without asking anything of anybody. */
    @Controller
    static class FixedRows {

        private static final CsrfToken TOKEN = new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", "0".repeat(100));
        private volatile Map<String, Object> model;

        @Anyone
        @GetMapping("/trial/bench")
        String members(HttpServletRequest request, Model page) {
            if (model == null) {
                model = Model20.model;
            }
            request.setAttribute(CsrfToken.class.getName(), TOKEN);
            request.setAttribute("_csrf", TOKEN);
            page.addAllAttributes(model);
            return "membership/members";
        }
    }
}
