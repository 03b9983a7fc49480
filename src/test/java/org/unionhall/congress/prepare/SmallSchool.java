package org.unionhall.congress.prepare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.unionhall.congress.Congresses;
import org.unionhall.congress.DelegateStage;
import org.unionhall.congress.Quota.Rounding;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.PersonId;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.PostCategory;
import org.unionhall.membership.UnitKind;
import org.unionhall.rulebook.SettingChanges;
import org.unionhall.testing.A;
import org.unionhall.testing.As;

/** A school with two unions of six members each, all of the front line, five of six teachers; and the steps to a congress. */
abstract class SmallSchool {

    @Autowired MockMvc mvc;
    @Autowired As as;
    @Autowired A a;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;
    @Autowired Terms terms;
    @Autowired TermEnds ends;
    @Autowired Sessions sessions;
    @Autowired SessionWay way;
    @Autowired SessionPapers papers;
    @Autowired Congresses congresses;
    @Autowired Electorates electorates;
    @Autowired Delegates delegates;
    @Autowired Nominations nominations;
    @Autowired QualificationReview review;
    @Autowired Publication publication;
    @Autowired UnitElections elections;
    @Autowired Delegations delegations;
    @Autowired Formation formation;
    @Autowired CommitteeSeats committees;
    @Autowired MandateDays mandateDays;
    @Autowired SettingChanges rules;
    @Autowired ToPrepare toPrepare;
    @Autowired Proportions proportions;
    @Autowired ApplicationEventPublisher events;
    @Autowired TransactionTemplate transaction;

    UUID school;
    UUID one;
    UUID two;
    Actor officer;
    LocalDate today;
    final Map<UUID, List<String>> staff = new LinkedHashMap<>();

    @BeforeEach
    void aSchoolWithTwoUnions() {
        today = LocalDate.now(clock);
        school = a.unit("筹备大学工会" + UUID.randomUUID().toString().substring(0, 8), UnitKind.SCHOOL_UNION, null);
        one = a.unit("甲学院工会", UnitKind.GRASSROOTS_UNION, school);
        two = a.unit("乙学院工会", UnitKind.GRASSROOTS_UNION, school);
        officer = actor(Role.CONGRESS_OFFICER, school);
        for (UUID unit : List.of(one, two)) {
            UUID department = a.department("系" + unit, unit);
            List<String> numbers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                UUID person = a.member("代表" + i).in(unit).at(department).post(i == 5 ? PostCategory.ADMINISTRATION : PostCategory.TEACHING).save();
                numbers.add(jdbc.sql("select staff_no from personnel_person where id = :id").param("id", person).query(String.class).single());
            }
            staff.put(unit, numbers);
        }
        jdbc.sql("update personnel_person set front_line = true where staff_no = any(:all)").param("all", staff.values().stream().flatMap(List::stream).toArray(String[]::new)).update();
    }

    Actor actor(Role role, UUID unit) {
        return new Actor(as.account(null, "a " + role), null, "a " + role, List.of(new HeldRole(role, Scope.below(unit), "", null)));
    }

    UUID term(int seats) {
        UUID term = terms.setUp(officer, school, true, true, 6, today.minusDays(30), 5, "党发〔2026〕1号", today.minusDays(40));
        electorates.save(officer, term, 0, Rounding.LARGEST_REMAINDER, seats, 1, today);
        return term;
    }

    void elect(UUID term, UUID unit, int... which) {
        nominations.nominate(officer, term, unit, java.util.Arrays.stream(which).mapToObj(i -> new Nominations.Nomination(staff.get(unit).get(i), false, false)).toList());
        Map<UUID, Integer> votes = new LinkedHashMap<>();
        delegates.ofUnit(term, unit).stream().filter(candidate -> candidate.stage() == DelegateStage.NOMINATED).forEach(candidate -> votes.put(candidate.id(), 5));
        elections.record(officer, term, unit, today, 6, 6, null, votes);
    }

    List<UUID> in(UUID term, DelegateStage stage) {
        return jdbc.sql("select id from congress_delegate where term_id = :term and stage = :stage order by number, id").param("term", term).param("stage", stage.name())
                .query(UUID.class).list();
    }

    void publish(UUID term) {
        review.qualify(officer, term, in(term, DelegateStage.ELECTED));
        publication.publish(officer, term, version(term));
    }

    int version(UUID term) {
        return terms.find(term).orElseThrow().version();
    }

    PersonId person(String staffNo) {
        return new PersonId(jdbc.sql("select id from personnel_person where staff_no = :no").param("no", staffNo).query(UUID.class).single());
    }

    UUID session(UUID term, String stage, LocalDate day) {
        return jdbc.sql("insert into congress_session (term_id, number, stage, opens_on, closes_on) values (:term, 9, :stage, :day, :day) returning id").param("term", term)
                .param("stage", stage).param("day", day).query(UUID.class).single();
    }
}
