package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written and read again is what it was. */
class SheetRoundTripTests {

    private static final List<String> NAUGHTY = List.of("007", "11010519491231002X", "110105194912310021", "1E5", "1.10",
            "=1+1", "=cmd|'/c calc'!A0", "+86 138", "-5", "@SUM(A1)", "'=1", "''=1", "'", "''", "'abc", "'@", "＝1＋1",
            "＋86", "|x", "%1", "𠮷", "𠮷田\uDB40\uDD00", "👩‍👩‍👧‍👦", "🇨🇳", "阿卜杜拉·买买提", "ünï\u0308", "العربية",
            "_x000D_", "_x005F_", "_x005F_x000D_", "__x0041__", "_x00zz_", "_X0041_", "a_x0041", "_x0041_x0041_",
            "a\nb", "a\r\nb", "a\rb", "a\tb", "a\u00A0b", "a\u200Db", "a\u3000b", "a  b", "a,b", "a;b", "a\"b", "\"", "\"\"",
            "\"a\"", "a,\"b\"\n", "<b>&amp;</b>", "]]>", "&#10;", "<!--", "${x}", "{{x}}", "%s", "\\", "\\n", "\\u0041",
            "NULL", "null", "TRUE", "#N/A", "2026-11-21", "1/2", "sep=;", "sep=,", "O'Brien", "\uD7FF\uE000", "\uFFFD",
            "a\u2028b", "mergeCell", "x".repeat(32_767), "&".repeat(32_767));

    private static final List<String> DROPPED = List.of("a\u0000b", "a\u0001b", "a\u001Fb", "a\u007Fb", "a\u0085b",
            "a\uD800b", "a\uDC00b", "a\uFFFEb", "a\uFFFFb", "\u0007ab");

    private static final List<String> TRIMMED = List.of(" ab", "ab ", "\tab", "\nab", "ab\r\n", "\u3000ab\u00A0",
            "\uFEFFab", "\u200Bab\u200B");

    private static List<Row> there(Workbook.Format format, List<String> values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Column> columns = List.of(Column.text("值", 20), Column.text("边", 4));
        try (SheetWriter writer = format == Workbook.Format.XLSX ? SheetWriter.xlsx(out, "表", columns)
                : SheetWriter.csv(out, columns)) {
            for (String value : values) {
                writer.row(value, "|");
            }
        }
        List<Row> rows = Books.rows(out.toByteArray());
        assertThat(rows.get(0).cell(0).text()).isEqualTo("值");
        return rows.subList(1, rows.size());
    }

    private static List<String> read(Workbook.Format format, List<String> values) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Row row : there(format, values)) {
            assertThat(row.cell(0).kind()).isEqualTo(Cell.Kind.TEXT);
            assertThat(row.cell(1).text()).isEqualTo("|");
            texts.add(row.cell(0).text());
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource(Workbook.Format.class)
    void everyTextComesBackAsItWas(Workbook.Format format) throws IOException {
        List<String> visible = NAUGHTY.stream().map(CellText::value).toList();
        assertThat(read(format, NAUGHTY)).isEqualTo(visible);
        assertThat(visible.stream().filter(text -> !NAUGHTY.contains(text))).as("trimmed").containsExactly("a,\"b\"");
    }

    @ParameterizedTest
    @EnumSource(Workbook.Format.class)
    void whatHasBeenReadComesBackTheSameAnyNumberOfTimes(Workbook.Format format) throws IOException {
        List<String> once = read(format, NAUGHTY);
        assertThat(read(format, read(format, once))).isEqualTo(once);
    }

    @ParameterizedTest
    @EnumSource(Workbook.Format.class)
    void charactersNoProgramTakesAreDropped(Workbook.Format format) throws IOException {
        assertThat(read(format, DROPPED)).containsOnly("ab");
    }

    @ParameterizedTest
    @EnumSource(Workbook.Format.class)
    void blanksAtTheEndsAreNotPartOfAValueButStayInTheFile(Workbook.Format format) throws IOException {
        assertThat(read(format, TRIMMED)).containsOnly("ab");
        assertThat(there(format, List.of(" ab ")).get(0).cell(0).raw()).isEqualTo(" ab ");
    }

    @ParameterizedTest
    @EnumSource(Workbook.Format.class)
    void emptyCellsComeBackBlank(Workbook.Format format) throws IOException {
        List<Row> rows = there(format, java.util.Arrays.asList("", null));
        assertThat(rows).extracting(row -> row.cell(0).kind()).containsExactly(Cell.Kind.BLANK, Cell.Kind.BLANK);
    }

    @ParameterizedTest
    @EnumSource(Workbook.Format.class)
    void headingsComeBackTooEvenWhenTheyLookLikeFormulas(Workbook.Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Column> columns = List.of(Column.text("=姓名", 10), Column.text("a;b;c", 10), Column.text("c", 9));
        try (SheetWriter writer = format == Workbook.Format.XLSX ? SheetWriter.xlsx(out, "表", columns)
                : SheetWriter.csv(out, columns)) {
            writer.row("1", "2", "3");
        }
        assertThat(Books.texts(Books.rows(out.toByteArray()))).containsExactly(List.of("=姓名", "a;b;c", "c"),
                List.of("1", "2", "3"));
    }
}
