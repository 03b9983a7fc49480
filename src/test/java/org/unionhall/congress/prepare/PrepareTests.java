package org.unionhall.congress.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.CongressRules;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.congress.Session;
import org.unionhall.congress.SessionAct;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.MembershipEvent;
import org.unionhall.rulebook.Source;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** A congress of a small school, from setting up the term to a by-election. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class PrepareTests extends SmallSchool {

    @Autowired org.unionhall.export.Exports exports;
    @Autowired MessageSource messages;

    @Test
    void aTermRunsWithItsFirstDelegatesAndEndsTheOneBefore() {
        UUID before = term(4);
        elect(before, one, 0, 1);
        publish(before);
        assertThat(terms.find(before).orElseThrow().stage().name()).isEqualTo("RUNNING");
        UUID next = terms.setUp(officer, school, true, true, 7, today, 3, null, null);
        electorates.save(officer, next, 0, Rounding.SAINTE_LAGUE, 2, 1, today);
        elect(next, two, 0);
        publish(next);
        assertThat(terms.find(before).orElseThrow().over()).isTrue();
        assertThat(jdbc.sql("select distinct end_reason from congress_delegate where term_id = :id").param("id", before).query(String.class).list()).containsExactly("TERM_OVER");
        assertThatThrownBy(() -> terms.setUp(officer, school, false, true, 7, today, 5, null, null)).hasMessage("congress.term.number-taken");
    }

    /** A running term with a delegate who chairs the proposal committee, and the next one published, which begins on a day. */
    private UUID[] succession(LocalDate from) {
        UUID before = term(4);
        elect(before, one, 0, 1);
        publish(before);
        committees.appoint(officer, before, CommitteeKind.PROPOSALS, staff.get(one).get(0), "CHAIR");
        UUID next = terms.setUp(officer, school, true, true, 7, from, 3, null, null);
        electorates.save(officer, next, 0, Rounding.SAINTE_LAGUE, 2, 1, today);
        elect(next, two, 0);
        publish(next);
        return new UUID[] {before, next};
    }

    @Test
    void aTermWhoseDelegatesArePublishedEarlyEndsTheOneBeforeOnItsFirstDay() throws Exception {
        UUID[] both = succession(today.plusDays(10));
        mandateDays.run();
        assertThat(terms.find(both[0]).orElseThrow().over()).as("nothing has begun yet").isFalse();
        assertThat(in(both[0], DelegateStage.ACTIVE)).hasSize(2);
        String day = today.plusDays(10).toString();
        mvc.perform(get("/congress/terms/" + both[1] + "?lang=zh").with(as.role(Role.CONGRESS_OFFICER, school)))
                .andExpect(content().string(containsString("本届代表已公布，自 " + day + " 起接替第六届双代会")));
        mvc.perform(get("/congress/terms/" + both[0] + "?lang=zh").with(as.role(Role.CONGRESS_OFFICER, school)))
                .andExpect(content().string(containsString("第七届双代会代表已公布，自 " + day + " 起接替本届")));
        jdbc.sql("update congress_term set from_on = :today where id = :id").param("today", today).param("id", both[1]).update();
        UUID session = session(both[0], "OPEN", today);
        mandateDays.run();
        assertThat(terms.find(both[0]).orElseThrow().over()).as("one of its sessions is open").isFalse();
        jdbc.sql("update congress_session set stage = 'CLOSED' where id = :id").param("id", session).update();
        mandateDays.run();
        assertThat(terms.find(both[0]).orElseThrow().over()).isTrue();
        assertThat(jdbc.sql("select distinct end_reason || to_on from congress_delegate where term_id = :id").param("id", both[0]).query(String.class).list())
                .containsExactly("TERM_OVER" + today);
        assertThat(terms.find(both[1]).orElseThrow().over()).isFalse();
    }

    @Test
    void aTermIsNotFollowedByOneThatBeginsBeforeItsLastSession() {
        UUID before = term(4);
        elect(before, one, 0);
        publish(before);
        session(before, "PLANNED", today.plusDays(20));
        UUID next = terms.setUp(officer, school, true, true, 7, today.plusDays(20), 3, null, null);
        electorates.save(officer, next, 0, Rounding.SAINTE_LAGUE, 2, 1, today);
        elect(next, two, 0);
        assertThatThrownBy(() -> publish(next)).hasMessage("congress.term.sessions-open");
        jdbc.sql("update congress_term set from_on = :day where id = :id").param("day", today.plusDays(21)).param("id", next).update();
        publication.publish(officer, next, version(next));
        assertThat(terms.find(before).orElseThrow().over()).isFalse();
    }

    @Test
    void whatATermLeavesBehindIsLookedAfterByTheCommitteesOfTheNext() {
        UUID[] both = succession(today);
        UUID left = session(both[0], "CLOSED", today.minusDays(3));
        committees.appoint(officer, both[1], CommitteeKind.PROPOSALS, staff.get(two).get(0), "CHAIR");
        PersonId old = person(staff.get(one).get(0));
        PersonId now = person(staff.get(two).get(0));
        assertThat(congresses.seat(left, CommitteeKind.PROPOSALS, now)).contains("CHAIR");
        assertThat(congresses.seat(left, CommitteeKind.PROPOSALS, old)).isEmpty();
        assertThat(congresses.seat(session(both[1], "PLANNED", today), CommitteeKind.PROPOSALS, now)).contains("CHAIR");
        jdbc.sql("update congress_term set stage = 'RUNNING' where id = :id").param("id", both[0]).update();
        assertThat(congresses.seat(left, CommitteeKind.PROPOSALS, now)).as("a term that runs has committees of its own").isEmpty();
    }

    @Test
    void whoRetiredMovedAwayOrDiedSitsOnNoCommitteeAndTheOfficeIsTold() {
        UUID term = term(4);
        elect(term, one, 0);
        publish(term);
        AccountId keeper = as.account(null, "筹备办" + term);
        as.grant(keeper, Role.CONGRESS_OFFICER, school);
        for (int n = 1; n <= 4; n++) {
            committees.appoint(officer, term, CommitteeKind.PROPOSALS, staff.get(one).get(n), "MEMBER");
        }
        List<String> states = List.of("RETIRED", "MOVED_AWAY", "DECEASED");
        for (int n = 1; n <= 3; n++) {
            jdbc.sql("update personnel_person set duty_state = :state where staff_no = :no").param("state", states.get(n - 1)).param("no", staff.get(one).get(n)).update();
        }
        mandateDays.run();
        mandateDays.run();
        assertThat(committees.of(term)).extracting(CommitteeSeats.Seat::staffNo).containsExactly(staff.get(one).get(4));
        assertThat(jdbc.sql("select count(*) from inbox_letter where account_id = :id and event like 'congress.seats.%'").param("id", keeper.value()).query(Integer.class).single()).isEqualTo(1);
        assertThat(jdbc.sql("select actor || ' ' || row_count from identity_audit where act = 'congress.committee.end' and object_id = :id").param("id", term.toString())
                .query(String.class).list()).as("the portal's own line in the trail").containsExactly("portal 3");
    }

    @Test
    void aRosterThatWasWrongForANightCostsNobodyTheVote() {
        UUID term = term(2);
        elect(term, one, 0);
        publish(term);
        UUID id = in(term, DelegateStage.ACTIVE).get(0);
        UUID person = delegates.find(officer, id).orElseThrow().person();
        jdbc.sql("update personnel_person set employment_type = 'LABOUR_DISPATCH' where id = :id").param("id", person).update();
        mandateDays.run();
        mandateDays.run();
        assertThat(delegates.find(officer, id).orElseThrow().staff()).isFalse();
        jdbc.sql("update personnel_person set employment_type = null where id = :id").param("id", person).update();
        mandateDays.run();
        assertThat(delegates.find(officer, id).orElseThrow().staff()).isTrue();
        assertThat(jdbc.sql("select act from congress_step where delegate_id = :id and act like 'STAFF%' order by at, id").param("id", id).query(String.class).list())
                .containsExactly("STAFF_NO", "STAFF_AGAIN");
    }

    @Test
    void proposalsAreCollectedToTheEndOfTheLastDay() throws Exception {
        UUID term = term(2);
        LocalDate last = today.plusDays(3);
        UUID id = sessions.plan(officer, term, new Sessions.Facts(today.plusDays(5), today.plusDays(5), null, false, today, last));
        Session session = congresses.session(id).orElseThrow();
        Instant second = last.atTime(23, 59, 59).atZone(clock.getZone()).toInstant();
        assertThat(session.collects(last, second.plusMillis(400))).isTrue();
        assertThat(session.collects(last, second.plusMillis(999))).isTrue();
        assertThat(session.collects(last.plusDays(1), second.plusSeconds(1))).isFalse();
        assertThat(sessions.lastDay(session)).isEqualTo(last);
        mvc.perform(get("/congress/sessions/" + id).with(as.role(Role.CONGRESS_OFFICER, school))).andExpect(content().string(containsString(" – " + last + "<")));
        mvc.perform(get("/congress/sessions/" + id + "/change").with(as.role(Role.CONGRESS_OFFICER, school))).andExpect(content().string(containsString("value=\"" + last + "\"")));
        sessions.change(officer, id, session.version(), new Sessions.Facts(today.plusDays(5), today.plusDays(5), null, false, today, last.minusDays(1)));
        assertThat(sessions.lastDay(congresses.session(id).orElseThrow())).isEqualTo(last.minusDays(1));
    }

    @Test
    void theVotersAreCountedAndTheSeatsKept() {
        UUID term = term(5);
        assertThat(electorates.of(term)).extracting(Electorates.Electorate::voters).containsExactly(6, 6);
        assertThat(electorates.of(term).stream().mapToInt(Electorates.Electorate::seats).sum()).isEqualTo(5);
        assertThat(electorates.saved(terms.find(term).orElseThrow()).orElseThrow().lines()).extracting("seats").containsExactly(3, 2);
        elect(term, one, 0, 1, 2);
        assertThatThrownBy(() -> electorates.save(officer, term, version(term), Rounding.DHONDT, 2, 1, today)).hasMessage("congress.quota.taken");
    }

    @Test
    void whoDoesNotBelongOrHasNoContractIsNoCandidate() {
        UUID term = term(4);
        assertThatThrownBy(() -> nominations.nominate(officer, term, one, List.of(new Nominations.Nomination(staff.get(two).get(0), false, false)))).as("the number that was typed, not a name")
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code() + no.args()[0]).isEqualTo("congress.delegate.elsewhere" + staff.get(two).get(0)));
        jdbc.sql("update personnel_person set employment_type = 'LABOUR_DISPATCH' where staff_no = :no").param("no", staff.get(one).get(0)).update();
        assertThatThrownBy(() -> nominations.nominate(officer, term, one, List.of(new Nominations.Nomination(staff.get(one).get(0), false, false)))).hasMessage("congress.delegate.not-staff");
        nominations.nominate(officer, term, one, List.of(new Nominations.Nomination(staff.get(one).get(1), true, false)));
        assertThatThrownBy(() -> nominations.nominate(officer, term, one, List.of(new Nominations.Nomination(staff.get(one).get(1), false, false)))).hasMessage("congress.delegate.listed");
    }

    @Test
    void publicationIsBlockedBelowALineInForceWhetherConfirmedOrTheDefault() throws Exception {
        UUID term = term(2);
        elect(term, one, 5);
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
        assertThatThrownBy(() -> publication.publish(officer, term, version(term))).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("congress.publish.least");
            assertThat(List.of(no.args()).subList(1, 7)).containsExactly(0, 1, "0.0%", 60, 1L, "学校教职工代表大会规定（教育部令第32号）第十一条");
        });
        assertThat(in(term, DelegateStage.ACTIVE)).isEmpty();
        String page = mvc.perform(get("/congress/terms/" + term + "/delegates?lang=zh").with(as.role(Role.CONGRESS_OFFICER, school))).andReturn().getResponse().getContentAsString();
        assertThat(page).contains("教师 0/1（0.0%），规定不少于 60%，还差 1 名", "系统默认值，待核对原文", "/rulebook/rules/congress.share.teachers").doesNotContain(term + "/publish");
        rules.change(actor(Role.ORGANISATION_OFFICER, school), CongressRules.TEACHERS, school, today, "60", new Source("教育部令第32号", "第十一条", null), null);
        assertThatThrownBy(() -> publication.publish(officer, term, version(term))).hasMessage("congress.publish.least");
        rules.change(actor(Role.ORGANISATION_OFFICER, school), CongressRules.TEACHERS, school, today, "0", new Source("本校实施办法", "第九条", null), "本校没有这项规定");
        assertThat(publication.publish(officer, term, version(term))).isEqualTo(1);
        jdbc.sql("update congress_term set staff = false where id = :id").param("id", term).update();
        assertThat(teachers(term).percent()).as("a rule of the staff congress says nothing of the members'").isZero();
    }

    @Test
    void aLineBlocksACongressOfTheSecondLevelTooUntilItsOwnRuleSaysOtherwise() {
        UUID term = terms.setUp(officer, one, true, false, 1, today.minusDays(30), 5, null, null);
        electorates.save(officer, term, 0, Rounding.LARGEST_REMAINDER, 2, 1, today);
        elect(term, one, 5);
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
        assertThatThrownBy(() -> publication.publish(officer, term, version(term))).hasMessage("congress.publish.least");
        rules.change(actor(Role.ORGANISATION_OFFICER, school), CongressRules.TEACHERS, one, today, "0", new Source("甲学院实施细则", "第三条", null), null);
        assertThat(publication.publish(officer, term, version(term))).isEqualTo(1);
    }

    @Test
    void aFormNamesEveryFieldThatIsEmptyAtOnce() throws Exception {
        String page = mvc.perform(post("/congress/terms/new").header("Accept-Language", "zh-CN").with(csrf()).with(as.role(Role.CONGRESS_OFFICER, school)))
                .andReturn().getResponse().getContentAsString();
        String empty = messages.getMessage("congress.form.empty", null, Locale.SIMPLIFIED_CHINESE);
        assertThat(Jsoup.parse(page).select("[id$=-fault]").eachText()).filteredOn(empty::equals).hasSizeGreaterThan(1);
    }

    @Test
    void anUpperLineIsBrokenByTheFirstTooMany() {
        Proportions.Line line = teachers(term(2));
        assertThat(new Proportions.Line(line.category(), 2, 10, true, 20, line.setting()).held()).isTrue();
        Proportions.Line broken = new Proportions.Line(line.category(), 3, 10, true, 20, line.setting());
        assertThat(broken.held()).isFalse();
        assertThat(broken.refusal()).hasMessage("congress.publish.most");
        assertThat(broken.off()).isEqualTo(1);
    }

    private Proportions.Line teachers(UUID term) {
        return proportions.ofCongress(terms.find(term).orElseThrow(), Proportions.Basis.VALID, List.of(), today).lines().stream()
                .filter(line -> line.category() == Proportions.Category.TEACHER).findFirst().orElseThrow();
    }

    @Test
    void whoLeavesTheStaffIsADelegateNoMoreThoughNoMembershipTells() {
        UUID term = term(6);
        elect(term, one, 0, 1, 2);
        elect(term, two, 0, 1);
        publish(term);
        Map<String, DelegateEnd> ends = Map.of("RETIRED", DelegateEnd.RETIREMENT, "MOVED_AWAY", DelegateEnd.TRANSFER, "DECEASED", DelegateEnd.DEATH);
        List<Mandate> first = delegates.ofUnit(term, one);
        int n = 0;
        for (String state : ends.keySet()) {
            jdbc.sql("update personnel_person set duty_state = :state where id = :id").param("state", state).param("id", first.get(n++).person()).update();
        }
        Mandate moved = delegates.ofUnit(term, two).get(0);
        jdbc.sql("delete from membership_stay where person_id = :id").param("id", moved.person()).update();
        jdbc.sql("update personnel_posting set department_id = (select t.department_id from personnel_posting t where t.person_id = :other and t.to_on is null) where person_id = :id and to_on is null")
                .param("id", moved.person()).param("other", first.get(0).person()).update();
        mandateDays.run();
        n = 0;
        for (DelegateEnd end : ends.values()) {
            assertThat(delegates.find(officer, first.get(n++).id()).orElseThrow().endReason()).isEqualTo(end);
        }
        assertThat(delegates.find(officer, moved.id()).orElseThrow().endReason()).as("no member, with a post elsewhere").isEqualTo(DelegateEnd.TRANSFER);
        assertThat(in(term, DelegateStage.ACTIVE)).as("everybody else goes on").hasSize(1);
    }

    @Test
    void whoIsADelegateOfAllStaffVotesOnTheUnionsMattersWithTheMembership() {
        UUID term = term(2);
        elect(term, one, 0);
        publish(term);
        UUID id = in(term, DelegateStage.ACTIVE).get(0);
        PersonId person = new PersonId(delegates.find(officer, id).orElseThrow().person());
        transaction.executeWithoutResult(status -> events.publishEvent(new MembershipEvent.MemberRetained(person, one, today)));
        assertThat(delegates.find(officer, id).orElseThrow().member()).isFalse();
        transaction.executeWithoutResult(status -> events.publishEvent(new MembershipEvent.MemberReturned(person, one, today)));
        assertThat(delegates.find(officer, id).orElseThrow().member()).isTrue();
    }

    @Test
    void aTermIsNotSucceededWhileASessionOfItIsOpen() {
        UUID before = term(4);
        elect(before, one, 0);
        publish(before);
        sessions.plan(officer, before, new Sessions.Facts(today.plusDays(20), today.plusDays(20), null, false, null, null));
        UUID next = terms.setUp(officer, school, true, true, 7, today, 3, null, null);
        electorates.save(officer, next, 0, Rounding.SAINTE_LAGUE, 2, 1, today);
        elect(next, two, 0);
        review.qualify(officer, next, in(next, DelegateStage.ELECTED));
        assertThatThrownBy(() -> publication.publish(officer, next, version(next))).hasMessage("congress.term.sessions-open");
        assertThat(terms.find(before).orElseThrow().over()).isFalse();
    }

    @Test
    void aTermThatIsPublishedEarlyIsElectedAndHasNotBegun() throws Exception {
        UUID next = terms.setUp(officer, school, true, true, 7, today.plusDays(30), 3, null, null);
        electorates.save(officer, next, 0, Rounding.SAINTE_LAGUE, 2, 1, today);
        elect(next, two, 0);
        publish(next);
        assertThat(terms.find(next).orElseThrow().begun(today.plusDays(29))).isFalse();
        assertThat(terms.find(next).orElseThrow().begun(today.plusDays(30))).isTrue();
        mvc.perform(get("/congress/terms/" + next + "?lang=zh").with(as.role(Role.CONGRESS_OFFICER, school)))
                .andExpect(content().string(containsString("待就任"))).andExpect(content().string(not(containsString("任期内"))));
    }

    @Test
    void nobodyRecordsTheirOwnElectionOrReviewsItAndFewerVotersNeedAReason() {
        UUID term = term(4);
        nominations.nominate(officer, term, one, List.of(new Nominations.Nomination(staff.get(one).get(0), false, false)));
        Mandate candidate = delegates.ofUnit(term, one).get(0);
        Actor self = new Actor(officer.account(), new PersonId(candidate.person()), "本人", officer.roles());
        Map<UUID, Integer> votes = Map.of(candidate.id(), 5);
        assertThatThrownBy(() -> elections.record(self, term, one, today, 6, 6, null, votes)).hasMessage("congress.election.own");
        assertThatThrownBy(() -> elections.record(officer, term, one, today, 5, 5, null, votes)).hasMessage("congress.election.fewer");
        elections.record(officer, term, one, today, 5, 5, "一人退休", votes);
        assertThat(elections.of(term, one).get(0).fewerBecause()).isEqualTo("一人退休");
        assertThatThrownBy(() -> review.qualify(self, term, in(term, DelegateStage.ELECTED))).hasMessage("congress.delegate.own-case");
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
    }

    @Test
    void aModelWorkerOfTheRosterIsOneOnTheListToo() {
        UUID term = term(4);
        jdbc.sql("update personnel_person set model_worker = true where staff_no = :no").param("no", staff.get(one).get(0)).update();
        nominations.nominate(officer, term, one, List.of(new Nominations.Nomination(staff.get(one).get(0), false, false)));
        assertThat(delegates.ofUnit(term, one).get(0).modelWorker()).isTrue();
    }

    @Test
    void aCommitteeIsSeatedAsAWholeOrNotAtAll() {
        UUID term = term(4);
        elect(term, one, 0);
        publish(term);
        assertThatThrownBy(() -> committees.appoint(officer, term, CommitteeKind.PRESIDIUM, List.of(staff.get(one).get(0), staff.get(one).get(1)), "MEMBER"))
                .hasMessage("congress.committee.delegates-only");
        assertThatThrownBy(() -> committees.appoint(officer, term, CommitteeKind.PRESIDIUM, staff.get(one).get(1), "CHAIR")).hasMessage("congress.committee.chair");
        assertThat(committees.of(term)).isEmpty();
    }

    @Test
    void aMoveToAnotherUnitEndsTheMandateAndTheUnitElectsAgain() {
        UUID term = term(4);
        elect(term, one, 0, 1);
        publish(term);
        UUID delegate = in(term, DelegateStage.ACTIVE).get(0);
        Mandate mandate = delegates.find(officer, delegate).orElseThrow();
        committees.appoint(officer, term, org.unionhall.congress.CommitteeKind.PROPOSALS, mandate.staffNo(), "CHAIR");
        jdbc.sql("update congress_seat set from_on = :before where term_id = :term").param("before", today.minusDays(3)).param("term", term).update();
        transaction.executeWithoutResult(status -> events.publishEvent(new MembershipEvent.MemberTransferred(new PersonId(mandate.person()), one, two, today)));
        Mandate after = delegates.find(officer, delegate).orElseThrow();
        assertThat(after.stage()).isEqualTo(DelegateStage.ENDED);
        assertThat(after.endReason()).isEqualTo(DelegateEnd.TRANSFER);
        assertThat(committees.of(term)).as("a chair is a delegate").isEmpty();
        assertThat(toPrepare.of(officer)).extracting(ToPrepare.Item::kind).contains(ToPrepare.Kind.VACANT);
        elect(term, one, 2);
        publish(term);
        assertThat(elections.of(term, one).get(0).byElection()).isTrue();
        assertThat(jdbc.sql("select array_agg(number order by number) from congress_delegate where term_id = :term and stage = 'ACTIVE'").param("term", term)
                .query((rs, n) -> List.of((Integer[]) rs.getArray(1).getArray())).single()).as("a number is not given twice").containsExactly(2, 3);
    }

    @Test
    void aMandateEndsByRecallOnlyWithAReason() {
        UUID term = term(2);
        elect(term, one, 0);
        publish(term);
        UUID delegate = in(term, DelegateStage.ACTIVE).get(0);
        int version = delegates.find(officer, delegate).orElseThrow().version();
        assertThatThrownBy(() -> delegates.end(officer, delegate, version, DelegateEnd.RECALL, today, null)).hasMessage("identity.reason.missing");
        assertThatThrownBy(() -> delegates.end(actor(Role.CONGRESS_OFFICER, one), delegate, version, DelegateEnd.RESIGNATION, today, null)).hasMessage("congress.not-yours");
        delegates.end(officer, delegate, version, DelegateEnd.RESIGNATION, today, null);
        assertThatThrownBy(() -> delegates.end(officer, delegate, version + 1, DelegateEnd.RESIGNATION, today, null)).hasMessage("congress.delegate.not.ENDED");
    }

    @Test
    void twoUnitsPublishedAtTheSameMomentHaveDifferentNumbers() throws Exception {
        UUID term = term(4);
        elect(term, one, 0, 1);
        elect(term, two, 0, 1);
        List<UUID> elected = in(term, DelegateStage.ELECTED);
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<?>> both = new ArrayList<>();
        for (List<UUID> half : List.of(elected.subList(0, 2), elected.subList(2, 4))) {
            both.add(pool.submit(() -> {
                go.await();
                review.qualify(officer, term, half);
                for (int tries = 0; tries < 5; tries++) {
                    try {
                        return publication.publish(officer, term, version(term));
                    } catch (Refusal meanwhile) {
                        Thread.onSpinWait();
                    }
                }
                return 0;
            }));
        }
        go.countDown();
        for (Future<?> each : both) {
            each.get();
        }
        pool.shutdown();
        assertThat(jdbc.sql("select number from congress_delegate where term_id = :term and stage = 'ACTIVE'").param("term", term).query(Integer.class).list())
                .containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void theProgrammeGoesWithASessionThatBeginsOnAnotherDay() {
        UUID term = term(2);
        UUID session = sessions.plan(officer, term, new Sessions.Facts(today.plusDays(5), today.plusDays(6), "礼堂", false, null, null));
        for (int day = 5; day <= 6; day++) {
            sitting(session, today.plusDays(day), "MORNING", "PLANNED");
        }
        sitting(session, today.plusDays(4), "EVENING", "CLOSED");
        sessions.change(officer, session, 0, new Sessions.Facts(today.plusDays(6), today.plusDays(7), "礼堂", false, null, null));
        assertThat(sittings(session)).containsExactly(today.plusDays(4), today.plusDays(6), today.plusDays(7));
        sessions.change(officer, session, 1, new Sessions.Facts(today.plusDays(5), today.plusDays(6), "礼堂", false, null, null));
        assertThat(sittings(session)).containsExactly(today.plusDays(4), today.plusDays(5), today.plusDays(6));
        sitting(session, today.plusDays(7), "MORNING", "CLOSED");
        assertThatThrownBy(() -> sessions.change(officer, session, 2, new Sessions.Facts(today.plusDays(6), today.plusDays(7), "礼堂", false, null, null)))
                .hasMessage("congress.meeting.sitting.held");
        assertThat(sittings(session)).as("all of it or nothing").containsExactly(today.plusDays(4), today.plusDays(5), today.plusDays(6), today.plusDays(7));
    }

    private void sitting(UUID session, LocalDate day, String half, String stage) {
        jdbc.sql("insert into congress_sitting (session_id, on_day, half, begins_at, stage) values (:session, :day, :half, :day::date + time '08:30', :stage)")
                .param("session", session).param("day", day).param("half", half).param("stage", stage).update();
    }

    private List<LocalDate> sittings(UUID session) {
        return jdbc.sql("select on_day from congress_sitting where session_id = :id and begins_at::date = on_day order by on_day").param("id", session).query(LocalDate.class).list();
    }

    @Test
    void aSessionWalksOnlyWithWhatItNeeds() {
        UUID term = term(2);
        UUID session = sessions.plan(officer, term, new Sessions.Facts(today.plusDays(5), today.plusDays(5), "礼堂", false, today, today.plusDays(3)));
        assertThatThrownBy(() -> way.act(officer, session, 0, SessionAct.QUALIFY, null, null, null)).hasMessage("congress.session.not.PLANNED");
        assertThatThrownBy(() -> way.act(officer, session, 0, SessionAct.APPROVE, null, null, null)).hasMessage("congress.session.document");
        way.act(officer, session, 0, SessionAct.APPROVE, "党发2号", today, null);
        assertThatThrownBy(() -> way.act(officer, session, 1, SessionAct.QUALIFY, null, null, null)).hasMessage("congress.session.no-delegates");
        elect(term, one, 0);
        publish(term);
        way.act(officer, session, 1, SessionAct.QUALIFY, null, null, null);
        assertThatThrownBy(() -> way.act(officer, session, 2, SessionAct.PREPARE, null, null, null)).hasMessage("congress.session.papers-missing");
        sessions.papersSent(officer, session, 2, today);
        assertThatThrownBy(() -> way.act(officer, session, 3, SessionAct.PREPARE, null, null, null)).as("five days are not seven").hasMessage("congress.session.papers-late");
        assertThatThrownBy(() -> way.act(officer, session, 3, SessionAct.CALL_OFF, null, null, "雨")).as("the chair's act").hasMessage("congress.not-yours");
        way.act(actor(Role.SCHOOL_CHAIR, school), session, 3, SessionAct.CALL_OFF, null, null, "推迟到下学期");
    }

    @Test
    void thePapersReachEveryDelegateOnceAndThoseWhoCameLaterToo() throws Exception {
        UUID term = term(4);
        elect(term, one, 0, 1);
        publish(term);
        List<Mandate> first = delegates.ofUnit(term, one);
        UUID reader = as.account(first.get(0).person(), "代表").value();
        UUID session = sessions.plan(officer, term, new Sessions.Facts(today.plusDays(5), today.plusDays(5), "礼堂", false, null, null));
        assertThatThrownBy(() -> papers.send(officer, session, 0)).as("nothing to read yet").hasMessage("congress.papers.no-agenda");
        jdbc.sql("insert into congress_item (session_id, nr, title, kind, matter, electorate, stage) values (:id, 1, '听取校长工作报告', 'HEAR', 'REPORTS', 'STAFF', 'ON_AGENDA')")
                .param("id", session).update();
        assertThat(papers.send(officer, session, 0)).isEqualTo(1);
        assertThat(papersOf(session)).satisfies(state -> {
            assertThat(state.sent()).isEqualTo(1);
            assertThat(state.unreachable()).as("has no account: needs paper").containsExactly(first.get(1).name());
            assertThat(state.late()).as("five days are not seven").isTrue();
        });
        assertThat(letters(reader)).isEqualTo(1);
        assertThatThrownBy(() -> papers.send(officer, session, 1)).hasMessage("congress.papers.nobody");
        elect(term, two, 0);
        publish(term);
        UUID later = as.account(delegates.ofUnit(term, two).get(0).person(), "后来的代表").value();
        assertThat(toPrepare.of(officer)).filteredOn(item -> item.kind() == ToPrepare.Kind.NEWCOMERS).extracting(ToPrepare.Item::id, ToPrepare.Item::count)
                .contains(org.assertj.core.groups.Tuple.tuple(session, 1));
        assertThat(papers.send(officer, session, 1)).isEqualTo(1);
        assertThat(letters(reader)).as("nobody is written to twice").isEqualTo(1);
        assertThat(letters(later)).isEqualTo(1);
        mvc.perform(get("/congress/sessions/" + session + "/papers?lang=zh").with(as.person(first.get(0).person()))).andExpect(status().isOk())
                .andExpect(content().string(containsString("听取校长工作报告")));
        assertThat(jdbc.sql("select papers_sent_on from congress_session where id = :id").param("id", session).query(LocalDate.class).single()).isEqualTo(today);
        assertThatThrownBy(() -> papers.send(actor(Role.BRANCH_CHAIR, two), session, 2)).hasMessage("congress.not-yours");
    }

    private SessionPapers.State papersOf(UUID session) {
        return papers.of(congresses.session(session).orElseThrow());
    }

    private int letters(UUID account) {
        return jdbc.sql("select count(*) from inbox_letter l join inbox_message m on m.id = l.message_id where l.account_id = :id and m.template = 'congress.letter.papers'")
                .param("id", account).query(Integer.class).single();
    }

    @Test
    void aCardBearsItsCodeOnPaperAndInTheFile() throws Exception {
        UUID term = term(4);
        elect(term, one, 0, 1);
        elect(term, two, 0);
        publish(term);
        formation.form(officer, term, List.of("第一代表团", "第二代表团"));
        Mandate first = delegates.ofUnit(term, one).get(0);
        UUID delegation = delegates.find(officer, first.id()).orElseThrow().delegation();
        String own = "/congress/delegates/" + first.id() + "/card";
        mvc.perform(get(own).with(as.person(first.person()))).andExpect(status().isOk()).andExpect(content().string(containsString("data:image/png;base64,")));
        mvc.perform(get(own).with(as.person(delegates.ofUnit(term, two).get(0).person()))).andExpect(status().isNotFound());
        String all = "/congress/terms/" + term + "/cards?delegation=" + delegation;
        String sheet = mvc.perform(get(all).with(as.role(Role.CONGRESS_OFFICER, school))).andReturn().getResponse().getContentAsString();
        assertThat(sheet.split("data:image/png", -1)).as("two of the first delegation").hasSize(3);
        byte[] file = mvc.perform(get(all + "&as=pdf").with(as.role(Role.CONGRESS_OFFICER, school))).andReturn().getResponse().getContentAsByteArray();
        try (var document = org.apache.pdfbox.Loader.loadPDF(file)) {
            int pictures = 0;
            for (var page : document.getPages()) {
                for (var name : page.getResources().getXObjectNames()) {
                    pictures += page.getResources().isImageXObject(name) ? 1 : 0;
                }
            }
            assertThat(pictures).as("the codes are in the file").isEqualTo(2);
        }
        mvc.perform(get(all).with(as.role(Role.BRANCH_CHAIR, one))).andExpect(status().isNotFound());
    }

    @Test
    void theCardsOfAllAreABookByDelegationForWhoPreparesTheCongress() throws Exception {
        UUID term = term(4);
        elect(term, one, 0, 1);
        elect(term, two, 0);
        publish(term);
        formation.form(officer, term, List.of("第一代表团", "第二代表团"));
        mvc.perform(get("/congress/terms/" + term + "/cards").with(as.role(Role.CONGRESS_OFFICER, school))).andExpect(status().is3xxRedirection());
        org.unionhall.export.ExportSource book = exports.source("delegate-cards").orElseThrow();
        org.unionhall.web.Address filters = org.unionhall.web.Address.of("/?term=" + term);
        assertThat(book.subject(officer, filters)).hasValueSatisfying(subject -> assertThat(subject.count()).isEqualTo(3));
        assertThat(book.subject(actor(Role.CONGRESS_OFFICER, one), filters)).as("not theirs").isEmpty();
        assertThat(book.opensTo(actor(Role.MEMBER, school))).isFalse();
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        List<Long> done = new ArrayList<>();
        assertThatThrownBy(() -> book.write(officer, new org.unionhall.export.ExportSource.Order(filters, false, " "), out, done::add)).hasMessage("identity.reason.missing");
        assertThatThrownBy(() -> book.write(actor(Role.CONGRESS_OFFICER, one), new org.unionhall.export.ExportSource.Order(filters, false, "印制代表证"), out, done::add)).hasMessage("export.fault");
        assertThat(book.write(officer, new org.unionhall.export.ExportSource.Order(filters, false, "印制代表证"), out, done::add)).isEqualTo(3);
        assertThat(done).as("cards, not delegations, are counted").endsWith(3L);
        try (var document = org.apache.pdfbox.Loader.loadPDF(out.toByteArray())) {
            assertThat(document.getNumberOfPages()).as("a catalogue and a sheet for each delegation").isEqualTo(3);
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document)).contains("第一代表团", "第二代表团");
        }
        assertThat(jdbc.sql("select reason || row_count from identity_audit where act = 'congress.cards' and object_id = :id").param("id", term.toString()).query(String.class).list())
                .containsExactly("印制代表证3");
    }

    @Test
    void delegationsAreFormedOfUnitsAndLedByTheirOwn() {
        UUID term = term(4);
        elect(term, one, 0, 1);
        elect(term, two, 0);
        publish(term);
        formation.form(officer, term, List.of("第一代表团", "第二代表团"));
        assertThat(delegations.of(term)).extracting(Delegations.Delegation::size).containsExactly(2, 1);
        Mandate first = delegates.ofUnit(term, one).get(0);
        delegations.lead(officer, first.id(), first.version(), "HEAD");
        Mandate second = delegates.ofUnit(term, one).get(1);
        delegations.lead(officer, second.id(), second.version(), "HEAD");
        assertThat(delegations.of(term).get(0).head()).as("there is one head").isEqualTo(second.name());
        delegates.end(officer, second.id(), delegates.find(officer, second.id()).orElseThrow().version(), DelegateEnd.RESIGNATION, today, null);
        Mandate ended = delegates.find(officer, second.id()).orElseThrow();
        formation.form(officer, term, List.of("教学代表团"));
        assertThat(delegations.of(term)).extracting(Delegations.Delegation::name).containsExactly("教学代表团");
        assertThat(delegates.find(officer, ended.id()).orElseThrow()).as("whoever has ended stays as they were").isEqualTo(new Mandate(ended.id(), ended.term(), ended.session(),
                ended.person(), ended.name(), ended.staffNo(), ended.sex(), ended.birthOn(), ended.ethnicity(), ended.title(), ended.unit(), ended.unitName(), ended.delegation(),
                "教学代表团", ended.kind(), ended.stage(), ended.number(), ended.head(), ended.staff(), ended.member(), ended.teacher(), ended.frontLine(), ended.modelWorker(),
                ended.leader(), ended.from(), ended.to(), ended.endReason(), ended.votes(), ended.ofVotes(), ended.version()));
        UUID session = sessions.plan(officer, term, new Sessions.Facts(today.plusDays(20), today.plusDays(20), null, false, null, null));
        formation.form(officer, term, List.of("第一代表团", "第二代表团"));
        way.act(officer, session, 0, SessionAct.APPROVE, "党发3号", today, null);
        assertThatThrownBy(() -> formation.form(officer, term, List.of("第一代表团"))).hasMessage("congress.delegation.settled");
    }

    @Test
    void candidatesAreForThoseWhoWorkOnThemAndTheListForEverybodyItStandsFor() throws Exception {
        UUID term = term(4);
        elect(term, one, 0);
        publish(term);
        nominations.nominate(officer, term, one, List.of(new Nominations.Nomination(staff.get(one).get(3), false, false)));
        UUID candidate = in(term, DelegateStage.NOMINATED).get(0);
        UUID session = sessions.plan(officer, term, new Sessions.Facts(today.plusDays(20), today.plusDays(20), null, false, null, null));
        UUID person = jdbc.sql("select id from personnel_person where staff_no = :no").param("no", staff.get(two).get(1)).query(UUID.class).single();
        mvc.perform(get("/congress/delegates/" + candidate).with(as.person(person))).andExpect(status().isNotFound());
        mvc.perform(get("/congress/delegates/" + candidate).with(as.role(Role.BRANCH_CHAIR, two))).andExpect(status().isNotFound());
        mvc.perform(get("/congress/delegates/" + candidate).with(as.role(Role.BRANCH_CHAIR, one))).andExpect(status().isOk());
        mvc.perform(get("/congress/terms/" + term + "/units/" + one).with(as.role(Role.BRANCH_CHAIR, two))).andExpect(status().isNotFound());
        for (String page : List.of("/congress", "/congress/terms/" + term, "/congress/sessions/" + session, "/congress/terms/" + term + "/delegates",
                "/congress/terms/" + term + "/delegations", "/congress/terms/" + term + "/committees", "/congress/sessions/" + session + "/guests",
                "/congress/terms/" + term + "/roster", "/congress/terms/" + term + "/delegations/list")) {
            mvc.perform(get(page).with(as.person(person))).andExpect(status().isOk());
            mvc.perform(get(page).with(as.role(Role.CONGRESS_OFFICER, school))).andExpect(status().isOk());
        }
        for (String page : List.of("/congress/terms/" + term + "/quota?total=7&rule=DHONDT", "/congress/terms/" + term + "/quota?total=x", "/congress/terms/" + term + "/change",
                "/congress/terms/new", "/congress/terms/" + term + "/sessions/new", "/congress/sessions/" + session + "/change", "/congress/terms/" + term + "/report",
                "/congress/terms/" + term + "/meter", "/congress/terms/" + term + "/units/" + one + "?q=" + staff.get(one).get(4), "/congress/second-level")) {
            mvc.perform(get(page).with(as.role(Role.CONGRESS_OFFICER, school))).andExpect(status().isOk());
            mvc.perform(get(page).with(as.person(person))).andExpect(status().isForbidden());
        }
        mvc.perform(get("/congress/terms/" + term + "/roster?as=pdf").with(as.role(Role.CONGRESS_OFFICER, school))).andExpect(content().contentTypeCompatibleWith("application/pdf"));
        mvc.perform(get("/congress/sessions/" + session + "?lang=zh").with(as.role(Role.CONGRESS_OFFICER, school))).andExpect(content().string(containsString("第六届教职工代表大会暨工会会员代表大会第一次会议")));
        assertThat(Set.copyOf(in(term, DelegateStage.ACTIVE))).hasSize(1);
    }
}
