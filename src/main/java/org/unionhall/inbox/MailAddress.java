package org.unionhall.inbox;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.unionhall.kernel.Refusal;

/**
 * Where mail goes: one plain address of letters, digits and the usual signs. Nothing that could end a header line, name a
 * second reader or carry a comment gets past this type.
 */
record MailAddress(String text) {

    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");

    MailAddress {
        if (text.length() > LONGEST || text.indexOf('@') > 64 || !PLAIN.matcher(text).matches()) {
            throw Refusal.on("address", "inbox.address.form");
        }
    }

    /**
     * @param typed blanks around it and full-width signs do not matter
     * @throws Refusal {@code inbox.address.missing}, {@code inbox.address.form}
     */
    static MailAddress of(String typed) {
        String text = typed == null ? "" : Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        if (text.isEmpty()) {
            throw Refusal.on("address", "inbox.address.missing");
        }
        int at = text.lastIndexOf('@');
        return new MailAddress(at < 0 ? text : text.substring(0, at) + text.substring(at).toLowerCase(java.util.Locale.ROOT));
    }

    String domain() {
        return text.substring(text.indexOf('@') + 1);
    }

    /** Enough for its owner to recognise it: {@code zh***@example.edu.cn}. */
    String masked() {
        int at = text.indexOf('@');
        return text.substring(0, Math.min(at > 3 ? 2 : 1, at)) + "***" + text.substring(at);
    }

    @Override
    public String toString() {
        return masked();
    }
}
