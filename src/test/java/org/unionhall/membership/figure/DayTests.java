package org.unionhall.membership.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.unionhall.membership.MemberState;
import org.unionhall.membership.Rosters;
import org.unionhall.membership.UnitKind;
import org.unionhall.testing.A;
import org.unionhall.testing.As;
import org.unionhall.testing.IntegrationTest;

/** What the acts say of a past day. Everything is undone afterwards. */
@IntegrationTest
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({A.class, As.class})
@Transactional
class DayTests {

    @Autowired JdbcClient jdbc;
    @Autowired Rosters rosters;
    @Autowired A a;

    UUID school;
    UUID branch;
    UUID group;
    UUID other;
    private int acts;

    @BeforeEach
    void units() {
        school = a.unit("某日校工会", UnitKind.SCHOOL_UNION, null);
        branch = a.unit("某日分工会", UnitKind.GRASSROOTS_UNION, school);
        group = a.unit("某日小组", UnitKind.GROUP, branch);
        other = a.unit("某日别会", UnitKind.GRASSROOTS_UNION, school);
    }

    /** A later call on the same day happened later on it. */
    private void act(UUID person, String day, String from, String to) {
        jdbc.sql("insert into membership_act (person_id, act, from_state, to_state, on_day, at, actor) values (:person, 'TEST', :from, :to, :day, :at, 'x')")
                .param("person", person).param("from", from, Types.VARCHAR).param("to", to).param("day", LocalDate.parse(day))
                .param("at", Timestamp.valueOf(LocalDate.parse(day).atTime(8, 0).plusMinutes(acts++))).update();
    }

    private String state(UUID person, String day) {
        return jdbc.sql("select coalesce(state, 'none') from membership_states_on(:day) where person_id = :person").param("person", person)
                .param("day", LocalDate.parse(day)).query(String.class).single();
    }

    private List<UUID> roster(String day, UUID unit) {
        return rosters.rosterOn(LocalDate.parse(day), unit).stream().map(entry -> entry.person().value()).toList();
    }

    @Test
    void withoutAnActTheStateIsThePresentOne() {
        UUID person = a.member("甲").in(branch).save();
        assertThat(state(person, "1990-01-01")).isEqualTo("ACTIVE");
    }

    @Test
    void theStateOfADayIsThatFromWhichTheNextActLedAway() {
        UUID person = a.member("甲").in(branch).state(MemberState.RETAINED).save();
        act(person, "2016-03-01", null, "ACTIVE");
        act(person, "2024-07-01", "ACTIVE", "RETAINED");
        assertThat(state(person, "2016-02-29")).isEqualTo("none");
        assertThat(state(person, "2016-03-01")).isEqualTo("ACTIVE");
        assertThat(state(person, "2024-06-30")).isEqualTo("ACTIVE");
        assertThat(state(person, "2024-07-01")).isEqualTo("RETAINED");
        assertThat(state(person, "2030-01-01")).isEqualTo("RETAINED");
    }

    @Test
    void ofSeveralActsOnOneDayTheFirstSaysHowItWasBeforeAndTheLastHowItWasFromThenOn() {
        UUID person = a.member("甲").in(branch).state(MemberState.WITHDRAWN).save();
        act(person, "2016-03-01", null, "ACTIVE");
        act(person, "2024-07-01", "ACTIVE", "RETAINED");
        act(person, "2024-07-01", "RETAINED", "ACTIVE");
        act(person, "2024-07-01", "ACTIVE", "WITHDRAWN");
        assertThat(state(person, "2024-06-30")).isEqualTo("ACTIVE");
        assertThat(state(person, "2024-07-01")).isEqualTo("WITHDRAWN");
    }

    @Test
    void anActThatLeavesTheStateAsItIsSaysNothing() {
        UUID person = a.member("甲").in(branch).save();
        act(person, "2016-03-01", null, "ACTIVE");
        act(person, "2018-03-01", "ACTIVE", "ACTIVE");
        assertThat(state(person, "2017-01-01")).isEqualTo("ACTIVE");
        assertThat(state(person, "2015-01-01")).isEqualTo("none");
    }

    @Test
    void whoCameBackWasNoMemberInBetween() {
        UUID person = a.member("甲").in(branch).save();
        act(person, "2016-03-01", null, "ACTIVE");
        act(person, "2019-01-01", "ACTIVE", "WITHDRAWN");
        act(person, "2021-05-01", "WITHDRAWN", "ACTIVE");
        assertThat(state(person, "2018-12-31")).isEqualTo("ACTIVE");
        assertThat(state(person, "2019-01-01")).isEqualTo("WITHDRAWN");
        assertThat(state(person, "2021-04-30")).isEqualTo("WITHDRAWN");
        assertThat(state(person, "2021-05-01")).isEqualTo("ACTIVE");
        assertThat(roster("2020-06-01", branch)).isEmpty();
        assertThat(roster("2021-05-01", branch)).containsExactly(person);
    }

