package org.unionhall.proposal.handle;

import org.unionhall.kernel.Refusal;

/** Texts that must say something. */
final class Words {

    private Words() {
    }

    /**
     * @param least letters and digits that count; @param most characters
     * @throws Refusal on the field: {@code proposal.handle.words.short}, {@code proposal.handle.words.long}
     */
    static String of(String field, String typed, int least, int most) {
        String text = typed == null ? "" : typed.replace("\u0000", "").strip();
        if (text.codePoints().filter(Character::isLetterOrDigit).count() < least) {
            throw Refusal.on(field, "proposal.handle.words.short", least);
        }
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.on(field, "proposal.handle.words.long", most);
        }
        return text;
    }

    /** As many characters as a line of the journal takes. */
    static String line(String text) {
        return text.length() <= 500 ? text : text.substring(0, text.offsetByCodePoints(0, Math.min(490, text.codePointCount(0, text.length())))) + "…";
    }
}
