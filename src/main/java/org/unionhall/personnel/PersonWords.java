package org.unionhall.personnel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.unionhall.identity.Vault;
import org.unionhall.kernel.DocumentType;

/**
 * Turns what somebody typed into a search box into a question to the database: parts of a name, pinyin or its
 * initials, staff numbers, all of which must fit; or one whole document or mobile number, matched by its keyed hash.
 */
@Component
public class PersonWords {

    /** More words than these are not read. */
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_WORD = 60;
    /** Greater than every character: the end of the range of words that begin with a prefix. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Vault vault;

    PersonWords(Vault vault) {
        this.vault = vault;
    }

    /**
     * One question in two forms, for few answers and for many.
     *
     * @param people a query for the ids of the people meant: it finds few among many at once
     * @param fits   a condition on a person {@code p}: where so many are meant that the first twenty are soon met, looking
     *               at one after the other is quicker than collecting all
     * @param values the named parameters of both
     */
    public record Question(String people, String fits, Map<String, Object> values) {
    }

    /**
     * Empty when nothing was typed.
     *
     * @param byNumber whether a document or mobile number finds its holder: only for who may open the number too, because
     *                 with the masked number before one's eyes the rest is soon guessed
     */
    public Optional<Question> of(String typed, boolean byNumber) {
        String text = halfWidth(typed == null ? "" : typed).strip();
        List<String> words = Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).limit(MOST_WORDS)
                .map(word -> word.length() > LONGEST_WORD ? word.substring(0, LONGEST_WORD) : word).toList();
        if (words.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> ranges = new ArrayList<>();
        for (String typedWord : words) {
            String word = typedWord.toLowerCase(Locale.ROOT).replace('ü', 'v');
            String bare = word.replaceAll("[·•‧∙⋅●・･ᐧ᛫⸱⸳ꞏ˙.。｡﹒]", "");
            String range = range(word, values);
            ranges.add(bare.equals(word) || bare.isEmpty() ? range : range + " or " + range(bare, values));
        }
        // offset 0: the people are collected first, whatever else is asked of them
        String people = ranges.stream().map(range -> "(select person_id from personnel_word where " + range + ")")
                .collect(Collectors.joining(" intersect ")) + " offset 0";
        String fits = ranges.stream().map(range -> "exists (select from unnest(personnel_words(p.name, p.name_pinyin, p.staff_no)) w (word) where "
                + range + ")").collect(Collectors.joining(" and "));
        String numbers = byNumber ? numbers(text, values) : "";
        return Optional.of(numbers.isEmpty() ? new Question(people, fits, values)
                : new Question("(" + people + ") union (select id from personnel_person where document_hash = any(:documents))"
                        + " union (select id from personnel_person where mobile_hash = :mobile)",
                        "(" + fits + " or " + numbers + ")", values));
    }

    private static String range(String prefix, Map<String, Object> values) {
        String name = "word" + values.size();
        values.put(name, prefix);
        values.put(name + "End", prefix + LAST);
        return "word collate \"C\" between :" + name + " and :" + name + "End";
    }

    private String numbers(String text, Map<String, Object> values) {
        String number = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        if (number.length() < 5 || number.length() > 20 || number.chars().noneMatch(Character::isDigit)) {
            return "";
        }
        values.put("documents", Arrays.stream(DocumentType.values())
                .map(type -> vault.fingerprint("document " + type.code(), number)).toArray(byte[][]::new));
        values.put("mobile", vault.fingerprint("mobile", number));
        return "p.document_hash = any(:documents) or p.mobile_hash = :mobile";
    }

    /** What a Chinese keyboard writes in full width is meant in half width; nothing else is touched. */
    private static String halfWidth(String text) {
        return text.codePoints().map(c -> c == 0x3000 ? ' ' : c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c)
                .filter(c -> !Character.isISOControl(c) && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }
}
