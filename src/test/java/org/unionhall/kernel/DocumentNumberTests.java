package org.unionhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented numbers carry the place 659997, which does not exist. */
class DocumentNumberTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X, 1949-12-31, FEMALE", "34052419800101001X, 1980-01-01, MALE",
        "440524188001010014, 1880-01-01, MALE", "440524198001010013, 1980-01-01, MALE"})
    void theCheckCharacterFollowsTheStandard(String number, LocalDate born, Sex sex) {
        DocumentNumber document = resident(number);
        assertThat(document.number()).isEqualTo(number);
        assertThat(document.birthDate()).contains(born);
        assertThat(document.sex()).contains(sex);
        assertThat(document.legacy()).isFalse();
    }

    /** 500 numbers: the number passes; with any digit changed or any two neighbours swapped it does not. */
    @Test
    void oneWrongDigitOrTwoSwappedOnesAreAlwaysFound() {
        invented(500).forEach(number -> {
            assertThat(resident(number).number()).isEqualTo(number);
            for (int i = 0; i < 18; i++) {
                for (char c : "0123456789X".toCharArray()) {
                    if (c != number.charAt(i)) {
                        assertRefused(number.substring(0, i) + c + number.substring(i + 1));
                    }
                }
                if (i < 17 && number.charAt(i) != number.charAt(i + 1)) {
                    assertRefused(number.substring(0, i) + number.charAt(i + 1) + number.charAt(i)
                            + number.substring(i + 2));
                }
            }
        });
    }

    @Test
    void theSexIsInTheSeventeenthDigitAndTheBirthDateBeforeIt() {
        assertThat(resident(number("659997", "19880229", 1)).sex()).contains(Sex.MALE);
        assertThat(resident(number("659997", "19880229", 2)).sex()).contains(Sex.FEMALE);
        assertThat(resident(number("659997", "19880229", 2)).birthDate()).contains(LocalDate.of(1988, 2, 29));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５１９４９１２３１００２ｘ",
        "110105\u300019491231\u00A0002X", "11010519491231002X\n", "\uFEFF11010519491231002X"})
    void spellingIsNotAFault(String typed) {
        assertThat(resident(typed).number()).isEqualTo("11010519491231002X");
        assertThat(resident(typed)).isEqualTo(resident("11010519491231002X"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"19490230", "19491301", "19490001", "19490100", "19490431", "19000229", "17991231",
        "09900101"})
    void aDayThatDoesNotExistIsRefused(String date) {
        Refusal no = refused(DocumentType.RESIDENT_ID, number("659997", date, 1));

        assertThat(no.code()).isEqualTo("kernel.document.date");
        assertThat(no.args()).containsExactly(date);
    }

    @Test
    void nobodyIsBornTomorrow() {
        String tomorrow = number("659997", "20261122", 1);

        assertThat(resident(number("659997", "20261121", 1)).birthDate()).contains(TODAY);
        Refusal no = refused(DocumentType.RESIDENT_ID, tomorrow);
        assertThat(no.code()).isEqualTo("kernel.document.future");
        assertThat(no.args()).containsExactly(TODAY.plusDays(1));
        assertThat(new DocumentNumber(DocumentType.RESIDENT_ID, tomorrow).number()).isEqualTo(tomorrow);
    }

    @ParameterizedTest
    @CsvSource({
        "6599971980010100, kernel.document.length, 16;18",
        "6599971980010100111, kernel.document.length, 19;18",
        "1, kernel.document.length, 1;18",
        "65999719800101A01X, kernel.document.character, 15;A",
        "6599971980010100X1, kernel.document.character, 17;X",
        "65999719800101001Y, kernel.document.character, 18;Y",
        "O59997198001010011, kernel.document.character, 1;O",
        "059997198001010011, kernel.document.character, 1;0",
        "6599971980010100𠮷1, kernel.document.character, 17;𠮷",
        "6.59997E+17, kernel.document.scientific, ",
        "6.59997198001010E17, kernel.document.scientific, ",
        "830000199001010016, kernel.document.kind, 8",
        "11010519491231002８, kernel.document.check, 8;X"})
    void aRefusalNamesWhatIsWrong(String typed, String code, String args) {
        Refusal no = refused(DocumentType.RESIDENT_ID, typed);

        assertThat(no.code()).isEqualTo(code);
        assertThat(Stream.of(no.args()).map(String::valueOf))
                .containsExactly(args == null ? new String[0] : args.split(";"));
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void aMissingNumberIsRefusedForEveryType(DocumentType type) {
        assertThat(refused(type, null).code()).isEqualTo("kernel.document.empty");
        assertThat(refused(type, " \u3000").code()).isEqualTo("kernel.document.empty");
    }

    @ParameterizedTest
    @NullSource
    void aNumberHasAType(DocumentType none) {
        assertThat(refused(none, "11010519491231002X").code()).isEqualTo("kernel.document.type");
    }

    @Test
    void noRefusalAndNoLogLineShowsTheWholeNumber() {
        invented(200).forEach(number -> {
            String wrong = number.substring(0, 17) + (number.charAt(17) == '1' ? '2' : '1');
            for (DocumentType type : DocumentType.values()) {
                for (String typed : List.of(wrong, wrong + "1", "A" + wrong,
                        wrong.substring(0, 10) + "1332" + wrong.substring(14))) {
                    try {
                        assertThat(DocumentNumber.of(type, typed, TODAY).toString())
                                .doesNotContain(typed.substring(4, 14));
                    } catch (Refusal no) {
                        assertThat(no.toString()).doesNotContainPattern("\\d{3}");
                        for (Object arg : no.args()) {
                            assertThat(String.valueOf(arg).length()).isLessThanOrEqualTo(10);
                        }
                    }
                }
            }
        });
    }

    @Test
    void anOldNumberIsKeptAndFlagged() {
        DocumentNumber old = resident("659997550615123");

        assertThat(old.legacy()).isTrue();
        assertThat(old.number()).isEqualTo("659997550615123");
        assertThat(old.birthDate()).contains(LocalDate.of(1955, 6, 15));
        assertThat(old.sex()).contains(Sex.MALE);
        assertThat(resident("659997550615124").sex()).contains(Sex.FEMALE);
        assertThat(old.masked()).isEqualTo("659********5123");
    }

    @ParameterizedTest
    @CsvSource({"659997550631123, kernel.document.date", "659997551301123, kernel.document.date",
        "65999755061512X, kernel.document.character", "859997550615123, kernel.document.kind"})
    void anOldNumberIsCheckedAsFarAsItCanBe(String typed, String code) {
        assertThat(refused(DocumentType.RESIDENT_ID, typed).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "PASSPORT, e12345678, E12345678", "PASSPORT, 'E 1234-5678', E12345678", "PASSPORT, Ｅ１２３４５６７８, E12345678",
        "PASSPORT, 12345, 12345",
        "PASSPORT, 1E234567, 1E234567", "HK_MACAO_PERMIT, h12345678, H12345678",
        "HK_MACAO_PERMIT, M1234567801, M1234567801",
        "TAIWAN_PERMIT, 01234567, 01234567", "TAIWAN_PERMIT, 0123456701(B), 0123456701B",
        "PERMANENT_RESIDENCE, abc110101900101, ABC110101900101", "MILITARY_ID, 军字第1234567号, 军字第1234567号",
        "OTHER, A123456(7), A1234567"})
    void otherDocumentsHaveTheirOwnShape(DocumentType type, String typed, String number) {
        DocumentNumber document = DocumentNumber.of(type, typed, TODAY);

        assertThat(document.number()).isEqualTo(number);
        assertThat(document.sex()).isEmpty();
        assertThat(document.birthDate()).isEmpty();
        assertThat(document.legacy()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "PASSPORT, E123, kernel.document.range", "PASSPORT, E12345678901234567890, kernel.document.range",
        "PASSPORT, E1234_678, kernel.document.shape", "PASSPORT, 护照E1234567, kernel.document.shape",
        "HK_MACAO_PERMIT, A12345678, kernel.document.shape", "HK_MACAO_PERMIT, H1234567, kernel.document.shape",
        "TAIWAN_PERMIT, ABCDEFGH, kernel.document.shape", "PASSPORT, 1.2E+17, kernel.document.scientific",
        "PERMANENT_RESIDENCE, 110101199001010011, kernel.document.kind", "OTHER, 12345&7, kernel.document.shape"})
    void whatDoesNotLookLikeTheDocumentIsRefused(DocumentType type, String typed, String code) {
        assertThat(refused(type, typed).code()).isEqualTo(code);
    }

    @Test
    void residenceCardsNumberedLikeAnIdentityCardAreCheckedLikeOne() {
        DocumentNumber hongKong =
                DocumentNumber.of(DocumentType.RESIDENCE_PERMIT, number("810000", "19900102", 4), TODAY);
        DocumentNumber foreigner =
                DocumentNumber.of(DocumentType.PERMANENT_RESIDENCE, number("911840", "19790308", 3), TODAY);

        assertThat(hongKong.sex()).contains(Sex.FEMALE);
        assertThat(hongKong.birthDate()).contains(LocalDate.of(1990, 1, 2));
        assertThat(foreigner.sex()).contains(Sex.MALE);
        assertThat(refused(DocumentType.RESIDENCE_PERMIT, "659997550615123").code()).isEqualTo("kernel.document.length");
        assertThat(refused(DocumentType.RESIDENCE_PERMIT, number("659997", "19900102", 4)).code())
                .isEqualTo("kernel.document.kind");
    }

    @ParameterizedTest
    @CsvSource({"RESIDENT_ID, 11010519491231002X, 110***********002X", "PASSPORT, E12345678, E******78",
        "PASSPORT, E1234, E**34", "OTHER, ABCDE1234567890, ABC********7890"})
    void theMaskShowsTheEndsOnly(DocumentType type, String number, String masked) {
        DocumentNumber document = DocumentNumber.of(type, number, TODAY);

        assertThat(document.masked()).isEqualTo(masked);
        assertThat(document.toString()).isEqualTo(type + " " + masked);
    }

    private static DocumentNumber resident(String typed) {
        return DocumentNumber.of(DocumentType.RESIDENT_ID, typed, TODAY);
    }

    private static Refusal refused(DocumentType type, String typed) {
        Refusal no = catchThrowableOfType(Refusal.class, () -> DocumentNumber.of(type, typed, TODAY));
        assertThat(no).as("must be refused: %s", typed).isNotNull();
        return no;
    }

    private static void assertRefused(String typed) {
        try {
            resident(typed);
        } catch (Refusal expected) {
            return;
        }
        throw new AssertionError("accepted " + typed);
    }

    private static Stream<String> invented(int count) {
        Random random = new Random(11643);
        return Stream.generate(() -> number("659997",
                LocalDate.of(1930, 1, 1).plusDays(random.nextInt(32_000)).format(DateTimeFormatter.BASIC_ISO_DATE),
                random.nextInt(1_000))).limit(count);
    }

    /** Written the other way round than in the class: ISO 7064 MOD 11-2, doubling from the left. */
    private static String number(String place, String date, int sequence) {
        String digits = place + date + String.format(Locale.ROOT, "%03d", sequence);
        int product = 0;
        for (char digit : digits.toCharArray()) {
            product = (product + digit - '0') * 2 % 11;
        }
        int check = (12 - product) % 11;
        return digits + (check == 10 ? "X" : String.valueOf(check));
    }

    @ParameterizedTest
    @CsvSource({"11010519491231002X,true", "110105 1949 1231 002x,true", "110105491231002,true", "E12345678,true", "h1234567890,true",
        "2009001,false", "13800138000,false", "张三,false", "F100,false", "'',false"})
    void whatIsLikelyTheNumberOfADocumentIsKnownByItsShape(String typed, boolean likely) {
        assertThat(DocumentNumber.looksLikeOne(typed)).isEqualTo(likely);
    }
}
