package org.unionhall.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellReaderTests {

    @ParameterizedTest
    @ValueSource(strings = {"2021-05-07", "2021-5-7", "2021/5/7", "2021/05/07", "2021.5.7", "2021年5月7日", "20210507",
        "2021-05-07 00:00:00"})
    void aDateIsReadHoweverItIsUsuallyWritten(String text) {
        assertThat(CellReader.date(text)).isEqualTo(LocalDate.of(2021, 5, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2021-02-30", "2021-13-01", "2021-05", "2021.05", "202105", "07/05/2021", "44323", "1021-05-07",
        "2021-05-07 08:30:00", "2021-05/07", "五月七日", "20210230"})
    void whatIsNoDayOfTheCalendarIsNoDate(String text) {
        assertThat(CellReader.date(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"姓名*,姓名", "姓名（必填）,姓名", "＊ 姓 名,姓名", "ＮＡＭＥ,name", "Staff No.,staffno.", "【必填】姓名,姓名"})
    void aHeadingIsKnownInSpiteOfItsDecoration(String written, String known) {
        assertThat(Heading.bare(Heading.folded(written))).isEqualTo(known);
    }

    @Test
    void aHeadingInBracketsStaysWhatItIs() {
        assertThat(Heading.bare(Heading.folded("（备注）"))).isEqualTo("(备注)");
    }
}
