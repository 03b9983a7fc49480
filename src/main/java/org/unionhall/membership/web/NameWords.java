package org.unionhall.membership.web;

import java.util.Locale;
import org.unionhall.kernel.Pinyin;
import org.unionhall.kernel.Refusal;

/** Whether a unit or department is meant by what was typed: a part of its name, its code, its pinyin or initials. */
final class NameWords {

    private NameWords() {
    }

    /** @param typed in lower case */
    static boolean match(String name, String code, String typed) {
        if (name.toLowerCase(Locale.ROOT).contains(typed) || code.toLowerCase(Locale.ROOT).startsWith(typed)) {
            return true;
        }
        if (!typed.matches("[a-z ]{2,}")) {
            return false;
        }
        try {
            Pinyin pinyin = Pinyin.of(name);
            return pinyin.full().contains(typed.replace(" ", "")) || pinyin.initials().contains(typed);
        } catch (Refusal noName) {
            return false;
        }
    }
}
