package org.unionhall.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unionhall.rulebook.RulebookStage.BRANCH;
import static org.unionhall.rulebook.RulebookStage.DAYS;
import static org.unionhall.rulebook.RulebookStage.GIFT;
import static org.unionhall.rulebook.RulebookStage.GROUP;
import static org.unionhall.rulebook.RulebookStage.OFFICER;
import static org.unionhall.rulebook.RulebookStage.SCHOOL;
import static org.unionhall.rulebook.RulebookStage.SEATS;
import static org.unionhall.rulebook.RulebookStage.YEARS;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.Refusal;
import org.unionhall.testing.ModuleTest;

/** What a setting is worth on which day, and what may be done to it. */
@ModuleTest(extraIncludes = "launch")
@Import(RulebookStage.class)
class RulebookSettingTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 10);
    private static final Source SOURCE = new Source("School rules 2026", "Article 3", null);

    @Autowired
    Rulebook rulebook;
    @Autowired
    SettingChanges changes;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    RulebookStage.Today clock;

    @BeforeEach
    void nothingSet() {
        jdbc.sql("truncate rulebook_setting").update();
        clock.is(TODAY);
    }

    @Test
    void anUnconfirmedDefaultIsMarked() {
        Setting<Integer> setting = rulebook.inForce(DAYS, TODAY);

        assertThat(setting.value()).isEqualTo(30);
        assertThat(setting.isDefault()).isTrue();
        assertThat(setting.isConfirmed()).isFalse();
        assertThat(setting.document()).isEqualTo("Proposal rules");
        assertThat(setting.rule().basis().read()).isFalse();
        assertThat(rulebook.inForce(YEARS, TODAY).rule().basis().read()).isTrue();
    }

    @Test
    void aConfirmedDefaultCountsFromTodayAsASettingOfItsOwn() {
        changes.confirm(OFFICER, DAYS, null, SOURCE);

        assertThat(rulebook.inForce(DAYS, TODAY)).satisfies(setting -> {
            assertThat(setting.value()).isEqualTo(30);
            assertThat(setting.confirmedBy()).isEqualTo("Ma");
            assertThat(setting.article()).isEqualTo("Article 3");
        });
        assertThat(rulebook.inForce(DAYS, TODAY.minusDays(1)).isConfirmed()).isFalse();
        assertThatThrownBy(() -> changes.confirm(OFFICER, DAYS, null, SOURCE)).hasMessage("rulebook.setting.meanwhile");
    }

    @Test
    void whoConfirmsNamesDocumentAndArticle() {
        assertRefused("document", "rulebook.setting.document", () -> changes.confirm(OFFICER, DAYS, null, Source.NONE));
        assertRefused("article", "rulebook.setting.article", () -> changes.confirm(OFFICER, DAYS, null, new Source("X", null, null)));
    }

    @Test
    void aChangeTakesEffectOnItsDayAndNotBefore() {
        LocalDate march = LocalDate.of(2026, 3, 1);
        changes.change(OFFICER, DAYS, null, march, "20", SOURCE, null);

        assertThat(rulebook.get(DAYS, march.minusDays(1))).isEqualTo(30);
        assertThat(rulebook.get(DAYS, march)).isEqualTo(20);
    }

    @Test
    void aSettingBeginsBetweenTheRepublicAndTenYearsAheadAndAUnitsOwnEndsNotInThePast() {
        for (LocalDate wrong : new LocalDate[] {null, LocalDate.of(1949, 9, 30), TODAY.plusYears(10).plusDays(1)}) {
            assertRefused("from", "rulebook.setting.from", () -> changes.change(OFFICER, DAYS, null, wrong, "20", SOURCE, "Found in the archive"));
        }
        assertThat(rulebook.history(DAYS)).isEmpty();
        changes.change(OFFICER, DAYS, null, LocalDate.of(1949, 10, 1), "20", SOURCE, "Found in the archive");
        changes.change(OFFICER, DAYS, null, TODAY.plusYears(10), "25", SOURCE, null);
        changes.change(OFFICER, DAYS, BRANCH, TODAY, "15", SOURCE, null);
        assertRefused("from", "rulebook.setting.today", () -> changes.end(OFFICER, DAYS, BRANCH, TODAY.minusDays(1)));
        assertRefused("from", "rulebook.setting.today", () -> changes.end(OFFICER, DAYS, BRANCH, null));
        assertThat(rulebook.get(DAYS, TODAY, BRANCH)).isEqualTo(15);
        changes.end(OFFICER, DAYS, BRANCH, TODAY);
        assertThat(rulebook.get(DAYS, TODAY, BRANCH)).isEqualTo(20);
    }

    @Test
    void whatWasInForceOnAPastDayCanBeAsked() {
        changes.change(OFFICER, DAYS, null, TODAY, "20", SOURCE, null);
        clock.is(LocalDate.of(2027, 1, 1));
        changes.change(OFFICER, DAYS, null, LocalDate.of(2027, 1, 1), "15", SOURCE, null);

        assertThat(rulebook.get(DAYS, TODAY.minusDays(1))).isEqualTo(30);
        assertThat(rulebook.get(DAYS, LocalDate.of(2026, 12, 31))).isEqualTo(20);
        assertThat(rulebook.get(DAYS, LocalDate.of(2027, 1, 1))).isEqualTo(15);
        assertThat(rulebook.inForce(DAYS, LocalDate.of(2026, 12, 31)).to()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void aChangeLastsUntilTheNextOnePlanned() {
        changes.change(OFFICER, DAYS, null, LocalDate.of(2026, 6, 1), "10", SOURCE, null);
        changes.change(OFFICER, DAYS, null, LocalDate.of(2026, 3, 1), "20", SOURCE, null);

        assertThat(rulebook.get(DAYS, LocalDate.of(2026, 5, 31))).isEqualTo(20);
        assertThat(rulebook.get(DAYS, LocalDate.of(2026, 6, 1))).isEqualTo(10);
    }

    @Test
    void aPlannedChangeCanBePlannedAnew() {
        LocalDate march = LocalDate.of(2026, 3, 1);
        changes.change(OFFICER, DAYS, null, march, "20", SOURCE, null);
        changes.change(OFFICER, DAYS, null, march, "21", SOURCE, null);

        assertThat(rulebook.get(DAYS, march)).isEqualTo(21);
        assertThat(rulebook.history(DAYS)).hasSize(2).filteredOn(Setting::isReplaced).singleElement()
                .extracting(Setting::value).isEqualTo(20);
    }

    @Test
    void thePastIsCorrectedOnlyWithAReasonAndStaysReadable() {
        changes.change(OFFICER, DAYS, null, TODAY, "20", SOURCE, null);
        clock.is(LocalDate.of(2026, 5, 1));
        LocalDate april = LocalDate.of(2026, 4, 1);
        assertRefused("reason", "rulebook.setting.reason", () -> changes.change(OFFICER, DAYS, null, april, "25", SOURCE, null));

        changes.change(OFFICER, DAYS, null, april, "25", SOURCE, "The rules of 20 March were overlooked");

        assertThat(rulebook.get(DAYS, TODAY)).isEqualTo(20);
        assertThat(rulebook.get(DAYS, april.minusDays(1))).isEqualTo(20);
        assertThat(rulebook.inForce(DAYS, april)).satisfies(setting -> {
            assertThat(setting.value()).isEqualTo(25);
            assertThat(setting.reason()).isEqualTo("The rules of 20 March were overlooked");
        });
        assertThat(rulebook.history(DAYS)).filteredOn(Setting::isReplaced).singleElement().satisfies(old -> {
            assertThat(old.from()).isEqualTo(TODAY);
            assertThat(old.to()).isNull();
            assertThat(old.replacedBecause()).startsWith("The rules");
        });
    }

    @Test
    void twoChangesOverlappingAreRefusedByTheDatabase() {
        String insert = """
                insert into rulebook_setting (rule, unit_id, value, from_on, to_on, set_by, set_at)
                values ('stage.reply.days', :unit, '1', :from, :to, 'x', now())
                """;
        jdbc.sql(insert).param("unit", null, java.sql.Types.OTHER).param("from", TODAY).param("to", TODAY.plusDays(10)).update();
        jdbc.sql(insert).param("unit", BRANCH).param("from", TODAY).param("to", TODAY.plusDays(10)).update();
        jdbc.sql(insert).param("unit", null, java.sql.Types.OTHER).param("from", TODAY.plusDays(10)).param("to", null, java.sql.Types.DATE).update();

        assertThatThrownBy(() -> jdbc.sql(insert).param("unit", null, java.sql.Types.OTHER).param("from", TODAY.plusDays(9))
                .param("to", TODAY.plusDays(20)).update()).isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("rulebook_setting_one_a_day");
    }

    @Test
    void whatASettingSaidIsNeverRewrittenNorDeleted() {
        changes.change(OFFICER, DAYS, null, TODAY, "20", SOURCE, null);

        for (String act : List.of("update rulebook_setting set value = '99'", "update rulebook_setting set from_on = from_on - 1",
                "update rulebook_setting set article = 'other'", "delete from rulebook_setting")) {
            assertThatThrownBy(() -> jdbc.sql(act).update()).as(act).isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void aNearerUnitsSettingWins() {
        changes.change(OFFICER, DAYS, SCHOOL, TODAY, "20", SOURCE, null);
        changes.change(OFFICER, DAYS, BRANCH, TODAY, "10", SOURCE, null);

        assertThat(rulebook.get(DAYS, TODAY)).isEqualTo(30);
        assertThat(rulebook.get(DAYS, TODAY, SCHOOL)).isEqualTo(20);
        assertThat(rulebook.get(DAYS, TODAY, BRANCH)).isEqualTo(10);
        assertThat(rulebook.get(DAYS, TODAY, GROUP)).isEqualTo(10);
    }

    @Test
    void aUnitsSettingEndsAndWhatIsAboveHoldsAgain() {
        changes.change(OFFICER, DAYS, BRANCH, TODAY, "10", SOURCE, null);
        changes.end(OFFICER, DAYS, BRANCH, TODAY.plusDays(5));

        assertThat(rulebook.get(DAYS, TODAY.plusDays(4), GROUP)).isEqualTo(10);
        assertThat(rulebook.get(DAYS, TODAY.plusDays(5), GROUP)).isEqualTo(30);
    }

    @Test
    void notEveryRuleIsForAUnitToSet() {
        assertRefused("unit", "rulebook.setting.everywhere", () -> changes.change(OFFICER, YEARS, BRANCH, TODAY, "3", SOURCE, null));
    }

    @Test
    void aValueOutOfBoundsIsRefused() {
        assertRefused("value", "rulebook.value.between", () -> changes.change(OFFICER, DAYS, null, TODAY, "91", SOURCE, null));
        assertRefused("value", "rulebook.value.whole", () -> changes.change(OFFICER, DAYS, null, TODAY, "soon", SOURCE, null));
        assertRefused("value", "rulebook.value.choice", () -> changes.change(OFFICER, YEARS, null, TODAY, "4", SOURCE, null));
        assertRefused("value", "rulebook.value.bands.odd", () -> changes.change(OFFICER, SEATS, null, TODAY, "1-10: 4", SOURCE, null));
        assertRefused("value", "kernel.money.decimals", () -> changes.change(OFFICER, GIFT, null, TODAY, "1.005", SOURCE, null));
    }

    @Test
    void theSameValueAgainIsNoChange() {
        changes.change(OFFICER, DAYS, null, TODAY, "20", SOURCE, null);
        assertRefused("value", "rulebook.setting.same", () -> changes.change(OFFICER, DAYS, null, TODAY.plusDays(3), "20", SOURCE, null));
    }

    @Test
    void aTableAndAnAmountComeBackAsTheyWereSet() {
        changes.change(OFFICER, SEATS, null, TODAY, "11–25：3\n26-100: 5\n101-: 7-9", SOURCE, null);
        changes.change(OFFICER, GIFT, null, TODAY, "1,800.50", SOURCE, null);
        changes.change(OFFICER, YEARS, null, TODAY, "3", SOURCE, null);

        Bands seats = rulebook.get(SEATS, TODAY);
        assertThat(seats.of(10)).isEmpty();
        assertThat(seats.of(5000)).hasValueSatisfying(band -> assertThat(band.most()).isEqualTo(9));
        assertThat(rulebook.get(GIFT, TODAY)).isEqualTo(Money.parse("1800.50"));
        assertThat(rulebook.get(YEARS, TODAY)).isEqualTo(3);
    }

    @Test
    void aChangeWithoutItsDocumentIsToBeConfirmedByWhoeverLooksItUp() {
        var id = changes.change(OFFICER, DAYS, null, TODAY, "20", Source.NONE, null);
        assertThat(rulebook.inForce(DAYS, TODAY).isConfirmed()).isFalse();

        changes.confirm(OFFICER, DAYS, id, SOURCE);

        assertThat(rulebook.inForce(DAYS, TODAY)).satisfies(setting -> {
            assertThat(setting.isConfirmed()).isTrue();
            assertThat(setting.document()).isEqualTo("School rules 2026");
        });
    }

    @Test
    void onlyTheChairAndTheOrganisationOfficerChangeRulesAndOnlyWithinTheirUnits() {
        assertThatThrownBy(() -> changes.change(RulebookStage.actor("Li", Role.WELFARE_OFFICER, Scope.everything()), DAYS, null, TODAY, "20", SOURCE, null))
                .hasMessage("rulebook.right");
        var branch = RulebookStage.actor("Li", Role.ORGANISATION_OFFICER, Scope.below(BRANCH));
        assertThatThrownBy(() -> changes.change(branch, DAYS, null, TODAY, "20", SOURCE, null)).hasMessage("rulebook.right.unit");
        assertThatThrownBy(() -> changes.change(branch, DAYS, SCHOOL, TODAY, "20", SOURCE, null)).hasMessage("rulebook.right.unit");
        changes.change(branch, DAYS, GROUP, TODAY, "20", SOURCE, null);
        var school = RulebookStage.actor("Wu", Role.SCHOOL_CHAIR, Scope.below(SCHOOL));
        changes.change(school, DAYS, null, TODAY, "20", SOURCE, null);
    }

    @Test
    void everyActIsInTheAuditTrail() {
        changes.change(OFFICER, DAYS, null, TODAY, "20", SOURCE, null);
        assertThat(jdbc.sql("select act || ' ' || label || ' ' || (before ->> 'value') || '-' || (after ->> 'value') from identity_audit order by seq desc limit 1")
                .query(String.class).single()).isEqualTo("rulebook.setting.change stage.reply.days 30-20");
    }

    @Test
    void ofManyAtOnceOneFollowsTheOther() throws Exception {
        ExecutorService hands = Executors.newFixedThreadPool(6);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> acts = IntStream.rangeClosed(1, 12).<Future<?>>mapToObj(n -> hands.submit(() -> {
            start.await();
            return changes.change(OFFICER, DAYS, null, TODAY.plusDays(n % 4), String.valueOf(n), SOURCE, null);
        })).toList();
        start.countDown();
        for (Future<?> act : acts) {
            act.get();
        }
        hands.shutdown();

        assertThat(jdbc.sql("select count(*) from rulebook_setting").query(Long.class).single()).isEqualTo(12);
        assertThat(jdbc.sql("select count(*) from rulebook_setting where replaced_at is null").query(Long.class).single()).isEqualTo(4);
    }

    private static void assertRefused(String field, String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act).asInstanceOf(InstanceOfAssertFactories.type(Refusal.class)).satisfies(no -> {
            assertThat(no.code()).isEqualTo(code);
            assertThat(no.field()).hasValue(field);
        });
    }
}
