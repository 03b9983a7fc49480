package org.unionhall.kernel;

/**
 * Full-width ASCII, as Chinese input methods type it (U+FF01 to U+FF5E), and the ideographic space become plain ASCII.
 * Deliberately not Unicode NFKC, which would also turn ① into 1 and replace compatibility ideographs.
 */
final class HalfWidth {

    private HalfWidth() {
    }

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFF01' && c <= '\uFF5E') {
                plain.append((char) (c - 0xFEE0));
            } else {
                plain.append(c == '\u3000' ? ' ' : c);
            }
        }
        return plain.toString();
    }
}
