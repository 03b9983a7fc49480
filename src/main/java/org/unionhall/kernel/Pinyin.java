package org.unionhall.kernel;

import com.ibm.icu.text.Transliterator;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How a name is typed on a plain keyboard: "张三" is {@code zhangsan}, or {@code zs} for short. Lower case, without tones
 * and spaces; ü is {@code v}, as input methods have it (吕 {@code lv}, not {@code lu} or {@code lyu}). Foreign letters
 * stay, without their accents; an ideograph without a known reading stands for itself.
 *
 * <p>It serves to find and to sort people, never to write their name: one reading is chosen where several are in use.
 *
 * @param spaced   every syllable, and every word of a foreign name, one blank apart: {@code mai ren gu li}
 * @param initials first letter of every character, and of every word of a foreign name
 */
public record Pinyin(String spaced, String initials) {

    /** Every syllable in one word, e.g. {@code mairenguli}. */
    public String full() {
        return spaced.replace(" ", "");
    }

    /** Surnames of two characters that are read unlike their characters one by one. */
    private static final Map<String, String[]> DOUBLE_SURNAMES = Map.of(
            "尉迟", new String[] {"yu", "chi"},
            "万俟", new String[] {"mo", "qi"},
            "长孙", new String[] {"zhang", "sun"},
            "澹台", new String[] {"tan", "tai"});

    /**
     * Surnames where ICU's name readings (CLDR Han-Latin/Names, otherwise used) have none, or the less usual one:
     * 现代汉语词典 (朴 能 句 祭 洗 都 宿 车 么 粘 乜 揭 藏 尉 缪), or by the number of bearers today (覃 牟 郇 莘).
     */
    private static final Map<Integer, String> SURNAMES = table("朴piao 缪miao 覃qin 牟mou 尉wei 祭zhai 句gou 洗xian "
            + "能nai 粘nian 么yao 乜nie 揭jie 藏zang 都du 宿su 车che 郇xun 莘shen 召shao 𠮷ji");

    /** Characters that given names read unlike ICU's first reading: 晟 is sheng in a name, cheng almost nowhere. */
    private static final Map<Integer, String> GIVEN = table("晟sheng 曾zeng 都du 长chang 重chong 隽jun 率shuai 泊bo "
            + "翟zhai 仇qiu 炅jiong 埔pu 那na 𠮷ji");

    private static final Map<Integer, String> SURNAME_READINGS = new ConcurrentHashMap<>();
    private static final Map<Integer, String> GIVEN_READINGS = new ConcurrentHashMap<>();
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Loaded on the first name, not with the class: the ICU tables take about a second. */
    private static final class Icu {
        private static final Transliterator SURNAME = Transliterator.getInstance("Han-Latin/Names");
        private static final Transliterator GIVEN = Transliterator.getInstance("Han-Latin");
    }

    public static Pinyin of(PersonName name) {
        String text = name.text();
        // A name with a separator is not a Chinese one: its first character is no surname.
        boolean surnameFirst = text.indexOf('·') < 0;
        String[] surname = surnameFirst ? doubleSurname(text) : null;
        StringBuilder spaced = new StringBuilder();
        StringBuilder initials = new StringBuilder();
        boolean inWord = false;
        int at = 0;
        for (int i = 0; i < text.length(); at++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (PersonName.isHan(c)) {
                boolean known = surname != null && at < surname.length;
                String syllable = known ? surname[at] : reading(c, at == 0 && surnameFirst);
                spaced.append(spaced.isEmpty() ? "" : " ").append(syllable);
                initials.appendCodePoint(syllable.codePointAt(0));
                inWord = false;
            } else if (Character.isLetterOrDigit(c)) {
                String letter = plain(Character.toString(c));
                if (!inWord) {
                    spaced.append(spaced.isEmpty() ? "" : " ");
                    initials.append(letter);
                }
                spaced.append(letter);
                inWord = true;
            } else {
                // O'Brien is one word; a space, dot or hyphen starts the next
                inWord = inWord && (c == '\'' || c == '’' || Character.getType(c) == Character.NON_SPACING_MARK);
            }
        }
        return new Pinyin(spaced.toString(), initials.toString());
    }

    /** @throws Refusal when the text is not a name at all */
    public static Pinyin of(String name) {
        return of(new PersonName(name));
    }

    private static String[] doubleSurname(String text) {
        return text.length() > 2 ? DOUBLE_SURNAMES.get(text.substring(0, 2)) : null;
    }

    private static String reading(int character, boolean surname) {
        return surname
                ? SURNAME_READINGS.computeIfAbsent(character, c -> read(c, SURNAMES, Icu.SURNAME))
                : GIVEN_READINGS.computeIfAbsent(character, c -> read(c, GIVEN, Icu.GIVEN));
    }

    private static String read(int character, Map<Integer, String> table, Transliterator icu) {
        String own = table.get(character);
        if (own != null) {
            return own;
        }
        String toned = Normalizer.normalize(icu.transliterate(Character.toString(character)), Normalizer.Form.NFD);
        return plain(toned.replace("u\u0308", "v"));
    }

    private static String plain(String letters) {
        return MARKS.matcher(Normalizer.normalize(letters, Normalizer.Form.NFD)).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static Map<Integer, String> table(String readings) {
        Map<Integer, String> table = new HashMap<>();
        for (String reading : readings.split(" ")) {
            int character = reading.codePointAt(0);
            table.put(character, reading.substring(Character.charCount(character)));
        }
        return Map.copyOf(table);
    }
}
