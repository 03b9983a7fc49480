package org.unionhall.personnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Passwords;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.inbox.Inbox;
import org.unionhall.inbox.Letter;
import org.unionhall.inbox.LetterKind;
import org.unionhall.inbox.Letterbox;
import org.unionhall.kernel.DocumentType;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;
import org.unionhall.sheet.SheetReader;
import org.unionhall.sheet.SheetSource;
import org.unionhall.sheet.Workbook;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People have their own record put right, see who looked at it, and take it along; duplicates are found. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class})
class RequestTests {

    private static final byte[] PDF = "%PDF-1.7 a scan".getBytes();
    private static final AtomicInteger NUMBER = new AtomicInteger(51_000_000);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient jdbc;
    @Autowired A a;
    @Autowired As as;
    @Autowired ChangeRequests requests;
    @Autowired RequestDecisions officers;
    @Autowired RequestList list;
    @Autowired People people;
    @Autowired Merges merges;
    @Autowired Duplicates duplicates;
    @Autowired OldForms oldForms;
    @Autowired Inbox inbox;
    @Autowired Letterbox letterbox;
    @Autowired List<DeskSource> desks;
    @Autowired EvidenceTidying tidying;
    @Autowired JsonMapper json;

    UUID unit;
    UUID department;
    UUID person;
    Actor member;

    @BeforeEach
    void somebody() {
        unit = a.unit("更正分工会", UnitKind.GRASSROOTS_UNION, null);
        department = a.department("更正系", unit);
        person = a.member("更正甲").in(unit).at(department).mobile("1390000" + NUMBER.incrementAndGet() % 10000)
                .document(DocumentType.PASSPORT, "E" + NUMBER.incrementAndGet()).save();
        member = new Actor(as.account(person, "更正甲"), new PersonId(person), "更正甲", List.of());
    }

    private Actor officer(Role role, Scope scope) {
        return new Actor(as.account(null, "干事"), null, "干事", List.of(new HeldRole(role, scope, "", null)));
    }

    private Actor officer() {
        return officer(Role.ORGANISATION_OFFICER, Scope.everything());
    }

    private static ChangeRequests.Upload scan(byte[] bytes) {
        return new ChangeRequests.Upload("证明.docx", bytes.length, new ByteArrayResource(bytes));
    }

    private UUID ask(Object... fieldsAndValues) {
        Map<PersonField, String> typed = new EnumMap<>(PersonField.class);
        for (int at = 0; at < fieldsAndValues.length; at += 2) {
            typed.put((PersonField) fieldsAndValues[at], (String) fieldsAndValues[at + 1]);
        }
        return requests.ask(member, typed, "PASSPORT", "登记有误", List.of(scan(PDF)));
    }

    private int version() {
        return people.find(new PersonId(person)).orElseThrow().version();
    }

    private Map<UUID, RequestDecisions.Decision> all(UUID request, RequestAct act, String why) {
        return requests.mine(member, request).orElseThrow().items().stream()
                .collect(Collectors.toMap(ChangeRequest.Item::id, item -> new RequestDecisions.Decision(act, why)));
    }

    @Test
    void whatIsApprovedIsInTheRecordAtOnceAndWhatIsRefusedIsNot() {
        UUID request = ask(PersonField.NAME, "更正佳", PersonField.ETHNICITY, "UYGHUR", PersonField.TITLE, "教授");
        Map<UUID, RequestDecisions.Decision> decisions = new HashMap<>();
        requests.mine(member, request).orElseThrow().items().forEach(item -> decisions.put(item.id(), item.field() == PersonField.TITLE
                ? new RequestDecisions.Decision(RequestAct.REFUSE, "聘书未到") : new RequestDecisions.Decision(RequestAct.APPROVE, "")));
        officers.decide(officer(), request, version(), decisions);
        PersonFacts now = people.find(new PersonId(person)).orElseThrow();
        assertThat(now.name()).isEqualTo("更正佳");
        assertThat(now.ethnicity().name()).isEqualTo("UYGHUR");
        assertThat(now.title()).isNull();
        assertThat(jdbc.sql("select field || ' ' || before || ' ' || after from personnel_change where person_id = :id and source = 'request' and source_id = :request order by field")
                .param("id", person).param("request", request).query(String.class).list()).containsExactly("ethnicity 汉族 维吾尔族", "name 更正甲 更正佳");
        assertThat(jdbc.sql("select act from identity_audit where object_id = :id order by seq").param("id", person.toString()).query(String.class).list())
                .containsExactly("personnel.request.ask", "personnel.request.approve", "personnel.request.approve", "personnel.request.refuse");
        assertThat(jdbc.sql("select word from personnel_word where person_id = :id").param("id", person).query(String.class).list()).contains("更正佳", "gengzhengjia");
        assertThat(letters()).extracting(Letterbox.Kept::text).containsExactlyInAnyOrder("姓名：已由干事更正。审核意见：—", "民族：已由干事更正。审核意见：—",
                "职称：干事未同意更正。理由：聘书未到");
        assertThat(requests.mine(member, request).orElseThrow().items()).extracting(ChangeRequest.Item::why).contains("聘书未到");
    }

