package org.unionhall.membership.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.unionhall.testing.Refused.refusedAt;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.inbox.Letterbox;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.Post;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** Elections are written down, decided by the rules, approved above; then the offices begin, all or none. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class ElectionTests {

    @Autowired A a;
    @Autowired As as;
    @Autowired Elections elections;
    @Autowired ElectionDecisions decisions;
    @Autowired ElectionCount count;
    @Autowired Offices offices;
    @Autowired BodyTerms terms;
    @Autowired Trainings trainings;
    @Autowired Letterbox letters;
    @Autowired List<DeskSource> desks;
    @Autowired JdbcClient jdbc;
    @Autowired MockMvc mvc;
    @Autowired Clock clock;

    LocalDate today;
    UUID school;
    UUID branch;
    Actor unitOfficer;
    Actor approver;
    List<UUID> people;

    @BeforeEach
    void aBranchAndItsCandidates() {
        today = LocalDate.now(clock);
        school = a.unit("选举大学工会", UnitKind.SCHOOL_UNION, null);
        branch = a.unit("选举分工会", UnitKind.GRASSROOTS_UNION, school);
        people = IntStream.range(0, 10).mapToObj(n -> a.member("选" + (char) ('一' + n)).in(branch).save()).toList();
        jdbc.sql("""
                with people as (insert into personnel_person (staff_no, name, name_pinyin) select 'E' || gen_random_uuid(), '会员', 'hui yuan'
                    from generate_series(1, 20) returning id),
                members as (insert into membership_member (person_id, state) select id, 'ACTIVE' from people returning person_id)
                insert into membership_stay (person_id, unit_id, from_on) select person_id, :unit, date '2020-01-01' from members
                """).param("unit", branch).update();
        unitOfficer = actor(Role.BRANCH_OFFICER, branch, null);
        approver = actor(Role.ORGANISATION_OFFICER, school, null);
    }

    private Actor actor(Role role, UUID unit, UUID person) {
        return new Actor(as.account(person, "干事"), person == null ? null : new PersonId(person), "干事", List.of(new HeldRole(role, Scope.below(unit), "", null)));
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private ElectionDraft renewal(int number) {
        return new ElectionDraft(Body.COMMITTEE, ElectionKind.RENEWAL, Meeting.MEMBERS, today.minusDays(2), 30, 28, number, today.minusDays(1), "分工发〔2026〕1号");
    }

    private Elections.Stands stands(int person, int votes) {
        return new Elections.Stands(jdbc.sql("select staff_no from personnel_person where id = :id").param("id", people.get(person)).query(String.class).single(),
                votes, 28 - votes, 0, false);
    }

    private Election read(UUID id) {
        return elections.find(approver, id).orElseThrow();
    }

    private void race(UUID id, Post post, int seats, Elections.Stands... stand) {
        elections.enter(unitOfficer, id, read(id).version(), post, seats, 28, 28, 28, List.of(stand));
    }

    /** Sent: five on the committee out of six, one of them chair. */
    private UUID sent(int number) {
        UUID id = elections.open(unitOfficer, branch, renewal(number));
        race(id, Post.COMMITTEE_MEMBER, 5, stands(0, 28), stands(1, 27), stands(2, 20), stands(3, 18), stands(4, 16), stands(5, 15));
        race(id, Post.CHAIR, 1, stands(0, 26));
        elections.submit(unitOfficer, id, read(id).version(), null, null);
        return id;
    }

    private void approve(Actor actor, UUID id) {
        decisions.approve(actor, id, read(id).version(), "校工发〔2026〕5号");
    }

    @Test
    void anApprovedRenewalEndsTheOldOfficesAndBeginsTheNewOnesOnOneDay() {
        UUID oldTerm = terms.enter(approver, branch, Body.COMMITTEE, 3, today.minusYears(5), 5, "文");
        UUID oldChair = a.office(branch, Post.CHAIR, people.get(9), today.minusYears(5), today);
        UUID stays = a.office(branch, Post.COMMITTEE_MEMBER, people.get(0), today.minusYears(5), today);
        UUID aside = a.office(branch, Post.LIAISON, people.get(9), today.minusYears(5), null);
        UUID id = sent(4);
        assertThat(offices.held(branch)).as("nothing begins before the approval").hasSize(3);
        approve(approver, id);
        LocalDate day = today.minusDays(1);
        assertThat(offices.find(approver, oldChair).orElseThrow()).extracting(Office::to, Office::endReason).containsExactly(day, EndReason.RENEWED);
        assertThat(offices.find(approver, stays).orElseThrow().to()).isEqualTo(day);
        assertThat(offices.find(approver, aside).orElseThrow().to()).as("a liaison sits in no body").isNull();
        List<Office> seated = offices.held(branch).stream().filter(office -> office.body() == Body.COMMITTEE).toList();
        assertThat(seated).hasSize(6).allSatisfy(office -> assertThat(office).extracting(Office::from, Office::came, Office::ofVotes, Office::document)
                .containsExactly(day, Origin.ELECTED, 30, "校工发〔2026〕5号"));
        assertThat(seated).extracting(Office::person).doesNotContain(people.get(5), people.get(9));
        BodyTerm next = terms.of(branch).get(0);
        assertThat(next).extracting(BodyTerm::number, BodyTerm::from, BodyTerm::to).containsExactly(4, day, day.plusYears(5).minusDays(1));
        assertThat(seated).allSatisfy(office -> assertThat(office.termTo()).isEqualTo(next.to()));
        assertThat(terms.state(terms.find(approver, oldTerm).orElseThrow())).isEqualTo(TermState.RENEWED);
        assertThat(letters.list(unitOfficer.account(), Letterbox.Search.UNREAD, Locale.SIMPLIFIED_CHINESE, 0, 9)).singleElement()
                .satisfies(letter -> assertThat(letter.text()).contains("校工发〔2026〕5号"));
    }

    @Test
    void twoOfficersDecideTheSameResultAndItIsDecidedOnce() throws Exception {
        UUID id = sent(4);
        int version = read(id).version();
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> ends = new ArrayList<>();
            for (Actor one : List.of(approver, actor(Role.SCHOOL_CHAIR, school, null))) {
                ends.add(two.submit(() -> {
                    together.await();
                    try {
                        decisions.approve(one, id, version, "批复");
                        return "approved";
                    } catch (Refusal no) {
                        return no.code();
                    }
                }));
            }
            assertThat(List.of(ends.get(0).get(), ends.get(1).get())).containsExactlyInAnyOrder("approved", "membership.election.elsewhere");
        } finally {
            two.shutdownNow();
        }
        assertThat(offices.held(branch)).hasSize(6);
        assertThat(terms.of(branch)).hasSize(1);
    }

    @Test
    void nobodyDecidesTheirOwnElection() {
        UUID id = sent(4);
        int version = read(id).version();
        refused("membership.office.not-yours", () -> decisions.approve(unitOfficer, id, version, "批复"));
        refused("membership.office.not-yours", () -> decisions.approve(actor(Role.ORGANISATION_OFFICER, branch, null), id, version, "批复"));
        refused("membership.election.candidate", () -> decisions.approve(actor(Role.SCHOOL_CHAIR, school, people.get(5)), id, version, "批复"));
        refused("membership.office.document", () -> decisions.approve(approver, id, version, null));
        refused("membership.office.moved", () -> decisions.approve(approver, id, version - 1, "批复"));
        Actor both = actor(Role.ORGANISATION_OFFICER, school, null);
        UUID own = elections.open(both, branch, new ElectionDraft(Body.FUND_AUDIT, ElectionKind.BY_ELECTION, Meeting.MEMBERS, today, 30, 28, null, today, "文"));
        elections.enter(both, own, read(own).version(), Post.FUND_AUDIT_HEAD, 1, 28, 28, 28, List.of(stands(7, 20)));
        elections.submit(both, own, read(own).version(), null, null);
        refused("membership.election.own", () -> approve(both, own));
        decisions.sendBack(approver, own, read(own).version(), "票数不符");
        elections.enter(unitOfficer, own, read(own).version(), Post.FUND_AUDIT_HEAD, 1, 28, 28, 28, List.of(stands(7, 20)));
        elections.submit(unitOfficer, own, read(own).version(), null, null);
        refused("membership.election.own", () -> approve(both, own));
        approve(approver, own);
        assertThat(offices.held(branch)).singleElement().extracting(Office::post).isEqualTo(Post.FUND_AUDIT_HEAD);
    }

    private UUID meeting(Body body, int present, LocalDate termFrom) {
        return elections.open(unitOfficer, branch, new ElectionDraft(body, ElectionKind.RENEWAL, Meeting.MEMBERS, today, 30, present, 4, termFrom, "文"));
    }

    @Test
    void noMoreCameThanShouldAndTheTermBeginsWithinNinetyDays() {
        refusedAt("present", "membership.election.present", () -> meeting(Body.COMMITTEE, 31, today));
        refusedAt("termFrom", "membership.election.begins", () -> meeting(Body.COMMITTEE, 30, today.minusDays(1)));
        refusedAt("termFrom", "membership.election.begins", () -> meeting(Body.COMMITTEE, 30, today.plusDays(91)));
        for (Body wrong : List.of(Body.NONE, Body.STANDING)) {
            refusedAt("body", "membership.office.term.body", () -> meeting(wrong, 30, today));
            refusedAt("body", "membership.office.term.body", () -> terms.enter(approver, branch, wrong, 1, today, 5, "文"));
        }
        assertThat(elections.count(approver, null, branch)).isZero();
        meeting(Body.COMMITTEE, 30, today.plusDays(90));
        meeting(Body.COMMITTEE, 30, today);
        assertThat(elections.count(approver, null, branch)).isEqualTo(2);
    }

    @Test
    void nobodyStandsTwiceForOnePost() {
        UUID id = elections.open(unitOfficer, branch, renewal(4));
        refused("membership.election.empty", () -> elections.submit(unitOfficer, id, read(id).version(), null, null));
        refusedAt("candidates", "membership.election.twice", () -> race(id, Post.COMMITTEE_MEMBER, 3, stands(0, 28), stands(1, 27), stands(0, 1)));
        assertThat(read(id).races()).isEmpty();
    }

    @Test
    void aResultIsSentBackPutRightAndSentAgain() {
        UUID id = sent(4);
        refused("membership.election.elsewhere", () -> race(id, Post.CHAIR, 1, stands(1, 28)));
        refused("identity.reason.missing", () -> decisions.sendBack(approver, id, read(id).version(), " "));
        decisions.sendBack(approver, id, read(id).version(), "主席得票与计票单不符");
        assertThat(desks.stream().flatMap(desk -> desk.tasks(unitOfficer).stream())).anyMatch(task -> task.textKey().equals("membership.task.election-returned"));
        race(id, Post.CHAIR, 1, stands(1, 28));
        elections.submit(unitOfficer, id, read(id).version(), null, null);
        approve(approver, id);
        assertThat(offices.held(branch)).filteredOn(office -> office.post() == Post.CHAIR).singleElement().extracting(Office::person).isEqualTo(people.get(1));
        refused("membership.election.elsewhere", () -> decisions.sendBack(approver, id, read(id).version(), "后悔"));
        refused("membership.election.elsewhere", () -> elections.discard(unitOfficer, id, read(id).version(), "作废"));
    }

    @Test
    void aVoteWithoutTwoThirdsLeadsToNoOffice() {
        UUID id = elections.open(unitOfficer, branch, new ElectionDraft(Body.COMMITTEE, ElectionKind.RENEWAL, Meeting.MEMBERS, today, 43, 28, 4, today, "文"));
        race(id, Post.CHAIR, 1, stands(0, 28));
        refused("membership.election.nobody-elected", () -> elections.submit(unitOfficer, id, read(id).version(), null, null));
        elections.discard(unitOfficer, id, read(id).version(), "未达三分之二");
        assertThat(read(id).state()).isEqualTo(ElectionState.DISCARDED);
    }

    @Test
    void whatIsNotAsTheRulesWantItNeedsAReason() {
        UUID id = elections.open(unitOfficer, branch, renewal(4));
        race(id, Post.COMMITTEE_MEMBER, 4, stands(0, 28), stands(1, 27), stands(2, 20), stands(3, 18));
        Election election = read(id);
        assertThat(count.deviations(election, count.verdicts(election))).extracting(Verdict.Say::key)
                .containsExactly("membership.election.off.margin", "membership.election.off.even");
        refused("membership.election.deviation", () -> elections.submit(unitOfficer, id, read(id).version(), null, " "));
        elections.submit(unitOfficer, id, read(id).version(), null, "经校工会同意等额选举");
        assertThat(read(id).deviation()).isEqualTo("经校工会同意等额选举");
    }

    @Test
    void aTiedSeatStaysEmptyUntilTheRunOff() {
        UUID id = elections.open(unitOfficer, branch, renewal(4));
        race(id, Post.COMMITTEE_MEMBER, 3, stands(0, 28), stands(1, 20), stands(2, 16), stands(3, 16));
        elections.submit(unitOfficer, id, read(id).version(), null, null);
        approve(approver, id);
        assertThat(offices.held(branch)).extracting(Office::person).containsExactlyInAnyOrder(people.get(0), people.get(1));
    }

    private ElectionDraft runOff(LocalDate heldOn, LocalDate termFrom) {
        return new ElectionDraft(Body.COMMITTEE, ElectionKind.RUN_OFF, Meeting.MEMBERS, heldOn, 30, 28, null, termFrom, "分工发〔2026〕2号");
    }

    @Test
    void aRunOffFillsTheTiedSeatAndNothingElse() {
        LocalDate sameDay = today.minusDays(2);
        LocalDate begins = today.minusDays(1);
        UUID first = elections.open(unitOfficer, branch, renewal(4));
        race(first, Post.COMMITTEE_MEMBER, 3, stands(0, 28), stands(1, 20), stands(2, 16), stands(3, 16));
        refusedAt("kind", "membership.election.run-off.nothing", () -> elections.open(unitOfficer, branch, runOff(sameDay, begins)));
        elections.submit(unitOfficer, first, read(first).version(), null, null);
        assertThat(elections.open(read(first))).containsExactly(java.util.Map.entry(Post.COMMITTEE_MEMBER, 1));
        refusedAt("termFrom", "membership.election.run-off.begins", () -> elections.open(unitOfficer, branch, runOff(sameDay, begins.minusDays(1))));
        UUID second = elections.open(unitOfficer, branch, runOff(sameDay, begins));
        refusedAt("seats", "membership.election.run-off.seats", () -> race(second, Post.CHAIR, 1, stands(0, 28)));
        refusedAt("seats", "membership.election.run-off.seats", () -> race(second, Post.COMMITTEE_MEMBER, 2, stands(2, 18), stands(3, 17), stands(4, 10)));
        race(second, Post.COMMITTEE_MEMBER, 1, stands(2, 18), stands(3, 10));
        UUID twin = elections.open(unitOfficer, branch, runOff(sameDay, begins));
        race(twin, Post.COMMITTEE_MEMBER, 1, stands(3, 18), stands(2, 10));
        elections.submit(unitOfficer, second, read(second).version(), null, null);
        refusedAt("seats", "membership.election.run-off.seats", () -> elections.submit(unitOfficer, twin, read(twin).version(), null, null));
        refused("membership.election.run-off.first", () -> approve(approver, second));
        approve(approver, first);
        approve(approver, second);
        assertThat(offices.held(branch)).extracting(Office::person).containsExactlyInAnyOrder(people.get(0), people.get(1), people.get(2));
        assertThat(terms.of(branch)).as("the term of the election it completes").singleElement().extracting(BodyTerm::from).isEqualTo(begins);
        assertThat(offices.held(branch)).extracting(Office::term).containsOnly(terms.of(branch).get(0).id());
        assertThat(elections.open(read(first))).isEmpty();
        assertThat(elections.completed(read(second))).hasValueSatisfying(one -> assertThat(one.id()).isEqualTo(first));
        refusedAt("kind", "membership.election.run-off.nothing", () -> elections.open(unitOfficer, branch, runOff(today, today)));
    }

    @Test
    void aSeatLeftEmptyWithoutATieIsFilledInAnotherMeeting() throws Exception {
        UUID first = elections.open(unitOfficer, branch, renewal(4));
        race(first, Post.COMMITTEE_MEMBER, 3, stands(0, 28), stands(1, 20), stands(2, 15), stands(3, 14));
        elections.submit(unitOfficer, first, read(first).version(), null, null);
        refusedAt("kind", "membership.election.run-off.nothing", () -> elections.open(unitOfficer, branch, runOff(today.minusDays(2), today)));
        RequestPostProcessor unit = as.role(Role.BRANCH_CHAIR, branch);
        String page = go(get("/elections/" + first).header("Accept-Language", "zh-CN"), unit, 200).getContentAsString();
        String link = org.jsoup.Jsoup.parse(page).select("a[href*=RUN_OFF]").attr("href");
        assertThat(org.jsoup.Jsoup.parse(go(get(java.net.URI.create(link)), unit, 200).getContentAsString()).select("#kind-RUN_OFF, input[value=RUN_OFF]").first().hasAttr("checked")).isTrue();
        UUID second = elections.open(unitOfficer, branch, runOff(today.minusDays(1), today));
        race(second, Post.COMMITTEE_MEMBER, 1, stands(2, 18), stands(4, 10));
        assertThat(elections.open(read(first))).as("until it is sent").containsExactly(java.util.Map.entry(Post.COMMITTEE_MEMBER, 1));
        UUID later = elections.open(unitOfficer, branch, new ElectionDraft(Body.COMMITTEE, ElectionKind.BY_ELECTION, Meeting.MEMBERS, today, 30, 28, null, today, "文"));
        race(later, Post.COMMITTEE_MEMBER, 1, stands(5, 20), stands(6, 8));
        elections.submit(unitOfficer, later, read(later).version(), null, null);
        assertThat(elections.open(read(first))).as("another election has come").isEmpty();
        assertThat(go(get("/elections/" + second).header("Accept-Language", "zh-CN"), unit, 200).getContentAsString()).contains("所补足的选举", "/elections/" + first).doesNotContain("??");
    }

    @Test
    void aByElectionChangesItsPostsOnly() {
        approve(approver, sent(4));
        UUID id = elections.open(unitOfficer, branch, new ElectionDraft(Body.COMMITTEE, ElectionKind.BY_ELECTION, Meeting.COMMITTEE, today, 5, 5, null, today, "文"));
        elections.enter(unitOfficer, id, read(id).version(), Post.CHAIR, 1, 5, 5, 5, List.of(new Elections.Stands(stands(2, 0).staffNo(), 4, 1, 0, false)));
        elections.submit(unitOfficer, id, read(id).version(), null, null);
        approve(approver, id);
        assertThat(terms.of(branch)).as("the term goes on").hasSize(1);
        assertThat(offices.held(branch)).hasSize(6).filteredOn(office -> office.post() == Post.CHAIR).singleElement()
                .extracting(Office::person, Office::votes, Office::ofVotes).containsExactly(people.get(2), 4, 5);
        assertThat(offices.past(branch)).singleElement().extracting(Office::endReason).isEqualTo(EndReason.SUCCEEDED);
    }

    @Test
    void theNextTermMayBeginOnADayToComeAndUntilThenTheOldOneGoesOn() {
        a.office(branch, Post.CHAIR, people.get(9), today.minusYears(5), today);
        UUID id = elections.open(unitOfficer, branch, new ElectionDraft(Body.COMMITTEE, ElectionKind.RENEWAL, Meeting.MEMBERS, today, 30, 28, 4, today.plusDays(5), "文"));
        race(id, Post.CHAIR, 1, stands(0, 28));
        refused("membership.election.deviation", () -> elections.submit(unitOfficer, id, read(id).version(), null, null));
        elections.submit(unitOfficer, id, read(id).version(), null, "委员另行选举");
        approve(approver, id);
        assertThat(terms.state(terms.of(branch).get(0))).isEqualTo(TermState.PLANNED);
        assertThat(jdbc.sql("select person_id from membership_office where unit_id = :unit and post = 'CHAIR' and daterange(from_on, to_on) @> :today")
                .param("unit", branch).param("today", today).query(UUID.class).list()).containsExactly(people.get(9));
    }

    @Test
    void noElectionInAUnitThatHasEnded() {
        UUID id = sent(4);
        jdbc.sql("update membership_stay set to_on = :today where unit_id = :id").param("today", today).param("id", branch).update();
        jdbc.sql("update membership_unit set to_on = :today where id = :id").param("today", today).param("id", branch).update();
        refused("membership.office.unit-ended", () -> approve(approver, id));
        assertThat(read(id).state()).as("all or nothing").isEqualTo(ElectionState.RECORDED);
        refused("membership.office.unit-ended", () -> elections.open(unitOfficer, branch, renewal(5)));
    }

    @Test
    void trainingIsRecordedOnceAndWithdrawnForAReason() {
        a.office(branch, Post.CHAIR, people.get(0), today.minusYears(1), null);
        trainings.record(approver, people.get(0), "新任干部培训", "校工会", today, new BigDecimal("7.5"));
        trainings.record(approver, people.get(0), "经费管理培训", null, today, new BigDecimal("8"));
        refused("membership.training.own", () -> trainings.record(actor(Role.ORGANISATION_OFFICER, school, people.get(0)), people.get(0), "别的", null, today, BigDecimal.ONE));
        refused("membership.training.own", () -> trainings.withdraw(actor(Role.ORGANISATION_OFFICER, school, people.get(0)), people.get(0), UUID.randomUUID(), "录错人"));
        refused("membership.training.twice", () -> trainings.record(approver, people.get(0), "新任干部培训", "校工会", today, new BigDecimal("1")));
        refused("membership.training.hours", () -> trainings.record(approver, people.get(0), "别的", null, today, new BigDecimal("1.25")));
        refused("membership.office.not-yours", () -> trainings.record(unitOfficer, people.get(0), "别的", null, today, new BigDecimal("1")));
        assertThat(trainings.years(trainings.of(people.get(0)))).containsEntry(today.getYear(), new BigDecimal("15.5"));
        String many = stands(0, 0).staffNo();
        refused("membership.training.unknown", () -> trainings.record(approver, List.of(many, stands(1, 0).staffNo()), "法规学习", null, today, new BigDecimal("2")));
        a.office(branch, Post.LIAISON, people.get(1), today.minusYears(1), null);
        assertThat(trainings.record(approver, List.of(many, stands(1, 0).staffNo(), many), "新任干部培训", "校工会", today, new BigDecimal("7.5"))).as("who has it is passed over").isEqualTo(1);
        refusedAt("people", "membership.training.nobody", () -> trainings.record(approver, List.of(), "法规学习", null, today, new BigDecimal("2")));
        refusedAt("what", "membership.training.what", () -> trainings.record(approver, people.get(0), null, null, today, new BigDecimal("2")));
        UUID wrong = trainings.of(people.get(0)).stream().filter(one -> one.what().startsWith("经费")).findFirst().orElseThrow().id();
        trainings.withdraw(approver, people.get(0), wrong, "录错人");
        refusedAt(null, "membership.training.gone", () -> trainings.withdraw(approver, people.get(0), wrong, "录错人"));
        assertThat(trainings.years(trainings.of(people.get(0)))).containsEntry(today.getYear(), new BigDecimal("7.5"));
    }

    @Test
    void whoSeesAPastOfficeAloneSeesTheTrainingOfItsTimeAndNobodySeesOfficesElsewhere() throws Exception {
        UUID person = people.get(0);
        UUID past = a.office(branch, Post.ORGANISATION, person, today.minusYears(3), null);
        jdbc.sql("update membership_office set to_on = :day, end_reason = 'RESIGNED' where id = :id").param("day", today.minusYears(1)).param("id", past).update();
        UUID now = a.unit("现任分工会", UnitKind.GRASSROOTS_UNION, school);
        a.office(now, Post.LIAISON, person, today.minusYears(1), null);
        trainings.record(approver, person, "旧任培训", null, today.minusYears(1).minusDays(1), BigDecimal.ONE);
        trainings.record(approver, person, "新任培训", null, today.minusYears(1), BigDecimal.ONE);
        assertThat(cadre(person, branch)).contains("旧任培训", "选举分工会").doesNotContain("新任培训", "现任分工会");
        assertThat(cadre(person, now)).contains("旧任培训", "新任培训", "现任分工会").doesNotContain("选举分工会");
        refused("membership.office.not-yours", () -> trainings.record(actor(Role.ORGANISATION_OFFICER, branch, null), person, "别的", null, today, BigDecimal.ONE));
        assertThat(cadre(person, school)).contains("旧任培训", "新任培训", "现任分工会", "选举分工会");
    }

    @Test
    void theOwnPageSaysWhoEntersOnesTrainingInsteadOfAsking() throws Exception {
        UUID person = people.get(0);
        a.office(branch, Post.LIAISON, person, today.minusYears(1), null);
        var account = as.account(person, "本人");
        as.grant(account, Role.ORGANISATION_OFFICER, school);
        var page = org.jsoup.Jsoup.parse(go(get("/cadres/" + person).header("Accept-Language", "zh-CN"), as.person(person), 200).getContentAsString());
        assertThat(page.select("main form")).isEmpty();
        assertThat(page.select("main .note-info").text()).contains("其他有权限的人");
    }

    private String cadre(UUID person, UUID unit) throws Exception {
        String page = go(get("/cadres/" + person), as.role(Role.BRANCH_CHAIR, unit), 200).getContentAsString();
        return org.jsoup.Jsoup.parse(page).select("main").text();
    }

    @Test
    void aTrainingOfManyIsOfFiveHundredAtMostAndNobodyIsLeftOutSilently() throws Exception {
        a.office(branch, Post.LIAISON, people.get(0), today.minusYears(1), null);
        String known = stands(0, 0).staffNo();
        refusedAt("people", "membership.training.too-many", () -> trainings.record(approver, Collections.nCopies(501, known), "法规学习", null, today, BigDecimal.ONE));
        assertThat(trainings.of(people.get(0))).isEmpty();
        String lines = (known + "\n").repeat(501);
        MockHttpServletResponse answer = go(post("/trainings/new").param("what", "法规学习").param("on", today.toString()).param("hours", "1").param("people", lines),
                as.role(Role.ORGANISATION_OFFICER, school), 422);
        assertThat(org.jsoup.Jsoup.parse(answer.getContentAsString()).select("#people-fault").text()).contains("500");
        assertThat(trainings.record(approver, Collections.nCopies(500, known), "法规学习", null, today, BigDecimal.ONE)).isEqualTo(1);
    }

    @Test
    void fromTheFirstFigureToThePrintedReportByThePages() throws Exception {
        RequestPostProcessor unit = as.role(Role.BRANCH_CHAIR, branch);
        RequestPostProcessor above = as.role(Role.ORGANISATION_OFFICER, school);
        String election = go(post("/units/" + branch + "/elections/new").param("body", "COMMITTEE").param("kind", "RENEWAL").param("meeting", "MEMBERS")
                .param("heldOn", today.toString()).param("shouldAttend", "30").param("present", "28").param("number", "4"), unit, 302).getRedirectedUrl();
        UUID id = UUID.fromString(election.substring(election.lastIndexOf('/') + 1));
        String rows = IntStream.range(0, 4).mapToObj(n -> stands(n, 0).staffNo() + " 选" + (char) ('一' + n) + "\t" + (28 - 5 * n) + "\t" + n).reduce((x, y) -> x + "\n" + y).orElseThrow();
        assertThat(go(post(election + "/races").param("version", version(id)).param("post", "COMMITTEE_MEMBER").param("seats", "3").param("given", "28").param("returned", "28")
                .param("valid", "28").param("candidates", rows + "\n这行不对"), unit, 422).getContentAsString()).contains("5");
        go(post(election + "/races").param("version", version(id)).param("post", "COMMITTEE_MEMBER").param("seats", "3").param("given", "28").param("returned", "28")
                .param("valid", "28").param("candidates", rows), unit, 302);
        String page = go(get(election).header("Accept-Language", "zh-CN"), unit, 200).getContentAsString();
        assertThat(page).contains("选举有效", "16", "当选").doesNotContain("??");
        go(post(election + "/submit").param("version", version(id)).param("document", "分工发〔2026〕1号"), unit, 302);
        assertThat(go(get("/"), above, 200).getContentAsString()).contains(election);
        go(post(election + "/approve").param("version", version(id)).param("document", "校工发〔2026〕6号"), above, 302);
        assertThat(read(id).state()).isEqualTo(ElectionState.APPROVED);
        assertThat(go(get(election + "/report").header("Accept-Language", "zh-CN"), unit, 200).getContentAsString()).contains("选举结果的报告", "妥否，请批示", "选举大学工会", "校工发〔2026〕6号").doesNotContain("??");
        assertThat(go(get("/units/" + branch + "/offices"), above, 200).getContentAsString()).doesNotContain("??");
        go(get(election), as.role(Role.ORGANISATION_OFFICER, a.unit("外校", UnitKind.SCHOOL_UNION, null)), 404);
    }

    private String version(UUID id) {
        return Integer.toString(read(id).version());
    }

    private MockHttpServletResponse go(org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request, RequestPostProcessor who, int status) throws Exception {
        MockHttpServletResponse answer = mvc.perform(request.with(csrf()).with(who)).andReturn().getResponse();
        assertThat(answer.getStatus()).as(answer.getContentAsString().replaceAll("(?s)<[^>]*>|\\s+", " ")).isEqualTo(status);
        return answer;
    }
}
