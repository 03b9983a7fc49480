package org.unionhall.identity;

import org.unionhall.kernel.Refusal;

/** Why somebody opens, takes away or changes what is guarded: words for the audit trail, not a space to get past it. */
public final class Reason {

    static final int LONGEST = 500;

    private Reason() {
    }

    /**
     * @return the reason without space around it: at least two letters or digits, at most {@value #LONGEST} characters
     * @throws Refusal on {@code reason}: {@code identity.reason.missing}, {@code identity.reason.long}
     */
    public static String of(String typed) {
        String text = typed == null ? "" : typed.strip();
        if (text.codePoints().filter(Character::isLetterOrDigit).count() < 2) {
            throw Refusal.on("reason", "identity.reason.missing");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw Refusal.on("reason", "identity.reason.long", LONGEST);
        }
        return text;
    }
}
