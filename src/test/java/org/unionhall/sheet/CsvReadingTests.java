package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unionhall.sheet.Books.refusal;
import static org.unionhall.sheet.Books.rows;
import static org.unionhall.sheet.Books.text;
import static org.unionhall.sheet.Books.texts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unionhall.kernel.Refusal;

class CsvReadingTests {

    private static final String ROSTER = "工号,姓名,备注\r\n0071,阿卜杜拉·买买提,𠮷野家 ok\r\n";
    private static final List<List<String>> READ = List.of(List.of("工号", "姓名", "备注"),
            List.of("0071", "阿卜杜拉·买买提", "𠮷野家 ok"));

    private static byte[] encoded(String text, String charset, String mark) {
        byte[] body = text.getBytes(Charset.forName(charset));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < mark.length(); i += 2) {
            out.write(Integer.parseInt(mark.substring(i, i + 2), 16));
        }
        out.writeBytes(body);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,'',UTF-8", "UTF-8,EFBBBF,UTF-8", "GB18030,'',GB18030", "UTF-16LE,FFFE,UTF-16LE",
            "UTF-16BE,FEFF,UTF-16BE"})
    void theCharacterSetIsFound(String charset, String mark, String found) {
        byte[] file = encoded(ROSTER, charset, mark);
        assertThat(texts(rows(file))).isEqualTo(READ);
        try (Workbook book = new SheetReader().open(SheetSource.of(file), "C:\\名册\\会员.csv")) {
            assertThat(book.format()).isEqualTo(Workbook.Format.CSV);
            assertThat(book.charset()).contains(Charset.forName(found));
            assertThat(book.sheetNames()).containsExactly(new Workbook.SheetName("会员", false));
        }
    }

    @Test
    void gbkIsReadAsWell() {
        assertThat(texts(rows("姓名;镕堃\n".getBytes(Charset.forName("GBK"))))).containsExactly(List.of("姓名", "镕堃"));
    }

    @Test
    void textInAnotherCharacterSetIsRefusedWithItsLine() {
        byte[] latin = "a,b\nc,d\nCaf\u00E9,\u00FCber\n".getBytes(StandardCharsets.ISO_8859_1);
        Refusal refusal = refusal(latin);
        assertThat(refusal.code()).isEqualTo("sheet.csv.undecodable");
        assertThat(refusal.args()).containsExactly(3);
        assertThat(refusal(encoded("a\nb\n", "UTF-8", "EFBBBF61FF")).code()).isEqualTo("sheet.csv.undecodable");
        assertThat(refusal(encoded("", "UTF-8", "FFFE610062")).code()).isEqualTo("sheet.csv.undecodable");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsFoundInTheHeading(String separator) {
        String file = "a,b;c\t".charAt(0) + separator + "\"x,;\ty\"" + separator + "c\n1" + separator + "2" + separator
                + "3\n";
        assertThat(texts(text(file))).containsExactly(List.of("a", "x,;\ty", "c"), List.of("1", "2", "3"));
    }

    @Test
    void aSeparatorAnnouncedToExcelIsUsedAndItsLineIsNotCounted() {
        List<Row> rows = text("sep=|\r\na|b,c\r\n1|2\r\n");
        assertThat(texts(rows)).containsExactly(List.of("a", "b,c"), List.of("1", "2"));
        assertThat(rows).extracting(Row::number).containsExactly(1, 2);
    }

    @Test
    void quotesHoldSeparatorsLineBreaksAndQuotes() {
        List<Row> rows = text("a,\"b \"\"x\"\"\r\nnext\",c\n\"\",\"z\"tail,5\" tube\n");
        assertThat(texts(rows)).containsExactly(List.of("a", "b \"x\"\r\nnext", "c"), List.of("", "ztail", "5\" tube"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAsTheyMay(String end) {
        List<Row> rows = text("a,b" + end + "c,d" + end + end + "e");
        assertThat(texts(rows)).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(rows).extracting(Row::number).containsExactly(1, 2, 4);
    }

    @Test
    void aRowNumberIsTheRowExcelShowsEvenAfterLineBreaksInQuotes() {
        List<Row> rows = text("a,\"1\n2\n3\"\nb,c\n");
        assertThat(rows.get(1).cell(1).address()).isEqualTo("B2");
    }

    @Test
    void aQuoteThatIsNeverClosedIsNamedWhereItStands() {
        Refusal refusal = refusal("a,b\n1,2\n3,\"4\n5,6\n".getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.code()).isEqualTo("sheet.csv.quote");
        assertThat(refusal.args()).containsExactly(3, "B3");
    }

    @Test
    void everythingInCsvIsTextExceptFormulas() {
        List<Cell> cells = text("007,2026-11-21,TRUE,=1+1,\"=\"\"0071\"\"\",\"=\",'=x,'abc,-5\n").get(0).cells();
        assertThat(cells).extracting(Cell::kind).containsExactly(Cell.Kind.TEXT, Cell.Kind.TEXT, Cell.Kind.TEXT,
                Cell.Kind.FORMULA, Cell.Kind.FORMULA, Cell.Kind.TEXT, Cell.Kind.TEXT, Cell.Kind.TEXT, Cell.Kind.TEXT);
        assertThat(cells).extracting(Cell::text).containsExactly("007", "2026-11-21", "TRUE", "=1+1", "0071", "=",
                "=x", "'abc", "-5");
    }

    @Test
    void blanksBehindTheLastFieldAreLeftOut() {
        assertThat(texts(text("a,,c,,,\n,,,\n,\u3000,x,\n"))).containsExactly(List.of("a", "", "c"),
                List.of("", "", "x"));
    }

    @Test
    void columnsBeyondTheLimitAreRefused() {
        Refusal refusal = refusal((",".repeat(200) + "x\n").getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.code()).isEqualTo("sheet.tooLarge.columns");
        assertThat(refusal.args()).containsExactly("GS1", 200);
    }

    @Test
    void aFieldThatHoldsTooMuchIsNamed() {
        Refusal refusal = refusal(("a\nb," + "x".repeat(32_768) + "\n").getBytes(StandardCharsets.UTF_8));
        assertThat(refusal.code()).isEqualTo("sheet.tooLarge.cell");
        assertThat(refusal.args()).containsExactly("B2", 32_767);
    }
}
