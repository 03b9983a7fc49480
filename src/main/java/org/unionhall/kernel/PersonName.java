package org.unionhall.kernel;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's name in its one written form, so that the same name typed in two ways is equal.
 *
 * <ul>
 * <li>Separators of ethnic names are one U+00B7 without spaces around it, whatever dot was typed (民委发〔2016〕33号).
 *     A full stop separates only after a Han character: "Anna J. Smith" keeps hers.</li>
 * <li>White space is trimmed and single; between two Han characters it goes: "张 三" is "张三".</li>
 * <li>Full-width Latin letters become plain ones; invisible characters left by copying are dropped.</li>
 * <li>Unicode NFC, except that no ideograph is ever exchanged for another: NFC would replace compatibility ideographs,
 *     and a name keeps its rare characters, inside or beyond the basic plane.</li>
 * </ul>
 *
 * @param text the name, 1 to {@link #LONGEST} characters counted in code points, at least one of them a letter
 */
public record PersonName(String text) {

    /** 民委发〔2016〕33号 asks every name field for at least 25 Chinese characters (50 bytes); the portal gives 50. */
    public static final int LONGEST = 50;

    /** Every ideograph, also those newer than the Java runtime's tables (planes 2 and 3) or in private use. */
    private static final String HAN =
            "[\\p{IsHan}\\x{20000}-\\x{3FFFD}\\x{E000}-\\x{F8FF}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}]";
    /** Middle dots of every height and width seen in rosters; · is the right one. */
    private static final String DOT = "·•‧∙⋅●・･ᐧ᛫⸱⸳ꞏ˙";
    private static final String STOP = ".。｡﹒";

    private static final Pattern INVISIBLE = Pattern.compile("[\\u00AD\\u200B-\\u200F\\u202A-\\u202E\\u2060\\uFEFF]");
    private static final Pattern NOT_COMPATIBILITY =
            Pattern.compile("[^\\x{F900}-\\x{FAFF}\\x{2F800}-\\x{2FA1F}]+");
    private static final Pattern EDGE = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\uFFFD\\uFFFE\\uFFFF]");
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}+");
    private static final Pattern SPACE_IN_HAN = Pattern.compile("(" + HAN + ") (?=" + HAN + ")");
    private static final Pattern STOP_AFTER_HAN = Pattern.compile("(" + HAN + ") ?[" + STOP + "]");
    private static final Pattern SEPARATOR = Pattern.compile(" ?[" + DOT + "][" + DOT + STOP + " ]*");
    private static final Pattern OTHER_STOP = Pattern.compile("[" + STOP + "]");
    private static final Pattern STRAY = Pattern.compile("^[·. ]+|[· ]+$");
    private static final Pattern LETTER = Pattern.compile("\\p{L}|" + HAN);

    /**
     * @throws Refusal {@code kernel.name.empty}, {@code kernel.name.control} with the place of the control character,
     *                 {@code kernel.name.letters} when there is none, {@code kernel.name.long} with limit and length
     */
    public PersonName {
        text = normal(text == null ? "" : text);
        if (text.isEmpty()) {
            throw new Refusal("kernel.name.empty");
        }
        if (!LETTER.matcher(text).find()) {
            throw new Refusal("kernel.name.letters");
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            throw new Refusal("kernel.name.long", LONGEST, length);
        }
    }

    public static PersonName of(String text) {
        return new PersonName(text);
    }

    /** How the name is looked up from a plain keyboard. */
    public Pinyin pinyin() {
        return Pinyin.of(this);
    }

    @Override
    public String toString() {
        return text;
    }

    static boolean isHan(int codePoint) {
        return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    }

    private static String normal(String typed) {
        if (typed.chars().allMatch(c -> c >= 0x4E00 && c <= 0x9FFF)) {
            return typed; // almost every name of a large import, already in its one form
        }
        String name = EDGE.matcher(INVISIBLE.matcher(typed).replaceAll("")).replaceAll("");
        Matcher control = CONTROL.matcher(name);
        if (control.find()) {
            throw new Refusal("kernel.name.control", name.codePointCount(0, control.start()) + 1);
        }
        name = NOT_COMPATIBILITY.matcher(name).replaceAll(
                run -> Matcher.quoteReplacement(Normalizer.normalize(run.group(), Normalizer.Form.NFC)));
        name = SPACE.matcher(HalfWidth.of(name)).replaceAll(" ");
        name = SPACE_IN_HAN.matcher(name).replaceAll("$1");
        name = STOP_AFTER_HAN.matcher(name).replaceAll("$1·");
        name = SEPARATOR.matcher(name).replaceAll("·");
        name = OTHER_STOP.matcher(name).replaceAll(".");
        return STRAY.matcher(name).replaceAll("");
    }
}
