package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.unionhall.sheet.Books.first;
import static org.unionhall.sheet.Books.open;
import static org.unionhall.sheet.Books.rows;
import static org.unionhall.sheet.Books.sheetData;
import static org.unionhall.sheet.Books.texts;
import static org.unionhall.sheet.Books.with;
import static org.unionhall.sheet.Books.xlsx;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRichTextString;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxReadingTests {

    private static XSSFCell a1(XSSFWorkbook book) {
        return book.createSheet("名册").createRow(0).createCell(0);
    }

    private static byte[] formatted(double number, String format) {
        return xlsx(book -> {
            XSSFCellStyle style = book.createCellStyle();
            style.setDataFormat(book.createDataFormat().getFormat(format));
            a1(book).setCellValue(number);
            book.getSheetAt(0).getRow(0).getCell(0).setCellStyle(style);
        });
    }

    @Test
    void everyCellKnowsItsAddress() {
        byte[] file = xlsx(book -> book.createSheet().createRow(16).createCell(15).setCellValue("x"));
        Cell cell = rows(file).get(0).cell(15);
        assertThat(cell.address()).isEqualTo("P17");
        assertThat(Address.of(1, 25)).isEqualTo("Z1");
        assertThat(Address.of(1, 26)).isEqualTo("AA1");
        assertThat(Address.of(1_048_576, Address.LAST_COLUMN)).isEqualTo("XFD1048576");
        assertThat(Address.column("XFD1")).isEqualTo(Address.LAST_COLUMN);
    }

    @Test
    void anIdNumberTypedAsANumberStaysANumberAndIsShownWithoutExponent() {
        Cell cell = first(xlsx(book -> a1(book).setCellValue(1.10105E+17)));
        assertThat(cell.kind()).isEqualTo(Cell.Kind.NUMBER);
        assertThat(cell.text()).isEqualTo("110105000000000000");
        assertThat(cell.raw()).isEqualTo("1.10105E17");
    }

    @Test
    void anIdNumberTypedAsTextStaysText() {
        Cell cell = first(xlsx(book -> a1(book).setCellValue("11010519491231002X")));
        assertThat(cell.kind()).isEqualTo(Cell.Kind.TEXT);
        assertThat(cell.text()).isEqualTo("11010519491231002X");
    }

    @ParameterizedTest
    @CsvSource({"0.1,0.1", "0.30000000000000004,0.3", "973,973", "3634.7800000000002,3634.78", "-5,-5", "1E-3,0.001",
            "1.1010519491231003E17,110105194912310000", "0,0", "-0,0", "100,100", "1E2,100", "4.9E-324,"
            + "0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            + "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            + "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            + "0000000000049"})
    void numbersReadPlainWithFifteenDigits(String raw, String shown) {
        assertThat(first(sheetData("<row r='1'><c r='A1'><v>" + raw + "</v></c></row>")).text()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "m/d/yy", "[$-804]yyyy\"年\"m\"月\";@",
            "yyyy/m/d h:mm", "d-mmm-yy", "yyyy\\-mm\\-dd;@", "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\"", "aaaa"})
    void aNumberShownAsADateIsADate(String format) {
        Cell cell = first(formatted(46347, format));
        assertThat(cell.kind()).isEqualTo(Cell.Kind.DATE);
        assertThat(cell.text()).isEqualTo("2026-11-21");
        assertThat(cell.raw()).isEqualTo("46347.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "#,##0.00", "@", "General", "0%", "\"第\"0\"号\"", "000000",
            "[Red]0.00", "\"yyyy\"0", "0.00E+00", "G/通用格式", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ", "#,##0\\d"})
    void aNumberShownAsANumberIsNoDate(String format) {
        assertThat(first(formatted(46347, format)).kind()).isEqualTo(Cell.Kind.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 22, 31, 57, 58})
    void builtInDateFormatsOfEastAsianEditionsAreDates(int id) {
        byte[] file = with(sheetData("<row r='1'><c r='A1' s='1'><v>46347</v></c></row>"), "xl/styles.xml",
                "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                + "<cellStyleXfs><xf numFmtId='0'/><xf numFmtId='0'/></cellStyleXfs>"
                + "<cellXfs><xf numFmtId='0'/><xf numFmtId='" + id + "'/></cellXfs></styleSheet>");
        assertThat(first(file).text()).isEqualTo("2026-11-21");
    }

    @Test
    void aMomentHasItsTimeAndATimeAloneHasNoDay() {
        assertThat(first(formatted(46347.5, "yyyy-mm-dd hh:mm")).text()).isEqualTo("2026-11-21 12:00:00");
        assertThat(first(formatted(0.25, "hh:mm")).text()).isEqualTo("06:00:00");
    }

    @Test
    void theFirstDaysOf1900CountAsExcelCounts() {
        assertThat(first(formatted(1, "yyyy-mm-dd")).text()).isEqualTo("1900-01-01");
        assertThat(first(formatted(59, "yyyy-mm-dd")).text()).isEqualTo("1900-02-28");
        assertThat(first(formatted(61, "yyyy-mm-dd")).text()).isEqualTo("1900-03-01");
    }

    @Test
    void aNegativeNumberIsNoDateWhateverItsFormat() {
        assertThat(first(formatted(-3, "yyyy-mm-dd")).kind()).isEqualTo(Cell.Kind.NUMBER);
    }

    @Test
    void workbooksThatCountFrom1904GiveTheSameDay() {
        byte[] file = xlsx(book -> {
            book.getCTWorkbook().addNewWorkbookPr().setDate1904(true);
            XSSFCellStyle style = book.createCellStyle();
            style.setDataFormat((short) 14);
            XSSFCell cell = a1(book);
            cell.setCellValue(46347 - 1462);
            cell.setCellStyle(style);
        });
        assertThat(first(file).text()).isEqualTo("2026-11-21");
    }

    @Test
    void datesWrittenAsIsoAreDates() {
        List<Cell> cells = rows(sheetData("<row r='1'><c r='A1' t='d'><v>2026-11-21</v></c>"
                + "<c r='B1' t='d'><v>2026-11-21T00:00:00.000Z</v></c><c r='C1' t='d'><v>2026-11-21T08:30:00</v></c></row>"))
                .get(0).cells();
        assertThat(cells).extracting(Cell::kind).containsOnly(Cell.Kind.DATE);
        assertThat(cells).extracting(Cell::text).containsExactly("2026-11-21", "2026-11-21", "2026-11-21 08:30:00");
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                arguments("1+1", "2"), arguments("\"00\"&\"7\"", "007"), arguments("1>0", "TRUE"),
                arguments("1/0", "#DIV/0!"), arguments("DATE(2026,11,21)", "2026-11-21"));
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void aFormulaCarriesItsLastValueButStaysAFormula(String formula, String value) {
        Cell cell = first(xlsx(book -> {
            XSSFCell a1 = a1(book);
            if (formula.startsWith("DATE")) {
                XSSFCellStyle style = book.createCellStyle();
                style.setDataFormat((short) 14);
                a1.setCellStyle(style);
            }
            a1.setCellFormula(formula);
            book.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(a1);
        }));
        assertThat(cell.kind()).isEqualTo(Cell.Kind.FORMULA);
        assertThat(cell.text()).isEqualTo(value);
    }

    @Test
    void aFormulaNeverComputedIsAFormulaWithoutText() {
        Cell cell = first(sheetData("<row r='1'><c r='A1'><f>1+1</f></c></row>"));
        assertThat(cell.kind()).isEqualTo(Cell.Kind.FORMULA);
        assertThat(cell.text()).isEmpty();
    }

    @Test
    void aFormulaWhoseTextIsSharedWithAnotherCellIsAFormula() {
        List<Cell> cells = rows(sheetData("<row r='1'><c r='A1'><f t='shared' ref='A1:B1' si='0'>1+1</f><v>2</v></c>"
                + "<c r='B1'><f t='shared' si='0'/><v>2</v></c></row>")).get(0).cells();
        assertThat(cells).extracting(Cell::kind).containsOnly(Cell.Kind.FORMULA);
    }

    @Test
    void booleansAndErrorsAreWhatTheyAre() {
        List<Cell> cells = rows(xlsx(book -> {
            var row = book.createSheet().createRow(0);
            row.createCell(0).setCellValue(true);
            row.createCell(1).setCellErrorValue(FormulaError.NA.getCode());
        })).get(0).cells();
        assertThat(cells).extracting(Cell::kind).containsExactly(Cell.Kind.BOOLEAN, Cell.Kind.ERROR);
        assertThat(cells).extracting(Cell::text).containsExactly("TRUE", "#N/A");
    }

    @Test
    void textMayStandInTheCellOrInTheSharedTable() {
        Cell cell = first(sheetData("<row r='1'><c r='A1' t='inlineStr'><is><t>&#24037;&#21495;</t></is></c></row>"));
        assertThat(cell.text()).isEqualTo("工号");
        assertThat(cell.kind()).isEqualTo(Cell.Kind.TEXT);
    }

    @Test
    void richTextIsJoinedAndReadingAidsAreLeftOut() {
        byte[] shared = xlsx(book -> {
            XSSFFont bold = book.createFont();
            bold.setBold(true);
            XSSFRichTextString text = new XSSFRichTextString();
            text.append("欧阳", bold);
            text.append("建国");
            a1(book).setCellValue(text);
        });
        assertThat(first(shared).text()).isEqualTo("欧阳建国");
        byte[] ruby = sheetData("<row r='1'><c r='A1' t='inlineStr'><is><r><t>東京</t></r>"
                + "<rPh sb='0' eb='2'><t>とうきょう</t></rPh></is></c></row>");
        assertThat(first(ruby).text()).isEqualTo("東京");
    }

    @Test
    void escapedCharactersAreDecoded() {
        assertThat(first(xlsx(book -> a1(book).setCellValue("a_x000D_b"))).raw()).isEqualTo("a\rb");
        assertThat(first(xlsx(book -> a1(book).setCellValue("a_x005F_x000D_b"))).text()).isEqualTo("a_x000D_b");
    }

    @Test
    void whatCannotBeSeenAtTheEndsIsNotPartOfTheText() {
        Cell cell = first(xlsx(book -> a1(book).setCellValue("\uFEFF\u3000\u00A0 \u202D1380000 0000\u202C\u200B\t\n")));
        assertThat(cell.text()).isEqualTo("1380000 0000");
        assertThat(cell.raw()).startsWith("\uFEFF").endsWith("\n");
    }

    @Test
    void aCellWithNothingVisibleIsBlank() {
        List<Cell> cells = rows(xlsx(book -> {
            var row = book.createSheet().createRow(0);
            row.createCell(0).setCellValue("\u3000\u00A0");
            row.createCell(1).setCellValue("x");
        })).get(0).cells();
        assertThat(cells.get(0).kind()).isEqualTo(Cell.Kind.BLANK);
        assertThat(cells.get(0).text()).isEmpty();
    }

    @Test
    void gapsKeepTheirPlaceAndBlanksBehindTheLastCellAreLeftOut() {
        List<Row> rows = rows(xlsx(book -> {
            XSSFSheet sheet = book.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("a");
            var row = sheet.createRow(4);
            row.createCell(1).setCellValue("b");
            row.createCell(3).setCellValue("d");
            row.createCell(9).setCellValue(" ");
            row.createCell(300, CellType.BLANK);
            sheet.createRow(8).createCell(0).setCellValue("");
            sheet.createRow(9);
        }));
        assertThat(rows).extracting(Row::number).containsExactly(1, 5);
        assertThat(texts(rows)).containsExactly(List.of("a"), List.of("", "b", "", "d"));
        assertThat(rows.get(1).cell(0).address()).isEqualTo("A5");
        assertThat(rows.get(1).cell(99).address()).isEqualTo("CV5");
    }

    @Test
    void rowsAndCellsWithoutAddressesAreCounted() {
        List<Row> rows = rows(sheetData("<row><c><v>1</v></c><c r='D1'><v>4</v></c><c><v>5</v></c></row><row/>"
                + "<row><c><v>3</v></c></row>"));
        assertThat(texts(rows)).containsExactly(List.of("1", "", "", "4", "5"), List.of("3"));
        assertThat(rows).extracting(Row::number).containsExactly(1, 3);
    }

    @Test
    void aHiddenRowSaysSo() {
        List<Row> rows = rows(xlsx(book -> {
            XSSFSheet sheet = book.createSheet();
            sheet.createRow(0).createCell(0).setCellValue("a");
            sheet.createRow(1).createCell(0).setCellValue("b");
            sheet.getRow(1).setZeroHeight(true);
        }));
        assertThat(rows).extracting(Row::hidden).containsExactly(false, true);
    }

    @Test
    void visibleSheetsComeFirstAndHiddenOnesSaySo() {
        byte[] file = xlsx(book -> {
            book.createSheet("字典").createRow(0).createCell(0).setCellValue("hidden");
            book.createSheet("名册").createRow(0).createCell(0).setCellValue("visible");
            book.createSheet("说明").createRow(0).createCell(0).setCellValue("notes");
            book.createSheet("密").createRow(0).createCell(0).setCellValue("very");
            book.setActiveSheet(1);
            book.setSheetVisibility(0, SheetVisibility.HIDDEN);
            book.setSheetVisibility(3, SheetVisibility.VERY_HIDDEN);
        });
        try (Workbook book = open(file)) {
            assertThat(book.format()).isEqualTo(Workbook.Format.XLSX);
            assertThat(book.charset()).isEmpty();
            assertThat(book.sheetNames()).containsExactly(new Workbook.SheetName("名册", false),
                    new Workbook.SheetName("说明", false), new Workbook.SheetName("字典", true),
                    new Workbook.SheetName("密", true));
            List<Row> rows = new ArrayList<>();
            book.read(null, rows::add);
            book.read("密", rows::add);
            book.read("说明", rows::add);
            assertThat(texts(rows)).containsExactly(List.of("visible"), List.of("very"), List.of("notes"));
        }
    }

    @Test
    void mergedRangesAreKnownBeforeTheRowsAndWithEachRow() {
        byte[] file = xlsx(book -> {
            XSSFSheet sheet = book.createSheet("名册");
            for (int row = 0; row < 5; row++) {
                sheet.createRow(row).createCell(0).setCellValue("r" + row);
            }
            sheet.addMergedRegion(CellRangeAddress.valueOf("B3:D4"));
            sheet.addMergedRegion(CellRangeAddress.valueOf("A1:C1"));
        });
        try (Workbook book = open(file)) {
            assertThat(book.mergedRanges("名册")).extracting(CellRange::address).containsExactly("A1:C1", "B3:D4");
        }
        List<Row> rows = rows(file);
        assertThat(rows).extracting(row -> row.merged().size()).containsExactly(1, 0, 1, 1, 0);
        assertThat(rows.get(2).mergedAt(0)).isNull();
        assertThat(rows.get(2).mergedAt(3).address()).isEqualTo("B3:D4");
    }

    @Test
    void aTextThatSpeaksOfMergedCellsMergesNothing() {
        byte[] file = xlsx(book -> {
            a1(book).setCellValue("mergeCell ref=A1:B2");
        });
        try (Workbook book = open(file)) {
            assertThat(book.mergedRanges("名册")).isEmpty();
        }
    }

    @Test
    void aMacroWorkbookReadsLikeAnyOther() {
        byte[] file = xlsx(book -> a1(book).setCellValue("宏"));
        String types = new String(Books.parts(file).get("[Content_Types].xml"), java.nio.charset.StandardCharsets.UTF_8);
        byte[] xlsm = with(file, "[Content_Types].xml", types.replace(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "application/vnd.ms-excel.sheet.macroEnabled.main+xml"));
        assertThat(xlsm).isNotEqualTo(file);
        assertThat(first(xlsm).text()).isEqualTo("宏");
    }

    @Test
    void aStrictWorkbookReadsLikeAnyOther() {
        byte[] file = sheetData("<row r='1'><c r='A1' t='inlineStr'><is><t>x</t></is></c></row>");
        for (var part : Books.parts(file).entrySet()) {
            String strict = new String(part.getValue(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                            "http://purl.oclc.org/ooxml/officeDocument/relationships")
                    .replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                            "http://purl.oclc.org/ooxml/spreadsheetml/main");
            file = with(file, part.getKey(), strict);
        }
        assertThat(first(file).text()).isEqualTo("x");
    }

    @Test
    void dateCellsOfPoiArriveAsDates() {
        Cell cell = first(xlsx(book -> {
            XSSFCellStyle style = book.createCellStyle();
            style.setDataFormat((short) 14);
            XSSFCell a1 = a1(book);
            a1.setCellValue(LocalDate.of(1969, 2, 28));
            a1.setCellStyle(style);
            a1.getRow().createCell(1).setCellValue(LocalDateTime.of(2026, 1, 1, 0, 0));
        }));
        assertThat(cell.text()).isEqualTo("1969-02-28");
    }
}
