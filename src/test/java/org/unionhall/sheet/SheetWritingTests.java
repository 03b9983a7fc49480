package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.unionhall.testing.Refused.refused;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.unionhall.kernel.Refusal;

/** What we write, seen by another program. */
class SheetWritingTests {

    private static final List<Column> COLUMNS = List.of(Column.text("工号", 12), Column.date("入会日期"),
            Column.integer("人数", 8), Column.money("会费"), Column.text("性别", 6).choices(List.of("男", "女")));

    private static XSSFWorkbook book(ByteArrayOutputStream out) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }

    private static ByteArrayOutputStream written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetWriter.xlsx(out, "会员", COLUMNS,
                new Notes("填写说明", List.of("每行一人。", "=工号为文本"))) ) {
            writer.row("007", LocalDate.of(2026, 11, 21), 42, new BigDecimal("3634.7"), "男");
            writer.row("=1+1", LocalDate.of(1899, 12, 31), -1L, new BigDecimal("-1E+3"), null);
            writer.row("x", LocalDate.of(1900, 1, 1));
        }
        return out;
    }

    @Test
    void textIsTextForOtherProgramsToo() throws IOException {
        try (XSSFWorkbook book = book(written())) {
            XSSFSheet sheet = book.getSheet("会员");
            assertThat(sheet.getRow(1).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(1).getCell(0).getStringCellValue()).isEqualTo("007");
            assertThat(sheet.getRow(1).getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
            assertThat(sheet.getRow(2).getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("=1+1");
        }
    }

    @Test
    void datesAndAmountsAreRealOnes() throws IOException {
        try (XSSFWorkbook book = book(written())) {
            XSSFSheet sheet = book.getSheet("会员");
            var date = sheet.getRow(1).getCell(1);
            assertThat(date.getLocalDateTimeCellValue().toLocalDate()).isEqualTo("2026-11-21");
            assertThat(date.getCellStyle().getDataFormatString()).isEqualTo("yyyy-mm-dd");
            assertThat(sheet.getRow(1).getCell(2).getNumericCellValue()).isEqualTo(42);
            assertThat(sheet.getRow(1).getCell(3).getNumericCellValue()).isEqualTo(3634.70);
            assertThat(sheet.getRow(1).getCell(3).getCellStyle().getDataFormatString()).isEqualTo("#,##0.00");
            assertThat(sheet.getRow(2).getCell(1).getStringCellValue()).isEqualTo("1899-12-31");
            assertThat(sheet.getRow(2).getCell(3).getNumericCellValue()).isEqualTo(-1000);
            assertThat(sheet.getRow(3).getCell(1).getNumericCellValue()).isEqualTo(1);
        }
    }

    @Test
    void aSheetEndsWithItsLastRow() throws IOException {
        SheetWriter writer = SheetWriter.xlsx(OutputStream.nullOutputStream(), "会员", COLUMNS, null);
        for (String counter : new String[] {"rows", "written"}) {
            ReflectionTestUtils.setField(writer, counter, SheetWriter.MOST_ROWS - 1); // a million rows take a quarter of a minute
        }
        writer.row("007");
        refused("sheet.write.rows", () -> writer.row("008"));
    }

    @Test
    void theHeadingIsBoldFrozenAndFiltered() throws IOException {
        try (XSSFWorkbook book = book(written())) {
            XSSFSheet sheet = book.getSheet("会员");
            assertThat(sheet.getRow(0).getCell(0).getCellStyle().getFont().getBold()).isTrue();
            assertThat(sheet.getRow(1).getCell(0).getCellStyle().getFont().getBold()).isFalse();
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            assertThat(sheet.getPaneInformation().getHorizontalSplitTopRow()).isEqualTo((short) 1);
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A1:E4");
            assertThat(sheet.getColumnWidth(0)).isEqualTo(12 * 256);
        }
    }

    @Test
    void whatPeopleTypeLaterIntoATextColumnStaysText() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.xlsx(out, "模板", COLUMNS, new Notes("说明", List.of("x"))).close();
        try (XSSFWorkbook book = book(out)) {
            assertThat(book.getSheetAt(0).getColumnStyle(0).getDataFormatString()).isEqualTo("@");
            assertThat(book.getSheetAt(0).getColumnStyle(1).getDataFormatString()).isEqualTo("yyyy-mm-dd");
        }
    }

    @Test
    void choicesAreOfferedAndKeptOutOfSight() throws IOException {
        List<String> many = IntStream.range(0, 400).mapToObj(i -> "第" + i + "分工会").toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.xlsx(out, "模板", List.of(Column.text("性别", 6).choices(List.of("男", "女")),
                Column.text("工会", 20).choices(many))).close();
        try (XSSFWorkbook book = book(out)) {
            var rules = book.getSheetAt(0).getDataValidations();
            assertThat(rules).hasSize(2);
            assertThat(rules.get(1).getValidationConstraint().getFormula1()).isEqualTo("'_choices'!$B$1:$B$400");
            assertThat(rules.get(0).getRegions().getCellRangeAddresses()[0].formatAsString()).isEqualTo("A2:A200001");
            assertThat(book.getSheet("_choices").getRow(1).getCell(0).getStringCellValue()).isEqualTo("女");
        }
        try (Workbook book = Books.open(out.toByteArray())) {
            assertThat(book.sheetNames()).containsExactly(new Workbook.SheetName("模板", false),
                    new Workbook.SheetName("_choices", true));
        }
    }

    @Test
    void instructionsStandOnASecondSheet() throws IOException {
        ByteArrayOutputStream out = written();
        try (Workbook book = Books.open(out.toByteArray())) {
            assertThat(book.sheetNames()).extracting(Workbook.SheetName::name)
                    .containsExactly("会员", "填写说明", "_choices");
        }
        assertThat(Books.texts(Books.rows(out.toByteArray())).get(1))
                .containsExactly("007", "2026-11-21", "42", "3634.7", "男");
    }

    @ParameterizedTest
    @CsvSource({"2026/会员:[全],2026-会员--全-", "'''x''',x", "'  ',Sheet", "History,Sheet", "'',Sheet",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二,一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一",
            "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十𠮷,一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"})
    void anyTitleBecomesATabThatExcelAccepts(String title, String tab) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetWriter.xlsx(out, title, COLUMNS).close();
        try (XSSFWorkbook book = book(out)) {
            assertThat(book.getSheetName(0)).isEqualTo(tab);
        }
    }

    @Test
    void csvOpensWithADoubleClickAndComputesNothing() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetWriter.csv(out, COLUMNS)) {
            writer.row("=1+1", LocalDate.of(2026, 11, 21), -3, new BigDecimal("-1E+3"), "a\"b");
            writer.row("007");
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFF工号,入会日期,人数,会费,性别\r\n"
                + "'=1+1,2026-11-21,-3,-1000.00,\"a\"\"b\"\r\n007,,,,\r\n");
    }

    @Test
    void aValueThatDoesNotSuitItsColumnIsAProgrammingError() throws IOException {
        try (SheetWriter writer = SheetWriter.xlsx(new ByteArrayOutputStream(), "x", COLUMNS)) {
            assertThatIllegalArgumentException().isThrownBy(() -> writer.row("1", "2026-11-21"));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.row("1", null, 1.5));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.row("1", null, 1_000_000_000_000_000L));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.row("1", null, 1, new BigDecimal("0.001")));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.row("1", null, 1, null, null, "more"));
        }
    }

    @Test
    void aTextNoCellCanHoldIsRefusedWithItsAddress() throws IOException {
        try (SheetWriter writer = SheetWriter.xlsx(new ByteArrayOutputStream(), "x", COLUMNS)) {
            Refusal refusal = catchThrowableOfType(Refusal.class, () -> writer.row("x".repeat(32_768)));
            assertThat(refusal.code()).isEqualTo("sheet.write.cell");
            assertThat(refusal.args()).containsExactly("A2", 32_767);
        }
    }

    @Test
    void theStreamStaysOpenForItsOwner() throws IOException {
        boolean[] closed = new boolean[1];
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed[0] = true;
            }
        };
        SheetWriter.xlsx(out, "x", COLUMNS).close();
        SheetWriter.csv(out, COLUMNS).close();
        assertThat(closed[0]).isFalse();
    }
}
