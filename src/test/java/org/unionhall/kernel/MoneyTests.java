package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "4747.50     | 474750", "4747.5 | 474750", "4747 | 474700", "0 | 0", "0.01 | 1", "-0.01 | -1", "+3 | 300",
        "4,747.50    | 474750", "1,234,567.89 | 123456789", "¥12.30 | 1230", "￥12.30 | 1230", "12.30元 | 1230",
        "４７４７．５０ | 474750", "'  8.00 ' | 800", "007.10 | 710", "10000000000 | 1000000000000"})
    void amountsAreReadAsPeopleWriteThem(String typed, long fen) {
        assertThat(Money.parse(typed).fen()).isEqualTo(fen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "0.000", "4747.505"})
    void moreThanTwoDecimalsAreRefusedNotRounded(String typed) {
        assertThatThrownBy(() -> Money.parse(typed)).isInstanceOf(Refusal.class).hasMessage("kernel.money.decimals");
        assertThatThrownBy(() -> Money.of(new BigDecimal("0.001"))).hasMessage("kernel.money.decimals");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "abc", "1.", ".5", "1,23", "12,34.5", "1,2345",
        "1 000", "--1", "1e3", "NaN", "١٢", "1.2.3", "=1+1"})
    void whatIsNotAnAmountIsRefused(String typed) {
        assertThatThrownBy(() -> Money.parse(typed)).isInstanceOf(Refusal.class).hasMessage("kernel.money.shape");
    }

    @Test
    void nothingEverWrapsAround() {
        Money most = Money.ofFen(Money.LIMIT);
        assertThatThrownBy(() -> most.plus(Money.ofFen(1))).hasMessage("kernel.money.large");
        assertThatThrownBy(() -> most.negate().minus(Money.ofFen(1))).hasMessage("kernel.money.large");
        assertThatThrownBy(() -> most.times(Long.MAX_VALUE)).hasMessage("kernel.money.large");
        assertThatThrownBy(() -> Money.ofYuan(Long.MIN_VALUE)).hasMessage("kernel.money.large");
        assertThatThrownBy(() -> Money.parse("10000000000.01")).hasMessage("kernel.money.large");
        assertThatThrownBy(() -> Money.of(new BigDecimal("1e30"))).hasMessage("kernel.money.large");
    }

    @Test
    void whatIsFormattedReadsBackTheSame() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            Money money = Money.ofFen(random.nextLong(-Money.LIMIT, Money.LIMIT + 1));
            assertThat(Money.parse(money.format())).isEqualTo(money);
            assertThat(Money.of(money.yuan())).isEqualTo(money);
        }
        assertThat(Money.ofFen(5).format()).isEqualTo("0.05");
        assertThat(Money.ofFen(-474750).format()).isEqualTo("-4747.50");
        assertThat(Money.ZERO.format()).isEqualTo("0.00");
    }

    @Test
    void tenTimesTenFenIsExactlyOneYuan() {
        Money sum = Money.ZERO;
        for (int i = 0; i < 10; i++) {
            sum = sum.plus(Money.parse("0.10"));
        }
        assertThat(sum).isEqualTo(Money.ofYuan(1)).isEqualTo(Money.parse("0.10").times(10));
        assertThat(sum.minus(Money.ofYuan(2)).isNegative()).isTrue();
        assertThat(sum.minus(Money.ofYuan(1)).isZero()).isTrue();
        assertThat(sum).isGreaterThan(Money.ZERO);
    }
}