    @Test
    void aNumberIsSealedFromTheMomentItIsAskedFor() {
        String number = "E" + NUMBER.incrementAndGet();
        UUID request = ask(PersonField.DOCUMENT, number, PersonField.MOBILE, "13812345678");
        assertThat(jdbc.sql("select string_agg(to_jsonb(f)::text, '') from personnel_request_field f where request_id = :id").param("id", request)
                .query(String.class).single()).doesNotContain(number).doesNotContain("13812345678");
        officers.decide(officer(), request, version(), all(request, RequestAct.APPROVE, ""));
        PersonFacts now = people.find(new PersonId(person)).orElseThrow();
        assertThat(people.reveal(member, now, SensitiveField.DOCUMENT_NUMBER, null)).contains(number);
        assertThat(people.reveal(member, now, SensitiveField.MOBILE, null)).contains("13812345678");
    }

    @Test
    void whatCannotBeAskedForIsRefusedBesideItsField() {
        refused(() -> ask(PersonField.BIRTH_ON, "2999-01-01"), "personnel.request.day.impossible", "birthOn");
        refused(() -> ask(PersonField.BIRTH_ON, "1980年1月1日"), "personnel.request.day", "birthOn");
        refused(() -> ask(PersonField.DOCUMENT, "1"), "kernel.document.range", "documentNumber");
        refused(() -> ask(PersonField.MOBILE, "abc"), "personnel.mobile.form", "mobile");
        refused(() -> ask(PersonField.NAME, "更正甲"), "personnel.request.same", "name");
        refused(() -> ask(PersonField.DUTY_STATE, "RETIRED"), "personnel.request.not-askable", "dutyState");
        refused(() -> ask(PersonField.TITLE, " "), "personnel.request.nothing", null);
        refused(() -> requests.ask(member, Map.of(PersonField.NAME, "更正佳"), null, "登记有误", List.of()), "personnel.evidence.missing", "evidence");
        refused(() -> requests.ask(member, Map.of(PersonField.NAME, "更正佳"), null, "登记有误", List.of(scan("MZ program".getBytes()))), "personnel.evidence.kind", "evidence");
        refused(() -> ask(PersonField.TITLE, "𠮷".repeat(51)), "personnel.request.text.long", "title");
        refused(() -> ask(PersonField.ETHNICITY, "汉族人"), "personnel.code.unknown", "ethnicity");
        refused(() -> requests.ask(new Actor(member.account(), null, "账号", List.of()), Map.of(PersonField.TITLE, "教授"), null, "登记有误", List.of()),
                "personnel.request.nobody", null);
        assertThat(requests.mine(member)).isEmpty();
        ask(PersonField.TITLE, "𠮷".repeat(50));
        refused(() -> ask(PersonField.TITLE, "副教授"), "personnel.request.waits", "title");
        assertThat(requests.mine(member)).hasSize(1);
    }

    @Test
    void evidenceIsFiveFilesOfTenMegabytesAtMost() {
        Map<PersonField, String> name = Map.of(PersonField.NAME, "更正佳");
        refused(() -> requests.ask(member, name, null, "登记有误", Collections.nCopies(6, scan(PDF))), "personnel.evidence.many", "evidence");
        refused(() -> requests.ask(member, name, null, "登记有误", List.of(scan(PDF), sized((10 << 20) + 1))), "personnel.evidence.large", "evidence");
        assertThat(requests.mine(member)).as("all of it or nothing").isEmpty();
        UUID request = requests.ask(member, name, null, "登记有误", Collections.nCopies(5, sized(10 << 20)));
        assertThat(requests.evidence(request)).hasSize(5);
    }