    @Test
    void theRosterOfADayHasOnlyTheMembersOfThatDay() {
        UUID person = a.member("甲").in(branch).state(MemberState.TRANSFERRED_OUT).save();
        act(person, "2016-03-01", null, "ACTIVE");
        act(person, "2024-07-01", "ACTIVE", "TRANSFERRED_OUT");
        assertThat(roster("2016-02-29", branch)).as("the stay began before the membership").isEmpty();
        assertThat(roster("2020-01-01", branch)).containsExactly(person);
        assertThat(roster("2024-07-01", branch)).isEmpty();
    }

    @Test
    void ofTwoStaysThatTouchTheDayBelongsToTheLater() {
        UUID person = a.member("甲").in(branch).save();
        jdbc.sql("update membership_stay set to_on = date '2022-09-01' where person_id = :person").param("person", person).update();
        jdbc.sql("insert into membership_stay (person_id, unit_id, from_on) values (:person, :unit, date '2022-09-01')")
                .param("person", person).param("unit", other).update();
        assertThat(roster("2022-08-31", branch)).containsExactly(person);
        assertThat(roster("2022-08-31", other)).isEmpty();
        assertThat(roster("2022-09-01", branch)).isEmpty();
        assertThat(roster("2022-09-01", other)).containsExactly(person);
        assertThat(roster("2022-09-01", school)).containsExactly(person);
    }

    @Test
    void unitsBelowCountAndEachPersonNamesTheirOwn() {
        UUID in = a.member("甲").in(branch).save();
        UUID below = a.member("乙").in(group).state(MemberState.RETAINED).save();
        assertThat(rosters.rosterOn(LocalDate.parse("2020-01-01"), branch)).extracting(Rosters.Entry::unit).containsExactlyInAnyOrder(branch, group);
        assertThat(rosters.rosterOn(LocalDate.parse("2020-01-01"), group)).extracting(Rosters.Entry::state).containsExactly(MemberState.RETAINED);
        assertThat(roster("2020-01-01", other)).isEmpty();
        assertThat(roster("2020-01-01", UUID.randomUUID())).isEmpty();
        assertThat(rosters.unitsOn(LocalDate.parse("2020-01-01"), branch)).containsExactlyInAnyOrder(branch, group);
        assertThat(roster("2020-01-01", school)).contains(in, below);
    }

    @Test
    void aUnitBelongsOnTheDayToWhereItStoodThen() {
        UUID person = a.member("甲").in(group).save();
        jdbc.sql("""
                insert into membership_unit_past (unit_id, from_on, to_on, name, short_name, kind, parent_id)
                values (:unit, null, date '2018-01-01', '旧名', '旧名', 'GROUP', :first), (:unit, date '2018-01-01', date '2022-01-01', '旧名', '旧名', 'GROUP', :then)
                """).param("unit", group).param("first", school).param("then", other).update();
        assertThat(roster("2017-12-31", branch)).isEmpty();
        assertThat(roster("2017-12-31", other)).isEmpty();
        assertThat(roster("2017-12-31", school)).containsExactly(person);
        assertThat(roster("2021-12-31", other)).containsExactly(person);
        assertThat(roster("2021-12-31", branch)).isEmpty();
        assertThat(roster("2022-01-01", branch)).containsExactly(person);
        assertThat(roster("2022-01-01", other)).isEmpty();
        assertThat(roster("2021-12-31", group)).containsExactly(person);
    }

    @Test
    void agesAreFullYearsAndAreReachedOnTheBirthday() {
        for (String[] age : new String[][] {{"1956-11-22", "2026-11-21", "69"}, {"1956-11-22", "2026-11-22", "70"}, {"1956-02-29", "2026-02-28", "69"},
            {"1956-02-29", "2026-03-01", "70"}, {"1956-02-29", "2028-02-29", "72"}, {"1988-04-10", "2024-04-09", "35"}}) {
            assertThat(jdbc.sql("select membership_age(:born, :day)").param("born", LocalDate.parse(age[0])).param("day", LocalDate.parse(age[1]))
                    .query(String.class).single()).as(age[0] + " on " + age[1]).isEqualTo(age[2]);
        }
    }

    /** Bands compare days of birth; on no day may they say otherwise than the age does. */
    @Test
    void aBandHasTheAgesItNames() {
        assertThat(jdbc.sql("""
                select count(*) from (select date '1988-02-25' + n as birth_on from generate_series(0, 1500, 1) n) p,
                    (select date '2024-02-26' + m as day from generate_series(0, 8) m union all select date '2026-02-26' + m from generate_series(0, 5) m) d
                where (case when membership_age(p.birth_on, d.day) <= 35 then 'TO_35' else 'more' end)
                   <> (case (""" + Dimension.AGE.expression().replace(":on", "d.day") + """
                ) when 'TO_35' then 'TO_35' else 'more' end)
                """).query(Long.class).single()).isZero();
    }

    /** Otherwise the database would make the whole list for one person. */
    @Test
    void theFunctionsDissolveIntoTheirQuery() {
        String plan = String.join("\n", jdbc.sql("explain select count(*) from membership_roster_on(:day) r where r.unit_id = :unit")
                .param("day", LocalDate.parse("2020-01-01")).param("unit", branch).query(String.class).list());
        assertThat(plan).doesNotContain("Function Scan").contains("membership_stay", "membership_act");
    }
}
