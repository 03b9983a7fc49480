package org.unionhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.unionhall.identity.Role;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.testing.Statements;

/** Pages of the congress and of proposals, with the sessions, delegates and cases of the sample university behind them. */
@IntegrationTest(properties = "unionhall.trial=true")
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
@Import({As.class, Statements.class})
class FewStatementsTests {

    private static final int MOST = 30;
    /** A case shows its whole story, the record of a session all it left behind: each part of it is asked for once. */
    private static final Map<String, Integer> MORE = Map.of("/proposals/{id}", 50, "/congress/sessions/{id}/record", 40);

    @Autowired MockMvc mvc;
    @Autowired As as;
    @Autowired Statements statements;
    @Autowired JdbcClient jdbc;
    @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings;

    @Test
    void everyPageOfTheCongressAndOfProposalsIsMadeOfFewStatementsHoweverLongItIs() throws Exception {
        Map<String, RequestPostProcessor> readers = new LinkedHashMap<>();
        readers.put("congress officer", as.role(Role.CONGRESS_OFFICER, null));
        readers.put("delegate", as.person(one("select person_id from identity_account where username = 'delegate'")));
        readers.put("committee", as.person(one("select person_id from identity_account where username = 'committee'")));
        List<String> faults = new ArrayList<>();
        int seen = 0;
        for (String page : pages()) {
            for (String address : addresses(page)) {
                for (Map.Entry<String, RequestPostProcessor> reader : readers.entrySet()) {
                    int few = statements(reader.getValue(), address, 20);
                    int many = statements(reader.getValue(), address, 200);
                    seen += few > 0 ? 1 : 0;
                    if (Math.max(few, many) > MORE.getOrDefault(page, MOST) || many > few) {
                        faults.add(reader.getKey() + " " + page + ": " + few + ", of 200 rows " + many + often());
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(seen).as("pages that answered").isGreaterThan(70);
    }

    /** What a variable of a path stands for below its beginning; a page of cases is asked for in several stages. */
    private List<String> addresses(String page) {
        String address = page.replace("/congress/terms/{id}", "/congress/terms/" + one("select term_id from congress_session order by opens_on desc limit 1"))
                .replace("/congress/delegates/{id}", "/congress/delegates/" + one("select id from congress_delegate where stage = 'ACTIVE' order by number limit 1"))
                .replace("/units/{unit}", "/units/" + one("select unit_id from congress_electorate order by unit_id limit 1"))
                .replace("/undertakers/{department}", "/undertakers/" + one("select department_id from proposal_undertaker order by department_id limit 1"))
                .replace("/review/{session}", "/review/" + one("select id from congress_session order by opens_on desc limit 1"));
        UUID item = one("select id from congress_item where stage = 'PASSED' order by nr limit 1");
        address = address.replace("{item}", item.toString()).replace("{sitting}", one("select id from congress_sitting order by on_day, half limit 1").toString())
                .replace("{resolution}", one("select id from congress_resolution order by id limit 1").toString())
                .replace("/congress/sessions/{id}", "/congress/sessions/" + one("select session_id from congress_item where id = '" + item + "'"));
        if (!address.contains("/proposals/{id}")) {
            return List.of(address.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()));
        }
        List<String> addresses = new ArrayList<>();
        for (String stage : List.of("REVIEW", "HANDLING", "REPLIED", "CLOSED")) {
            addresses.add(address.replace("/proposals/{id}", "/proposals/" + one("select id from proposal where stage = '" + stage + "' order by seconds desc, id limit 1"))
                    .replaceAll("\\{[^}]+}", "x"));
        }
        return addresses;
    }

    private UUID one(String sql) {
        return jdbc.sql(sql).query(UUID.class).single();
    }

    private List<String> pages() {
        return mappings.getHandlerMethods().entrySet().stream().filter(route -> route.getKey().getMethodsCondition().getMethods().equals(Set.of(RequestMethod.GET)))
                .flatMap(route -> route.getKey().getPatternValues().stream())
                .filter(page -> page.startsWith("/congress") || page.startsWith("/proposals")).filter(page -> !page.endsWith(".xlsx")).sorted().toList();
    }

    /** What is asked for more than once. */
    private String often() {
        Map<String, Long> times = statements.here().stream().collect(Collectors.groupingBy(sql -> sql.strip().replaceAll("\\s+", " "), Collectors.counting()));
        return times.entrySet().stream().filter(each -> each.getValue() > 1).map(each -> "\n    " + each.getValue() + " × " + each.getKey().substring(0, Math.min(120, each.getKey().length())))
                .sorted(Comparator.reverseOrder()).collect(Collectors.joining());
    }

    private int statements(RequestPostProcessor who, String address, int size) throws Exception {
        statements.forget();
        int status = mvc.perform(get(URI.create(address + "?size=" + size)).header("Accept-Language", "zh-CN").with(who)).andReturn().getResponse().getStatus();
        return status == 200 ? statements.here().size() : 0;
    }
}