    private static ChangeRequests.Upload sized(long bytes) {
        return new ChangeRequests.Upload("证明.pdf", bytes, new ByteArrayResource(PDF));
    }

    @Test
    void whoDecidesNamesAField() {
        UUID request = ask(PersonField.TITLE, "教授");
        refused(() -> officers.decide(officer(), request, version(), Map.of()), "personnel.request.undecided", null);
        refused(() -> officers.decide(officer(), request, version(), Map.of(UUID.randomUUID(), new RequestDecisions.Decision(RequestAct.APPROVE, ""))),
                "personnel.request.undecided", null);
        assertThat(requests.mine(member, request).orElseThrow().items()).extracting(ChangeRequest.Item::why).containsOnlyNulls();
    }

    @Test
    void nobodyFillsTheHouseWithFilesByAskingAndTakingBack() {
        for (int nr = 0; nr < ChangeRequests.A_DAY; nr++) {
            requests.withdraw(member, ask(PersonField.TITLE, "教授"));
        }
        refused(() -> ask(PersonField.TITLE, "教授"), "personnel.request.many", null);
    }

    @Test
    void aFileIsNamedAfterItsContent() {
        UUID request = ask(PersonField.TITLE, "教授");
        assertThat(requests.evidence(request)).singleElement().satisfies(file -> assertThat(file.name()).isEqualTo("证明.pdf"));
    }

    @Test
    void nobodyDecidesTheOwnRequestNorSomebodyElsesUnit() {
        UUID request = ask(PersonField.TITLE, "教授");
        Actor self = new Actor(member.account(), member.person(), "更正甲", officer().roles());
        refused(() -> officers.decide(self, request, version(), all(request, RequestAct.APPROVE, "")), "personnel.request.own", null);
        UUID foreign = a.unit("别的", UnitKind.GRASSROOTS_UNION, null);
        for (Role role : List.of(Role.ORGANISATION_OFFICER, Role.BRANCH_CHAIR)) {
            Actor stranger = officer(role, Scope.below(foreign));
            assertThat(officers.seen(stranger, request)).isEmpty();
            assertThat(list.count(stranger, new RequestList.Wish("", RequestList.Which.ALL, null))).isZero();
            refused(() -> officers.decide(stranger, request, version(), all(request, RequestAct.APPROVE, "")), "personnel.request.not-yours", null);
        }
    }

    @Test
    void theChairOfTheOwnUnionDecidesEducationAndTitleAndSeesNothingElse() throws Exception {
        UUID request = ask(PersonField.TITLE, "教授", PersonField.NAME, "更正佳");
        Actor chair = officer(Role.BRANCH_CHAIR, Scope.below(unit));
        RequestDecisions.Seen seen = officers.seen(chair, request).orElseThrow();
        assertThat(seen.request().items()).extracting(ChangeRequest.Item::field).containsExactly(PersonField.TITLE);
        assertThat(seen.whole()).isFalse();
        RequestPostProcessor reader = as.role(Role.BRANCH_CHAIR, unit);
        UUID file = requests.evidence(request).get(0).id().value();
        assertThat(text(get("/people/requests/" + request), reader)).contains("教授").doesNotContain("更正佳").doesNotContain("证明.pdf");
        assertThat(ask(get("/people/requests/" + request + "/evidence/" + file), reader).getStatus()).isEqualTo(404);
        refused(() -> officers.decide(chair, request, version(), all(request, RequestAct.APPROVE, "")), "personnel.request.not-yours", null);
        assertThat(desks.stream().flatMap(desk -> desk.tasks(chair).stream()).filter(task -> task.href().endsWith(request.toString())))
                .singleElement().satisfies(task -> assertThat(task.due()).isAfter(LocalDate.now()));
        officers.decide(chair, request, version(), Map.of(seen.request().items().get(0).id(), new RequestDecisions.Decision(RequestAct.APPROVE, null)));
        assertThat(requests.mine(member, request).orElseThrow().open()).isTrue();
    }

    @Test
    void whoeverDecidesOnAnOldPictureIsTold() {
        UUID request = ask(PersonField.TITLE, "教授");
        int seen = version();
        jdbc.sql("update personnel_person set title = '讲师', version = version + 1 where id = :id").param("id", person).update();
        refused(() -> officers.decide(officer(), request, seen, all(request, RequestAct.APPROVE, "")), "personnel.request.moved", null);
        assertThat(requests.mine(member, request).orElseThrow().open()).isTrue();
    }

