package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A roster of 100,000 people with 21 columns goes out and comes in whole. */
class LargeSheetTests {

    static final int PEOPLE = 100_000;
    static final int COLUMNS = 21;
    private static final LocalDate DAY = LocalDate.of(1960, 1, 1);

    static List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.date("出生日期"));
        for (int column = 1; column < COLUMNS; column++) {
            columns.add(Column.text("列" + column, 14));
        }
        return columns;
    }

    static List<Object> person(int number) {
        List<Object> values = new ArrayList<>(COLUMNS);
        values.add(DAY.plusDays(number % 15_000));
        for (int column = 1; column < COLUMNS; column++) {
            values.add(column % 3 == 0 ? "居民身份证" : String.format("%08d%02d", number, column));
        }
        return values;
    }

    static byte[] written(Workbook.Format format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = format == Workbook.Format.XLSX ? SheetWriter.xlsx(out, "会员名册", columns())
                : SheetWriter.csv(out, columns())) {
            for (int number = 0; number < PEOPLE; number++) {
                writer.row(person(number));
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(Workbook.Format.class)
    void aHundredThousandPeopleAreWrittenAndReadWhole(Workbook.Format format) throws IOException {
        byte[] file = written(format);
        int[] people = new int[1];
        try (Workbook book = new SheetReader().open(SheetSource.of(file), "会员.xlsx")) {
            int count = book.read(null, row -> {
                if (row.number() > 1) {
                    List<Object> expected = person(people[0]++);
                    for (int column = 0; column < COLUMNS; column++) {
                        if (!row.cell(column).text().equals(expected.get(column).toString())) {
                            assertThat(row.cell(column)).as("cell").isEqualTo(expected.get(column));
                        }
                    }
                }
            });
            assertThat(count).isEqualTo(PEOPLE + 1);
        }
        assertThat(people[0]).isEqualTo(PEOPLE);
    }
}
