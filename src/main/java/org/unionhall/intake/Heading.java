package org.unionhall.intake;

import java.util.Locale;
import java.util.regex.Pattern;

/** Headings that people write a little differently and mean the same. */
final class Heading {

    private static final Pattern DECORATION = Pattern.compile("[\\s\\p{Z}\\p{Cc}\\p{Cf}*＊※★:]+");
    private static final Pattern REMARK = Pattern.compile("[(\\[{【〔〈《「].*?[)\\]}】〕〉》」]");

    private Heading() {
    }

    /** Without white space, asterisks, colons, case and full-width letters. */
    static String folded(String heading) {
        StringBuilder half = new StringBuilder(heading.length());
        for (int i = 0; i < heading.length(); i++) {
            char c = heading.charAt(i);
            half.append(c >= '\uFF01' && c <= '\uFF5E' ? (char) (c - 0xFEE0) : c);
        }
        return DECORATION.matcher(half).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Also without remarks in brackets; the same when nothing else would be left. */
    static String bare(String folded) {
        String bare = REMARK.matcher(folded).replaceAll("");
        return bare.isEmpty() ? folded : bare;
    }
}
