package org.unionhall.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The number of an identity document, checked as far as its kind allows and never repaired beyond spelling: full-width
 * characters, white space and a lower-case x are spelling, a missing digit is not.
 *
 * <p>Numbers under GB 11643 (resident identity card, and the residence cards numbered like it): six digits for the
 * place, eight for the birth date, three for the sequence, of which the last is odd for a man, and a check character.
 * The place is not looked up: places are renamed and dissolved, their people keep the number.
 *
 * <p>Neither {@link #toString()} nor any refusal shows the whole number.
 *
 * @param type   what the document is
 * @param number the number in its one written form, upper case without white space
 */
public record DocumentNumber(DocumentType type, String number) {

    /** GB 11643: factors of the first 17 digits; their sum modulo 11 picks the check character. */
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";
    private static final int LENGTH = 18;
    private static final int LEGACY_LENGTH = 15;
    /** The oldest example in the standard was born in 1880; a year before this is a typing error. */
    private static final int EARLIEST_YEAR = 1800;

    private static final Pattern SCIENTIFIC = Pattern.compile("\\d(?:\\.\\d+)?E\\+\\d+|\\d\\.\\d+E\\d+");
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\s\\p{Z}\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");
    /** How foreign numbers are grouped; a hyphen in a citizen's number is a wrong character. */
    private static final Pattern PUNCTUATION = Pattern.compile("[-‐‑‒–—().]");
    private static final int SHORTEST = 5;
    private static final int LONGEST = 20;

    private static final Pattern LIKELY = Pattern.compile("\\d{14,17}[\\dX]|[A-Z]{1,2}\\d{7,10}");

    /** Whether a text is most likely the number of a document, and does not belong where others read along. */
    public static boolean looksLikeOne(String text) {
        return LIKELY.matcher(PUNCTUATION.matcher(plain(text)).replaceAll("")).matches();
    }

    /**
     * Checks everything that is true on any day. Used for what is stored; {@link #of} is for what is being entered.
     *
     * @throws Refusal with one of these codes under {@code kernel.document}, in this order: {@code type},
     *     {@code scientific} (a spreadsheet has destroyed the number) and {@code empty} without arguments; then for citizens' numbers
     *     {@code length} (is, must be), {@code character} (place from 1, character), {@code kind} (first digit, of
     *     another type of document), {@code date} (what stands in its place), {@code check} (found, expected);
     *     for all others {@code range} (length, least, most) and {@code shape}
     */
    public DocumentNumber {
        if (type == null) {
            throw new Refusal("kernel.document.type");
        }
        number = plain(number == null ? "" : number);
        if (SCIENTIFIC.matcher(number).matches()) {
            throw new Refusal("kernel.document.scientific");
        }
        if (type.leading().isEmpty()) {
            number = PUNCTUATION.matcher(number).replaceAll("");
        }
        if (number.isEmpty()) {
            throw new Refusal("kernel.document.empty");
        }
        if (type.citizenNumbered(number)) {
            checkCitizenNumber(type, number);
        } else {
            checkOther(type, number);
        }
    }

    /**
     * A number as it is typed or imported.
     *
     * @param today the day of entry: a birth date after it is refused
     * @throws Refusal as the constructor does, and {@code kernel.document.future} with the birth date
     */
    public static DocumentNumber of(DocumentType type, String typed, LocalDate today) {
        DocumentNumber entered = new DocumentNumber(type, typed);
        entered.birthDate().filter(born -> born.isAfter(today)).ifPresent(born -> {
            throw new Refusal("kernel.document.future", born);
        });
        return entered;
    }

    /** True for the 15-digit numbers issued before October 1999: kept as they are, to be replaced by their owner. */
    public boolean legacy() {
        return type == DocumentType.RESIDENT_ID && number.length() == LEGACY_LENGTH;
    }

    /**
     * The 15-digit number the same person would have borne before October 1999: without century and check character.
     * Empty for numbers that have none.
     */
    public Optional<String> oldForm() {
        return type == DocumentType.RESIDENT_ID && number.length() == LENGTH && number.startsWith("19", 6)
                ? Optional.of(number.substring(0, 6) + number.substring(8, LENGTH - 1)) : Optional.empty();
    }

    /** The birth date inside the number; empty for documents that hold none. */
    public Optional<LocalDate> birthDate() {
        return type.citizenNumbered(number) ? Optional.of(date(number)) : Optional.empty();
    }

    /** The sex inside the number; empty for documents that hold none. A form that says otherwise earns a warning. */
    public Optional<Sex> sex() {
        if (!type.citizenNumbered(number)) {
            return Optional.empty();
        }
        int digit = number.charAt(legacy() ? LEGACY_LENGTH - 1 : LENGTH - 2) - '0';
        return Optional.of(digit % 2 == 1 ? Sex.MALE : Sex.FEMALE);
    }

    /**
     * For screens: first three and last four characters, {@code 110***********002X}. Of numbers under 15 characters
     * only the first and the last two, or most of a passport number would be readable.
     */
    public String masked() {
        boolean shortNumber = number.length() < LEGACY_LENGTH;
        int head = shortNumber ? 1 : 3;
        int tail = number.length() - (shortNumber ? 2 : 4);
        return number.substring(0, head) + "*".repeat(tail - head) + number.substring(tail);
    }

    @Override
    public String toString() {
        return type + " " + masked();
    }

    private static String plain(String typed) {
        return INVISIBLE.matcher(HalfWidth.of(typed)).replaceAll("").toUpperCase(Locale.ROOT);
    }

    private static void checkOther(DocumentType type, String number) {
        int length = number.codePointCount(0, number.length());
        if (length < SHORTEST || length > LONGEST) {
            throw new Refusal("kernel.document.range", length, SHORTEST, LONGEST);
        }
        if (!type.fits(number)) {
            throw new Refusal("kernel.document.shape");
        }
    }

    private static void checkCitizenNumber(DocumentType type, String number) {
        int length = number.codePointCount(0, number.length());
        boolean old = length == LEGACY_LENGTH && type == DocumentType.RESIDENT_ID;
        if (length != LENGTH && !old) {
            throw new Refusal("kernel.document.length", length, LENGTH);
        }
        for (int i = 0, place = 1; i < number.length(); place++) {
            int c = number.codePointAt(i);
            boolean last = place == LENGTH;
            if (!(c >= '0' && c <= '9' || last && c == 'X') || place == 1 && c == '0') {
                throw new Refusal("kernel.document.character", place, visible(c));
            }
            i += Character.charCount(c);
        }
        if (type.leading().indexOf(number.charAt(0)) < 0) {
            throw new Refusal("kernel.document.kind", number.substring(0, 1));
        }
        if (date(number) == null) {
            throw new Refusal("kernel.document.date", old ? number.substring(6, 12) : number.substring(6, 14));
        }
        if (!old && number.charAt(LENGTH - 1) != check(number)) {
            throw new Refusal("kernel.document.check", number.substring(LENGTH - 1), String.valueOf(check(number)));
        }
    }

    /** Two-digit years of the 15-digit numbers are of the twentieth century. Null when there is no such day. */
    private static LocalDate date(String number) {
        String digits = number.length() == LEGACY_LENGTH ? "19" + number.substring(6, 12) : number.substring(6, 14);
        try {
            LocalDate day = LocalDate.of(Integer.parseInt(digits.substring(0, 4)),
                    Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6)));
            return day.getYear() < EARLIEST_YEAR ? null : day;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return CHECKS.charAt(sum % CHECKS.length());
    }

    private static String visible(int character) {
        return Character.isLetterOrDigit(character) || character > ' ' && character < 127
                ? Character.toString(character) : String.format(Locale.ROOT, "U+%04X", character);
    }
}
