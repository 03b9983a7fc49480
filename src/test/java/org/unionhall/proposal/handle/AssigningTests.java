package org.unionhall.proposal.handle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.desk.DeskSource;
import org.unionhall.identity.Actor;
import org.unionhall.identity.MovableClock;
import org.unionhall.kernel.Refusal;
import org.unionhall.proposal.ProposalAct;
import org.unionhall.proposal.ProposalStage;
import org.unionhall.rulebook.WorkingDays;
import org.unionhall.web.Address;

/** Who answers, by when, and what happens when it is not their matter or the time runs out. */
@HandleTest
class AssigningTests {

    @Autowired Sitting at;
    @Autowired Assigning assigning;
    @Autowired TakingOn taking;
    @Autowired Assignments assignments;
    @Autowired InCharge inCharge;
    @Autowired Deadlines deadlines;
    @Autowired Replies replies;
    @Autowired Closing closing;
    @Autowired CaseList list;
    @Autowired HandlingDays daily;
    @Autowired UndertakerDays gone;
    @Autowired WorkingDays days;
    @Autowired UndertakerRegister register;
    @Autowired List<DeskSource> desks;
    @Autowired JdbcClient jdbc;
    @Autowired MovableClock clock;

    @BeforeEach
    void aSitting() {
        at.anew();
    }

    @AfterEach
    void backToNow() {
        clock.backToNow();
        List.of("opinion-first", "silence-accepts").forEach(rule -> at.noRule("proposal.handle." + rule));
    }

