package org.unionhall.congress.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.unionhall.congress.CommitteeKind;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegateCards;
import org.unionhall.congress.SessionAct;
import org.unionhall.congress.SessionCheck;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** A session as it is held: who is in the hall, what is decided, and what follows. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({As.class, A.class})
class MeetingTests {

    @Autowired A a;
    @Autowired As as;
    @Autowired JdbcClient jdbc;
    @Autowired Congresses congresses;
    @Autowired Sittings sittings;
    @Autowired Attendance attendance;
    @Autowired Agenda agenda;
    @Autowired HallDoor doors;
    @Autowired Contributions contributions;
    @Autowired Votes votes;
    @Autowired Counting counting;
    @Autowired InterimActs interim;
    @Autowired Resolutions resolutions;
    @Autowired Appraisals appraisals;
    @Autowired Evaluation evaluation;
    @Autowired UpperReport report;
    @Autowired ToSettle toSettle;
    @Autowired DelegateCards cards;
    @Autowired Catalogue catalogue;
    @Autowired List<SessionCheck> checks;
    @Autowired Clock clock;
    @Autowired MockMvc mvc;

    Hall hall;
    Actor officer;
    Actor second;
    UUID sitting;

    @BeforeEach
    void aSittingIsOpen() {
        hall = new Hall(a, as, jdbc, congresses, clock);
        officer = hall.actor(Role.CONGRESS_OFFICER, null);
        second = hall.actor(Role.SCHOOL_CHAIR, null);
        sitting = sittings.plan(officer, hall.session(), hall.today, Half.MORNING, null, "开幕式");
        sittings.act(officer, hall.session(), sitting, 0, SittingAct.OPEN_DOORS);
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private void in(List<UUID> delegates) {
        delegates.forEach(one -> doors.in(officer, hall.session(), sitting, one, "LIST"));
    }

    private Quorum quorum(Electorate body) {
        return attendance.quorums(hall.session(), sittings.open(hall.session()).orElse(null)).stream().filter(one -> one.body() == body).findFirst().orElseThrow();
    }

    private UUID item(Matter matter, Electorate electorate, Passing passing) {
        return agenda.put(officer, hall.session(), new ItemDraft("关于" + matter, ItemKind.DECIDE, matter, electorate, null, passing, null, passing == null ? null : "本校办法第八条", null));
    }

    private Item read(UUID id) {
        return agenda.find(hall.session(), id).orElseThrow();
    }

    private void open(UUID id) {
        votes.open(officer, hall.session(), id, read(id).version());
    }

    private void count(UUID id, int yes, int no, int abstain) {
        counting.count(officer, hall.session(), id, read(id).version(), Count.ofHands(yes, no, abstain));
    }

    // what waits for whom

    private List<ToSettle.Kind> asked(Actor actor) {
        return toSettle.of(actor).stream().map(ToSettle.Task::kind).toList();
    }

    @Test
    void theDeskAsksEachForWhatIsTheirs() {
        in(hall.delegates(3, true));
        UUID vote = item(Matter.PROCEDURE, Electorate.BOTH, null);
        open(vote);
        count(vote, 3, 0, 0);
        assertThat(asked(officer)).as("who counted does not confirm").containsExactly(ToSettle.Kind.DOOR);
        assertThat(asked(second)).containsExactlyInAnyOrder(ToSettle.Kind.DOOR, ToSettle.Kind.CONFIRM);
        assertThat(asked(hall.actor(Role.DELEGATE, hall.head(0)))).as("heads check in their own").containsExactly(ToSettle.Kind.DOOR);
        UUID sits = a.member("主席团成员").in(hall.school).save();
        jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, 'PRESIDIUM', :person, 'MEMBER', :from)").param("term", hall.term)
                .param("person", sits).param("from", hall.today.minusDays(1)).update();
        assertThat(asked(hall.actor(Role.DELEGATE, sits))).as("the presidium confirms").containsExactly(ToSettle.Kind.CONFIRM);
        counting.confirm(second, hall.session(), vote, read(vote).version());
        resolutions.write(officer, hall.session(), null, 0, new Resolutions.Draft(vote, "校教代〔2026〕9号", "关于议程的决议", "通过议程。", hall.today));
        sittings.act(officer, hall.session(), sitting, 1, SittingAct.CLOSE_DOORS);
        jdbc.sql("update congress_session set stage = 'CLOSED' where id = :id").param("id", hall.sessionId).update();
        assertThat(toSettle.of(officer)).extracting(ToSettle.Task::kind, ToSettle.Task::count, ToSettle.Task::due).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple(ToSettle.Kind.PUBLISH, 1, null),
                org.assertj.core.groups.Tuple.tuple(ToSettle.Kind.REPORT, 0, report.due(hall.session()).by()));
        assertThat(asked(hall.actor(Role.SCHOOL_CHAIR, null))).as("not the chair's to write").isEmpty();
    }

    @Test
    void thePresidiumReadsTheProgrammeAndIsNotLedToSheetsThatAreForTheDoor() throws Exception {
        UUID sits = a.member("主席团成员").in(hall.school).save();
        jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, 'PRESIDIUM', :person, 'MEMBER', :from)").param("term", hall.term)
                .param("person", sits).param("from", hall.today.minusDays(1)).update();
        String page = "/congress/sessions/" + hall.sessionId + "/sittings";
        mvc.perform(get(page).with(as.person(hall.head(0)))).andExpect(content().string(containsString("/sheet")));
        var presidium = as.person(sits);
        as.grant(as.account(sits, "主席团成员"), Role.DELEGATE, hall.school);
        mvc.perform(get(page).with(presidium)).andExpect(status().isOk()).andExpect(content().string(not(containsString("/sheet"))));
    }

    // who is in the hall

    @Test
    void theCardOfWhoIsNoDelegateAnyMoreSaysSoAtTheDoor() throws Exception {
        UUID one = hall.delegates(1, true).get(0);
        mvc.perform(get(cards.path(one)).with(as.role(Role.CONGRESS_OFFICER, hall.school))).andExpect(status().is3xxRedirection());
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'RETIREMENT', to_on = :day where id = :id").param("day", hall.today).param("id", one).update();
        mvc.perform(get(cards.path(one) + "?lang=zh").with(as.role(Role.CONGRESS_OFFICER, hall.school))).andExpect(status().isOk())
                .andExpect(content().string(containsString("资格已经终止")));
    }

    @Test
    void whoRetiredYesterdayHasLeftTheDenominator() {
        List<UUID> delegates = hall.delegates(3, true);
        in(delegates.subList(0, 2));
        assertThat(quorum(Electorate.STAFF)).isEqualTo(new Quorum(Electorate.STAFF, 3, 2, 2));
        jdbc.sql("update congress_delegate set stage = 'ENDED', end_reason = 'RETIREMENT', to_on = :day where id = :id").param("day", hall.today)
                .param("id", delegates.get(0)).update();
        assertThat(quorum(Electorate.STAFF)).as("in the hall, but no delegate any more").isEqualTo(new Quorum(Electorate.STAFF, 2, 1, 2));
        assertThat(attendance.seats(hall.session(), sittings.open(hall.session()).orElseThrow())).hasSize(2);
    }

    @Test
    void eachBodyHasItsOwnQuorum() {
        List<UUID> members = hall.delegates(3, true);
        List<UUID> others = hall.delegates(3, false);
        in(others);
        in(members.subList(0, 1));
        assertThat(quorum(Electorate.STAFF).reached()).isTrue();
        assertThat(quorum(Electorate.MEMBERS)).isEqualTo(new Quorum(Electorate.MEMBERS, 3, 1, 2));
        UUID staff = item(Matter.INTERESTS, Electorate.STAFF, null);
        UUID election = item(Matter.ELECTION, Electorate.MEMBERS, null);
        UUID both = item(Matter.PROCEDURE, Electorate.BOTH, null);
        refused("congress.meeting.item.no-quorum.MEMBERS", () -> open(election));
        refused("congress.meeting.item.no-quorum.MEMBERS", () -> open(both));
        open(staff);
        assertThat(read(staff).baseSize()).as("who is no member votes on what concerns all staff").isEqualTo(6);
        doors.in(officer, hall.session(), sitting, members.get(1), "LIST");
        open(election);
        assertThat(read(election).baseSize()).as("and never in the union's own matters").isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from congress_elector where item_id = :id and delegate_id = any(:others)").param("id", election)
                .param("others", others.toArray(UUID[]::new)).query(Integer.class).single()).isZero();
        assertThat(read(election).passing()).isEqualTo(Passing.MORE_THAN_HALF);
        assertThat(read(staff).passing()).isEqualTo(Passing.HALF_OR_MORE);
    }

    @Test
    void whatWasTappedByMistakeIsUndoneAndStaysOnRecord() {
        UUID one = hall.delegates(1, true).get(0);
        doors.in(officer, hall.session(), sitting, one, "LIST");
        doors.undo(officer, hall.session(), sitting, one);
        assertThat(quorum(Electorate.STAFF).present()).isZero();
        assertThat(hall.count("select count(*) from congress_presence where delegate_id = '" + one + "' and undone_at is not null")).isEqualTo(1);
        doors.in(officer, hall.session(), sitting, one, "LIST");
        doors.out(officer, hall.session(), sitting, one);
        doors.undo(officer, hall.session(), sitting, one);
        assertThat(quorum(Electorate.STAFF).present()).isEqualTo(1);
        doors.out(officer, hall.session(), sitting, one);
        refused("congress.meeting.door.not-here", () -> doors.out(officer, hall.session(), sitting, one));
        doors.in(officer, hall.session(), sitting, one, "LIST");
        assertThat(doors.in(officer, hall.session(), sitting, one, "LIST")).as("already there").isFalse();
        UUID other = hall.delegates(1, true).get(0);
        refused("congress.meeting.door.nothing", () -> doors.undo(officer, hall.session(), sitting, other));
        doors.leave(officer, hall.session(), sitting, other, "因公出差");
        assertThat(attendance.tallies(attendance.seats(hall.session(), sittings.open(hall.session()).orElseThrow())).get(0)).extracting(Tally::here, Tally::leave, Tally::absent)
                .containsExactly(1, 1, 0);
    }

    @Test
    void twoCadresWhoTapAtOnceMakeOnePresence() throws Exception {
        UUID one = hall.delegates(1, true).get(0);
        List<Callable<Boolean>> taps = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            Actor cadre = hall.actor(Role.CONGRESS_OFFICER, null);
            taps.add(() -> doors.in(cadre, hall.session(), sitting, one, "LIST"));
        }
        assertThat(together(taps)).containsOnlyOnce(true).hasSize(6);
        assertThat(hall.count("select count(*) from congress_presence where delegate_id = '" + one + "'")).isEqualTo(1);
    }

    @Test
    void headsCheckInTheirOwnDelegationOnly() {
        Actor head = hall.actor(Role.DELEGATE, hall.head(1));
        UUID first = hall.delegates(1, true).get(0);
        UUID own = jdbc.sql("select id from congress_delegate where term_id = :term and head is not null").param("term", hall.term).query(UUID.class).single();
        refused("congress.not-yours", () -> doors.in(head, hall.session(), sitting, first, "LIST"));
        assertThat(doors.in(head, hall.session(), sitting, own, "LIST")).isTrue();
        Actor stranger = hall.actor(Role.DELEGATE, a.member("无关").in(hall.school).save());
        refused("congress.not-yours", () -> doors.in(stranger, hall.session(), sitting, first, "LIST"));
    }

    @Test
    void whySomebodyIsAwayIsForTheirOwnHeadAndWhoWorksForTheCongress() throws Exception {
        UUID away = hall.delegates(1, true).get(0);
        doors.leave(officer, hall.session(), sitting, away, "住院治疗中");
        String page = "/congress/sessions/" + hall.sessionId + "/sittings";
        mvc.perform(get(page).with(as.role(Role.CONGRESS_OFFICER, hall.school))).andExpect(content().string(containsString("住院治疗中")));
        mvc.perform(get(page).with(as.person(hall.head(0)))).andExpect(content().string(containsString("住院治疗中")));
        mvc.perform(get(page).with(as.person(hall.head(1)))).andExpect(status().isOk()).andExpect(content().string(not(containsString("住院治疗中"))));
    }

    @Test
    void theEndOfASittingTakesEverybodyOutAndItsReopeningBackIn() {
        List<UUID> delegates = hall.delegates(3, true);
        in(delegates);
        doors.out(officer, hall.session(), sitting, delegates.get(0));
        sittings.act(officer, hall.session(), sitting, 1, SittingAct.CLOSE_DOORS);
        refused("congress.meeting.door.closed", () -> doors.in(officer, hall.session(), sitting, delegates.get(0), "LIST"));
        assertThat(hall.count("select count(*) from congress_presence where sitting_id = '" + sitting + "' and out_at is null")).isZero();
        sittings.act(officer, hall.session(), sitting, 2, SittingAct.REOPEN);
        assertThat(quorum(Electorate.STAFF).present()).isEqualTo(2);
        UUID other = sittings.plan(officer, hall.session(), hall.today, Half.AFTERNOON, null, null);
        refused("congress.meeting.sitting.another", () -> sittings.act(officer, hall.session(), other, 0, SittingAct.OPEN_DOORS));
        refused("congress.meeting.sitting.twice", () -> sittings.plan(officer, hall.session(), hall.today, Half.MORNING, null, null));
    }

    private void yesterday(UUID sitting) {
        jdbc.sql("update congress_sitting set on_day = on_day - 1 where id = :id").param("id", sitting).update();
    }

    @Test
    void whoWasThereYesterdayIsNotThereToday() throws Exception {
        in(hall.delegates(3, true));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        yesterday(sitting);
        assertThat(quorum(Electorate.STAFF).present()).as("left open over night").isZero();
        refused("congress.meeting.sitting.not-today", () -> open(id));
        assertThat(against(SessionAct.OPEN_SESSION)).contains("congress.meeting.sitting.not-today");
        sittings.act(officer, hall.session(), sitting, 1, SittingAct.CLOSE_DOORS);
        refused("congress.meeting.sitting.not-today", () -> sittings.act(officer, hall.session(), sitting, 2, SittingAct.REOPEN));
        mvc.perform(get("/congress/sessions/" + hall.sessionId + "/sittings?lang=zh").with(as.role(Role.CONGRESS_OFFICER, hall.school)))
                .andExpect(content().string(containsString("签到和到会人数只在当天有效"))).andExpect(content().string(not(containsString("/reopen"))));
        UUID today = sittings.plan(officer, hall.session(), hall.today, Half.MORNING, null, null);
        sittings.act(officer, hall.session(), today, 0, SittingAct.OPEN_DOORS);
        refused("congress.meeting.item.no-quorum.STAFF", () -> open(id));
    }

    // items and votes

    @Test
    void beforeTheOpeningOnlyTheProcedureComesBeforeTheDelegates() throws Exception {
        in(hall.delegates(3, true));
        UUID rules = item(Matter.INTERESTS, Electorate.STAFF, null);
        UUID presidium = item(Matter.PROCEDURE, Electorate.BOTH, null);
        for (String stage : List.of("QUALIFIED", "PREPARATORY")) {
            stage(stage);
            refused("congress.meeting.item.before-opening", () -> open(rules));
        }
        mvc.perform(get("/congress/sessions/" + hall.sessionId + "/items/" + rules + "?lang=zh").with(as.role(Role.CONGRESS_OFFICER, hall.school)))
                .andExpect(content().string(containsString("只能审议会议程序事项"))).andExpect(content().string(not(containsString("/open\""))));
        open(presidium);
        assertThat(read(presidium).stage()).isEqualTo(ItemStage.OPEN);
        stage("OPEN");
        open(rules);
    }

    @Test
    void ofThosePresentIsOfAllWhoWereThereWhileTheVoteWasOpen() {
        List<UUID> delegates = hall.delegates(6, true);
        in(delegates.subList(0, 4));
        UUID id = agenda.put(officer, hall.session(), new ItemDraft("工作报告", ItemKind.DECIDE, Matter.REPORTS, Electorate.STAFF, null, Passing.MORE_THAN_HALF, VoteBase.PRESENT, "本校办法", null));
        open(id);
        assertThat(read(id).baseSize()).isEqualTo(4);
        in(delegates.subList(4, 6));
        doors.out(officer, hall.session(), sitting, delegates.get(0));
        doors.undo(officer, hall.session(), sitting, delegates.get(5));
        refused("congress.meeting.count.given", () -> count(id, 6, 0, 0));
        count(id, 3, 2, 0);
        assertThat(read(id)).extracting(Item::baseSize, Item::presentSize, Item::needed, Item::enough).containsExactly(5, 5, 3, true);
        in(delegates.subList(5, 6));
        refused("congress.meeting.count.given", () -> count(id, 3, 3, 0));
        count(id, 2, 3, 0);
        assertThat(read(id)).as("who came after the vote had ended is not among them").extracting(Item::baseSize, Item::needed, Item::enough).containsExactly(5, 3, false);
        counting.countAgain(second, hall.session(), id, read(id).version(), "与计票单不符");
        refused("congress.meeting.count.given", () -> count(id, 3, 3, 0));
        assertThatThrownBy(() -> jdbc.sql("update congress_item set yes = 6, valid = 6, returned = 6, given = 6, present_size = 6, no = 0 where id = :id").param("id", id).update())
                .as("more votes than whom they are a share of").isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @Test
    void handsAreRaisedAgainByWhoIsThereThen() {
        List<UUID> delegates = hall.delegates(3, true);
        in(delegates.subList(0, 2));
        UUID id = agenda.put(officer, hall.session(), new ItemDraft("议程", ItemKind.DECIDE, Matter.PROCEDURE, Electorate.STAFF, null, null, VoteBase.PRESENT, "本校办法", Ballot.HAND));
        open(id);
        count(id, 1, 1, 0);
        in(delegates.subList(2, 3));
        counting.countAgain(second, hall.session(), id, read(id).version(), "未看清");
        count(id, 2, 1, 0);
        assertThat(read(id).baseSize()).isEqualTo(3);
    }

    @Test
    void anOpenVoteAndACountThatWaitsMayBeAnnulledToo() throws Exception {
        in(hall.delegates(3, true));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        String page = "/congress/sessions/" + hall.sessionId + "/items/" + id;
        open(id);
        mvc.perform(get(page).with(as.role(Role.SCHOOL_CHAIR, hall.school))).andExpect(content().string(containsString(page + "/annul")));
        count(id, 3, 0, 0);
        mvc.perform(get(page).with(as.role(Role.SCHOOL_CHAIR, hall.school))).andExpect(content().string(containsString(page + "/annul")));
        counting.annul(second, hall.session(), id, read(id).version(), "发票有误");
        assertThat(read(id).stage()).isEqualTo(ItemStage.VOID);
    }

    @Test
    void ofThreeHundredDelegatesAHundredAndFiftyAreHalfAndNotMoreThanHalf() {
        List<UUID> delegates = hall.delegates(300, true);
        in(delegates.subList(0, 199));
        UUID half = item(Matter.INTERESTS, Electorate.STAFF, null);
        UUID more = item(Matter.DEVELOPMENT, Electorate.STAFF, Passing.MORE_THAN_HALF);
        UUID again = item(Matter.CHARTER, Electorate.STAFF, Passing.MORE_THAN_HALF);
        assertThatThrownBy(() -> open(half)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.args()).containsExactly(300, 199, 200, 1));
        in(delegates.subList(199, 200));
        open(half);
        open(more);
        open(again);
        count(half, 150, 0, 50);
        count(more, 150, 0, 50);
        count(again, 151, 49, 0);
        assertThat(counting.confirm(second, hall.session(), half, read(half).version())).isTrue();
        assertThat(counting.confirm(second, hall.session(), more, read(more).version())).as("abstaining is no no, yet of all delegates it does not help").isFalse();
        assertThat(counting.confirm(second, hall.session(), again, read(again).version())).isTrue();
        assertThat(read(more).stage()).isEqualTo(ItemStage.NOT_PASSED);
        assertThat(read(half).basis()).contains("第二十一条");
    }

    @Test
    void whoComesAfterTheVoteIsOpenMayVoteButChangesNoBase() {
        List<UUID> delegates = hall.delegates(6, true);
        in(delegates.subList(0, 4));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        open(id);
        hall.delegates(4, true);
        refused("congress.meeting.count.given", () -> count(id, 5, 0, 0));
        in(delegates.subList(4, 5));
        count(id, 5, 0, 0);
        assertThat(read(id)).extracting(Item::baseSize, Item::presentSize, Item::needed).containsExactly(6, 5, 3);
    }

    @Test
    void nobodyConfirmsTheirOwnCountNotEvenAnEarlierOne() {
        in(hall.delegates(3, true));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        open(id);
        count(id, 3, 0, 0);
        refused("congress.meeting.item.own-count", () -> counting.confirm(officer, hall.session(), id, read(id).version()));
        Actor other = hall.actor(Role.CONGRESS_OFFICER, null);
        counting.count(other, hall.session(), id, read(id).version(), Count.ofHands(2, 1, 0));
        refused("congress.meeting.item.own-count", () -> counting.confirm(officer, hall.session(), id, read(id).version()));
        refused("congress.meeting.item.own-count", () -> counting.annul(officer, hall.session(), id, read(id).version(), "算错了"));
        counting.countAgain(second, hall.session(), id, read(id).version(), "与计票单不符");
        assertThat(read(id).stage()).isEqualTo(ItemStage.OPEN);
        count(id, 3, 0, 0);
        refused("congress.not-yours", () -> counting.confirm(hall.actor(Role.DELEGATE, null), hall.session(), id, read(id).version()));
        assertThat(counting.confirm(second, hall.session(), id, read(id).version())).isTrue();
        refused("congress.meeting.item.elsewhere", () -> counting.count(officer, hall.session(), id, read(id).version(), Count.ofHands(1, 0, 0)));
    }

    @Test
    void twoWhoWriteACountAtOnceDoNotOverwriteEachOther() throws Exception {
        in(hall.delegates(3, true));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        open(id);
        int version = read(id).version();
        List<Callable<String>> writers = new ArrayList<>();
        for (int yes = 0; yes <= 3; yes++) {
            Actor writer = hall.actor(Role.CONGRESS_OFFICER, null);
            Count count = Count.ofHands(yes, 3 - yes, 0);
            writers.add(() -> outcome(() -> counting.count(writer, hall.session(), id, version, count)));
        }
        assertThat(together(writers)).containsOnlyOnce("done").filteredOn("congress.meeting.moved"::equals).hasSize(3);
        assertThat(read(id).countedBy()).hasSize(1);
    }

    @Test
    void nobodyLeavesInTheMomentInWhichAVoteOpens() throws Exception {
        for (int round = 0; round < 6; round++) {
            Hall another = hall = new Hall(a, as, jdbc, congresses, clock);
            officer = hall.actor(Role.CONGRESS_OFFICER, null);
            sitting = sittings.plan(officer, another.session(), another.today, Half.MORNING, null, null);
            sittings.act(officer, another.session(), sitting, 0, SittingAct.OPEN_DOORS);
            List<UUID> delegates = another.delegates(3, true);
            in(delegates.subList(0, 2));
            UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
            Actor door = another.actor(Role.CONGRESS_OFFICER, null);
            UUID here = sitting;
            List<String> ends = together(List.of(() -> outcome(() -> votes.open(officer, another.session(), id, 0)),
                    () -> outcome(() -> doors.out(door, another.session(), here, delegates.get(0)))));
            assertThat(ends.get(1)).isEqualTo("done");
            Item item = read(id);
            if (item.stage() == ItemStage.OPEN) {
                assertThat(item.presentSize()).isEqualTo(2);
                assertThat(jdbc.sql("select bool_and(out_at >= :opened) from congress_presence where sitting_id = :sitting and out_at is not null")
                        .param("opened", java.sql.Timestamp.from(item.openedAt())).param("sitting", here).query(Boolean.class).single()).isTrue();
            } else {
                assertThat(ends.get(0)).isEqualTo("congress.meeting.item.no-quorum.STAFF");
            }
        }
    }

    @Test
    void anItemOpenedByMistakeGoesBackWithoutATrace() {
        in(hall.delegates(3, true));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        open(id);
        refused("congress.meeting.sitting.voting", () -> sittings.act(officer, hall.session(), sitting, 1, SittingAct.CLOSE_DOORS));
        votes.stop(officer, hall.session(), id, read(id).version(), "误开");
        assertThat(read(id)).extracting(Item::stage, Item::baseSize, Item::sitting).containsExactly(ItemStage.ON_AGENDA, null, null);
        assertThat(hall.count("select count(*) from congress_elector where item_id = '" + id + "'")).isZero();
    }

    @Test
    void whatMustBePassedCannotOnlyBeHeardAndAnotherRuleNeedsItsBasis() {
        refused("congress.meeting.item.must-be-passed", () -> agenda.put(officer, hall.session(),
                new ItemDraft("绩效办法", ItemKind.HEAR, Matter.INTERESTS, Electorate.STAFF, null, null, null, null, null)));
        refused("congress.meeting.item.basis", () -> agenda.put(officer, hall.session(),
                new ItemDraft("绩效办法", ItemKind.DECIDE, Matter.INTERESTS, Electorate.STAFF, null, Passing.MORE_THAN_HALF, null, null, null)));
        refused("congress.meeting.item.election", () -> item(Matter.ELECTION, Electorate.BOTH, null));
        jdbc.sql("update congress_term set members = false where id = :id").param("id", hall.term).update();
        refused("congress.meeting.item.electorate", () -> item(Matter.ELECTION, Electorate.MEMBERS, null));
    }

    @Test
    void delegationsSpeakForThemselvesUntilTheResultIsSettled() {
        in(hall.delegates(3, true));
        Actor head = hall.actor(Role.DELEGATE, hall.head(1));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        contributions.say(head, hall.session(), id, hall.delegations.get(1), -1, "建议提高标准");
        refused("congress.meeting.moved", () -> contributions.say(officer, hall.session(), id, hall.delegations.get(1), -1, "没有意见"));
        refused("congress.not-yours", () -> contributions.say(head, hall.session(), id, hall.delegations.get(0), -1, "代他们说"));
        assertThat(contributions.opinions(read(id))).extracting(Contributions.Opinion::text).containsExactly(null, "建议提高标准");
        open(id);
        count(id, 3, 0, 0);
        counting.confirm(second, hall.session(), id, read(id).version());
        refused("congress.meeting.item.through", () -> contributions.say(head, hall.session(), id, hall.delegations.get(1), 0, "改口"));
        refused("congress.meeting.item.through", () -> contributions.lay(officer, hall.session(), id, null));
    }

    @Test
    void whatWasHeardIsWrittenOnNoMoreAndThePageSaysSo() throws Exception {
        in(hall.delegates(3, true));
        UUID id = agenda.put(officer, hall.session(), new ItemDraft("校长工作报告", ItemKind.HEAR, Matter.REPORTS, Electorate.STAFF, null, null, null, null, null));
        String page = "/congress/sessions/" + hall.sessionId + "/items/" + id + "?lang=zh";
        mvc.perform(get(page).with(as.role(Role.CONGRESS_OFFICER, hall.school))).andExpect(content().string(containsString("name=\"text\"")))
                .andExpect(content().string(containsString("name=\"file\"")));
        open(id);
        votes.hear(officer, hall.session(), id, read(id).version());
        refused("congress.meeting.item.through", () -> contributions.say(officer, hall.session(), id, hall.delegations.get(0), -1, "补记"));
        refused("congress.meeting.item.through", () -> contributions.lay(officer, hall.session(), id, null));
        mvc.perform(get(page).with(as.role(Role.CONGRESS_OFFICER, hall.school))).andExpect(content().string(containsString("本项议题已经办结")))
                .andExpect(content().string(not(containsString("name=\"text\"")))).andExpect(content().string(not(containsString("name=\"file\""))));
    }

    // what follows

    @Test
    void theBodyBetweenSessionsIsBoundAndItsActsComeBeforeTheNextSession() {
        UUID member = a.member("执委").in(hall.school).save();
        jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, 'EXECUTIVE', :person, 'CHAIR', :from)")
                .param("term", hall.term).param("person", member).param("from", hall.today.minusYears(1)).update();
        UUID before = hall.session(1, "CLOSED", hall.today.minusDays(200));
        var earlier = congresses.session(before).orElseThrow();
        UUID met = interim.met(officer, earlier, CommitteeKind.EXECUTIVE, hall.today.minusDays(20), null, 1, "讨论了两件事");
        refused("congress.meeting.interim.must-be-passed", () -> interim.done(officer, earlier, met, "绩效分配", Matter.INTERESTS, "同意"));
        refused("congress.meeting.gathering.present", () -> interim.met(officer, earlier, CommitteeKind.EXECUTIVE, hall.today, null, 2, "多了一人"));
        interim.done(officer, earlier, met, "增补工会经费审查意见", Matter.SUPERVISION, "同意");
        assertThat(interim.toReport(hall.session())).extracting(InterimActs.InterimAct::title).containsExactly("增补工会经费审查意见");
        assertThat(interim.toReport(earlier)).isEmpty();
        in(hall.delegates(3, true));
        UUID id = agenda.put(officer, hall.session(), new ItemDraft("闭会期间工作", ItemKind.HEAR, Matter.INTERIM, Electorate.BOTH, null, null, null, null, null));
        open(id);
        votes.hear(officer, hall.session(), id, read(id).version());
        assertThat(interim.toReport(hall.session())).extracting(InterimActs.InterimAct::reportedIn).containsExactly(id);
        counting.annul(second, hall.session(), id, read(id).version(), "程序有误");
        assertThat(interim.toReport(hall.session())).extracting(InterimActs.InterimAct::reportedIn).containsOnlyNulls();
        UUID decided = item(Matter.INTERIM, Electorate.BOTH, null);
        open(decided);
        count(decided, 3, 0, 0);
        counting.confirm(second, hall.session(), decided, read(decided).version());
        assertThat(interim.toReport(hall.session())).extracting(InterimActs.InterimAct::reportedIn).containsExactly(decided);
        stage("CLOSED");
        refused("congress.meeting.item.session-closed", () -> counting.annul(hall.actor(Role.SCHOOL_CHAIR, null), hall.session(), decided, read(decided).version(), "太晚了"));
    }

    private void stage(String stage) {
        jdbc.sql("update congress_session set stage = :stage where id = :id").param("stage", stage).param("id", hall.sessionId).update();
    }

    @Test
    void whatIsArchivedIsNotWrittenOn() {
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        UUID delegate = hall.delegates(1, true).get(0);
        UUID later = sittings.plan(officer, hall.session(), hall.today, Half.AFTERNOON, null, null);
        stage("ARCHIVED");
        List<ThrowingCallable> writes = List.of(() -> report.sent(officer, hall.session(), hall.today, null),
                () -> appraisals.write(officer, hall.session(), new Appraisals.Figures("某校长", null, 1, 1, new int[] {1, 0, 0, 0})),
                () -> resolutions.write(officer, hall.session(), null, 0, new Resolutions.Draft(null, "1", "决议", "正文", hall.today)),
                () -> resolutions.publish(officer, hall.session(), UUID.randomUUID(), 0), () -> catalogue.add(officer, hall.session(), "光盘", null, null),
                () -> catalogue.remove(officer, hall.session(), UUID.randomUUID()), () -> evaluation.tick(officer, hall.session(), CheckPoint.TRAINING, true, null),
                () -> agenda.takeOff(officer, hall.session(), id, 0, "不议了"), () -> agenda.up(officer, hall.session(), id, 0),
                () -> interim.met(officer, hall.session(), CommitteeKind.PRESIDIUM, hall.today, null, 1, "会议"),
                () -> contributions.say(officer, hall.session(), id, hall.delegations.get(0), -1, "补记"), () -> contributions.lay(officer, hall.session(), id, null),
                () -> doors.leave(officer, hall.session(), later, delegate, "因公出差"), () -> doors.in(officer, hall.session(), sitting, delegate, "LIST"),
                () -> sittings.act(officer, hall.session(), later, 0, SittingAct.DROP), () -> sittings.plan(officer, hall.session(), hall.today, Half.EVENING, null, null),
                () -> resolutions.discard(officer, hall.session(), UUID.randomUUID(), 0, "不用了"));
        writes.forEach(write -> refused("congress.meeting.over", write));
    }

    @org.junit.jupiter.params.ParameterizedTest
    @org.junit.jupiter.params.provider.CsvSource(nullValues = "-", value = {
            "INTERESTS, STAFF, -, PRESENT, 本校办法, congress.meeting.item.base",
            "ELECTION, MEMBERS, -, PRESENT, 本校办法, congress.meeting.item.base",
            "INTERESTS, MEMBERS, -, -, 本校办法, congress.meeting.item.interests",
            "REPORTS, STAFF, -, PRESENT, -, congress.meeting.item.basis",
            "REPORTS, STAFF, -, PRESENT, 学校教职工代表大会规定（教育部令第32号）第二十一条, congress.meeting.item.basis",
            "REPORTS, STAFF, MORE_THAN_HALF, ALL_DELEGATES, -, congress.meeting.item.basis",
            "REPORTS, STAFF, -, PRESENT, 本校办法, -",
            "INTERESTS, STAFF, MORE_THAN_HALF, ALL_DELEGATES, 本校办法, -",
            "INTERESTS, BOTH, -, -, -, -"})
    void ofWhomTheVotesAreAShareIsTheRulesOrHasItsBasis(Matter matter, Electorate electorate, Passing passing, VoteBase base, String basis, String refusal) {
        ItemDraft draft = new ItemDraft("关于" + matter, ItemKind.DECIDE, matter, electorate, null, passing, base, basis, null);
        if (refusal == null) {
            agenda.put(officer, hall.session(), draft);
        } else {
            refused(refusal, () -> agenda.put(officer, hall.session(), draft));
        }
    }

    @Test
    void aResolutionRestsOnWhatWasPassedAndIsNotChangedOncePublished() {
        in(hall.delegates(3, true));
        UUID id = item(Matter.INTERESTS, Electorate.STAFF, null);
        Resolutions.Draft draft = new Resolutions.Draft(id, "1", "关于办法的决议", "会议通过了办法。", hall.today);
        refused("congress.meeting.resolution.not-passed", () -> resolutions.write(officer, hall.session(), null, 0, draft));
        open(id);
        count(id, 3, 0, 0);
        counting.confirm(second, hall.session(), id, read(id).version());
        UUID written = resolutions.write(officer, hall.session(), null, 0, draft);
        Actor reader = hall.actor(Role.MEMBER, null);
        assertThat(resolutions.find(reader, hall.session(), written)).as("drafts are not for everybody").isEmpty();
        refused("congress.meeting.resolution.number", () -> resolutions.write(officer, hall.session(), null, 0, draft));
        assertThat(verdict(CheckPoint.RESOLUTIONS)).isEqualTo(Finding.Verdict.OPEN);
        resolutions.publish(officer, hall.session(), written, 0);
        assertThat(verdict(CheckPoint.RESOLUTIONS)).isEqualTo(Finding.Verdict.FINE);
        assertThat(resolutions.find(reader, hall.session(), written)).isPresent();
        refused("congress.meeting.resolution.published", () -> resolutions.write(officer, hall.session(), written, 1, draft));
        refused("congress.meeting.item.own-confirm", () -> counting.annul(second, hall.session(), id, read(id).version(), "有争议"));
        Actor third = hall.actor(Role.SCHOOL_CHAIR, null);
        refused("congress.meeting.item.resolved", () -> counting.annul(third, hall.session(), id, read(id).version(), "有争议"));
    }

    @Test
    void aDraftIsDiscardedWithItsReasonAndStandsInNobodysWay() throws Exception {
        UUID draft = resolutions.write(officer, hall.session(), null, 0, new Resolutions.Draft(null, "1", "误写的决议", "正文", hall.today));
        String page = "/congress/sessions/" + hall.sessionId + "/resolutions/" + draft;
        mvc.perform(get(page).with(as.role(Role.CONGRESS_OFFICER, hall.school))).andExpect(content().string(containsString(page + "/discard")));
        refused("identity.reason.missing", () -> resolutions.discard(officer, hall.session(), draft, 0, " "));
        refused("congress.not-yours", () -> resolutions.discard(hall.actor(Role.MEMBER, null), hall.session(), draft, 0, "不用了"));
        refused("congress.meeting.moved", () -> resolutions.discard(officer, hall.session(), draft, 1, "不用了"));
        assertThat(against(SessionAct.ARCHIVE)).contains("congress.meeting.archive.drafts");
        resolutions.discard(officer, hall.session(), draft, 0, "重复起草");
        assertThat(against(SessionAct.ARCHIVE)).doesNotContain("congress.meeting.archive.drafts");
        assertThat(jdbc.sql("select reason from identity_audit where act = 'congress.meeting.resolution.discard' and object_id = :id").param("id", draft.toString()).query(String.class).list())
                .containsExactly("重复起草");
        UUID again = resolutions.write(officer, hall.session(), null, 0, new Resolutions.Draft(null, "1", "决议", "正文", hall.today));
        resolutions.publish(officer, hall.session(), again, 0);
        refused("congress.meeting.resolution.published", () -> resolutions.discard(officer, hall.session(), again, 1, "不用了"));
    }

    @Test
    void aSessionOpensWithAQuorumClosesWithoutOpenVotesAndIsArchivedWhenReported() {
        List<UUID> delegates = hall.delegates(3, true);
        assertThat(against(SessionAct.OPEN_SESSION)).contains("congress.meeting.item.no-quorum.STAFF", "congress.meeting.item.no-quorum.MEMBERS");
        in(delegates);
        assertThat(against(SessionAct.OPEN_SESSION)).isEmpty();
        open(item(Matter.INTERESTS, Electorate.STAFF, null));
        assertThat(against(SessionAct.CLOSE)).contains("congress.meeting.close.sitting", "congress.meeting.close.items");
        assertThat(against(SessionAct.ARCHIVE)).contains("congress.meeting.archive.report-owed");
        report.sent(officer, hall.session(), hall.today, "校工〔2026〕9号");
        assertThat(against(SessionAct.ARCHIVE)).isEmpty();
        refused("congress.meeting.future", () -> report.sent(officer, hall.session(), hall.today.plusDays(1), null));
    }

    private List<String> against(SessionAct act) {
        return checks.stream().flatMap(check -> check.against(hall.session(), act).stream()).map(Refusal::code).filter(code -> code.startsWith("congress.meeting")).toList();
    }

    private Finding.Verdict verdict(CheckPoint point) {
        return finding(point).verdict();
    }

    private void papersSent(int daysBefore) {
        jdbc.sql("update congress_session set papers_sent_on = :day where id = :id").param("day", hall.today.minusDays(daysBefore)).param("id", hall.sessionId).update();
    }

    @Test
    void factsAreToldAndNotTicked() {
        hall.delegates(3, true);
        assertThat(verdict(CheckPoint.APPROVED)).isEqualTo(Finding.Verdict.FINE);
        assertThat(verdict(CheckPoint.TEACHERS)).isEqualTo(Finding.Verdict.FINE);
        assertThat(verdict(CheckPoint.PAPERS)).as("a week before the opening is over").isEqualTo(Finding.Verdict.NOT);
        papersSent(7);
        assertThat(verdict(CheckPoint.PAPERS)).isEqualTo(Finding.Verdict.FINE);
        papersSent(6);
        assertThat(verdict(CheckPoint.PAPERS)).isEqualTo(Finding.Verdict.NOT);
        refused("congress.meeting.check.told", () -> evaluation.tick(officer, hall.session(), CheckPoint.PAPERS, true, null));
        assertThat(verdict(CheckPoint.TRAINING)).isEqualTo(Finding.Verdict.OPEN);
        evaluation.tick(officer, hall.session(), CheckPoint.TRAINING, true, "会前一周");
        assertThat(verdict(CheckPoint.TRAINING)).isEqualTo(Finding.Verdict.FINE);
        catalogue.add(officer, hall.session(), "会议录像光盘", null, "档案室");
        assertThat(catalogue.of(officer, hall.session())).anyMatch(line -> "会议录像光盘".equals(line.title()));
    }

    @Test
    void anAppraisalIsConfirmedBySomebodyElseAndReadOnlyByWhoWorksForTheCongress() {
        appraisals.write(officer, hall.session(), new Appraisals.Figures("某校长", "校长", 100, 99, new int[] {61, 20, 12, 6}));
        Appraisal one = appraisals.of(officer, hall.session()).get(0);
        assertThat(one.shares()).containsExactly("61.6%", "20.2%", "12.1%", "6.1%");
        refused("congress.meeting.item.own-count", () -> appraisals.confirm(officer, hall.session(), one.id(), one.version()));
        refused("congress.meeting.appraisal.more", () -> appraisals.write(officer, hall.session(), new Appraisals.Figures("某书记", null, 10, 9, new int[] {9, 1, 0, 0})));
        appraisals.confirm(second, hall.session(), one.id(), one.version());
        refused("congress.meeting.appraisal.confirmed", () -> appraisals.write(officer, hall.session(), new Appraisals.Figures("某校长", null, 1, 1, new int[] {1, 0, 0, 0})));
        assertThat(appraisals.of(hall.actor(Role.MEMBER, null), hall.session())).isEmpty();
    }

    @Test
    void whoCorrectsTheirOwnFiguresStandsOnceAmongThoseWhoCounted() {
        appraisals.write(officer, hall.session(), new Appraisals.Figures("某校长", null, 10, 10, new int[] {10, 0, 0, 0}));
        appraisals.write(officer, hall.session(), new Appraisals.Figures("某校长", null, 10, 10, new int[] {9, 1, 0, 0}));
        assertThat(appraisals.of(officer, hall.session()).get(0).countedBy()).containsExactly(officer.account().value());
        jdbc.sql("update congress_appraisal set counted_by = counted_by || counted_by where session_id = :id").param("id", hall.sessionId).update();
        assertThat(appraisals.of(officer, hall.session())).as("rows as they were before").hasSize(1);
        Actor other = hall.actor(Role.CONGRESS_OFFICER, null);
        appraisals.write(other, hall.session(), new Appraisals.Figures("某校长", null, 10, 10, new int[] {8, 2, 0, 0}));
        refused("congress.meeting.item.own-count", () -> appraisals.confirm(officer, hall.session(), appraisals.of(officer, hall.session()).get(0).id(), 2));
    }

    @Test
    void aSittingLiesAroundItsSessionInItsHalfOfTheDay() {
        java.time.LocalDate day = hall.today;
        for (java.time.LocalDate far : List.of(day.minusDays(32), day.plusDays(32))) {
            refused("congress.meeting.sitting.day", () -> sittings.plan(officer, hall.session(), far, Half.MORNING, null, null));
        }
        sittings.plan(officer, hall.session(), day.minusDays(31), Half.MORNING, null, null);
        sittings.plan(officer, hall.session(), day.plusDays(31), Half.MORNING, null, null);
        refused("congress.meeting.sitting.twice", () -> sittings.plan(officer, hall.session(), day, Half.MORNING, null, null));
        refused("congress.meeting.sitting.half", () -> sittings.plan(officer, hall.session(), day, Half.AFTERNOON, java.time.LocalTime.of(11, 59), null));
        refused("congress.meeting.sitting.half", () -> sittings.plan(officer, hall.session(), day, Half.AFTERNOON, java.time.LocalTime.of(18, 1), null));
        sittings.plan(officer, hall.session(), day, Half.AFTERNOON, java.time.LocalTime.of(18, 0), null);
        sittings.plan(officer, hall.session(), day, Half.EVENING, java.time.LocalTime.of(17, 0), null);
    }

    @Test
    void doorsOpenOnTheirOwnDayAndNotBeforeTheDelegatesAreSettled() throws Exception {
        sittings.act(officer, hall.session(), sitting, 1, SittingAct.CLOSE_DOORS);
        UUID tomorrow = sittings.plan(officer, hall.session(), hall.today.plusDays(1), Half.MORNING, null, null);
        refused("congress.meeting.sitting.not-yet", () -> sittings.act(officer, hall.session(), tomorrow, 0, SittingAct.OPEN_DOORS));
        mvc.perform(get("/congress/sessions/" + hall.sessionId + "/sittings?lang=zh&sitting=" + tomorrow).with(as.role(Role.CONGRESS_OFFICER, hall.school)))
                .andExpect(content().string(containsString("当天才能开门签到"))).andExpect(content().string(not(containsString(tomorrow + "/open"))));
        jdbc.sql("update congress_sitting set on_day = on_day - 1, half = 'EVENING' where id = :id").param("id", tomorrow).update();
        stage("APPROVED");
        refused("congress.meeting.sitting.too-early", () -> sittings.act(officer, hall.session(), tomorrow, 0, SittingAct.OPEN_DOORS));
        stage("QUALIFIED");
        sittings.act(officer, hall.session(), tomorrow, 0, SittingAct.OPEN_DOORS);
        assertThat(sittings.open(hall.session())).isPresent();
    }

    @Test
    void whoIsNoDelegateIsNotLetInAndNobodyIsLetInTwiceByAClosedDoor() {
        UUID delegate = hall.delegates(1, true).get(0);
        refused("congress.meeting.door.no-delegate", () -> doors.in(officer, hall.session(), sitting, UUID.randomUUID(), "LIST"));
        jdbc.sql("update congress_delegate set to_on = :today where id = :id").param("today", hall.today).param("id", delegate).update();
        refused("congress.meeting.door.no-delegate", () -> doors.in(officer, hall.session(), sitting, delegate, "CARD"));
        assertThat(hall.count("select count(*) from congress_presence where delegate_id = '" + delegate + "'")).isZero();
        jdbc.sql("update congress_delegate set to_on = :day where id = :id").param("day", hall.today.plusDays(1)).param("id", delegate).update();
        assertThat(doors.in(officer, hall.session(), sitting, delegate, "CARD")).as("the last day counts").isTrue();
    }

    @Test
    void aDelegateWhoScansTheirOwnCardLearnsWhoItIsFor() throws Exception {
        UUID own = hall.head(0);
        UUID delegate = jdbc.sql("select id from congress_delegate where person_id = :id").param("id", own).query(UUID.class).single();
        UUID other = hall.delegates(1, true).get(0);
        UUID stranger = a.member("路人").in(hall.school).save();
        mvc.perform(get(cards.path(other) + "?lang=zh").with(as.person(stranger))).andExpect(status().isOk()).andExpect(content().string(containsString("由工作人员为您签到")));
        mvc.perform(get(cards.path(delegate)).with(as.person(own))).andExpect(status().is3xxRedirection());
        mvc.perform(get(cards.path(delegate) + "x?lang=zh").with(as.person(own))).andExpect(content().string(containsString("不是本系统签发")));
    }

    @Test
    void anItemIsHeardOrDecidedNotBothAndOnlyAtAMeeting() {
        in(hall.delegates(3, true));
        UUID heard = agenda.put(officer, hall.session(), new ItemDraft("校长工作报告", ItemKind.HEAR, Matter.REPORTS, Electorate.STAFF, null, null, null, null, null));
        UUID decided = item(Matter.INTERESTS, Electorate.STAFF, null);
        refused("congress.meeting.item.first", () -> agenda.up(officer, hall.session(), heard, 0));
        refused("congress.meeting.paper.none", () -> contributions.lay(officer, hall.session(), heard, null));
        stage("CLOSED");
        refused("congress.meeting.item.not-held", () -> open(heard));
        stage("OPEN");
        open(heard);
        refused("congress.meeting.item.only-heard", () -> count(heard, 3, 0, 0));
        refused("congress.meeting.item.first", () -> agenda.up(officer, hall.session(), decided, 0));
        votes.hear(officer, hall.session(), heard, read(heard).version());
        open(decided);
        refused("congress.meeting.item.decides", () -> votes.hear(officer, hall.session(), decided, read(decided).version()));
        assertThat(read(decided).stage()).isEqualTo(ItemStage.OPEN);
        count(decided, 3, 0, 0);
        sittings.act(officer, hall.session(), sitting, 1, SittingAct.CLOSE_DOORS);
        UUID late = item(Matter.INTERESTS, Electorate.STAFF, null);
        refused("congress.meeting.item.no-sitting", () -> open(late));
    }

    @Test
    void anAgendaHasAHundredItemsAtMost() {
        jdbc.sql("""
                insert into congress_item (session_id, nr, title, kind, matter, electorate, stage)
                select :id, n, '报告' || n, 'HEAR', 'REPORTS', 'STAFF', 'ON_AGENDA' from generate_series(1, 99) n
                """).param("id", hall.sessionId).update();
        item(Matter.INTERESTS, Electorate.STAFF, null);
        refused("congress.meeting.item.many", () -> item(Matter.INTERESTS, Electorate.STAFF, null));
        assertThat(agenda.of(hall.session())).hasSize(100);
    }

    @Test
    void aCommitteeMeetsWithMembersTheExecutiveAfterTheSessionAndDecidesWithMoreThanHalf() {
        var earlier = congresses.session(hall.session(1, "CLOSED", hall.today.minusDays(100))).orElseThrow();
        refused("congress.meeting.gathering.nobody", () -> interim.met(officer, earlier, CommitteeKind.WELFARE, hall.today, null, 1, "会议"));
        for (int n = 0; n < 2; n++) {
            jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, 'EXECUTIVE', :person, 'MEMBER', :from)")
                    .param("term", hall.term).param("person", a.member("执委").in(hall.school).save()).param("from", hall.today.minusYears(1)).update();
        }
        refused("congress.meeting.gathering.early", () -> interim.met(officer, earlier, CommitteeKind.EXECUTIVE, hall.today.minusDays(101), null, 2, "会议"));
        UUID half = interim.met(officer, earlier, CommitteeKind.EXECUTIVE, hall.today.minusDays(100), null, 1, "会议");
        refused("congress.meeting.interim.half", () -> interim.done(officer, earlier, half, "意见", Matter.SUPERVISION, "同意"));
        refused("congress.meeting.interim.which", () -> interim.done(officer, earlier, UUID.randomUUID(), "意见", Matter.SUPERVISION, "同意"));
        UUID more = interim.met(officer, earlier, CommitteeKind.EXECUTIVE, hall.today, null, 2, "会议");
        interim.done(officer, earlier, more, "意见", Matter.SUPERVISION, "同意");
        assertThat(interim.after(earlier)).hasSize(1);
    }

    @Test
    void aResolutionAndAReportHaveDaysThatCanBe() {
        java.time.LocalDate opens = hall.session().opensOn();
        for (java.time.LocalDate day : List.of(opens.minusDays(32), hall.today.plusDays(1))) {
            refused("congress.meeting.resolution.day", () -> resolutions.write(officer, hall.session(), null, 0, new Resolutions.Draft(null, "1", "决议", "正文", day)));
        }
        resolutions.write(officer, hall.session(), null, 0, new Resolutions.Draft(null, "1", "决议", "正文", opens.minusDays(31)));
        refused("congress.meeting.report.early", () -> report.sent(officer, hall.session(), hall.today.minusDays(1), null));
        report.sent(officer, hall.session(), hall.today, null);
        assertThat(report.owed(hall.sessionId)).isFalse();
    }

    @Test
    void aFormNamesEverythingThatIsMissingAndWhatIsArchivedHasNone() throws Exception {
        String at = "/congress/sessions/" + hall.sessionId;
        appraisals.write(officer, hall.session(), new Appraisals.Figures("某校长", "校长", 10, 10, new int[] {7, 1, 1, 1}));
        String empty = mvc.perform(org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post(at + "/appraisals?lang=zh").with(as.role(Role.CONGRESS_OFFICER, hall.school))
                .with(org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf())).andExpect(status().is(422)).andReturn().getResponse().getContentAsString();
        assertThat(empty).contains("有 7 处需要修改");
        String list = mvc.perform(get(at + "/appraisals?lang=zh&correct=" + appraisals.of(officer, hall.session()).get(0).id()).with(as.role(Role.CONGRESS_OFFICER, hall.school)))
                .andReturn().getResponse().getContentAsString();
        assertThat(list).as("the figures to be corrected").contains("value=\"某校长\"", "更正");
        stage("ARCHIVED");
        for (String page : List.of("/appraisals", "/resolutions", "/record")) {
            assertThat(mvc.perform(get(at + page + "?lang=zh").with(as.role(Role.CONGRESS_OFFICER, hall.school))).andReturn().getResponse().getContentAsString()).as(page)
                    .contains("会议已归档").doesNotContain("<form method=\"post\" action=\"" + at).doesNotContain(at + "/resolutions/new");
        }
    }

    @Test
    void aSittingHadItsQuorumWhenEnoughWereThereAtTheSameTime() {
        List<UUID> delegates = hall.delegates(3, true);
        in(delegates.subList(0, 1));
        doors.out(officer, hall.session(), sitting, delegates.get(0));
        in(delegates.subList(1, 2));
        doors.out(officer, hall.session(), sitting, delegates.get(1));
        in(delegates.subList(2, 3));
        assertThat(verdict(CheckPoint.QUORUM)).as("none is over").isEqualTo(Finding.Verdict.OPEN);
        sittings.act(officer, hall.session(), sitting, 1, SittingAct.CLOSE_DOORS);
        assertThat(finding(CheckPoint.QUORUM)).extracting(Finding::verdict, Finding::args)
                .containsExactly(Finding.Verdict.NOT, List.of(hall.today.toString(), 1, 3, 2));
        jdbc.sql("update congress_presence set out_at = (select max(in_at) from congress_presence where sitting_id = :id) where sitting_id = :id and delegate_id = :delegate")
                .param("id", sitting).param("delegate", delegates.get(1)).update();
        assertThat(finding(CheckPoint.QUORUM)).extracting(Finding::verdict, one -> one.args().get(0)).containsExactly(Finding.Verdict.FINE, 1);
        jdbc.sql("update congress_delegate set member = false where id = :id").param("id", delegates.get(1)).update();
        assertThat(verdict(CheckPoint.QUORUM)).as("two members, one at a time").isEqualTo(Finding.Verdict.NOT);
    }

    @Test
    void thePresidiumIsMeasuredByTheNumberOfDelegatesAndTeachersOnlyWhereTheLineHolds() {
        hall.delegates(100, true);
        jdbc.sql("insert into congress_seat (term_id, committee, person_id, post, from_on) values (:term, 'PRESIDIUM', :person, 'MEMBER', :from)")
                .param("term", hall.term).param("person", a.member("主席团").in(hall.school).save()).param("from", hall.today.minusDays(1)).update();
        assertThat(finding(CheckPoint.PRESIDIUM)).extracting(Finding::verdict, Finding::args).containsExactly(Finding.Verdict.FINE, List.of(1, 1));
        hall.delegates(1, true);
        assertThat(finding(CheckPoint.PRESIDIUM)).extracting(Finding::verdict, Finding::args).containsExactly(Finding.Verdict.NOT, List.of(1, 7));
        assertThat(evaluation.of(hall.session())).extracting(Finding::point).contains(CheckPoint.TEACHERS);
        jdbc.sql("update congress_term set staff = false where id = :id").param("id", hall.term).update();
        assertThat(evaluation.of(hall.session())).extracting(Finding::point).doesNotContain(CheckPoint.TEACHERS);
    }

    private Finding finding(CheckPoint point) {
        return evaluation.of(hall.session()).stream().filter(one -> one.point() == point).findFirst().orElseThrow();
    }

    private static String outcome(Runnable act) {
        try {
            act.run();
            return "done";
        } catch (Refusal no) {
            return no.code();
        }
    }

    private static <T> List<T> together(List<Callable<T>> acts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        try {
            List<Future<T>> ends = new ArrayList<>();
            for (Callable<T> act : acts) {
                ends.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            List<T> found = new ArrayList<>();
            for (Future<T> end : ends) {
                found.add(end.get());
            }
            return found;
        } finally {
            threads.shutdownNow();
        }
    }
}
