package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTableTests {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle("messages.kernel", Locale.ROOT);
    private static final ResourceBundle CHINESE = ResourceBundle.getBundle("messages.kernel", Locale.SIMPLIFIED_CHINESE);

    static Stream<CodeTable> values() {
        return Stream.<Class<? extends CodeTable>>of(Sex.class, Ethnicity.class, PoliticalStatus.class, Education.class,
                EmploymentType.class, DutyState.class, PostCategory.class, DocumentType.class)
                .flatMap(table -> Arrays.stream(table.getEnumConstants()));
    }

    @ParameterizedTest
    @MethodSource("values")
    <E extends Enum<E> & CodeTable> void everyWayToWriteAValueReadsBackAsIt(E value) {
        String key = "kernel." + value.getDeclaringClass().getSimpleName() + "." + value.name();

        assertThat(CHINESE.getString(key)).isEqualTo(value.zh());
        for (String written : Stream.concat(value.variants().stream(),
                Stream.of(value.code(), value.zh(), value.name(), ENGLISH.getString(key),
                        ENGLISH.getString(key).toUpperCase(Locale.ROOT),
                        " " + String.join("\u3000", value.zh().split("")) + "\n")).toList()) {
            assertThat(CodeTable.parse(value.getDeclaringClass(), written)).as(written).contains(value);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "?", "火星族", "99999", "0", "-1", "汉族人"})
    void anUnknownTextIsNotGuessed(String text) {
        assertThat(CodeTable.parse(Ethnicity.class, text)).isEmpty();
        assertThat(CodeTable.parse(PoliticalStatus.class, text)).isEmpty();
    }

    @Test
    void aBareGraduateStudiesMayBeEitherDegree() {
        assertThat(CodeTable.parse(Education.class, "研究生")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, HAN", "01, HAN", "０１, HAN", "汉, HAN", "汉族, HAN", "han, HAN", "5, UYGHUR", "维吾尔, UYGHUR", "17, KAZAKH",
        "哈萨克族, KAZAKH", "29, KYRGYZ", "31, DAUR", "锡伯, XIBE", "41, TAJIK", "43, UZBEK", "44, RUSSIAN", "50, TATAR",
        "56, JINO", "97, OTHER", "98, NATURALISED"})
    void ethnicityIsReadByCodeAndByBothNames(String text, Ethnicity value) {
        assertThat(CodeTable.parse(Ethnicity.class, text)).contains(value);
    }

    @Test
    void thereAreFiftySixEthnicGroupsInOrder() {
        assertThat(Ethnicity.values()).hasSize(58);
        for (int i = 0; i < 56; i++) {
            assertThat(Ethnicity.values()[i].code()).isEqualTo(String.format("%02d", i + 1));
            assertThat(Ethnicity.values()[i].zh()).isEqualTo(Ethnicity.values()[i].shortZh() + "族");
        }
    }

    @ParameterizedTest
    @CsvSource({"中共党员, 01", "党员, 01", "中共预备党员, 02", "共青团员, 03", "民革会员, 04", "民盟盟员, 05", "民建会员, 06", "民进会员, 07",
        "农工党党员, 08", "致公党党员, 09", "九三学社社员, 10", "台盟盟员, 11", "无党派民主人士, 12", "群众, 13"})
    void politicalStatusHasTheCodesOfTheStandard(String text, String code) {
        assertThat(CodeTable.parse(PoliticalStatus.class, text)).map(CodeTable::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"博士后（非在职）, POSTDOC_EXTERNAL", "博士后(非在职), POSTDOC_EXTERNAL", "博士后, POSTDOC", "事业编制, ESTABLISHED",
        "临时工, TEMPORARY"})
    void employmentTypeIsReadWithEitherKindOfBracket(String text, EmploymentType value) {
        assertThat(CodeTable.parse(EmploymentType.class, text)).contains(value);
    }
}
