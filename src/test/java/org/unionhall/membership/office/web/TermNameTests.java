package org.unionhall.membership.office.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermNameTests {

    @ParameterizedTest
    @CsvSource({"1, 一", "5, 五", "10, 十", "11, 十一", "20, 二十", "25, 二十五", "100, 一百", "101, 一百零一", "110, 一百一十", "200, 二百"})
    void termsAreNumberedAsDocumentsNumberThem(int number, String name) {
        assertThat(TermNames.of(number)).isEqualTo(name);
    }
}
