package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonNameTests {

    @ParameterizedTest
    @ValueSource(strings = {"·", "•", "‧", "∙", "⋅", "●", "・", "･", "．", ".", "。", "｡", "ᐧ", "᛫", "⸱", "⸳", "ꞏ", "﹒",
        "··", " · ", "• ", " . ", "\u0387", "\u00A0·\u3000", "．．", "·."})
    void everySeparatorBecomesTheOneDot(String dot) {
        assertThat(new PersonName("古丽娜尔" + dot + "艾力").text()).isEqualTo("古丽娜尔·艾力");
        assertThat(new PersonName("阿不都" + dot + "艾力" + dot + "库尔班").text()).isEqualTo("阿不都·艾力·库尔班");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "张 三 | 张三", "张　　三|张三", "张\u00A0三|张三", "欧阳 娜 娜|欧阳娜娜", "\"  张三\t\n\"|张三", "\uFEFF张\u200B三|张三",
        "Anna J. Smith|Anna J. Smith", "Anna   J.  Smith|Anna J. Smith", "Ａｎｎａ　Ｊ．　Ｓｍｉｔｈ|Anna J. Smith",
        "O'Brien|O'Brien", "Martin Luther King Jr.|Martin Luther King Jr.", "И. Иванов|И. Иванов",
        "Gal•la|Gal·la", "·张三·|张三", "张三.|张三", "Jean-Luc  Picard|Jean-Luc Picard", "张 Anna|张 Anna"})
    void aNameHasOneWrittenForm(String typed, String text) {
        assertThat(new PersonName(typed).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"𠮷田", "𡋤", "刘䶮", "𬭳", "王\uD882\uDD1F", "龴\uE863", "葛\uDB40\uDD00城", "﨑", "凞\uF936",
        "〇", "丁\uD87E\uDC00"})
    void rareCharactersStayWhatTheyAre(String name) {
        assertThat(new PersonName(name).text()).isEqualTo(name);
    }

    @Test
    void spacesAroundRareCharactersGoToo() {
        assertThat(new PersonName("𠮷 𡋤 三").text()).isEqualTo("𠮷𡋤三");
        assertThat(new PersonName("𠮷.𡋤").text()).isEqualTo("𠮷·𡋤");
    }

    @Test
    void accentsAreComposedSoThatEqualNamesAreEqual() {
        assertThat(new PersonName(Normalizer.normalize("José Müller", Normalizer.Form.NFD)))
                .isEqualTo(new PersonName("José Müller"));
    }

    @Test
    void fiftyCharactersAreCountedAsPeopleCountThem() {
        assertThat(new PersonName("𠮷".repeat(50)).text().length()).isEqualTo(100);
        assertThatThrownBy(() -> new PersonName("𠮷".repeat(51))).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("kernel.name.long");
            assertThat(no.args()).containsExactly(50, 51);
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", "\u3000", "\u200B"})
    void anEmptyNameIsRefused(String typed) {
        assertThatThrownBy(() -> new PersonName(typed)).isInstanceOf(Refusal.class).hasMessage("kernel.name.empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张\t三", "张\n三", "张\u0000三", "张\u0007三", "张\uD842三", "张\uFFFD三", "张\u2028三"})
    void controlAndBrokenCharactersAreRefusedWithTheirPlace(String typed) {
        assertThatThrownBy(() -> new PersonName(typed)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.code()).isEqualTo("kernel.name.control");
            assertThat(no.args()).containsExactly(2);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "--", "?", "0"})
    void aNameHasLetters(String typed) {
        assertThatThrownBy(() -> new PersonName(typed)).isInstanceOf(Refusal.class).hasMessage("kernel.name.letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"张 三", " 阿不都 . 艾力。", "Anna J. Smith", "𠮷・田", "a . b", "·. 张 ·", "张.·Anna .", "甲 .. 乙 ·丙"})
    void normalisingTwiceChangesNothing(String typed) {
        PersonName once = new PersonName(typed);

        assertThat(new PersonName(once.text())).isEqualTo(once);
    }
}
