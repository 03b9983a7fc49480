package org.unionhall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.unionhall.identity.AllowedFor;
import org.unionhall.identity.Anyone;
import org.unionhall.identity.Role;
import org.unionhall.identity.SignedIn;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Every route, asked by every role, with ids of one's own and of others. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class RouteMatrixTests {

    private static final int FORBIDDEN = 403;

    /** The world's doors. A new one must be written down here on purpose. */
    private static final List<String> OPEN_TO_THE_WORLD = List.of("GET /activate", "GET /activate/{code}", "GET /sign-in",
            "POST /activate", "POST /activate/{code}", "POST /preferences/large-text");

    @Autowired
    MockMvc mvc;
    @Autowired
    As as;
    @Autowired
    A a;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private final Map<String, HandlerMethod> routes = new TreeMap<>();

    @BeforeEach
    void collect() {
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackageName().startsWith("org.unionhall") && !ErrorController.class.isAssignableFrom(method.getBeanType())) {
                for (String path : info.getPatternValues()) {
                    for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
                        routes.put(verb + " " + path, method);
                    }
                }
            }
        });
        assertThat(routes).hasSizeGreaterThan(20);
    }

    @Test
    void everyRouteSaysToWhomItOpens() {
        assertThat(routes.entrySet().stream().filter(route -> door(route.getValue()) == null).map(Map.Entry::getKey)).isEmpty();
    }

    @Test
    void theWorldsDoorsAreTheseAndNoOthers() {
        assertThat(routes.keySet().stream().filter(route -> door(routes.get(route)) instanceof Anyone)).containsExactlyInAnyOrderElementsOf(OPEN_TO_THE_WORLD);
    }

    @Test
    void everyRouteOpensToItsRolesAndToNobodyElse() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Role role : Role.values()) {
            RequestPostProcessor somebody = as.role(role, null);
            for (Map.Entry<String, HandlerMethod> route : routes.entrySet()) {
                if (route.getKey().contains("/me/sessions") || route.getKey().equals("POST /me/password")) {
                    continue; // would end the very session that asks
                }
                int status = status(route.getKey(), somebody, UUID.randomUUID().toString());
                if (opens(route.getValue(), role) == (status == FORBIDDEN) || status >= 500) {
                    faults.add(role + " " + route.getKey() + " -> " + status);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whoHasNotSignedInIsLedToTheDoor() throws Exception {
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, HandlerMethod> route : routes.entrySet()) {
            int status = status(route.getKey(), request -> request, UUID.randomUUID().toString());
            if (!(door(route.getValue()) instanceof Anyone) && status != 302) {
                faults.add(route.getKey() + " -> " + status);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void withoutTheTokenNothingIsChanged() throws Exception {
        RequestPostProcessor officer = as.role(Role.ORGANISATION_OFFICER, null);
        for (String route : routes.keySet()) {
            if (route.startsWith("POST")) {
                String path = filled(route.substring(5), "x");
                assertThat(mvc.perform(request(HttpMethod.POST, path).with(officer)).andReturn().getResponse().getStatus()).as(route).isEqualTo(FORBIDDEN);
            }
        }
    }

    @Test
    void someoneElsesIdIsNotFoundWhateverTheRole() throws Exception {
        UUID school = a.unit("矩阵大学工会", UnitKind.SCHOOL_UNION, null);
        UUID own = a.unit("本分工会", UnitKind.GRASSROOTS_UNION, school);
        UUID foreign = a.unit("别的分工会", UnitKind.GRASSROOTS_UNION, school);
        UUID stranger = a.member("外人").in(foreign).save();
        UUID othersRoster = jdbc.sql("""
                insert into intake_roster (kind, file_name, state, answer, account_id, person_name, handed_at)
                values ('units', 'x.xlsx', 'PREVIEW', '{"kind": "units", "ask": false}', gen_random_uuid(), 'x', now()) returning id
                """).query(UUID.class).single();
        UUID othersRequest = jdbc.sql("""
                insert into personnel_request (person_id, account_id, reason, asked_at) values (:person, gen_random_uuid(), 'x', now()) returning id
                """).param("person", stranger).query(UUID.class).single();
        jdbc.sql("insert into personnel_request_field (request_id, field, after, state) values (:id, 'TITLE', 'x', 'ASKED')").param("id", othersRequest).update();
        as.account(null, "the owner of an export");
        UUID othersExport = jdbc.sql("""
                insert into export_order (list, state, account_id, file_name, filters_sealed, clear, reason, reach, expected, ordered_at)
                select 'members', 'READY', id, 'x.xlsx', '', false, 'x', 'all', 1, now() from identity_account limit 1 returning id
                """).query(UUID.class).single();
        UUID othersSegment = jdbc.sql("insert into membership_segment (name, filters, account_id, owner, shared, made_at) values ('x', '', gen_random_uuid(), 'x', false, now()) returning id")
                .query(UUID.class).single();
        UUID othersPlan = jdbc.sql("""
                with plan as (
                    insert into membership_unit_plan (act, state, on_day, document_no, document_on, reason, account_id, actor, made_at)
                    values ('DISSOLVE', 'DRAFT', date '2026-01-01', 'x', date '2026-01-01', 'x', gen_random_uuid(), 'x', now()) returning id)
                insert into membership_unit_plan_unit (plan_id, unit_id, part, nr, code, name, short_name, kind)
                select id, :unit, 'ENDS', 0, 'x', 'x', 'x', 'GRASSROOTS_UNION' from plan returning plan_id
                """).param("unit", foreign).query(UUID.class).single();
        Map<String, UUID> ids = new TreeMap<>(Map.of("/me/requests/{", othersRequest, "/people/requests/{", othersRequest, "/people/duplicates/{", stranger,
                "/people/merges/{", UUID.randomUUID(), "/members/{", stranger, "/units/{", foreign, "/intake/{", othersRoster,
                "/exports/{", othersExport, "/inbox/{", UUID.randomUUID()));
        ids.putAll(Map.of("/units/plans/{", othersPlan, "/departments/{", a.department("别的系", foreign),
                "/associations/{", a.unit("别的协会", UnitKind.ASSOCIATION, foreign)));
        ids.put("/segments/{", othersSegment);
        UUID othersDraft = jdbc.sql("""
                with term as (
                    insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage)
                    values (:unit, 1, true, true, current_date - 30, current_date + 1000, 'RUNNING') returning id
                ), session as (
                    insert into congress_session (term_id, number, stage, opens_on, closes_on, collects_from, collects_until)
                    select id, 1, 'APPROVED', current_date + 30, current_date + 30, current_date - 10, now() + interval '5 days' from term returning id
                ), draft as (
                    insert into proposal (session_id, stage, title, category, reason, measures, created_by, created_at, moved_at)
                    select id, 'DRAFT', 'x', 'OTHER', 'x', 'x', gen_random_uuid(), now(), now() from session returning id
                ) insert into proposal_proposer (proposal_id, person_id, nr) select id, :person, 1 from draft returning proposal_id
                """).param("unit", foreign).param("person", stranger).query(UUID.class).single();
        ids.put("/proposals/{", othersDraft);
        UUID othersSession = jdbc.sql("select session_id from proposal where id = :id").param("id", othersDraft).query(UUID.class).single();
        UUID othersTerm = jdbc.sql("select term_id from congress_session where id = :id").param("id", othersSession).query(UUID.class).single();
        UUID othersItem = jdbc.sql("insert into congress_item (session_id, nr, title, kind, matter, electorate, stage) values (:id, 1, '别的事项', 'HEAR', 'REPORTS', 'STAFF', 'ON_AGENDA') returning id")
                .param("id", othersSession).query(UUID.class).single();
        UUID othersSitting = jdbc.sql("insert into congress_sitting (session_id, on_day, half, begins_at, stage) values (:id, current_date + 30, 'MORNING', now(), 'PLANNED') returning id")
                .param("id", othersSession).query(UUID.class).single();
        UUID othersDelegate = jdbc.sql("""
                insert into congress_delegate (term_id, person_id, unit_id, kind, stage, staff, member, from_on) values (:term, :person, :unit, 'FORMAL', 'ACTIVE', true, true, current_date - 10)
                returning id
                """).param("term", othersTerm).param("person", stranger).param("unit", foreign).query(UUID.class).single();
        ids.put("/congress/sessions/{", othersSession);
        ids.put("/congress/terms/{", othersTerm);
        ids.put("/congress/delegates/{", othersDelegate);
        Map<String, UUID> within = Map.of("{item}", othersItem, "{sitting}", othersSitting, "{delegate}", othersDelegate, "{unit}", foreign);
        UUID ownSession = jdbc.sql("""
                with term as (
                    insert into congress_term (unit_id, number, staff, members, from_on, to_on, stage)
                    values (:unit, 1, true, true, current_date - 30, current_date + 1000, 'RUNNING') returning id
                ) insert into congress_session (term_id, number, stage, opens_on, closes_on) select id, 1, 'OPEN', current_date, current_date from term returning id
                """).param("unit", own).query(UUID.class).single();
        List<String> faults = new ArrayList<>();
        for (Role role : Role.values()) {
            RequestPostProcessor somebody = as.role(role, own);
            for (Map.Entry<String, UUID> id : ids.entrySet()) {
                // whom the door itself sends away is seen above
                for (String route : routes.keySet().stream().filter(route -> route.contains(id.getKey()) && opens(routes.get(route), role)).toList()) {
                    String inside = route;
                    for (Map.Entry<String, UUID> part : within.entrySet()) {
                        if (id.getKey().startsWith("/congress/")) {
                            inside = inside.replace(part.getKey(), part.getValue().toString());
                        }
                    }
                    if (id.getKey().equals("/congress/sessions/{") && within.keySet().stream().anyMatch(route::contains)) {
                        int mixed = status(inside, somebody, ownSession.toString()); // one's own session, somebody else's item or sitting
                        if (mixed != 404 && mixed != FORBIDDEN && mixed != 302) { // an act says so where it came from; nothing was done, see below
                            faults.add(role + " " + route + " of one's own session -> " + mixed);
                        }
                    }
                    int status = status(inside, somebody, id.getValue().toString());
                    boolean ownBox = id.getKey().startsWith("/inbox"); // an unknown letter is marked read for nobody: back to the box
                    if (status != 404 && status != FORBIDDEN && !(ownBox && status == 302)) {
                        faults.add(role + " " + route + " -> " + status);
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
        assertThat(jdbc.sql("select (select stage || version from congress_item where id = :item) || (select stage || version from congress_sitting where id = :sitting)"
                + " || (select stage || version from congress_delegate where id = :delegate)").param("item", othersItem).param("sitting", othersSitting).param("delegate", othersDelegate)
                .query(String.class).single()).isEqualTo("ON_AGENDA0PLANNED0ACTIVE0");
        assertThat(jdbc.sql("select (select count(*) from congress_presence where delegate_id = :id) + (select count(*) from congress_leave where delegate_id = :id)"
                + " + (select count(*) from congress_opinion where item_id = :item)").param("id", othersDelegate).param("item", othersItem).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select state || version from membership_unit_plan where id = :id").param("id", othersPlan).query(String.class).single()).isEqualTo("DRAFT0");
        assertThat(jdbc.sql("select state from intake_roster where id = :id").param("id", othersRoster).query(String.class).single()).isEqualTo("PREVIEW");
        assertThat(jdbc.sql("select state from personnel_request_field where request_id = :id").param("id", othersRequest).query(String.class).single()).isEqualTo("ASKED");
    }

    @Test
    void nonsenseInAddressesIsRefusedWithoutAFailure() throws Exception {
        RequestPostProcessor officer = as.role(Role.ORGANISATION_OFFICER, null);
        List<String> faults = new ArrayList<>();
        for (String route : routes.keySet()) {
            if (route.startsWith("GET")) {
                List<String> paths = Stream.of("x", "00000000-0000-0000-0000-000000000000", "%27%3B--", "..", "%F0%9F%98%80")
                        .map(nonsense -> filled(route.substring(4), nonsense)).distinct().toList();
                for (String path : paths) {
                    for (String query : List.of("", "?page=abc&size=-1&sort=zzz&unit=x&from=2026-02-30&q=%25%27%3Cscript%3E&state=NIX&kind=NIX&day=x")) {
                        int status = mvc.perform(request(HttpMethod.GET, java.net.URI.create("http://localhost" + path + query))
                                .with(officer)).andReturn().getResponse().getStatus();
                        if (status >= 500) {
                            faults.add(path + query + " -> " + status);
                        }
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Puts a value into every variable of a path; numbers where only numbers fit. */
    private static String filled(String path, String value) {
        return path.replaceAll("\\{\\w+:\\[0-9](\\{[^}]*})?}", "1").replaceAll("\\{[^}]+}", value);
    }

    private int status(String route, RequestPostProcessor somebody, String id) throws Exception {
        String[] parts = route.split(" ");
        MockHttpServletRequestBuilder asked = request(HttpMethod.valueOf(parts[0]), filled(parts[1], id)).with(somebody).param("version", "0");
        try {
            return mvc.perform(parts[0].equals("GET") ? asked : asked.with(csrf().asHeader())).andReturn().getResponse().getStatus();
        } catch (Exception unhandled) {
            return 599;
        }
    }

    private static boolean opens(HandlerMethod method, Role role) {
        return !(door(method) instanceof AllowedFor allowed) || Arrays.asList(allowed.value()).contains(role);
    }

    private static Object door(HandlerMethod method) {
        return Stream.of(Anyone.class, SignedIn.class, AllowedFor.class)
                .map(type -> (Object) AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), type)).filter(java.util.Objects::nonNull).findFirst()
                .orElseGet(() -> Stream.of(Anyone.class, SignedIn.class, AllowedFor.class)
                        .map(type -> (Object) AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type))
                        .filter(java.util.Objects::nonNull).findFirst().orElse(null));
    }
}
