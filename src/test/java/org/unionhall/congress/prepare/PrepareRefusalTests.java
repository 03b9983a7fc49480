package org.unionhall.congress.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.DelegateEnd;
import org.unionhall.congress.DelegateKind;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.prepare.Nominations.Nomination;
import org.unionhall.congress.prepare.Sessions.Facts;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What the preparation refuses, with the rule it names and the field it stands beside; on both sides of every bound. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class PrepareRefusalTests extends SmallSchool {

    @org.springframework.beans.factory.annotation.Autowired org.springframework.context.MessageSource messages;

    private static final UUID NOBODY = new UUID(0, 7);

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static void refused(String field, String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.field().orElse("") + " " + no.code()).isEqualTo(field + " " + code));
    }

    private UUID setUp(UUID unit, boolean all, boolean members, int years) {
        return terms.setUp(officer, unit, all, members, 6, today, years, null, null);
    }

    @Test
    void aTermIsOfAUnionThatHoldsOneForThreeOrFiveYears() {
        UUID group = a.unit("直属小组", UnitKind.DIRECT_GROUP, school);
        refused("unit", "congress.term.unit", () -> setUp(group, true, true, 5));
        refused("unit", "congress.term.unit", () -> setUp(NOBODY, true, true, 5));
        refused("body", "congress.term.body", () -> setUp(school, false, false, 5));
        refused("years", "congress.term.years", () -> setUp(school, true, true, 4));
        assertThat(jdbc.sql("select count(*) from congress_term where unit_id in (:units)").param("units", List.of(school, group)).query(Integer.class).single()).isZero();
        assertThat(terms.find(setUp(school, true, true, 3)).orElseThrow().to()).isEqualTo(today.plusYears(3).minusDays(1));
    }

    @Test
    void aTermLastsSixYearsAtMostAndNotLessThanItsSessions() {
        UUID term = term(2);
        LocalDate from = today.minusDays(30);
        sessions.plan(officer, term, new Facts(today.plusDays(5), today.plusDays(6), null, false, null, null));
        refused("to", "congress.term.to", () -> terms.change(officer, term, version(term), from, null, null));
        refused("to", "congress.term.to", () -> terms.change(officer, term, version(term), from.plusYears(6).plusDays(1), null, null));
        refused("to", "congress.term.sessions-later", () -> terms.change(officer, term, version(term), today.plusDays(5), null, null));
        terms.change(officer, term, version(term), today.plusDays(6), null, null);
        terms.change(officer, term, version(term), from.plusYears(6), null, null);
        refused("congress.moved", () -> terms.change(officer, term, 0, from.plusYears(5), null, null));
    }

    @Test
    void whatIsOverIsNotPreparedAnyMore() {
        UUID term = term(2);
        elect(term, one, 0);
        UUID candidate = in(term, DelegateStage.ELECTED).get(0);
        ends.end(officer, term, version(term), "合并办学");
        List<ThrowingCallable> acts = List.of(() -> ends.end(officer, term, version(term), "再来一次"), () -> terms.change(officer, term, version(term), today.plusYears(1), null, null),
                () -> electorates.save(officer, term, version(term), Rounding.DHONDT, 2, 0, today), () -> nominations.nominate(officer, term, one, List.of()),
                () -> elections.record(officer, term, one, today, 6, 6, null, Map.of()), () -> review.qualify(officer, term, List.of(candidate)),
                () -> publication.publish(officer, term, version(term)), () -> formation.form(officer, term, List.of("一团")), () -> delegations.add(officer, term, 0, "二团"),
                () -> committees.appoint(officer, term, CommitteeKind.PROPOSALS, staff.get(one).get(0), "MEMBER"),
                () -> sessions.plan(officer, term, new Facts(today, today, null, false, null, null)));
        acts.forEach(act -> refused("congress.term.over", act));
    }

    @Test
    void votersAreCountedOnADayThatWas() {
        UUID term = term(2);
        refused("day", "congress.quota.future", () -> electorates.save(officer, term, version(term), Rounding.DHONDT, 3, 0, today.plusDays(1)));
        assertThat(electorates.save(officer, term, version(term), Rounding.DHONDT, 3, 0, today).total()).isEqualTo(3);
    }

    @Test
    void aNumberOfSeatsIsANumberOrAShare() throws Exception {
        UUID term = term(2);
        String quota = "/congress/terms/" + term + "/quota?rule=DHONDT&total=";
        for (String typed : List.of("x", "1/0", "-3")) {
            assertThat(page(quota + typed)).as(typed).contains(said("congress.quota.total"));
        }
        assertThat(page(quota + "1/3")).as("four of twelve").doesNotContain(said("congress.quota.total"));
    }

    private String page(String address) throws Exception {
        return mvc.perform(get(address + (address.contains("?") ? "&" : "?") + "lang=zh").with(as.role(Role.CONGRESS_OFFICER, school))).andReturn().getResponse().getContentAsString();
    }

    @Test
    void whoIsPutOnAListIsKnownAndBelongsToACongressOfTheirs() {
        UUID term = term(4);
        UUID elsewhere = a.unit("后建工会", UnitKind.GRASSROOTS_UNION, school);
        refused("people", "congress.delegate.unknown", () -> nominations.nominate(officer, term, one, List.of(new Nomination("no-such-number", false, false))));
        refused("people", "congress.delegate.unknown", () -> nominations.staffNo(NOBODY));
        refused("people", "congress.delegate.unknown", () -> nominations.staffNo(null));
        refused("staffNo", "congress.delegate.unknown", () -> committees.appoint(officer, term, CommitteeKind.PROPOSALS, "no-such-number", "MEMBER"));
        refused("congress.delegate.no-electorate", () -> nominations.nominate(officer, term, elsewhere, List.of()));
        refused("congress.delegate.no-electorate", () -> elections.record(officer, term, elsewhere, today, 6, 6, null, Map.of()));
        UUID members = terms.setUp(officer, school, false, true, 9, today, 5, null, null);
        electorates.save(officer, members, 0, Rounding.LARGEST_REMAINDER, 4, 1, today);
        String number = staff.get(one).get(0);
        jdbc.sql("update membership_member set state = 'RETAINED' where person_id = :id").param("id", person(number).value()).update();
        refused("people", "congress.delegate.not-member", () -> nominations.nominate(officer, members, one, List.of(new Nomination(number, false, false))));
        assertThat(nominations.nominate(officer, term, one, List.of(new Nomination(number, false, false)))).as("but of all staff").isEqualTo(1);
    }

    @Test
    void aListIsTypedLineByLineOrTicked() throws Exception {
        UUID term = term(4);
        assertThat(answer(term, "lines", staff.get(one).get(0) + " 劳模\n\n张三")).as("the third line").contains(said("congress.delegate.line", 3));
        assertThat(answer(term, "lines", " \n")).contains(said("congress.delegate.none-chosen"));
        assertThat(in(term, DelegateStage.NOMINATED)).as("all of them or nobody").isEmpty();
        answer(term, "lines", staff.get(one).get(0) + " 劳模");
        assertThat(delegates.ofUnit(term, one)).extracting(Mandate::modelWorker).containsExactly(true);
    }

    private String answer(UUID term, String field, String typed) throws Exception {
        return mvc.perform(post("/congress/terms/" + term + "/units/" + one + "/candidates?lang=zh").param(field, typed).with(as.role(Role.CONGRESS_OFFICER, school)).with(csrf()))
                .andReturn().getFlashMap().get("flash").toString();
    }

    private String said(String key, Object... args) {
        return messages.getMessage(key, args, java.util.Locale.SIMPLIFIED_CHINESE);
    }

    private static org.springframework.test.web.servlet.request.RequestPostProcessor csrf() {
        return org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf();
    }

    @Test
    void anElectionHasADayCandidatesAndAFreeSeat() {
        UUID term = term(2);
        refused("congress.election.no-candidates", () -> elections.record(officer, term, one, today, 6, 6, null, Map.of()));
        nominations.nominate(officer, term, one, List.of(new Nomination(staff.get(one).get(0), false, false), new Nomination(staff.get(one).get(1), false, false)));
        List<UUID> both = in(term, DelegateStage.NOMINATED);
        LocalDate first = today.minusDays(30).minusYears(1);
        for (LocalDate day : List.of(today.plusDays(1), first.minusDays(1))) {
            refused("heldOn", "congress.election.day", () -> elections.record(officer, term, one, day, 6, 6, null, Map.of(both.get(0), 5, both.get(1), 4)));
        }
        refused("votes", "congress.election.missing", () -> elections.record(officer, term, one, today, 6, 6, null, Map.of(both.get(0), 5)));
        assertThat(elections.of(term, one)).isEmpty();
        assertThat(elections.record(officer, term, one, first, 6, 6, null, Map.of(both.get(0), 5, both.get(1), 4)).elected()).as("one seat").isEqualTo(1);
        nominations.nominate(officer, term, one, List.of(new Nomination(staff.get(one).get(2), false, false)));
        refused("congress.election.no-seat", () -> elections.record(officer, term, one, today, 6, 6, null, Map.of(in(term, DelegateStage.NOMINATED).get(0), 5)));
    }

    @Test
    void whatIsPublishedIsNotMarkedAnewAndNothingIsPublishedTwice() {
        UUID term = term(2);
        refused("congress.delegate.none-chosen", () -> review.qualify(officer, term, List.of()));
        refused("congress.publish.nobody", () -> publication.publish(officer, term, version(term)));
        elect(term, one, 0);
        publish(term);
        refused("congress.publish.nobody", () -> publication.publish(officer, term, version(term)));
        Mandate mandate = delegates.ofUnit(term, one).get(0);
        refused("congress.delegate.published", () -> nominations.mark(officer, mandate.id(), mandate.version(), false, false, false, false));
        assertThat(delegates.find(officer, mandate.id()).orElseThrow().teacher()).isTrue();
        refused("congress.moved", () -> publication.publish(officer, term, 0));
    }

    @Test
    void aMandateEndsOnADayOfItsOwnForAReasonOfItsOwn() {
        UUID term = term(2);
        elect(term, one, 0);
        publish(term);
        jdbc.sql("update congress_delegate set from_on = :day where term_id = :term").param("day", today.minusDays(3)).param("term", term).update();
        UUID id = in(term, DelegateStage.ACTIVE).get(0);
        int version = delegates.find(officer, id).orElseThrow().version();
        for (DelegateEnd reason : List.of(DelegateEnd.TERM_OVER, DelegateEnd.NOT_ELECTED, DelegateEnd.NOT_QUALIFIED)) {
            refused("reason", "congress.delegate.end-reason", () -> delegates.end(officer, id, version, reason, today, null));
        }
        for (LocalDate day : List.of(today.plusDays(1), today.minusDays(4))) {
            refused("on", "congress.delegate.end-day", () -> delegates.end(officer, id, version, DelegateEnd.RESIGNATION, day, null));
        }
        refused("congress.moved", () -> delegates.end(officer, id, version - 1, DelegateEnd.RESIGNATION, today, null));
        assertThat(in(term, DelegateStage.ACTIVE)).hasSize(1);
        delegates.end(officer, id, version, DelegateEnd.RESIGNATION, today.minusDays(3), null);
        assertThat(in(term, DelegateStage.ACTIVE)).isEmpty();
    }

    @Test
    void guestsAreAskedToASessionThatHasNotBegun() {
        UUID term = term(2);
        elect(term, one, 0);
        publish(term);
        UUID session = session(term, "OPEN", today);
        refused("congress.session.begun", () -> delegates.invite(officer, session, DelegateKind.INVITED, List.of(staff.get(two).get(0))));
        refused("congress.session.begun", () -> sessions.change(officer, session, 0, new Facts(today, today, null, false, null, null)));
        refused("congress.session.begun", () -> sessions.papersSent(officer, session, 0, today));
        refused("congress.session.begun", () -> papers.send(officer, session, 0));
        jdbc.sql("update congress_session set stage = 'PREPARATORY' where id = :id").param("id", session).update();
        refused("congress.session.begun", () -> delegates.invite(officer, session, DelegateKind.FORMAL, List.of(staff.get(two).get(0))));
        refused("people", "congress.delegate.unknown", () -> delegates.invite(officer, session, DelegateKind.INVITED, List.of("no-such-number")));
        refused("congress.moved", () -> delegates.invite(officer, NOBODY, DelegateKind.INVITED, List.of(staff.get(two).get(0))));
        assertThat(delegates.invite(officer, session, DelegateKind.INVITED, List.of(staff.get(two).get(0)))).isEqualTo(1);
    }

    @Test
    void theDaysOfASessionLieInItsTermAndItsWindowBeforeIt() {
        UUID term = term(2);
        LocalDate from = today.minusDays(30);
        LocalDate to = terms.find(term).orElseThrow().to();
        refused("closesOn", "congress.session.backwards", () -> sessions.plan(officer, term, new Facts(today, today.minusDays(1), null, false, null, null)));
        refused("opensOn", "congress.session.within", () -> sessions.plan(officer, term, new Facts(from.minusDays(1), from, null, false, null, null)));
        refused("opensOn", "congress.session.within", () -> sessions.plan(officer, term, new Facts(to, to.plusDays(1), null, false, null, null)));
        LocalDate opens = today.plusDays(10);
        refused("collectsUntil", "congress.session.window", () -> sessions.plan(officer, term, new Facts(opens, opens, null, false, today, today.minusDays(1))));
        refused("collectsUntil", "congress.session.window", () -> sessions.plan(officer, term, new Facts(opens, opens, null, false, today, opens)));
        refused("collectsUntil", "congress.session.window-half", () -> sessions.plan(officer, term, new Facts(opens, opens, null, false, today, null)));
        assertThat(sessions.of(term)).isEmpty();
        sessions.plan(officer, term, new Facts(from, from, null, false, null, null));
        sessions.plan(officer, term, new Facts(to, to, null, false, today, to.minusDays(1)));
        assertThat(sessions.of(term)).hasSize(2);
    }

    @Test
    void aSessionIsNotQualifiedOverOpenReviewsNorOpenedBeforeItsDay() {
        UUID term = term(4);
        UUID session = session(term, "APPROVED", today);
        elect(term, one, 0, 1);
        publish(term);
        elect(term, two, 0);
        refused("congress.session.unreviewed", () -> way.act(officer, session, 0, SessionAct.QUALIFY, null, null, null));
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
        refused("congress.session.unpublished", () -> way.act(officer, session, 0, SessionAct.QUALIFY, null, null, null));
        publication.publish(officer, term, version(term));
        way.act(officer, session, 0, SessionAct.QUALIFY, null, null, null);
        refused("on", "congress.session.papers-future", () -> sessions.papersSent(officer, session, 1, today.plusDays(1)));
        refused("congress.moved", () -> sessions.papersSent(officer, session, 0, today));
        UUID tomorrow = session2(term, today.plusDays(1));
        refused("congress.session.too-early", () -> way.act(officer, tomorrow, 0, SessionAct.OPEN_SESSION, null, null, null));
        jdbc.sql("update congress_session set opens_on = :today where id = :id").param("today", today).param("id", tomorrow).update();
        refused("congress.meeting.item.no-sitting", () -> way.act(officer, tomorrow, 0, SessionAct.OPEN_SESSION, null, null, null));
    }

    private UUID session2(UUID term, LocalDate opens) {
        return jdbc.sql("insert into congress_session (term_id, number, stage, opens_on, closes_on) values (:term, 8, 'PREPARATORY', :day, :day) returning id").param("term", term)
                .param("day", opens).query(UUID.class).single();
    }

    @Test
    void delegationsHaveSeatsNamesAndHeadsOfTheirOwn() {
        UUID bare = terms.setUp(officer, school, true, false, 3, today, 5, null, null);
        refused("congress.delegation.no-seats", () -> formation.form(officer, bare, List.of("一团")));
        UUID term = term(4);
        refused("count", "congress.delegation.count", () -> formation.form(officer, term, List.of()));
        refused("count", "congress.delegation.count", () -> formation.form(officer, term, List.of("一团", "二团", "三团")));
        formation.form(officer, term, List.of("一团", "二团"));
        UUID first = delegations.of(term).get(0).id();
        refused("name", "congress.delegation.name", () -> delegations.add(officer, term, 0, "  "));
        refused("name", "congress.delegation.name", () -> delegations.add(officer, term, 0, "团".repeat(61)));
        refused("name", "congress.delegation.taken", () -> delegations.add(officer, term, 0, "一团"));
        refused("name", "congress.delegation.taken", () -> delegations.add(officer, term, 2, "三团"));
        refused("name", "congress.delegation.taken", () -> delegations.rename(officer, term, first, 0, "二团"));
        refused("congress.moved", () -> delegations.rename(officer, term, first, 9, "机关团"));
        refused("congress.moved", () -> delegations.assign(officer, term, one, NOBODY));
        delegations.add(officer, term, 0, "团".repeat(60));
        elect(term, one, 0);
        UUID elected = in(term, DelegateStage.ELECTED).get(0);
        int version = delegates.find(officer, elected).orElseThrow().version();
        refused("congress.delegation.head", () -> delegations.lead(officer, elected, version, "HEAD"));
        review.qualify(officer, term, List.of(elected));
        refused("congress.moved", () -> delegations.lead(officer, elected, version, "HEAD"));
        delegations.lead(officer, elected, version + 1, "HEAD");
        UUID item = jdbc.sql("insert into congress_item (session_id, nr, title, kind, matter, electorate, stage) values (:id, 1, '报告', 'HEAR', 'REPORTS', 'STAFF', 'ON_AGENDA') returning id")
                .param("id", session(term, "PLANNED", today)).query(UUID.class).single();
        jdbc.sql("insert into congress_opinion (item_id, delegation_id, text, written_name, written_at) values (:item, :delegation, '同意', '团长', now())").param("item", item)
                .param("delegation", first).update();
        refused("congress.delegation.in-use", () -> formation.form(officer, term, List.of("一团")));
        assertThat(delegations.of(term)).hasSize(3);
    }
}