    private UUID assigned() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        assigning.assign(at.committee, id, at.version(id), at.order(10));
        return id;
    }

    private void forward(int days) {
        clock.forward(Duration.ofDays(days));
    }

    @Test
    void theLastDayIsCountedInWorkingDaysAndTheLeaderComesFromTheRegister() {
        UUID id = assigned();
        assertThat(at.find(id).dueOn()).isEqualTo(days.plusWorkingDays(at.today(), 10));
        assertThat(at.find(id).leader()).isEqualTo(at.leader.person());
        assertThat(at.find(id).department()).isEqualTo(at.logistics);
        Assignment first = assignments.of(id).get(0);
        assertThat(first.objectUntil()).isEqualTo(days.plusWorkingDays(at.today(), 7));
        assertThat(first.leader()).isEqualTo("分管校长");
        assertThat(deadlines.left(at.find(id))).isEqualTo(10);
    }

    @Test
    void aYearWithoutACalendarIsSaidNotGuessed() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        jdbc.sql("update rulebook_calendar set replaced_at = now() where year > :year").param("year", at.today().getYear()).update();
        try {
            assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), at.order(250))).hasMessage("proposal.handle.due.calendar").satisfies(no -> assertThat(((Refusal) no).field()).as("where a fixed day is typed").contains("on"));
            assertThat(at.stage(id)).isEqualTo(ProposalStage.FILED);
        } finally {
            at.anew();
        }
    }

    @Test
    void aFixedDayCountsInsteadOfWorkingDays() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        LocalDate day = at.today().plusDays(41);
        assigning.assign(at.committee, id, at.version(id), new Order(at.logistics, List.of(), null, 3, day, null));
        assertThat(at.find(id).dueOn()).isEqualTo(day);
        UUID other = at.proposal(ProposalStage.FILED, at.proposer);
        assertThatThrownBy(() -> assigning.assign(at.committee, other, at.version(other), new Order(at.logistics, List.of(), null, null, at.today(), null)))
                .hasMessage("proposal.handle.due.day");
    }

    @Test
    void whereTheRuleWantsItALeaderGivesAnOpinionFirst() {
        at.rule("proposal.handle.opinion-first", "\"true\"");
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), at.order(10))).hasMessage("proposal.handle.opinion-first");
        inCharge.askOpinion(at.committee, id, at.leader.person());
        assertThat(desk(at.leader)).contains("proposal.handle.task.opinion");
        assertThat(letters(at.leader, "proposal.letter.opinion-asked")).isOne();
        closing.act(at.leader, id, at.version(id), ProposalAct.GIVE_OPINION, "请后勤处尽快研究");
        assigning.assign(at.committee, id, at.version(id), at.order(10));
        assertThat(at.stage(id)).isEqualTo(ProposalStage.ASSIGNED);
    }

    private List<String> desk(Actor actor) {
        return desks.stream().flatMap(source -> source.tasks(actor).stream()).map(DeskSource.Task::textKey).toList();
    }

    @Test
    void onlyADepartmentThatWorksAndHasSomebodyToAnswerIsAssigned() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        UUID nobody = jdbc.sql("insert into personnel_department (code, name) values (:code, '空部门') returning id").param("code", "N" + UUID.randomUUID()).query(UUID.class).single();
        assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), new Order(nobody, List.of(), at.leader.person(), 5, null, null)))
                .hasMessage("proposal.handle.department.nobody");
        close(at.logistics);
        assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), at.order(5))).hasMessage("proposal.handle.department.closed");
        assertThatThrownBy(() -> assigning.assign(at.head, id, at.version(id), at.order(5))).isInstanceOf(Refusal.class);
    }

    private void close(UUID department) {
        jdbc.sql("update personnel_department set closed_on = :on where id = :id").param("on", at.today()).param("id", department).update();
    }

    @Test
    void aLeaderWhoProposedIsNotInChargeOfIt() {
        Actor president = at.again(at.leader);
        UUID id = at.proposal(ProposalStage.FILED, president);
        assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), at.order(5))).hasMessage("proposal.handle.leader.missing");
        assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), new Order(at.logistics, List.of(), president.person(), 5, null, null)))
                .hasMessage("proposal.handle.leader.own");
    }

    @Test
    void aDepartmentObjectsInTimeOnceAndNamesAnother() {
        UUID id = assigned();
        assertThatThrownBy(() -> taking.object(at.handler, id, at.version(id), at.logistics, "这不是我们的事")).hasMessage("proposal.handle.objection.whose");
        taking.object(at.handler, id, at.version(id), at.library, "应由图书馆承办");
        assertThat(at.stage(id)).isEqualTo(ProposalStage.OBJECTED);
        assertThat(desk(at.committee)).contains("proposal.handle.task.objected");
        assigning.assign(at.committee, id, at.version(id), at.order(10));
        assertThatThrownBy(() -> taking.object(at.handler, id, at.version(id), at.library, "应由图书馆承办")).hasMessage("proposal.handle.objection.again");
        assertThat(assignments.of(id)).hasSize(2).last().satisfies(first -> assertThat(first.meant()).isEqualTo("图书馆"));
        assertThatThrownBy(() -> taking.accept(at.librarian, id, at.version(id))).isInstanceOf(Refusal.class);
    }

    @Test
    void anObjectionThatComesLateIsRefusedWithTheDay() {
        at.rule("proposal.handle.silence-accepts", "\"false\"");
        UUID id = assigned();
        LocalDate until = assignments.of(id).get(0).objectUntil();
        forward((int) (until.toEpochDay() - at.today().toEpochDay()) + 1);
        daily.run();
        assertThat(at.stage(id)).isEqualTo(ProposalStage.ASSIGNED);
        assertThatThrownBy(() -> taking.object(at.handler, id, at.version(id), at.library, "应由图书馆承办")).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("proposal.handle.objection.late");
            assertThat(no.args()).containsExactly(until.toString());
        });
    }

    @Test
    void silenceAcceptsWhenThePeriodIsOver() {
        UUID id = assigned();
        LocalDate until = assignments.of(id).get(0).objectUntil();
        forward((int) (until.toEpochDay() - at.today().toEpochDay()));
        daily.run();
        assertThat(at.stage(id)).as("the last day is the department's").isEqualTo(ProposalStage.ASSIGNED);
        forward(1);
        daily.run();
        assertThat(at.stage(id)).isEqualTo(ProposalStage.HANDLING);
        assertThat(jdbc.sql("select actor from proposal_step where proposal_id = :id and act = 'ACCEPT'").param("id", id).query(String.class).single()).isEmpty();
    }

    @Test
    void lightsTurnAndEachReminderGoesOutOnce() {
        UUID id = assigned();
        taking.accept(at.handler, id, at.version(id));
        assertThat(light(id)).isEqualTo(Light.GREEN);
        daily.run();
        assertThat(reminders(id)).isEmpty();
        LocalDate due = at.find(id).dueOn();
        while (days.between(at.today(), due) > 5) {
            forward(1);
        }
        assertThat(light(id)).isEqualTo(Light.YELLOW);
        daily.run();
        daily.run();
        assertThat(reminders(id)).containsExactly("SOON");
        assertThat(letters(at.handler, "proposal.letter.remind-soon")).isOne();
        forward((int) (due.toEpochDay() - at.today().toEpochDay()) + 1);
        assertThat(light(id)).isEqualTo(Light.RED);
        daily.run();
        assertThat(reminders(id)).containsExactly("OVER", "SOON");
        assertThat(letters(at.leader, "proposal.letter.remind-escalated")).isZero();
        while (days.between(due, at.today()) < 5) {
            forward(1);
        }
        daily.run();
        daily.run();
        assertThat(reminders(id)).containsExactly("ESCALATED", "OVER", "SOON");
        assertThat(letters(at.leader, "proposal.letter.remind-escalated")).isOne();
        assertThat(letters(at.officer, "proposal.letter.remind-escalated")).isOne();
        assertThat(letters(at.handler, "proposal.letter.remind-over")).isOne();
    }

    private Light light(UUID id) {
        return list.rows(list.reader(at.handler), new CaseList.Wish(CaseList.View.DEPARTMENT, CaseList.Which.OPEN, null, null, null, null, null), 50, 0).stream()
                .filter(row -> row.proposal().id().equals(id)).findFirst().orElseThrow().light();
    }

    private List<String> reminders(UUID id) {
        return jdbc.sql("select kind from proposal_reminder where proposal_id = :id order by kind").param("id", id).query(String.class).list();
    }

    private long letters(Actor reader, String template) {
        return jdbc.sql("select count(*) from inbox_letter where account_id = :id and event like :event").param("id", reader.account().value()).param("event", template + ".%")
                .query(Long.class).single();
    }

    @Test
    void moreTimeIsGrantedByTheCommitteeAndNotByWhoAsked() {
        UUID id = assigned();
        LocalDate due = at.find(id).dueOn();
        assertThatThrownBy(() -> deadlines.ask(at.handler, id, due, "需要更多时间论证")).hasMessage("proposal.handle.extension.day");
        assertThatThrownBy(() -> deadlines.ask(at.committee, id, due.plusDays(9), "需要更多时间论证")).hasMessage("proposal.not-yours.DEPARTMENT");
        deadlines.ask(at.handler, id, due.plusDays(9), "需要更多时间论证");
        assertThatThrownBy(() -> deadlines.ask(at.handler, id, due.plusDays(9), "需要更多时间论证")).hasMessage("proposal.handle.extension.asked");
        assertThatThrownBy(() -> deadlines.decide(at.handler, id, true, null)).hasMessage("proposal.not-yours.COMMITTEE");
        at.post(at.logistics, at.committee, "HANDLER");
        assertThatThrownBy(() -> deadlines.decide(at.committee, id, true, null)).hasMessage("proposal.handle.extension.own");
        assertThatThrownBy(() -> deadlines.decide(at.secretary, id, false, "")).hasMessage("proposal.handle.words.short");
        deadlines.decide(at.secretary, id, true, null);
        assertThat(at.find(id).dueOn()).isEqualTo(due.plusDays(9));
        assertThat(letters(at.secretary, "proposal.letter.extension-asked")).isOne();
        assertThat(letters(at.officer, "proposal.letter.extension-asked")).isOne();
        assertThat(letters(at.handler, "proposal.letter.extension-granted")).isOne();
        deadlines.ask(at.handler, id, due.plusDays(20), "还需要更多时间论证");
        deadlines.decide(at.secretary, id, false, "已经延期过一次");
        assertThat(letters(at.handler, "proposal.letter.extension-refused")).isOne();
    }

    @Test
    void moreTimeThatWasAskedForLapsesWithAnObjection() {
        UUID id = assigned();
        deadlines.ask(at.handler, id, at.find(id).dueOn().plusDays(9), "需要更多时间论证");
        taking.object(at.handler, id, at.version(id), at.library, "应由图书馆承办");
        assertThat(deadlines.asked(id)).isEmpty();
        assertThat(deadlines.left(at.find(id))).as("nothing is owed until it is assigned anew").isNull();
        jdbc.sql("update proposal set due_on = :day where id = :id").param("day", at.today().minusDays(1)).param("id", id).update();
        daily.run();
        assertThat(reminders(id)).isEmpty();
        assigning.assign(at.committee, id, at.version(id), new Order(at.library, List.of(), null, 10, null, null));
        assertThat(deadlines.asked(id)).isEmpty();
    }

    @Test
    void theNextDepartmentLearnsOfACaseHandedOverAndMayObjectToo() {
        UUID id = assigned();
        close(at.logistics);
        assigning.handOver(at.committee, id, at.library, null, "机构调整");
        assertThat(assignments.of(id).get(0).objectUntil()).isEqualTo(days.plusWorkingDays(at.today(), 7));
        assertThat(letters(at.librarian, "proposal.letter.assigned")).isOne();
    }

    @Test
    void oneBrokenCaseDoesNotKeepTheOthersFromTheirReminders() {
        UUID broken = assigned();
        UUID good = assigned();
        jdbc.sql("update proposal set due_on = :day where id in (:ids)").param("day", at.today().minusDays(1)).param("ids", List.of(broken, good)).update();
        jdbc.sql("alter table proposal_reminder add constraint broken check (proposal_id <> '" + broken + "') not valid").update();
        try {
            daily.run();
            assertThat(reminders(good)).containsExactly("OVER");
            assertThat(reminders(broken)).isEmpty();
        } finally {
            jdbc.sql("alter table proposal_reminder drop constraint broken").update();
        }
    }

    @Test
    void aCaseOfADepartmentThatIsNoMoreIsHandedOverWhereItStands() {
        UUID id = assigned();
        taking.accept(at.handler, id, at.version(id));
        assertThatThrownBy(() -> assigning.handOver(at.committee, id, at.library, null, "机构调整")).hasMessage("proposal.handle.hand-over.open");
        close(at.logistics);
        assertThat(list.rows(list.reader(at.committee), new CaseList.Wish(CaseList.View.COMMITTEE, CaseList.Which.OPEN, null, null, null, null, null), 50, 0))
                .anySatisfy(row -> assertThat(row.closedOn()).isEqualTo(at.today()));
        LocalDate due = at.find(id).dueOn();
        assigning.handOver(at.committee, id, at.library, null, "机构调整");
        assertThat(at.find(id).department()).isEqualTo(at.library);
        assertThat(at.find(id).dueOn()).isEqualTo(due);
        assertThat(at.stage(id)).isEqualTo(ProposalStage.HANDLING);
        assertThat(assignments.of(id)).extracting(Assignment::departmentName).containsExactly("图书馆", "后勤处");
    }

    @Test
    void aSuggestionIsPassedOnAndAnsweredAndWhatWasNotFiledIsExplained() {
        UUID suggestion = at.proposal(ProposalStage.SUGGESTION, at.proposer);
        assigning.forward(at.committee, suggestion, at.version(suggestion), new Order(at.library, List.of(), null, null, null, null));
        assertThat(at.find(suggestion).dueOn()).isEqualTo(days.plusWorkingDays(at.today(), 30));
        assertThat(desk(at.librarian)).contains("proposal.handle.task.suggestion");
        replies.answer(at.librarian, suggestion, at.version(suggestion), ProposalAct.ANSWER, "图书馆将延长开放时间。");
        assertThat(at.stage(suggestion)).isEqualTo(ProposalStage.ANSWERED);
        UUID other = at.proposal(ProposalStage.SUGGESTION, at.proposer);
        replies.answer(at.committee, other, at.version(other), ProposalAct.ANSWER_ITSELF, "该事项已在办理。");
        UUID refused = at.proposal(ProposalStage.NOT_FILED, at.proposer);
        replies.answer(at.committee, refused, at.version(refused), ProposalAct.EXPLAIN, "该事项属于个人事务。");
        assertThat(at.stage(refused)).isEqualTo(ProposalStage.EXPLAINED);
        assertThat(letters(at.proposer, "proposal.letter.answered")).isEqualTo(3);
        closing.act(at.committee, refused, at.version(refused), ProposalAct.ARCHIVE, null);
    }

    @Test
    void theRegisterIsAddedToAndEndedButNeverOverwritten() {
        Actor deputy = at.actor("副处长");
        assertThatThrownBy(() -> register.begin(at.committee, at.logistics, deputy.person(), org.unionhall.proposal.Undertakers.Post.HEAD, at.today()))
                .hasMessage("proposal.handle.register.not-yours");
        register.begin(at.officer, at.logistics, deputy.person(), org.unionhall.proposal.Undertakers.Post.HEAD, at.today());
        assertThatThrownBy(() -> register.begin(at.officer, at.logistics, deputy.person(), org.unionhall.proposal.Undertakers.Post.HEAD, at.today()))
                .hasMessage("proposal.handle.register.twice");
        UUID old = register.of(at.logistics).stream().filter(one -> one.person().equals(at.head.person())).findFirst().orElseThrow().id();
        register.end(at.officer, at.logistics, old, at.today());
        assertThatThrownBy(() -> register.end(at.officer, at.logistics, old, at.today())).hasMessage("proposal.handle.register.gone");
        assertThat(register.of(at.logistics)).extracting(UndertakerRegister.Entry::name).contains("后勤处长", "副处长");
        assertThat(register.find("副处")).extracting(UndertakerRegister.Found::name).contains("副处长");
    }

    @Test
    void whoHasLeftTheSchoolHoldsNoPostAndASuccessorIsAskedFor() {
        Actor retired = at.actor("退休处长");
        at.post(at.library, retired, "HEAD");
        Actor dead = at.actor("已故校长");
        at.post(at.library, dead, "LEADER");
        jdbc.sql("insert into proposal_undertaker (department_id, person_id, post, from_on) values (:department, :person, 'HANDLER', :from)")
                .param("department", at.library).param("person", retired.person().value()).param("from", at.today()).update();
        state(retired, "RETIRED");
        state(dead, "DECEASED");
        gone.run();
        gone.run();
        assertThat(register.of(at.library).stream().filter(one -> one.on(at.today())).map(UndertakerRegister.Entry::name))
                .as("an entry of today has its day").containsExactlyInAnyOrder("图书馆长", "分管校长", "退休处长");
        assertThat(register.of(at.library).stream().filter(one -> one.on(at.today().plusDays(1))).map(UndertakerRegister.Entry::name))
                .containsExactlyInAnyOrder("图书馆长", "分管校长");
        assertThat(at.again(retired).roles().stream().filter(held -> held.until() == null)).noneMatch(held -> held.role() == org.unionhall.identity.Role.UNDERTAKER);
        assertThat(letters(at.officer, "proposal.letter.undertaker-gone")).isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from identity_audit where act = 'proposal.undertaker.end' and object_id = :id").param("id", at.library.toString())
                .query(Long.class).single()).isEqualTo(3);
    }

    private void state(Actor actor, String state) {
        jdbc.sql("update personnel_person set duty_state = :state where id = :id").param("state", state).param("id", actor.person().value()).update();
    }

    @Test
    void theDaysToAnswerAreOneToTwoHundredAndFiftyAndTheDepartmentIsOneThatExists() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        for (int days : new int[] {0, 251}) {
            assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), at.order(days))).hasMessage("proposal.handle.due.days");
        }
        Order nowhere = new Order(UUID.randomUUID(), List.of(), null, 10, null, null);
        assertThatThrownBy(() -> assigning.assign(at.committee, id, at.version(id), nowhere)).hasMessage("proposal.handle.department.unknown");
        assertThat(at.stage(id)).isEqualTo(ProposalStage.FILED);
        assigning.assign(at.committee, id, at.version(id), at.order(1));
        assertThat(at.find(id).dueOn()).isEqualTo(days.plusWorkingDays(at.today(), 1));
        assertThatThrownBy(() -> deadlines.set(at.committee, id, at.today().plusDays(9))).as("counted already").hasMessage("proposal.handle.due.set");
        jdbc.sql("update proposal set due_on = null where id = :id").param("id", id).update();
        assertThatThrownBy(() -> deadlines.set(at.committee, id, at.today())).hasMessage("proposal.handle.due.day");
        deadlines.set(at.committee, id, at.today().plusDays(1));
        assertThat(at.find(id).dueOn()).isEqualTo(at.today().plusDays(1));
    }

    @Test
    void moreTimeIsAskedWhereSomethingIsOwedAndDecidedOnce() {
        UUID id = at.proposal(ProposalStage.FILED, at.proposer);
        jdbc.sql("update proposal set lead_department = :department, due_on = :on where id = :id").param("department", at.logistics).param("on", at.today().plusDays(5)).param("id", id).update();
        assertThatThrownBy(() -> deadlines.ask(at.handler, id, at.today().plusDays(20), "需要更多时间论证")).hasMessage("proposal.handle.extension.over");
        assertThatThrownBy(() -> deadlines.decide(at.committee, id, true, null)).hasMessage("proposal.handle.extension.over");
        assertThat(at.find(id).dueOn()).isEqualTo(at.today().plusDays(5));
    }

    @Test
    void theRegisterTakesAPersonAPostAndADayThatMakeSense() {
        Actor deputy = at.actor("副处长乙");
        org.unionhall.proposal.Undertakers.Post head = org.unionhall.proposal.Undertakers.Post.HEAD;
        assertThatThrownBy(() -> register.begin(at.officer, UUID.randomUUID(), deputy.person(), head, at.today())).hasMessage("proposal.handle.department.unknown");
        assertThatThrownBy(() -> register.begin(at.officer, at.logistics, new org.unionhall.identity.PersonId(UUID.randomUUID()), head, at.today())).hasMessage("proposal.handle.register.person");
        assertThatThrownBy(() -> register.begin(at.officer, at.logistics, deputy.person(), null, at.today())).hasMessage("proposal.handle.register.post.missing");
        for (LocalDate day : new LocalDate[] {null, at.today().minusYears(20).minusDays(1), at.today().plusYears(1).plusDays(1)}) {
            assertThatThrownBy(() -> register.begin(at.officer, at.logistics, deputy.person(), head, day)).hasMessage("proposal.handle.register.from");
        }
        assertThat(register.of(at.logistics)).extracting(UndertakerRegister.Entry::name).doesNotContain("副处长乙");
        register.begin(at.officer, at.logistics, deputy.person(), head, at.today());
        UUID entry = register.of(at.logistics).stream().filter(one -> one.person().equals(deputy.person())).findFirst().orElseThrow().id();
        for (LocalDate day : new LocalDate[] {null, at.today(), at.today().plusYears(1).plusDays(1)}) {
            assertThatThrownBy(() -> register.end(at.officer, at.logistics, entry, day)).hasMessage("proposal.handle.register.to");
        }
        register.end(at.officer, at.logistics, entry, at.today().plusDays(1));
        assertThat(register.of(at.logistics)).anyMatch(one -> one.id().equals(entry) && at.today().plusDays(1).equals(one.to()));
    }

    @Test
    void whatAnObjectionAndAnOpinionSaidStandsBesideTheNextAssignment() {
        UUID id = assigned();
        taking.object(at.handler, id, at.version(id), at.library, "应由图书馆承办");
        UUID opined = at.proposal(ProposalStage.FILED, at.proposer);
        jdbc.sql("update proposal set leader_id = :leader where id = :id").param("leader", at.leader.person().value()).param("id", opined).update();
        closing.act(at.leader, opined, at.version(opined), ProposalAct.GIVE_OPINION, "请后勤处先行研究");
        Map<UUID, Assignments.Said> said = assignments.said(List.of(id, opined, assigned()));
        assertThat(said).containsOnlyKeys(id, opined);
        assertThat(said.get(id)).satisfies(one -> assertThat(one.meantName() + one.objected() + one.meant()).isEqualTo("图书馆" + "应由图书馆承办" + at.library));
        assertThat(said.get(opined).opinion()).isEqualTo("请后勤处先行研究");
        assigning.assign(at.committee, id, at.version(id), new Order(at.library, List.of(), null, 10, null, null));
        assertThat(assignments.said(List.of(id))).as("settled").isEmpty();
    }

    @Test
    void everyNumberOnTheDeskIsTheCountOfTheListItOpens() {
        for (int n = 0; n < 2; n++) {
            assigned();
            UUID handled = assigned();
            taking.accept(at.handler, handled, at.version(handled));
            deadlines.ask(at.handler, handled, at.find(handled).dueOn().plusDays(5), "需要更多时间论证");
            UUID elsewhere = at.proposal(ProposalStage.FILED, at.proposer);
            assigning.assign(at.committee, elsewhere, at.version(elsewhere), new Order(at.library, List.of(at.logistics), null, 10, null, null));
            taking.accept(at.librarian, elsewhere, at.version(elsewhere));
            UUID objected = assigned();
            taking.object(at.handler, objected, at.version(objected), at.library, "应由图书馆承办");
            UUID suggestion = at.proposal(ProposalStage.SUGGESTION, at.proposer);
            assigning.forward(at.committee, suggestion, at.version(suggestion), at.order(10));
            for (ProposalStage stage : List.of(ProposalStage.FILED, ProposalStage.SUGGESTION, ProposalStage.NOT_FILED, ProposalStage.ESCALATED)) {
                at.proposal(stage, at.proposer);
            }
            UUID drafted = at.proposal(ProposalStage.DRAFTED, at.proposer);
            UUID signed = at.proposal(ProposalStage.SIGNED, at.proposer);
            jdbc.sql("update proposal set lead_department = :department where id = any(:ids)").param("department", at.logistics).param("ids", new UUID[] {drafted, signed}).update();
        }
        List<Waits> seen = new ArrayList<>();
        for (Actor actor : List.of(at.handler, at.head, at.leader, at.committee)) {
            for (DeskSource.Task task : desks.stream().flatMap(desk -> desk.tasks(actor).stream()).filter(one -> one.href().contains("waits=") && one.textKey().startsWith("proposal.handle.")).toList()) {
                Waits waits = Waits.valueOf(task.href().replaceAll(".*waits=", ""));
                CaseList.Reader reader = list.reader(actor);
                CaseList.Wish wish = CaseList.Wish.of(reader, Address.of(task.href()));
                assertThat(wish.waits()).isEqualTo(waits);
                assertThat(list.rows(reader, wish, 100, 0)).as(actor.name() + " " + waits).hasSize((Integer) task.args().get(0));
                assertThat(list.lights(reader, wish).values().stream().mapToLong(Long::longValue).sum()).as(waits + " by light").isEqualTo(((Integer) task.args().get(0)).longValue());
                seen.add(waits);
            }
        }
        assertThat(seen).contains(Waits.ACCEPT, Waits.ANSWER, Waits.ASSIST, Waits.SUGGESTION, Waits.SIGN, Waits.RELEASE, Waits.ASSIGN, Waits.OBJECTED, Waits.FORWARD, Waits.EXPLAIN,
                Waits.ESCALATED, Waits.EXTENSION);
    }
}
