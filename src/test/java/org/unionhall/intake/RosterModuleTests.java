package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.unionhall.intake.Desk.badge;
import static org.unionhall.intake.Desk.badges;
import static org.unionhall.intake.Desk.book;
import static org.unionhall.intake.Desk.heading;
import static org.unionhall.intake.Desk.workbook;
import static org.unionhall.testing.Refused.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.unionhall.files.Files;
import org.unionhall.identity.Actor;
import org.unionhall.identity.Role;
import org.unionhall.kernel.Refusal;
import org.unionhall.sheet.SheetReader;
import org.unionhall.sheet.SheetSource;
import org.unionhall.testing.IntegrationTest;

@IntegrationTest
@Import(Desk.Setting.class)
class RosterModuleTests {

    @Autowired
    Desk desk;
    @Autowired
    Rosters rosters;
    @Autowired
    MadeTables tables;
    @Autowired
    RosterReading reading;
    @Autowired
    RosterCommit commits;
    @Autowired
    RosterRepository repository;
    @Autowired
    RosterTidying tidying;
    @Autowired
    RosterTemplate template;
    @Autowired
    FaultSheet faultSheet;
    @Autowired
    BadgeRoster badgeRoster;
    @Autowired
    Files files;
    @Autowired
    JdbcClient jdbc;

    Actor officer;

    @BeforeEach
    void anEmptyDrawer() {
        desk.clear();
        officer = desk.officer(Role.ORGANISATION_OFFICER);
    }

    @Test
    void whatThePreviewShowedIsCommitted() {
        Roster preview = desk.compared(officer, badges(badge("007", "张三", "11010519491231002X", "2021/5/7", "12.50", "是", "新"),
                badge("008", "李四")));

        assertThat(preview.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(preview.kind()).isEqualTo("badges");
        assertThat(preview.counts()).isEqualTo(new Roster.Counts(2, 0, 0, 0, 0, 0, 0));
        assertThat(count("badge")).isZero();

        Roster done = desk.committed(officer, preview);
        assertThat(done.state()).isEqualTo(RosterState.COMMITTED);
        assertThat(jdbc.sql("select number || holder || document || given_on || price_fen || valid from badge where number = '007'")
                .query(String.class).single()).isEqualTo("007张三11010519491231002X2021-05-071250true");
        assertThat(done.file()).isNull();
        assertThat(files.info(preview.file())).isEmpty();
    }

    @Test
    void theCommitIsInTheAuditTrailWithItsRows() {
        Roster done = desk.committed(officer, desk.compared(officer, badges(badge("1", "甲"), badge("2", "乙"))));
        assertThat(jdbc.sql("select act || ' ' || coalesce(row_count, 0) from identity_audit where object_id = :id order by seq")
                .param("id", done.id().toString()).query(String.class).list())
                .containsExactly("intake.roster.hand-in 0", "intake.roster.commit 2");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        byte[] file = badges(badge("1", "甲", null, "2021-05-07", "3.00", "否", "x"), badge("2", "乙"));
        desk.committed(officer, desk.compared(officer, file));
        Roster again = desk.compared(officer, file);
        assertThat(again.counts()).isEqualTo(new Roster.Counts(0, 0, 2, 0, 0, 0, 0));
        assertThat(again.may(RosterAct.COMMIT)).isFalse();
        assertThatThrownBy(() -> rosters.commit(officer, again.id(), again.version(), false)).hasMessage("intake.commit.nothing");
    }

    @Test
    void changesAreShownFieldByField() {
        desk.committed(officer, desk.compared(officer, badges(badge("1", "甲", null, null, "3.00"), badge("2", "乙"), badge("3", "丙"))));
        Roster preview = desk.compared(officer, badges(badge("1", "甲", null, null, "4"), badge("2", "乙"), badge("4", "丁")));
        assertThat(preview.counts()).isEqualTo(new Roster.Counts(1, 1, 1, 0, 1, 0, 0));
        assertThat(desk.lines(officer, preview, LineStatus.CHANGED).get(0).changes())
                .containsExactly(new Line.Change("price", "3.00", "4.00"));
        assertThat(desk.lines(officer, preview, LineStatus.MISSING).get(0).label()).isEqualTo("丙 3");
        desk.committed(officer, preview);
        assertThat(jdbc.sql("select number || coalesce(price_fen, 0) from badge order by number").query(String.class).list())
                .containsExactly("1400", "20", "30", "40");
    }

    @Test
    void faultyRowsStayOutOnlyWhenTheOwnerAgrees() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲"), badge("1", "乙"), badge("3", null)));
        assertThat(preview.counts().faulty()).isEqualTo(2);
        assertThatThrownBy(() -> rosters.commit(officer, preview.id(), preview.version(), false)).hasMessage("intake.commit.faulty");
        rosters.commit(officer, preview.id(), preview.version(), true);
        assertThat(desk.settled(officer, preview.id()).state()).isEqualTo(RosterState.COMMITTED);
        assertThat(count("badge")).isEqualTo(1);
    }