    @Test
    void aRefusalNeedsAReasonAndAWithdrawnRequestIsOver() {
        UUID request = ask(PersonField.TITLE, "教授");
        refused(() -> officers.decide(officer(), request, version(), all(request, RequestAct.REFUSE, " ")), "identity.reason.missing", "reason");
        requests.withdraw(member, request);
        refused(() -> officers.decide(officer(), request, version(), all(request, RequestAct.APPROVE, "")), "personnel.request.decided", null);
        refused(() -> requests.withdraw(member, request), "personnel.request.decided", null);
    }

    @Test
    void aNumberThatIsSomebodyElsesIsNotGivenTwice() {
        String number = "E" + NUMBER.incrementAndGet();
        a.member("别人").document(DocumentType.PASSPORT, number).save();
        UUID request = ask(PersonField.DOCUMENT, number);
        refused(() -> officers.decide(officer(), request, version(), all(request, RequestAct.APPROVE, "")), "personnel.request.document-taken", null);
        assertThat(requests.mine(member, request).orElseThrow().open()).isTrue();
    }

    @Test
    void ofTwoOfficersAtOnceOneDecides() throws Exception {
        for (int round = 0; round < 6; round++) {
            UUID request = ask(PersonField.TITLE, "职称" + round);
            int seen = version();
            CyclicBarrier start = new CyclicBarrier(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            List<Future<?>> both = new ArrayList<>();
            for (RequestAct act : List.of(RequestAct.APPROVE, RequestAct.REFUSE)) {
                Actor officer = officer();
                Map<UUID, RequestDecisions.Decision> decisions = all(request, act, "两人同时办理");
                both.add(threads.submit(() -> {
                    start.await();
                    officers.decide(officer, request, seen, decisions);
                    return null;
                }));
            }
            int told = 0;
            for (Future<?> one : both) {
                try {
                    one.get();
                } catch (ExecutionException no) {
                    assertThat(((Refusal) no.getCause()).code()).isEqualTo("personnel.request.decided");
                    told++;
                }
            }
            threads.shutdown();
            assertThat(told).isEqualTo(1);
            ChangeRequest.Item item = requests.mine(member, request).orElseThrow().items().get(0);
            assertThat(("职称" + round).equals(people.find(new PersonId(person)).orElseThrow().title())).isEqualTo(item.state() == RequestState.APPROVED);
            assertThat(letters()).hasSize(round + 1);
        }
    }

    @Test
    void thePagesLeadFromAskingToTheAnswer() throws Exception {
        RequestPostProcessor owner = as.person(person);
        MockHttpServletResponse asked = ask(multipart("/me/requests/new").file(new MockMultipartFile("evidence", "x.png", "image/png", PDF))
                .param("mobile", "13711110000").param("title", "教授").param("reason", "换了号码"), owner);
        assertThat(asked.getStatus()).as(asked.getContentAsString()).isEqualTo(302);
        UUID request = UUID.fromString(asked.getRedirectedUrl().substring("/me/requests/".length()));
        String page = text(get("/me/requests/" + request), owner);
        assertThat(page).contains("137****0000", "教授", "换了号码", "x.pdf").doesNotContain("13711110000");
        RequestPostProcessor officer = as.role(Role.ORGANISATION_OFFICER, null);
        assertThat(text(get("/people/requests?q=更正甲&field=MOBILE"), officer)).contains("更正甲");
        assertThat(text(get("/people/requests/" + request), officer)).contains("137****0000", "教授").doesNotContain("13711110000");
        ChangeRequest.Item mobile = requests.mine(member, request).orElseThrow().items().stream().filter(item -> item.field() == PersonField.MOBILE).findFirst().orElseThrow();
        String reveal = "/people/requests/" + request + "/reveal/" + mobile.id() + "/new";
        assertThat(ask(post(reveal), officer).getStatus()).isEqualTo(422);
        assertThat(ask(post(reveal).param("reason", "核对号码"), officer).getContentAsString()).contains("13711110000");
        UUID file = requests.evidence(request).get(0).id().value();
        MockHttpServletResponse evidence = ask(get("/people/requests/" + request + "/evidence/" + file), officer);
        assertThat(evidence.getContentAsByteArray()).isEqualTo(PDF);
        assertThat(evidence.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(ask(get("/me/requests/" + request + "/evidence/" + file), as.person(a.member("别人").in(unit).save())).getStatus()).isEqualTo(404);
        assertThat(ask(post("/people/requests/" + request).param("version", String.valueOf(version())).param("act-" + mobile.id(), "approve"), officer).getStatus()).isEqualTo(302);
        assertThat(text(get("/me/access"), owner)).contains("手机号码", "核对号码", "打开证明材料");
        assertThat(text(get("/me/access?all=yes"), owner)).contains("同意更正信息");
    }

    @Test
    void aFormThatIsRefusedKeepsWhatWasTyped() throws Exception {
        MockHttpServletResponse refused = ask(multipart("/me/requests/new").param("birthOn", "2999-01-01").param("title", "教授").param("reason", "写错了"), as.person(person));
        assertThat(refused.getStatus()).isEqualTo(422);
        org.jsoup.nodes.Document page = Jsoup.parse(refused.getContentAsString());
        assertThat(page.select("#birthOn-fault").text()).contains("日期应在");
        assertThat(page.select("#title").val()).isEqualTo("教授");
    }

    private void decidedMonthsAgo(UUID request, int months) {
        jdbc.sql("update personnel_request set asked_at = now() - interval '5 years' where id = :id").param("id", request).update();
        jdbc.sql("update personnel_request_field set decided_at = now() - make_interval(months => :months) where request_id = :id and state <> 'ASKED'")
                .param("months", months).param("id", request).update();
    }

    @Test
    void evidenceIsDeletedWhenTheRequestHasBeenDecidedLongEnoughAndTheRequestSaysSo() throws Exception {
        UUID request = ask(PersonField.TITLE, "教授");
        decidedMonthsAgo(request, 0);
        tidying.run();
        assertThat(requests.evidence(request)).as("nothing is deleted while a field waits").hasSize(1);
        requests.withdraw(member, request);
        decidedMonthsAgo(request, 11);
        tidying.run();
        assertThat(requests.evidence(request)).as("the rulebook says twelve months").hasSize(1);
        decidedMonthsAgo(request, 13);
        tidying.run();
        assertThat(requests.evidence(request)).isEmpty();
        assertThat(text(get("/me/requests/" + request), as.person(person))).contains("保存期限已满", LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).toString());
        UUID decided = ask(PersonField.EDUCATION, "MASTERS");
        officers.decide(officer(), decided, version(), all(decided, RequestAct.REFUSE, "学位证未到"));
        decidedMonthsAgo(decided, 13);
        tidying.run();
        assertThat(text(get("/people/requests/" + decided), as.role(Role.ORGANISATION_OFFICER, null))).contains("保存期限已满");
    }

    private MockHttpServletResponse download(RequestPostProcessor owner, String password) throws Exception {
        jdbc.sql("update identity_account set password_hash = :hash where person_id = :person").param("hash", Passwords.hash("一句只有我知道的话"))
                .param("person", person).update();
        return ask(post("/me/data/download").param("present", password), owner);
    }

    @Test
    void whoeverFindsMyDeskUnlockedCannotCarryMyDataAwayWithoutMyPassword() throws Exception {
        RequestPostProcessor owner = as.person(person);
        for (String password : List.of("", "猜的")) {
            MockHttpServletResponse refused = download(owner, password);
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(Jsoup.parse(refused.getContentAsString()).select("#present-fault").text()).contains("现用密码不对");
        }
        assertThat(letters()).isEmpty();
        assertThat(jdbc.sql("select act from identity_audit where account_id = :account order by seq").param("account", member.account().value())
                .query(String.class).list()).containsExactly("identity.sign-in.fail", "identity.sign-in.fail");
    }

    @Test
    void whoseDataWereDownloadedIsTold() throws Exception {
        assertThat(download(as.person(person), "一句只有我知道的话").getContentType()).startsWith("application/zip");
        assertThat(letters()).extracting(Letterbox.Kept::subject).containsExactly("您的信息已被下载");
    }

    @Test
    void whatTheUnionKnowsIsMaskedOnTheScreenAndWholeInTheDownload() throws Exception {
        RequestPostProcessor owner = as.person(person);
        jdbc.sql("insert into personnel_pay (person_id, as_of, post_wage_fen) values (:id, date '2024-01-01', 474750)").param("id", person).update();
        ask(PersonField.TITLE, "教授");
        inbox.send(member.account(), Letter.of(LetterKind.RESULT, "personnel.letter.corrected", "test." + person).with("学历", "李干事", "信的内容"));
        PersonFacts facts = people.find(new PersonId(person)).orElseThrow();
        String mobile = people.reveal(member, facts, SensitiveField.MOBILE, null).orElseThrow();
        String page = text(get("/me/data"), owner);
        assertThat(page).contains(facts.mobileMasked(), "更正系", "4747.50", "更正分工会").doesNotContain(mobile);
        assertThat(ask(post("/me/data/open/personnel.MOBILE"), owner).getContentAsString()).contains(mobile);
        assertThat(ask(post("/me/data/open/personnel.NAME"), owner).getStatus()).isEqualTo(404);
        Map<String, byte[]> files = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(download(owner, "一句只有我知道的话").getContentAsByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                zip.transferTo(bytes);
                files.put(entry.getName(), bytes.toByteArray());
            }
        }
        assertThat(files.keySet()).containsExactlyInAnyOrder("index.html", "data.json", "data.xlsx", "files/1-证明.pdf");
        assertThat(files.get("files/1-证明.pdf")).isEqualTo(PDF);
        assertThat(Jsoup.parse(new String(files.get("index.html"), java.nio.charset.StandardCharsets.UTF_8)).text())
                .contains(mobile, "更正系", "信的内容", "教授", "查看敏感信息").doesNotContain("??");
        JsonNode data = json.readTree(files.get("data.json"));
        Map<String, JsonNode> sections = new HashMap<>();
        data.get("sections").forEach(section -> sections.put(section.get("name").asString(), section));
        assertThat(sections.keySet()).contains("personnel.person", "personnel.postings", "personnel.pay", "personnel.changes", "personnel.requests",
                "membership.member", "membership.stays", "membership.offices", "membership.acts", "inbox.letters", "identity.account", "identity.roles", "identity.audit");
        assertThat(sections.get("personnel.person").get("facts").get("手机号码").asString()).isEqualTo(mobile);
        assertThat(sections.get("identity.audit").get("rows").toString()).contains("下载本人信息");
        List<String> cells = new ArrayList<>();
        try (Workbook book = new SheetReader().open(SheetSource.of(files.get("data.xlsx")), "data.xlsx")) {
            book.read(null, row -> row.cells().forEach(cell -> cells.add(cell.text())));
        }
        assertThat(cells).contains(mobile, "更正系").anySatisfy(cell -> assertThat(cell).contains("信的内容"));
        assertThat(jdbc.sql("select count(*) from identity_audit where act = 'identity.data.download' and object_id = :id").param("id", person.toString())
                .query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void eachClueFindsItsPairAndTwoPeopleStayTwo() {
        UUID department = a.department("查重系", unit);
        LocalDate born = LocalDate.of(1949, 12, 31);
        UUID now = born(a.member("查重甲").at(department).document(DocumentType.RESIDENT_ID, "659997194912310219").save(), born);
        UUID before = born(a.member("查重佳").at(department).document(DocumentType.RESIDENT_ID, "659997491231021").save(), born);
        oldForms.run();
        assertThat(duplicates.clues(new PersonId(now), new PersonId(before))).containsExactly(Duplicates.Clue.OLD_DOCUMENT, Duplicates.Clue.SOUND_DEPARTMENT_BIRTH);
        String mobile = "1370000" + NUMBER.incrementAndGet() % 10000;
        UUID one = born(a.member("查重乙").mobile(mobile).save(), LocalDate.of(1980, 1, 1));
        UUID two = born(a.member("查重乙").mobile(mobile).save(), LocalDate.of(1980, 1, 1));
        assertThat(duplicates.clues(new PersonId(two), new PersonId(one))).containsExactly(Duplicates.Clue.NAME_AND_BIRTH, Duplicates.Clue.MOBILE);
        UUID three = a.member("查重丙").at(department).save();
        UUID four = born(a.member("查重丙").at(department).save(), born);
        assertThat(duplicates.clues(new PersonId(three), new PersonId(four))).containsExactly(Duplicates.Clue.NAME_AND_DEPARTMENT);
        List<Duplicates.Pair> found = duplicates.find(Duplicates.Likelihood.HIGH, 200, 0).pairs();
        assertThat(found).anySatisfy(pair -> assertThat(List.of(pair.a().id().value(), pair.b().id().value())).containsExactlyInAnyOrder(now, before));
        duplicates.areTwo(officer(), people.find(new PersonId(two)).orElseThrow(), people.find(new PersonId(one)).orElseThrow(), "双胞胎");
        assertThat(duplicates.clues(new PersonId(one), new PersonId(two))).isEmpty();
        refused(() -> merges.merge(officer(), new Merges.Wish(new PersonId(one), new PersonId(two), java.util.Set.of(), 0, 0, "重复")), "personnel.merge.distinct", null);
        duplicates.areTwoNoMore(officer(), people.find(new PersonId(two)).orElseThrow(), people.find(new PersonId(one)).orElseThrow(), "看错了");
        assertThat(duplicates.clues(new PersonId(one), new PersonId(two))).isNotEmpty();
    }

    @Test
    void aSwitchboardMakesNobodyADuplicate() {
        String shared = "1360000" + NUMBER.incrementAndGet() % 10000;
        List<UUID> people = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            people.add(a.member("总机" + "甲乙丙丁戊己".charAt(n)).mobile(shared).save());
        }
        assertThat(duplicates.clues(new PersonId(people.get(0)), new PersonId(people.get(1)))).isEmpty();
    }

    @Test
    void theOfficerMergesOnThePageAndTheOldAddressLeadsOn() throws Exception {
        UUID one = born(a.member("页面甲").in(unit).at(department).save(), LocalDate.of(1980, 1, 1));
        UUID two = born(a.member("页面甲").in(unit).at(department).save(), LocalDate.of(1980, 1, 1));
        jdbc.sql("update personnel_person set title = '教授' where id = :id").param("id", two).update();
        RequestPostProcessor officer = as.role(Role.ORGANISATION_OFFICER, null);
        assertThat(text(get("/people/duplicates"), officer)).contains("页面甲");
        assertThat(text(get("/people/duplicates/" + one + "/" + two), officer)).contains("姓名和出生日期相同", "教授", "两条登记都有会籍");
        assertThat(ask(get("/people/duplicates/" + one + "/" + two), as.role(Role.ORGANISATION_OFFICER, unit)).getStatus()).isEqualTo(404);
        assertThat(ask(post("/people/duplicates/" + one + "/" + two + "/merge").param("seen", "0").param("seenOther", "0"), officer).getStatus()).isEqualTo(422);
        MockHttpServletResponse merged = ask(post("/people/duplicates/" + one + "/" + two + "/merge").param("seen", "0").param("seenOther", "0")
                .param("take-TITLE", "goes").param("reason", "同一人"), officer);
        assertThat(merged.getStatus()).isEqualTo(302);
        assertThat(ask(get("/members/" + two), officer).getRedirectedUrl()).isEqualTo("/members/" + one);
        assertThat(text(get("/members/" + one), officer)).contains("教授");
        UUID foreign = a.unit("别处", UnitKind.GRASSROOTS_UNION, null);
        assertThat(ask(get("/members/" + two), as.role(Role.BRANCH_CHAIR, foreign)).getStatus()).isEqualTo(404);
        String log = merged.getRedirectedUrl();
        assertThat(text(get(log), officer)).contains("同一人", "职称", "部门任职").doesNotContain("??");
        assertThat(text(get("/people/merges"), officer)).contains("页面甲");
        assertThat(ask(post(log + "/undo").param("reason", "其实是两人"), officer).getStatus()).isEqualTo(302);
        assertThat(ask(get("/members/" + two), officer).getStatus()).isEqualTo(200);
    }

    private List<Letterbox.Kept> letters() {
        return letterbox.list(member.account(), new Letterbox.Search("", null, null), java.util.Locale.SIMPLIFIED_CHINESE, 0, 100);
    }

    private UUID born(UUID id, LocalDate day) {
        jdbc.sql("update personnel_person set birth_on = :day where id = :id").param("day", day).param("id", id).update();
        return id;
    }

    private String text(AbstractMockHttpServletRequestBuilder<?> request, RequestPostProcessor who) throws Exception {
        MockHttpServletResponse answer = ask(request, who);
        assertThat(answer.getStatus()).isEqualTo(200);
        return Jsoup.parse(answer.getContentAsString()).text();
    }

    private MockHttpServletResponse ask(AbstractMockHttpServletRequestBuilder<?> request, RequestPostProcessor who) throws Exception {
        return mvc.perform(request.locale(java.util.Locale.SIMPLIFIED_CHINESE).with(who).with(csrf().asHeader())).andReturn().getResponse();
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act, String code, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.field().orElse(null)).isEqualTo(field);
        });
    }
}
