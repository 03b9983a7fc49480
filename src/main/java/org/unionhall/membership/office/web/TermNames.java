package org.unionhall.membership.office.web;

/** Numbers of terms as documents write them: 第十二届. */
final class TermNames {

    private static final String DIGITS = "零一二三四五六七八九";

    private TermNames() {
    }

    /** @param number 1 to 200 */
    static String of(int number) {
        int tens = number / 10 % 10;
        int ones = number % 10;
        String ten = tens == 0 ? number > 100 && ones > 0 ? "零" : "" : tens == 1 && number < 100 ? "十" : DIGITS.charAt(tens) + "十";
        return (number < 100 ? "" : DIGITS.charAt(number / 100) + "百") + ten + (ones == 0 ? "" : DIGITS.charAt(ones));
    }
}