    @Test
    void everyFaultNamesItsCell() {
        byte[] file = workbook(sheet -> {
            heading(sheet, 0, BadgeRoster.HEADINGS.toArray(String[]::new));
            heading(sheet, 1, "1", "甲", null, "2021-02-30", "1.234", "也许", "行\n行");
            sheet.createRow(2).createCell(0).setCellValue(110105194912310021d);
            sheet.getRow(2).createCell(1).setCellValue("乙");
            sheet.getRow(2).createCell(4).setCellValue(-5);
            heading(sheet, 3, "3");
            sheet.getRow(3).createCell(1).setCellFormula("\"丙\"&\"丁\"");
            sheet.getRow(3).createCell(2).setCellFormula("1/0");
            heading(sheet, 4, "4", "x".repeat(201));
            heading(sheet, 5, "5", "戊");
            heading(sheet, 6, "6");
            sheet.addMergedRegion(new CellRangeAddress(5, 6, 1, 1));
        });
        Roster preview = desk.compared(officer, file);
        List<String> faults = desk.lines(officer, preview, LineStatus.FAULTY).stream().flatMap(line -> line.faults().stream())
                .map(fault -> fault.cell() + " " + fault.code()).toList();
        assertThat(faults).containsExactlyInAnyOrder(
                "D2 intake.fault.date", "E2 kernel.money.decimals", "F2 intake.fault.yesno", "G2 intake.fault.control",
                "A3 intake.fault.numeric", "E3 intake.fault.negative",
                "B4 intake.fault.formula", "C4 intake.fault.formula",
                "B5 intake.fault.long", "B6 intake.fault.merged", "B7 intake.fault.merged");
        assertThat(preview.counts().effective()).isZero();
        assertThat(desk.lines(officer, preview, LineStatus.FAULTY).get(1).faults().get(0).args()).containsExactly("A3");
    }

