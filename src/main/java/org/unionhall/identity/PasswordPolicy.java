package org.unionhall.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Pinyin;
import org.unionhall.kernel.Refusal;

/**
 * What a password must be: long enough, not one that everybody guesses first, and not made of its owner's own
 * name or numbers. No rules about kinds of characters: they produce {@code Passw0rd!}, not strength
 * (the reasoning of NIST SP 800-63B, section 5.1.1.2).
 */
@Component
class PasswordPolicy {

    static final int SHORTEST = 10;
    static final int LONGEST = 128;

    private final Set<String> common;

    PasswordPolicy() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new ClassPathResource("identity/common-passwords.txt").getInputStream(), StandardCharsets.UTF_8))) {
            common = lines.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(PasswordPolicy::plain).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws Refusal naming the rule that the password breaks */
    void check(String password, Account owner) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Refusal("identity.password.short", SHORTEST);
        }
        if (password.length() > LONGEST) {
            throw new Refusal("identity.password.long", LONGEST);
        }
        String plain = plain(password);
        if (common.contains(plain) || common.contains(plain.replaceAll("[^\\p{L}]+$", "")) || oneOrTwoCharacters(plain) || sequence(plain)) {
            throw new Refusal("identity.password.common");
        }
        boolean own = Stream.of(owner.username(), owner.staffNo(), owner.name())
                .filter(Objects::nonNull).map(PasswordPolicy::plain)
                .flatMap(word -> Stream.of(word, letters(word))).filter(PasswordPolicy::telling)
                .anyMatch(plain::contains);
        if (own) {
            throw new Refusal("identity.password.own");
        }
    }

    /** A Chinese name as it is typed on a plain keyboard. */
    private static String letters(String word) {
        return word.codePoints().anyMatch(c -> c > 0x2E80) ? Pinyin.of(word).full() : word;
    }

    /** Two ideographs name somebody; two letters of the alphabet are in every other word. */
    private static boolean telling(String word) {
        return word.codePointCount(0, word.length()) >= (word.chars().allMatch(c -> c < 0x80) ? 4 : 2);
    }

    private static boolean oneOrTwoCharacters(String plain) {
        return plain.codePoints().distinct().count() <= 2;
    }

    /** 1234567890, abcdefghij, and backwards. */
    private static boolean sequence(String plain) {
        int[] c = plain.codePoints().toArray();
        boolean up = true;
        boolean down = true;
        for (int i = 1; i < c.length; i++) {
            up &= c[i] == c[i - 1] + 1 || c[i - 1] == '9' && c[i] == '0';
            down &= c[i] == c[i - 1] - 1;
        }
        return up || down;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    }
}
