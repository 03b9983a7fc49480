package org.unionhall.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;
import org.unionhall.identity.HeldRole;
import org.unionhall.identity.Role;
import org.unionhall.identity.Scope;
import org.unionhall.identity.Vault;
import org.unionhall.intake.Line;
import org.unionhall.intake.LineStatus;
import org.unionhall.intake.RosterColumn;
import org.unionhall.intake.RosterKind;
import org.unionhall.intake.MadeTables;
import org.unionhall.kernel.Money;
import org.unionhall.kernel.Refusal;
import org.unionhall.testing.IntegrationTest;
import org.unionhall.trial.CadreRow;
import org.unionhall.trial.DepartmentRow;
import org.unionhall.trial.MemberRow;
import org.unionhall.trial.SampleUniversity;
import org.unionhall.trial.UnitRow;

/** What a row of each roster does, or why it is refused. */
@IntegrationTest
class RosterRulesTests {

    private static final LocalDate TODAY = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));

    @Autowired
    MadeTables tables;
    @Autowired
    UnitRoster units;
    @Autowired
    DepartmentRoster departments;
    @Autowired
    MemberRoster members;
    @Autowired
    CadreRoster cadres;
    @Autowired
    Vault vault;
    @Autowired
    JdbcClient jdbc;

    private final Actor officer = actor(Scope.everything());

    @BeforeEach
    void threeUnitsTwoDepartments() {
        jdbc.sql("""
                truncate membership_act, membership_office, membership_stay, membership_member, membership_unit_department,
                    membership_unit_below, membership_unit, personnel_word, personnel_change, personnel_pay, personnel_posting,
                    personnel_person, personnel_department, intake_line, intake_roster, files_file, files_piece cascade
                """).update();
        tables.load(officer, "units", List.of(UnitRow.HEADINGS,
                List.of("T01", "甲分工会", "甲院", "基层工会", "T00", "甲党委"),
                List.of("T00", "示例大学工会", "校工会", "校级工会", "", "示例大学党委"),
                List.of("T02", "乙分工会", "乙院", "基层工会", "T00", "乙党委"),
                List.of("TA1", "棋牌协会", "棋牌", "专业协会", "T00", "")));
        tables.load(officer, "departments", List.of(DepartmentRow.HEADINGS,
                List.of("K1", "甲系", "T01"), List.of("K2", "乙系", "T02")));
    }

    @Test
    void theSampleComesInWholeAndTheSameFilesAgainChangeNothing() {
        SampleUniversity sample = new SampleUniversity();
        for (boolean again : new boolean[] {false, true}) {
            assertLoaded(again, "units", table(UnitRow.HEADINGS, sample.units(), UnitRow::cells), 45);
            assertLoaded(again, "departments", table(DepartmentRow.HEADINGS, sample.departments(), DepartmentRow::cells), 52);
            assertLoaded(again, "members", table(MemberRow.HEADINGS, sample.members(), MemberRow::cells), 4986);
            assertLoaded(again, "cadres", table(CadreRow.HEADINGS, sample.cadres(), CadreRow::cells), 260);
        }
        assertThat(number("select count(distinct person_id) from membership_office where to_on is null")).isEqualTo(221);
        assertThat(number("select count(*) from membership_stay where to_on is null")).isEqualTo(4986);
        assertThat(number("select count(*) from personnel_change")).isZero();
    }

    private void assertLoaded(boolean again, String kind, List<List<String>> table, int rows) {
        MadeTables.Loaded loaded = tables.load(officer, kind, table);
        assertThat(again ? loaded.counts().unchanged() : loaded.counts().added()).as(kind).isEqualTo(rows);
    }

    @Test
    void aUnitMayStandAboveItsParentInTheFile() {
        assertThat(text("select p.code from membership_unit u join membership_unit p on p.id = u.parent_id where u.code = 'T01'"))
                .isEqualTo("T00");
        assertThat(number("select count(*) from membership_unit_below b join membership_unit u on u.id = b.ancestor_id where u.code = 'T00'"))
                .isEqualTo(4);
    }

    @Test
    void aUnitCannotBeAboveItself() {
        assertThat(plan(units, Map.of("code", "X1", "name", "一", "kind", "工会小组", "parent", "X2"),
                Map.of("code", "X2", "name", "二", "kind", "工会小组", "parent", "X1")))
                .allSatisfy(line -> assertFault(line, "membership.unit.circle"));
    }

    @Test
    void anUnknownParentUnitKindAndADoubleCodeAreFaults() {
        List<Line> lines = plan(units, Map.of("code", "X1", "name", "一", "kind", "基层工会", "parent", "NIX"),
                Map.of("code", "X2", "name", "二", "kind", "公司"), Map.of("code", "X1", "name", "三", "kind", "基层工会", "parent", "T00"));
        assertFault(lines.get(0), "membership.unit.parent.unknown");
        assertFault(lines.get(1), "membership.unit.kind.unknown");
        assertFault(lines.get(2), "membership.code.twice");
    }

    @Test
    void anOfficerOfOneUnitBringsInNothingOutsideIt() {
        Actor branch = actor(Scope.below(unit("T01")));
        assertFault(plan(units, branch, Map.of("code", "T02", "name", "乙改名", "kind", "基层工会", "parent", "T00")).get(0), "membership.scope.outside");
        assertFault(plan(units, branch, Map.of("code", "X9", "name", "新根", "kind", "校级工会")).get(0), "membership.scope.outside");
        assertThat(plan(units, branch, Map.of("code", "X9", "name", "甲一组", "kind", "工会小组", "parent", "T01")).get(0).status()).isEqualTo(LineStatus.NEW);
        assertFault(plan(members, branch, person("9000001", "unit", "T02")).get(0), "membership.scope.outside");
        assertFault(plan(departments, branch, Map.of("code", "K9", "name", "丁系", "unit", "T02")).get(0), "membership.scope.outside");
        load("members", person("9000001", "unit", "T02"));
        assertFault(plan(members, branch, person("9000001", "unit", "T01")).get(0), "personnel.person.outside");
        assertFault(plan(cadres, branch, office("T02", "主席", "9000001")).get(0), "membership.scope.outside");
    }

    @Test
    void ofPeopleOutsideAPreviewTellsNothing() {
        load("members", person("9000001", "unit", "T02", "name", "李秘", "documentNumber", id(1), "firstWorkOn", "2003-04-05"),
                person("9000002", "unit", "", "name", "钱散"));
        Actor branch = actor(Scope.below(unit("T01")));
        Map<String, String> bare = person("9000001", "unit", "T01");
        bare.remove("firstWorkOn");
        bare.put("joinedOn", "2001-01-01");
        List<Line> lines = new ArrayList<>(plan(members, branch, bare, person("9000002"), person("9000003", "documentNumber", id(1)),
                person("9000001", "unit", ""), person("9000004", "unit", "")));
        Map<String, String> nameless = office("T01", "主席", "9000001");
        nameless.remove("name");
        lines.addAll(plan(cadres, branch, nameless, office("T01", "副主席", "9000001")));
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.status()).isEqualTo(LineStatus.FAULTY);
            assertThat(line.changes()).isEmpty();
            assertThat(line.label() + line.faults() + line.warnings()).doesNotContain("李秘").doesNotContain("钱散").doesNotContain("2003");
        });
    }

    @Test
    void theTopmostUnitsOfficerBringsInWhoBelongsToNoUnitYet() {
        load("members", person("9000002", "unit", ""));
        Actor top = actor(Scope.below(unit("T00")));
        assertThat(plan(members, top, person("9000002")).get(0).status()).isEqualTo(LineStatus.CHANGED);
        assertThat(plan(cadres, top, office("T01", "主席", "9000002")).get(0).status()).isEqualTo(LineStatus.NEW);
        assertThat(plan(departments, top, Map.of("code", "K9", "name", "丁系")).get(0).status()).isEqualTo(LineStatus.NEW);
    }

    @Test
    void whoHoldsOfficeInAUnitIsItsOfficersToNameWhereverTheyBelong() {
        load("members", person("9000001", "unit", "T02"));
        load("cadres", office("T01", "主席", "9000001"));
        Actor branch = actor(Scope.below(unit("T01")));
        assertThat(plan(cadres, branch, office("T01", "主席", "9000001")).get(0).status()).isEqualTo(LineStatus.UNCHANGED);
    }

    @Test
    void aDepartmentOfOtherUnitsIsNeitherTakenNorRenamedNorSetFree() {
        Actor branch = actor(Scope.below(unit("T01")));
        assertFault(plan(departments, branch, Map.of("code", "K2", "name", "乙系", "unit", "T01")).get(0), "membership.scope.outside");
        assertFault(plan(departments, branch, Map.of("code", "K2", "name", "改名", "unit", "")).get(0), "membership.scope.outside");
        assertFault(plan(departments, branch, Map.of("code", "K2", "name", "改名")).get(0), "membership.scope.outside");
        assertFault(plan(departments, branch, Map.of("code", "K9", "name", "丁系")).get(0), "membership.scope.outside");
        assertThat(plan(departments, branch, Map.of("code", "K1", "name", "甲学系", "unit", "T01")).get(0).status()).isEqualTo(LineStatus.CHANGED);
        assertThat(plan(departments, branch, Map.of("code", "K9", "name", "丁系", "unit", "T01")).get(0).status()).isEqualTo(LineStatus.NEW);
    }

    @Test
    void aUnitIsMovedWithinOnesUnitsOnlyAndNeverToTheTop() {
        Actor branch = actor(Scope.below(unit("T01")));
        assertFault(plan(units, branch, Map.of("code", "T01", "name", "甲分工会", "kind", "基层工会", "parent", "")).get(0), "membership.scope.outside");
        assertFault(plan(units, branch, Map.of("code", "T01", "name", "甲分工会", "kind", "基层工会", "parent", "T02")).get(0), "membership.scope.outside");
        assertThat(plan(units, branch, Map.of("code", "T01", "name", "甲院分工会", "kind", "基层工会", "parent", "T00")).get(0).status()).isEqualTo(LineStatus.CHANGED);
        assertThat(plan(units, branch, Map.of("code", "X1", "name", "一", "kind", "工会小组", "parent", "X2"),
                Map.of("code", "X2", "name", "二", "kind", "工会小组", "parent", "T01"))).allSatisfy(line -> assertThat(line.faulty()).isFalse());
        assertThat(plan(units, branch, Map.of("code", "X1", "name", "一", "kind", "工会小组", "parent", "X2"),
                Map.of("code", "X2", "name", "二", "kind", "工会小组", "parent", ""))).allSatisfy(line -> assertThat(line.faulty()).isTrue());
    }

    @Test
    void aUnitDoesNotComeInBelowOneThatStaysOut() {
        assertThat(plan(units, Map.of("code", "X1", "name", "一", "kind", "工会小组", "parent", "X2"),
                Map.of("code", "X2", "name", "二", "kind", "公司", "parent", "T01"), Map.of("code", "X0", "name", "零", "kind", "工会小组", "parent", "X1")))
                .allSatisfy(line -> assertThat(line.faulty()).isTrue());
    }

    @Test
    void peopleAreMatchedByStaffNumberNeverByName() {
        load("members", person("9000001"), person("9000002"));
        assertThat(number("select count(*) from personnel_person where name = '张三'")).isEqualTo(2);
    }

    @Test
    void aStaffNumberOrDocumentTwiceInTheFileIsAFaultThatNamesTheFirstRow() {
        List<Line> lines = plan(members, person("9000001", "documentNumber", id(1)), person("9000001", "documentNumber", id(2)),
                person("9000003", "documentNumber", id(1)));
        assertThat(lines.get(0).faulty()).isFalse();
        assertFault(lines.get(1), "personnel.staff-no.twice");
        assertFault(lines.get(2), "personnel.document.twice");
        assertThat(lines.get(1).faults().get(0).args()).containsExactly("2");
    }

    @Test
    void aDocumentOfSomebodyElseIsAFault() {
        load("members", person("9000001", "documentNumber", id(1)), person("9000002", "documentNumber", id(2)));
        assertFault(plan(members, person("9000002", "documentNumber", id(1))).get(0), "personnel.document.other");
        assertFault(plan(members, person("9000009", "documentNumber", id(1))).get(0), "personnel.document.other");
    }

    @Test
    void aStaffNumberReusedForSomebodyElseIsAFaultACorrectedDocumentIsAChange() {
        load("members", person("9000001", "documentNumber", id(1)));
        assertFault(plan(members, person("9000001", "name", "李四", "documentNumber", id(5))).get(0), "personnel.staff-no.other");
        Line corrected = plan(members, person("9000001", "documentNumber", id(5))).get(0);
        assertThat(corrected.status()).isEqualTo(LineStatus.CHANGED);
        assertThat(corrected.changes()).singleElement().satisfies(change -> assertThat(change.to()).contains("***").doesNotContain(id(5)));
    }

    @Test
    void theMaskedNumberOfAnExportMeansUnchangedAndIsNoNumberForSomebodyNew() {
        load("members", person("9000001", "documentNumber", id(1), "mobile", "19700000001"));
        Map<String, String> exported = person("9000001", "documentNumber", "659***********" + id(1).substring(14), "mobile", "197****0001");
        assertThat(plan(members, exported).get(0).status()).isEqualTo(LineStatus.UNCHANGED);
        assertFault(plan(members, person("9000001", "documentNumber", "659***********9999")).get(0), "personnel.masked.other");
        assertFault(plan(members, person("9000007", "documentNumber", "659***********9999")).get(0), "personnel.masked.new");
    }

    @Test
    void aBlankDocumentOrMobileLeavesTheKnownOne() {
        load("members", person("9000001", "documentNumber", id(1), "mobile", "19700000001"));
        load("members", person("9000001", "documentNumber", "", "mobile", "", "title", "教授"));
        assertThat(text("select title from personnel_person where staff_no = '9000001'")).isEqualTo("教授");
        byte[] sealed = jdbc.sql("select document_sealed from personnel_person where staff_no = '9000001'").query(byte[].class).single();
        assertThat(vault.open(sealed)).isEqualTo(id(1));
        assertThat(text("select mobile_masked from personnel_person where staff_no = '9000001'")).isEqualTo("197****0001");
    }

    @Test
    void sensitiveNumbersReachTheDatabaseSealedOnly() {
        load("members", person("9000001", "documentNumber", id(1), "mobile", "19700000001"));
        for (String table : List.of("personnel_person", "personnel_change", "intake_line", "intake_roster", "identity_audit")) {
            assertThat(number("select count(*) from " + table + " t where t::text like '%" + id(1) + "%' or t::text like '%19700000001%'"))
                    .as(table).isZero();
        }
    }

    @Test
    void sexAndBirthThatContradictTheDocumentAreWarningsAndAreKeptAsWritten() {
        Line line = plan(members, person("9000001", "documentNumber", id(1), "sex", "女", "birthOn", "1990-02-02")).get(0);
        assertThat(line.status()).isEqualTo(LineStatus.NEW);
        assertThat(line.warnings()).extracting(Line.Remark::code).contains("personnel.document.sex", "personnel.document.birth");
        assertThat(line.fields()).containsEntry("sex", "FEMALE").containsEntry("birth_on", "1990-02-02");
    }

    @Test
    void joiningBeforeTheFirstWorkingDayIsAWarningJoiningTomorrowAFault() {
        assertThat(plan(members, person("9000001", "firstWorkOn", "2015-07-01", "joinedOn", "2014-01-01")).get(0).warnings())
                .extracting(Line.Remark::code).contains("membership.joined.before-work");
        assertFault(plan(members, person("9000001", "joinedOn", TODAY.plusDays(1).toString())).get(0), "membership.joined.future");
    }

    @Test
    void theDotOfAnEthnicNameIsOneWhateverWasTyped() {
        load("members", person("9000001", "name", "阿依努尔.买买提"));
        Line again = plan(members, person("9000001", "name", "阿依努尔•买买提")).get(0);
        assertThat(again.status()).isEqualTo(LineStatus.UNCHANGED);
        assertThat(text("select name from personnel_person")).isEqualTo("阿依努尔·买买提");
    }

    @Test
    void anotherUnitMeansATransferWithoutGapOrOverlap() {
        load("members", person("9000001", "unit", "T01", "joinedOn", "2011-09-01"));
        load("members", person("9000001", "unit", "T02", "joinedOn", "2011-09-01"));
        assertThat(jdbc.sql("""
                select u.code || ' ' || s.from_on || ' ' || coalesce(s.to_on::text, '') from membership_stay s
                join membership_unit u on u.id = s.unit_id order by s.from_on
                """).query(String.class).list()).containsExactly("T01 2011-09-01 " + TODAY, "T02 " + TODAY + " ");
        assertThat(text("select string_agg(act, ' ' order by at) from membership_act")).isEqualTo("ADMIT_BY_ROSTER TRANSFER_BY_ROSTER");
    }

    @Test
    void aMemberIsNotThrownOutByABlankUnit() {
        load("members", person("9000001", "unit", "T01"));
        assertFault(plan(members, person("9000001", "unit", "")).get(0), "membership.unit.left-blank");
    }

    @Test
    void aRowWithoutUnitIsStaffAndNoMember() {
        load("members", person("9000001", "unit", ""));
        assertThat(number("select count(*) from personnel_person")).isEqualTo(1);
        assertThat(number("select count(*) from membership_member")).isZero();
    }

    @Test
    void nobodyBelongsToAnAssociation() {
        assertFault(plan(members, person("9000001", "unit", "TA1")).get(0), "membership.unit.no-members");
    }

    @Test
    void theRetiredKeepTheirMembershipWithoutBeingFullMembers() {
        load("members", person("9000001", "dutyState", "退休"), person("9000002", "dutyState", "去世"));
        assertThat(text("select string_agg(state, ' ' order by p.staff_no) from membership_member m join personnel_person p on p.id = m.person_id"))
                .isEqualTo("RETAINED DECEASED");
    }

    @Test
    void aMovedDepartmentEndsOnePostingAndBeginsTheNext() {
        load("members", person("9000001", "department", "K1", "firstWorkOn", "2010-07-01"));
        load("members", person("9000001", "department", "K2", "firstWorkOn", "2010-07-01"));
        assertThat(number("select count(*) from personnel_posting")).isEqualTo(2);
        assertThat(text("select d.code from personnel_posting s join personnel_department d on d.id = s.department_id where s.to_on is null")).isEqualTo("K2");
        assertThat(text("select field || ' ' || before || ' ' || after from personnel_change where field = 'department'")).isEqualTo("department 甲系 乙系");
    }

    @Test
    void wagesAreKeptToTheFenAndNeverShownInThePreview() {
        load("members", person("9000001", "postWage", "4747.50", "gradeWage", "2989.00"));
        assertThat(number("select post_wage_fen + grade_wage_fen from personnel_pay")).isEqualTo(773650);
        Line changed = plan(members, person("9000001", "postWage", "5000.00", "gradeWage", "2989.00")).get(0);
        assertThat(changed.changes()).extracting(Line.Change::to).containsExactly("***");
    }

    @Test
    void dataThatMovedSinceThePreviewIsNotOverwritten() {
        load("members", person("9000001", "title", "讲师"));
        assertThatThrownBy(() -> planned("members", person("9000001", "title", "教授"),
                () -> jdbc.sql("update personnel_person set title = '副教授', version = version + 1").update()))
                .isInstanceOf(Refusal.class).hasMessage("intake.moved");
        assertThat(text("select title from personnel_person")).isEqualTo("副教授");
    }

    @Test
    void aTransferSinceThePreviewIsNotOverwritten() {
        load("members", person("9000001", "unit", "T01"));
        assertThatThrownBy(() -> planned("members", person("9000001", "unit", "T02"),
                () -> jdbc.sql("update membership_member set version = version + 1").update()))
                .isInstanceOf(Refusal.class).hasMessage("intake.moved");
    }

    @Test
    void aNewChairEndsThePresentOnesOfficeOnTheDayTheirOwnBegins() {
        load("members", person("9000001"), person("9000002"));
        load("cadres", office("T01", "主席", "9000001"));
        Map<String, String> successor = new HashMap<>(office("T01", "主席", "9000002"));
        successor.put("from", "2026-06-01");
        successor.put("termTo", "2031-05-31");
        Line line = plan(cadres, successor).get(0);
        assertThat(line.warnings()).extracting(Line.Remark::code).containsExactly("membership.office.succeeds");
        load("cadres", successor);
        assertThat(jdbc.sql("select p.staff_no || ' ' || o.from_on || ' ' || coalesce(o.to_on::text, '') from membership_office o join personnel_person p on p.id = o.person_id order by o.from_on")
                .query(String.class).list()).containsExactly("9000001 2021-05-07 2026-06-01", "9000002 2026-06-01 ");
    }

    @Test
    void twoChairsOfOneUnitInOneFileAreRefusedTwoViceChairsAreNot() {
        load("members", person("9000001"), person("9000002"));
        List<Line> lines = plan(cadres, office("T01", "主席", "9000001"), office("T01", "主席", "9000002"),
                office("T01", "副主席", "9000001"), office("T01", "副主席", "9000002"));
        assertThat(lines).extracting(Line::status).containsExactly(LineStatus.NEW, LineStatus.FAULTY, LineStatus.NEW, LineStatus.NEW);
        assertFault(lines.get(1), "membership.post.single");
    }

    @Test
    void aCadreWhoseNameDoesNotFitTheStaffNumberIsAFault() {
        load("members", person("9000001"));
        assertFault(plan(cadres, with(office("T01", "主席", "9000001"), "name", "王五")).get(0), "membership.name.differs");
        assertFault(plan(cadres, office("T01", "主席", "9000404")).get(0), "membership.staff-no.unknown");
        assertFault(plan(cadres, office("T01", "董事长", "9000001")).get(0), "membership.post.unknown");
        assertFault(plan(cadres, with(office("T01", "主席", "9000001"), "termTo", "2020-01-01")).get(0), "membership.term.backwards");
    }

    @Test
    void anOfficeWhoseTermHasRunOutIsStillHeld() {
        load("members", person("9000001"));
        load("cadres", office("T01", "主席", "9000001"));
        assertThat(text("select term_to_on::text from membership_office")).isEqualTo("2026-05-06");
        assertThat(number("select count(*) from membership_office where to_on is null")).isEqualTo(1);
    }

    @Test
    void theDatabaseItselfRefusesTwoUnitsAtOnceAndTwoChairs() {
        load("members", person("9000001", "unit", "T01"), person("9000002"));
        load("cadres", office("T01", "主席", "9000001"));
        assertThatThrownBy(() -> jdbc.sql("insert into membership_stay (person_id, unit_id, from_on, to_on) select person_id, unit_id, '2015-01-01', '2016-01-01' from membership_stay limit 1").update())
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("""
                insert into membership_office (unit_id, post, person_id, full_time, from_on)
                select unit_id, 'CHAIR', (select id from personnel_person where staff_no = '9000002'), false, '2024-01-01' from membership_office
                """).update()).isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    @Test
    void whatTheFileDoesNotNameIsReportedAndStays() {
        load("members", person("9000001"), person("9000002"));
        RosterKind.Planning planning = members.plan(officer);
        planning.plan(List.of(line(members, 2, person("9000001"))));
        assertThat(planning.missing()).extracting(RosterKind.Missing::label).singleElement().asString().contains("9000002");
    }

    @Test
    void anAbsentColumnLeavesTheFieldABlankCellEmptiesIt() {
        load("members", person("9000001", "title", "讲师"));
        Map<String, String> without = person("9000001");
        without.remove("title");
        assertThat(plan(members, without).get(0).status()).isEqualTo(LineStatus.UNCHANGED);
        assertThat(plan(members, person("9000001", "title", "")).get(0).changes()).singleElement()
                .satisfies(change -> assertThat(change).isEqualTo(new Line.Change("title", "讲师", null)));
    }

    private static Actor actor(Scope scope) {
        return new Actor(new AccountId(UUID.randomUUID()), null, "测试", List.of(new HeldRole(Role.ORGANISATION_OFFICER, scope, "", null)));
    }

    private static Map<String, String> person(String staffNo, String... more) {
        Map<String, String> cells = new HashMap<>(Map.of("staffNo", staffNo, "name", "张三", "sex", "男", "unit", "T01", "department", "K1",
                "joinedOn", "2011-09-01", "firstWorkOn", "2010-07-01", "dutyState", "在岗"));
        cells.put("title", "");
        for (int i = 0; i < more.length; i += 2) {
            cells.put(more[i], more[i + 1]);
        }
        return cells;
    }

    private static Map<String, String> office(String unit, String post, String staffNo) {
        return new HashMap<>(Map.of("unit", unit, "post", post, "staffNo", staffNo, "name", "张三", "fullTime", "兼职",
                "from", "2021-05-07", "termTo", "2026-05-06"));
    }

    private static Map<String, String> with(Map<String, String> cells, String field, String value) {
        cells.put(field, value);
        return cells;
    }

    /** A man born on 1985-03-11, with the county code that does not exist and a right check character. */
    private static String id(int sequence) {
        String digits = "65999719850311" + String.format("%03d", sequence * 2 - 1);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    @SafeVarargs
    private final List<Line> plan(RosterKind kind, Map<String, String>... rows) {
        return plan(kind, officer, rows);
    }

    @SafeVarargs
    private final List<Line> plan(RosterKind kind, Actor actor, Map<String, String>... rows) {
        List<Line> lines = new ArrayList<>();
        for (Map<String, String> row : rows) {
            lines.add(line(kind, lines.size() + 2, row));
        }
        kind.plan(actor).plan(lines);
        return lines;
    }

    /** A line as the intake would have read it. */
    private static Line line(RosterKind kind, int row, Map<String, String> cells) {
        Map<String, String> addresses = new HashMap<>();
        Map<String, Object> values = new HashMap<>();
        cells.forEach((field, text) -> {
            addresses.put(field, field + row);
            RosterColumn column = kind.columns().stream().filter(known -> known.field().equals(field)).findFirst().orElseThrow();
            if (!text.isEmpty()) {
                values.put(field, switch (column.kind()) {
                    case DATE -> LocalDate.parse(text);
                    case MONEY -> Money.parse(text);
                    case YES_NO -> text.equals("是");
                    default -> text;
                });
            }
        });
        return new Line(row, addresses, values);
    }

    @SafeVarargs
    private final void load(String kind, Map<String, String>... rows) {
        RosterKind roster = kind.equals("members") ? members : cadres;
        List<RosterColumn> columns = roster.columns().stream()
                .filter(column -> Arrays.stream(rows).anyMatch(row -> row.containsKey(column.field()))).toList();
        List<List<String>> table = new ArrayList<>();
        table.add(columns.stream().map(RosterColumn::heading).toList());
        for (Map<String, String> row : rows) {
            table.add(columns.stream().map(column -> row.getOrDefault(column.field(), "")).toList());
        }
        tables.load(officer, kind, table);
    }

    @Autowired
    org.springframework.transaction.support.TransactionTemplate transaction;

    /** Plans and keeps a line, lets something happen, then commits it as the intake would. */
    private void planned(String kind, Map<String, String> row, Runnable meanwhile) {
        RosterKind roster = members;
        Line line = plan(roster, row).get(0);
        UUID id = jdbc.sql("""
                insert into intake_roster (kind, file_name, state, account_id, person_name, handed_at)
                values (:kind, 'x', 'COMMITTING', gen_random_uuid(), 'x', now()) returning id
                """).param("kind", kind).query(UUID.class).single();
        jdbc.sql("""
                insert into intake_line (roster_id, row_no, status, label, target_id, target_version, fields, changes)
                values (:id, 2, :status, 'x', :target, :version, :fields::jsonb, '[]')
                """).param("id", id).param("status", line.status().name()).param("target", line.target())
                .param("version", line.targetVersion())
                .param("fields", tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(line.fields())).update();
        meanwhile.run();
        transaction.executeWithoutResult(status -> roster.commit(id, officer));
    }

    private static <R> List<List<String>> table(List<String> headings, List<R> rows, Function<R, List<String>> cells) {
        List<List<String>> table = new ArrayList<>();
        table.add(headings);
        rows.forEach(row -> table.add(cells.apply(row)));
        return table;
    }

    private static void assertFault(Line line, String code) {
        assertThat(line.faults()).extracting(Line.Remark::code).contains(code);
    }

    private UUID unit(String code) {
        return jdbc.sql("select id from membership_unit where code = :code").param("code", code).query(UUID.class).single();
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private String text(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }
}
