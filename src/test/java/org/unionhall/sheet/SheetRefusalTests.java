package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.unionhall.sheet.Books.open;
import static org.unionhall.sheet.Books.refusal;
import static org.unionhall.sheet.Books.sheetData;
import static org.unionhall.sheet.Books.sheetXml;
import static org.unionhall.sheet.Books.with;
import static org.unionhall.sheet.Books.xlsx;
import static org.unionhall.sheet.Books.zip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unionhall.kernel.Refusal;

class SheetRefusalTests {

    private static final byte[] GOOD = xlsx(book -> {
        var sheet = book.createSheet("名册");
        for (int row = 0; row < 50; row++) {
            sheet.createRow(row).createCell(0).setCellValue("教工" + row * 7919);
        }
    });

    @ParameterizedTest
    @EnumSource(value = EncryptionMode.class, names = {"agile", "standard"})
    void aPasswordProtectedWorkbookIsNamedSo(EncryptionMode mode) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(mode).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream data = encryptor.getDataStream(files)) {
                data.write(GOOD);
            }
            files.writeFilesystem(out);
        }
        assertThat(refusal(out.toByteArray()).code()).isEqualTo("sheet.encrypted");
    }

    @Test
    void anOldWorkbookIsNamedSo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (HSSFWorkbook book = new HSSFWorkbook()) {
            book.createSheet().createRow(0).createCell(0).setCellValue("x");
            book.write(out);
        }
        assertThat(refusal(out.toByteArray()).code()).isEqualTo("sheet.xls");
        assertThat(refusal(Arrays.copyOf(out.toByteArray(), 300)).code()).isEqualTo("sheet.damaged");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.6, 0.9, 0.999})
    void aTruncatedWorkbookIsDamaged(double share) {
        assertThat(refusal(Arrays.copyOf(GOOD, (int) (GOOD.length * share))).code()).isEqualTo("sheet.damaged");
    }

    @Test
    void aWorkbookWithChangedBytesNeverReadsAsIfNothingHadHappened() {
        // The four bytes of the checksum of the sheet stand behind its name in the table of contents.
        byte[] broken = GOOD.clone();
        String text = new String(broken, StandardCharsets.ISO_8859_1);
        int name = text.lastIndexOf("xl/sharedStrings.xml");
        broken[name - 46 + 16] ^= 0x55;
        assertThat(refusal(broken).code()).isEqualTo("sheet.damaged");
    }

    @Test
    void aChangedByteAnywhereIsARefusalOrHarmless() {
        for (int i = 0; i < GOOD.length; i += 97) {
            byte[] broken = GOOD.clone();
            broken[i] ^= (byte) 0xFF;
            try {
                Books.rows(broken);
            } catch (Refusal refusal) {
                assertThat(refusal.code()).startsWith("sheet.");
            }
        }
    }

    @Test
    void malformedXmlIsDamaged() {
        assertThat(refusal(sheetData("<row r='1'><c r='A1'><v>1</c></row>")).code()).isEqualTo("sheet.damaged");
        assertThat(refusal(sheetData("<row r='1'><c r='A1'><v>abc</v></c></row>")).code()).isEqualTo("sheet.damaged");
        assertThat(refusal(sheetData("<row r='1'><c r='A1' t='s'><v>99</v></c></row>")).code())
                .isEqualTo("sheet.damaged");
        assertThat(refusal(sheetData("<row r='2'><c><v>1</v></c></row><row r='1'/>")).code())
                .isEqualTo("sheet.damaged");
        assertThat(refusal(sheetData("<row r='1'><c r='A1'><v>1E999999999</v></c></row>")).code())
                .isEqualTo("sheet.damaged");
        assertThat(refusal(sheetData("<row r='1'><c r='ZZZZ1'><v>1</v></c></row>")).code())
                .isEqualTo("sheet.damaged");
    }

    @ParameterizedTest
    @CsvSource({"'%PDF-1.7 xxxx',sheet.foreign.pdf", "'<html><table><tr><td>1',sheet.foreign.webpage",
            "'<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>',sheet.foreign.webpage",
            "'  <!DOCTYPE html>',sheet.foreign.webpage", "'MIME-Version: 1.0',sheet.foreign.webpage",
            "'{\\rtf1',sheet.foreign.word", "'',sheet.foreign.nothing", "'abc\0def',sheet.foreign.unknown"})
    void aFileThatOnlyBearsTheNameOfAWorkbookIsCalledWhatItIs(String content, String code) {
        assertThat(refusal(content.getBytes(StandardCharsets.UTF_8)).code()).isEqualTo(code);
    }

    @Test
    void picturesAndArchivesAreCalledWhatTheyAre() {
        assertThat(refusal(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0}).code())
                .isEqualTo("sheet.foreign.picture");
        assertThat(refusal(zip(Map.of("名册.txt", new byte[3]))).code()).isEqualTo("sheet.foreign.archive");
    }

    @Test
    void officeFilesOfOtherKindsAreCalledWhatTheyAre() throws IOException {
        ByteArrayOutputStream docx = new ByteArrayOutputStream();
        try (XWPFDocument document = new XWPFDocument()) {
            document.write(docx);
        }
        assertThat(refusal(docx.toByteArray()).code()).isEqualTo("sheet.foreign.word");
        assertThat(refusal(zip(Map.of("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(
                StandardCharsets.US_ASCII)))).code()).isEqualTo("sheet.ods");
        String types = new String(Books.parts(GOOD).get("[Content_Types].xml"), StandardCharsets.UTF_8);
        assertThat(refusal(with(GOOD, "[Content_Types].xml", types.replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.binary.macroEnabled.main"))).code()).isEqualTo("sheet.xlsb");
        assertThat(refusal(with(GOOD, "[Content_Types].xml", types.replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"))).code()).isEqualTo("sheet.foreign.slides");
    }

    @Test
    void aZipBombIsRefusedBeforeItUnfolds() {
        String blanks = " ".repeat(1 << 16);
        String bomb = "<row r='1'><c r='A1'><v>1</v></c></row>" + ("<!--" + blanks + "-->").repeat(1600);
        assertThat(refusal(sheetData(bomb)).code()).isEqualTo("sheet.bomb");
        byte[] attribute = sheetData("<row r='1' x='" + "y".repeat(2 << 20) + "'/>");
        assertThat(refusal(attribute).code()).isEqualTo("sheet.bomb");
        SheetLimits small = new SheetLimits(1 << 20, 1000, 10, 10, 100);
        assertThat(refusal(GOOD, small).code()).isEqualTo("sheet.bomb");
    }

    @Test
    void nothingOutsideTheFileIsEverFetched() {
        for (String doctype : new String[] {"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>",
                "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd'>",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]>"}) {
            byte[] sheet = sheetXml("<?xml version='1.0'?>" + doctype
                    + "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"
                    + "<row r='1'><c r='A1' t='inlineStr'><is><t>&e;</t></is></c></row></sheetData></worksheet>");
            assertThat(refusal(sheet).code()).isEqualTo("sheet.unsafe");
            for (String part : new String[] {"xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"}) {
                assertThat(refusal(with(GOOD, part, doctype + "<x/>")).code()).isEqualTo("sheet.unsafe");
            }
            assertThat(refusal(with(GOOD, "[Content_Types].xml", doctype + "<Types/>")).code())
                    .isEqualTo("sheet.damaged");
        }
    }

    @Test
    void aSheetPartOutsideTheFileIsNeverOpened() {
        String relations = new String(Books.parts(GOOD).get("xl/_rels/workbook.xml.rels"), StandardCharsets.UTF_8);
        String outside = relations.replace("Target=\"worksheets/sheet1.xml\"",
                "Target=\"file:///etc/hostname\" TargetMode=\"External\"");
        assertThat(outside).isNotEqualTo(relations);
        assertThat(refusal(with(GOOD, "xl/_rels/workbook.xml.rels", outside)).code()).isEqualTo("sheet.damaged");
    }

    @Test
    void limitsAreNamed() {
        SheetLimits usual = SheetLimits.usual();
        assertThat(refusal(GOOD, usual.withMaxBytes(100)).code()).isEqualTo("sheet.tooLarge.bytes");
        Refusal rows = refusal(GOOD, usual.withMaxRows(49));
        assertThat(rows.code()).isEqualTo("sheet.tooLarge.rows");
        assertThat(rows.args()).containsExactly(49);
        assertThat(Books.rows(GOOD, usual.withMaxRows(50))).hasSize(50);
        Refusal columns = refusal(xlsx(book -> book.createSheet().createRow(2).createCell(200).setCellValue("x")));
        assertThat(columns.code()).isEqualTo("sheet.tooLarge.columns");
        assertThat(columns.args()).containsExactly("GS3", 200);
    }

    @Test
    void aCellThatHoldsTooMuchIsNamed() {
        SheetLimits short10 = new SheetLimits(1 << 20, 1 << 20, 100, 10, 10);
        Refusal shared = refusal(xlsx(book -> book.createSheet().createRow(1).createCell(2)
                .setCellValue("12345678901")), short10);
        assertThat(shared.code()).isEqualTo("sheet.tooLarge.cell");
        assertThat(shared.args()).containsExactly("C2", 10);
        Refusal inline = refusal(sheetData("<row r='1'><c r='A1' t='inlineStr'><is><t>" + "x".repeat(900_000)
                + "</t></is></c></row>"));
        assertThat(inline.args()).containsExactly("A1", 32_767);
    }

    @Test
    void anEmptySheetIsRefused() {
        Refusal refusal = refusal(xlsx(book -> book.createSheet("名册").createRow(3).createCell(1).setCellValue(" ")));
        assertThat(refusal.code()).isEqualTo("sheet.empty");
        assertThat(refusal.args()).containsExactly("名册");
        assertThat(refusal("\r\n , \r\n".getBytes(StandardCharsets.UTF_8)).code()).isEqualTo("sheet.empty");
    }

    @Test
    void aMissingSheetIsRefusedAndTheOthersAreNamed() {
        try (Workbook book = open(GOOD)) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> book.read("会员", row -> { }));
            assertThat(refusal.code()).isEqualTo("sheet.notFound");
            assertThat(refusal.args()).containsExactly("会员", "名册");
        }
    }

    @Test
    void aWorkbookWithoutAVisibleSheetIsRefused() {
        byte[] file = xlsx(book -> {
            book.createSheet("a").createRow(0).createCell(0).setCellValue("x");
            book.createSheet("b");
            book.setSheetVisibility(0, SheetVisibility.HIDDEN);
            book.getCTWorkbook().getSheets().getSheetArray(1)
                    .setState(org.openxmlformats.schemas.spreadsheetml.x2006.main.STSheetState.VERY_HIDDEN);
        });
        assertThat(refusal(file).code()).isEqualTo("sheet.noVisibleSheet");
    }

    @Test
    void whatTheReceiverThrowsComesOutUnchanged() {
        try (Workbook book = open(GOOD)) {
            assertThatThrownBy(() -> book.read(null, row -> {
                throw new UncheckedIOException(new IOException("database gone"));
            })).isInstanceOf(UncheckedIOException.class);
        }
    }
}