    @Test
    void dateCellsAndMoneyCellsAreTakenAsTheyAre() {
        byte[] file = book(book -> {
            var sheet = book.createSheet("名册");
            heading(sheet, 0, BadgeRoster.HEADINGS.toArray(String[]::new));
            heading(sheet, 1, "1", "甲");
            var style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat("yyyy-mm-dd"));
            var date = sheet.getRow(1).createCell(3);
            date.setCellValue(LocalDate.of(2021, 5, 7));
            date.setCellStyle(style);
            sheet.getRow(1).createCell(4).setCellValue(0.1 + 0.2);
        });
        desk.committed(officer, desk.compared(officer, file));
        assertThat(jdbc.sql("select given_on || ' ' || price_fen from badge").query(String.class).single()).isEqualTo("2021-05-07 30");
    }

    @Test
    void titleRowsAboveTheHeadingsAreSkipped() {
        Roster preview = desk.compared(officer, workbook(sheet -> {
            heading(sheet, 0, "徽章名册");
            heading(sheet, 1, "制表：组织部", "2026年");
            heading(sheet, 2, "编 号*", "持有人（必填）", "无关列");
            heading(sheet, 3, "1", "甲", "x");
        }));
        assertThat(preview.state()).isEqualTo(RosterState.NEEDS_COLUMNS);
        assertThat(preview.survey().headingRow()).isEqualTo(3);
        rosters.answer(officer, preview.id(), preview.version(), new Answer("badges", "Sheet1", Map.of(0, "number", 1, "holder"), false));
        Roster shown = desk.settled(officer, preview.id());
        assertThat(shown.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(shown.survey().notTaken()).containsExactly("无关列");
        assertThat(shown.counts().added()).isEqualTo(1);
    }

    @Test
    void headingsMappedByHandAreRememberedForTheNextFile() {
        byte[] file = workbook(sheet -> {
            heading(sheet, 0, "徽章号码", "谁的", "110105194912310021");
            heading(sheet, 1, "1", "甲", "11010519491231002X");
        });
        Roster asked = desk.compared(officer, "badges", "b.xlsx", file);
        assertThat(asked.state()).isEqualTo(RosterState.NEEDS_COLUMNS);
        assertThat(asked.survey().missing()).containsExactly("number", "holder");
        assertThat(asked.survey().columns().get(2).examples()).containsExactly("11**************2X".substring(0, 16) + "2X");
        assertThatThrownBy(() -> rosters.answer(officer, asked.id(), asked.version(),
                new Answer("badges", "Sheet1", Map.of(0, "number"), false))).hasMessage("intake.columns.missing");
        assertThatThrownBy(() -> rosters.answer(officer, asked.id(), asked.version(),
                new Answer("badges", "Sheet1", Map.of(0, "number", 1, "holder", 2, "holder"), false))).hasMessage("intake.columns.twice");
        rosters.answer(officer, asked.id(), asked.version(), new Answer("badges", "Sheet1", Map.of(0, "number", 1, "holder"), false));
        assertThat(desk.settled(officer, asked.id()).state()).isEqualTo(RosterState.PREVIEW);

        Roster next = desk.compared(officer, file);
        assertThat(next.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(next.kind()).isEqualTo("badges");
    }

    @Test
    void columnsUnderstoodWronglyCanBePutRight() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        rosters.correct(officer, preview.id(), preview.version());
        Roster asked = desk.settled(officer, preview.id());
        assertThat(asked.state()).isEqualTo(RosterState.NEEDS_COLUMNS);
        assertThat(asked.survey().columns().get(0).field()).isEqualTo("number");
    }

    @Test
    void headingsThatMeanTheSameAreRefused() {
        Roster refused = desk.compared(officer, workbook(sheet -> {
            heading(sheet, 0, "编号", "持有人", "姓名");
            heading(sheet, 1, "1", "甲", "乙");
        }));
        assertThat(refused.state()).isEqualTo(RosterState.REFUSED);
        assertThat(refused.refusal()).isEqualTo("intake.refused.twice");
        assertThat(refused.refusalArgs()).containsExactly("持有人", "B1", "姓名", "C1");
    }

    @Test
    void hiddenRowsAreIncludedAndCounted() {
        Roster preview = desk.compared(officer, workbook(sheet -> {
            heading(sheet, 0, "编号", "持有人");
            heading(sheet, 1, "1", "甲");
            heading(sheet, 2, "2", "乙");
            sheet.getRow(2).setZeroHeight(true);
        }));
        assertThat(preview.counts()).isEqualTo(new Roster.Counts(2, 0, 0, 0, 0, 1, 1));
    }

    @Test
    void theSheetWhoseHeadingsFitIsRead() {
        Roster preview = desk.compared(officer, book(book -> {
            heading(book.createSheet("封面"), 0, "徽章", "2026");
            var sheet = book.createSheet("数据");
            heading(sheet, 0, "编号", "持有人");
            heading(sheet, 1, "1", "甲");
            var hidden = book.createSheet("旧");
            heading(hidden, 0, "编号", "持有人");
            heading(hidden, 1, "9", "癸");
            book.setSheetHidden(2, true);
        }));
        assertThat(preview.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(preview.sheet()).isEqualTo("数据");
        assertThat(preview.survey().otherSheets()).containsExactly("封面");
    }

    @Test
    void severalSheetsThatFitAreAskedAbout() {
        Roster asked = desk.compared(officer, book(book -> {
            for (String name : List.of("东校区", "西校区")) {
                var sheet = book.createSheet(name);
                heading(sheet, 0, "编号", "持有人");
                heading(sheet, 1, name.substring(0, 1), name);
            }
        }));
        assertThat(asked.state()).isEqualTo(RosterState.NEEDS_COLUMNS);
        assertThat(asked.survey().sheet()).isNull();
        rosters.answer(officer, asked.id(), asked.version(), new Answer("badges", "西校区", null, false));
        Roster preview = desk.settled(officer, asked.id());
        assertThat(preview.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(desk.lines(officer, preview, LineStatus.NEW).get(0).label()).isEqualTo("西校区 西");
    }

    @Test
    void aWrongSheetIsRefusedInWords() {
        Roster refused = desk.compared(officer, workbook(sheet -> {
            heading(sheet, 0, "科目", "预算");
            heading(sheet, 1, "差旅", "1000");
        }));
        assertThat(refused.state()).isEqualTo(RosterState.REFUSED);
        assertThat(refused.refusal()).isEqualTo("intake.refused.headings");
        assertThat(refused.file()).isNull();
    }

    @Test
    void headingsWithoutRowsAreRefused() {
        assertThat(desk.compared(officer, badges()).refusal()).isEqualTo("intake.refused.empty");
    }

    @Test
    void aPasswordProtectedOrBrokenOrOtherFileIsRefusedInWords() throws Exception {
        assertThat(desk.compared(officer, encrypted(badges(badge("1", "甲")))).refusal()).isEqualTo("sheet.encrypted");
        byte[] broken = badges(badge("1", "甲"));
        assertThat(desk.compared(officer, java.util.Arrays.copyOf(broken, broken.length / 2)).refusal()).isEqualTo("sheet.damaged");
        assertThat(desk.compared(officer, Desk.utf8("%PDF-1.7 ...")).refusal()).isEqualTo("sheet.foreign.pdf");
        assertThatThrownBy(() -> desk.handIn(officer, null, "x.xlsx", new byte[0])).hasMessage("files.empty");
    }

    private static byte[] encrypted(byte[] workbook) throws Exception {
        try (POIFSFileSystem container = new POIFSFileSystem(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OPCPackage parts = OPCPackage.open(new ByteArrayInputStream(workbook));
                 var sealed = encryptor.getDataStream(container)) {
                parts.save(sealed);
            }
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    @Test
    void csvIsReadWhateverChineseComputersWrite() {
        String csv = "编号,持有人\r\n001,买买提·艾山\r\n";
        for (byte[] bytes : List.of(Desk.utf8(csv), Desk.utf8("\uFEFF" + csv), csv.getBytes(Charset.forName("GBK")))) {
            Roster preview = desk.compared(officer, null, "徽章.csv", bytes);
            assertThat(preview.state()).isEqualTo(RosterState.PREVIEW);
            assertThat(desk.lines(officer, preview, LineStatus.NEW).get(0).label()).isEqualTo("买买提·艾山 001");
        }
    }

    @Test
    void nobodyElseSeesARoster() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        Actor other = desk.officer(Role.ORGANISATION_OFFICER);
        assertThat(rosters.find(other, preview.id())).isEmpty();
        assertThat(rosters.mine(other)).isEmpty();
        assertThat(rosters.lines(other, preview.id(), LineStatus.NEW, 0, 10)).isEmpty();
        assertThatThrownBy(() -> rosters.commit(other, preview.id(), preview.version(), false)).hasMessage("intake.unknown");
        assertThatThrownBy(() -> rosters.withdraw(other, preview.id(), preview.version())).hasMessage("intake.unknown");
    }

    @Test
    void onlyWhoMayHandInAKindCanDoSo() {
        Actor member = desk.officer();
        assertThatThrownBy(() -> desk.handIn(member, null, "b.xlsx", badges())).hasMessage("intake.refused.rights");
        assertThatThrownBy(() -> desk.handIn(officer, "nothing", "b.xlsx", badges())).hasMessage("intake.refused.rights");
    }

    @Test
    void aRightLostBeforeTheCommitStopsIt() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        jdbc.sql("update identity_grant set to_on = from_on where account_id = :id").param("id", officer.account().value()).update();
        rosters.commit(officer, preview.id(), preview.version(), false);
        Roster stopped = desk.settled(officer, preview.id());
        assertThat(stopped.state()).isEqualTo(RosterState.OVERTAKEN);
        assertThat(stopped.refusal()).isEqualTo("intake.refused.rights");
        assertThat(count("badge")).isZero();
    }

    @Test
    void aRightThatReachesLessThanAtThePreviewStopsTheCommit() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        jdbc.sql("update identity_grant set unit_id = gen_random_uuid() where account_id = :id").param("id", officer.account().value()).update();
        Roster stopped = desk.committed(officer, preview);
        assertThat(stopped.state()).isEqualTo(RosterState.OVERTAKEN);
        assertThat(stopped.refusal()).isEqualTo("intake.moved");
        assertThat(count("badge")).isZero();
    }

    @Test
    void aDisabledAccountCommitsNothing() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        jdbc.sql("update identity_account set disabled_at = now() where id = :id").param("id", officer.account().value()).update();
        assertThat(desk.committed(officer, preview).refusal()).isEqualTo("intake.refused.rights");
        assertThat(count("badge")).isZero();
    }

    @Test
    void twoTabsCommitOnce() throws Exception {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        List<String> outcomes = together(6, () -> {
            try {
                rosters.commit(officer, preview.id(), preview.version(), false);
                return "ordered";
            } catch (Refusal refusal) {
                return refusal.code();
            }
        });
        assertThat(outcomes).containsOnlyOnce("ordered");
        assertThat(outcomes).filteredOn(outcome -> !outcome.equals("ordered")).containsOnly("intake.late");
        assertThat(desk.settled(officer, preview.id()).state()).isEqualTo(RosterState.COMMITTED);
    }

    @Test
    void theSecondOfTwoImportsThatTouchTheSameIsRefused() throws Exception {
        desk.committed(officer, desk.compared(officer, badges(badge("1", "甲"))));
        List<Roster> previews = new ArrayList<>();
        for (String holder : List.of("乙", "丙", "丁", "戊")) {
            previews.add(desk.compared(officer, badges(badge("1", holder), badge("2" + holder, "新"))));
        }
        previews.forEach(preview -> rosters.commit(officer, preview.id(), preview.version(), false));
        List<Roster> settled = previews.stream().map(preview -> desk.settled(officer, preview.id())).toList();
        assertThat(settled).filteredOn(roster -> roster.state() == RosterState.COMMITTED).hasSize(1);
        assertThat(settled).filteredOn(roster -> roster.state() == RosterState.OVERTAKEN).hasSize(3)
                .allSatisfy(roster -> assertThat(roster.refusal()).isEqualTo("intake.moved"));
        assertThat(count("badge")).isEqualTo(2);
        assertThat(jdbc.sql("select version from badge where number = '1'").query(Integer.class).single()).isEqualTo(1);
    }

    @Test
    void whatWasOvertakenCanBeComparedAgain() {
        Roster first = desk.compared(officer, badges(badge("1", "甲")));
        Roster second = desk.compared(officer, badges(badge("1", "乙")));
        desk.committed(officer, first);
        Roster overtaken = desk.committed(officer, second);
        assertThat(overtaken.state()).isEqualTo(RosterState.OVERTAKEN);
        assertThat(overtaken.refusal()).isEqualTo("intake.moved");
        rosters.again(officer, overtaken.id(), overtaken.version());
        Roster preview = desk.settled(officer, overtaken.id());
        assertThat(preview.counts()).isEqualTo(new Roster.Counts(0, 1, 0, 0, 0, 0, 0));
        assertThat(desk.committed(officer, preview).state()).isEqualTo(RosterState.COMMITTED);
    }

    @Test
    void aCommitThatFailsInTheMiddleLeavesNothingAndIsTriedAgain() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        badgeRoster.nextCommitFails = new IllegalStateException("power cut");
        assertThat(desk.committed(officer, preview).state()).isEqualTo(RosterState.COMMITTED);
        assertThat(count("badge")).isEqualTo(1);
    }

    @Test
    void aRefusalInTheMiddleOfACommitRollsAllBack() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        badgeRoster.nextCommitFails = new Refusal("intake.moved");
        assertThat(desk.committed(officer, preview).state()).isEqualTo(RosterState.OVERTAKEN);
        assertThat(count("badge")).isZero();
        assertThat(files.info(preview.file())).isPresent();
        assertThat(jdbc.sql("select count(*) from identity_audit where object_id = :id and act = 'intake.roster.commit'")
                .param("id", preview.id().toString()).query(Integer.class).single()).isZero();
    }

    @Test
    void aCommitRunTwiceIsDoneOnce() {
        Roster done = desk.committed(officer, desk.compared(officer, badges(badge("1", "甲"))));
        commits.run(done.id().toString());
        assertThat(count("badge")).isEqualTo(1);
        assertThat(rosters.find(officer, done.id()).orElseThrow().state()).isEqualTo(RosterState.COMMITTED);
    }

    @Test
    void aReadingThatWasCutOffBeginsAnew() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲"), badge("2", "乙")));
        // as after a kill: the state says reading, and lines of who knows which run lie about
        jdbc.sql("update intake_roster set state = 'READING' where id = :id").param("id", preview.id()).update();
        jdbc.sql("insert into intake_line (roster_id, row_no, status, label) values (:id, 99, 'NEW', 'left behind')")
                .param("id", preview.id()).update();
        reading.run(preview.id().toString());
        Roster again = rosters.find(officer, preview.id()).orElseThrow();
        assertThat(again.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(desk.lines(officer, again, LineStatus.NEW)).extracting(RosterLine::row).containsExactly(2, 3);
        reading.run(preview.id().toString());
        assertThat(rosters.find(officer, preview.id()).orElseThrow().version()).isEqualTo(again.version());
    }

    @Test
    void twoReadingsOfOneFileAtOnceLeaveOnePreview() throws Exception {
        UUID id = desk.handIn(officer, null, "b.xlsx", badges(badge("1", "甲"), badge("2", "乙")));
        together(4, () -> {
            reading.run(id.toString());
            return null;
        });
        Roster preview = desk.settled(officer, id);
        assertThat(preview.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(desk.lines(officer, preview, LineStatus.NEW)).hasSize(2);
    }

    @Test
    void aReadingThatFailsAgainAndAgainTellsItsOwner() {
        UUID id = desk.handIn(officer, null, "b.xlsx", badges(badge("1", "甲")));
        desk.settled(officer, id);
        jdbc.sql("update intake_roster set state = 'READING' where id = :id").param("id", id).update();
        reading.gaveUp(id.toString());
        assertThat(rosters.find(officer, id).orElseThrow().refusal()).isEqualTo("intake.refused.fault");
    }

    @Test
    void aWithdrawnRosterIsThrownAway() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        rosters.withdraw(officer, preview.id(), preview.version());
        assertThat(rosters.find(officer, preview.id()).orElseThrow().state()).isEqualTo(RosterState.WITHDRAWN);
        assertThat(files.info(preview.file())).isEmpty();
        assertThat(desk.lines(officer, preview, LineStatus.NEW)).isEmpty();
        assertThatThrownBy(() -> rosters.commit(officer, preview.id(), preview.version(), false)).hasMessage("intake.late");
    }

    @Test
    void filesGoAfterAWeekAndRowsAfterAMonth() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        Roster done = desk.committed(officer, desk.compared(officer, badges(badge("2", "乙"))));
        handedDaysAgo(8);
        tidying.run();
        assertThat(rosters.find(officer, preview.id()).orElseThrow().state()).isEqualTo(RosterState.WITHDRAWN);
        assertThat(files.info(preview.file())).isEmpty();
        assertThat(desk.lines(officer, done, LineStatus.NEW)).hasSize(1);
        handedDaysAgo(31);
        tidying.run();
        assertThat(desk.lines(officer, done, LineStatus.NEW)).isEmpty();
        assertThat(rosters.find(officer, done.id())).isPresent();
    }

    private void handedDaysAgo(int days) {
        jdbc.sql("update intake_roster set handed_at = now() - make_interval(days => :days) where account_id = :id")
                .param("days", days).param("id", officer.account().value()).update();
    }

    @Test
    void theTemplateIsRecognisedAndItsExampleIsNotTaken() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        template.write(badgeRoster, out, Locale.SIMPLIFIED_CHINESE);
        Roster preview = desk.compared(officer, out.toByteArray());
        assertThat(preview.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(desk.lines(officer, preview, LineStatus.FAULTY).get(0).faults().get(0).code()).isEqualTo("intake.fault.example");
    }

    @Test
    void realDataThatEqualTheExampleAreTaken() {
        Roster preview = desk.compared(officer, badges(badge("B0001", "张三", "11010519491231002X", "2021-05-07", "12.50", "是")));
        assertThat(preview.counts().added()).isEqualTo(1);
    }

    @Test
    void theFaultsCanBeTakenAlongWithoutSensitiveValues() throws Exception {
        Roster preview = desk.compared(officer, badges(badge("1", null, "11010519491231002X", null, null, null, "备忘")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        faultSheet.write(officer, preview, badgeRoster, out, Locale.SIMPLIFIED_CHINESE);
        List<List<String>> rows = new ArrayList<>();
        try (var workbook = new SheetReader().open(SheetSource.of(out.toByteArray()), "x.xlsx")) {
            workbook.read(null, row -> rows.add(row.cells().stream().map(cell -> cell.text()).toList()));
        }
        assertThat(rows.get(0)).containsExactly("行号", "单元格", "错误原因", "编号", "持有人", "发放日期", "工本费", "有效", "备注");
        assertThat(rows.get(1)).startsWith("2", "B2", "此项必填。", "1").endsWith("备忘");
        assertThat(rows.toString()).doesNotContain("11010519491231002X");
    }

    @Test
    void aTableOfThePortalItselfIsTakenInAtOnce() {
        var loaded = tables.load(officer, "badges", List.of(List.of("编号", "持有人", "工本费"), List.of("1", "甲", "2.50"),
                java.util.Arrays.asList("2", "乙", null)));
        assertThat(loaded.counts().added()).isEqualTo(2);
        assertThat(rosters.find(officer, loaded.roster()).orElseThrow().state()).isEqualTo(RosterState.COMMITTED);
        assertThat(count("badge")).isEqualTo(2);
        assertThatThrownBy(() -> tables.load(officer, "badges", List.of(List.of("编号", "持有人"), List.of("3", ""))))
                .hasMessage("intake.load.faulty");
        refused("intake.load.heading", () -> tables.load(officer, "badges", List.of(List.of("编号", "持有者", "颜色"), List.of("3", "丙", "红"))));
        assertThat(count("badge")).isEqualTo(2);
    }

    @Test
    void aCommitThatFailsAgainAndAgainIsAPreviewOnceMoreAndSaysSo() {
        Roster preview = desk.compared(officer, badges(badge("1", "甲")));
        jdbc.sql("update intake_roster set state = 'COMMITTING' where id = :id").param("id", preview.id()).update();
        commits.gaveUp(preview.id().toString());
        Roster back = rosters.find(officer, preview.id()).orElseThrow();
        assertThat(back.state()).isEqualTo(RosterState.PREVIEW);
        assertThat(back.refusal()).isEqualTo("intake.commit.fault");
        assertThat(count("badge")).isZero();
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private static <T> List<T> together(int threads, Callable<T> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (var future : pool.invokeAll(java.util.Collections.nCopies(threads, act))) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
