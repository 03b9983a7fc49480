package org.unionhall.congress;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What terms and sessions are called, everywhere: 六届二次教代会, 第六届教职工代表大会第二次会议. */
@Component("sessionNames")
public class SessionNames {

    private static final String DIGITS = "零一二三四五六七八九";

    private final MessageSource messages;

    SessionNames(MessageSource messages) {
        this.messages = messages;
    }

    /** As people say it: 六届二次双代会. */
    public String of(Session session) {
        return say("congress.session.name.", session.staff(), session.members(), session.termNumber(), session.number());
    }

    /** As documents write it: 第六届教职工代表大会第二次会议. */
    public String full(Session session) {
        return say("congress.session.full.", session.staff(), session.members(), session.termNumber(), session.number());
    }

    /** A term alone: 第六届教代会. */
    public String term(boolean staff, boolean members, int number) {
        return say("congress.term.name.", staff, members, number, 0);
    }

    private String say(String prefix, boolean staff, boolean members, int term, int session) {
        Locale locale = LocaleContextHolder.getLocale();
        String key = prefix + (staff && members ? "BOTH" : staff ? "STAFF" : "MEMBERS");
        return messages.getMessage(key, new Object[] {number(term, locale), number(session, locale)}, key, locale);
    }

    private static String number(int number, Locale locale) {
        return locale.getLanguage().equals("zh") ? chinese(number) : ordinal(number);
    }

    /** In Chinese numerals, as documents write it. @param number 0 to 99 */
    public static String chinese(int number) {
        int tens = number / 10;
        int ones = number % 10;
        return (tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十") + (ones == 0 && tens > 0 ? "" : DIGITS.charAt(ones));
    }

    static String ordinal(int number) {
        int ones = number % 10;
        return number + (number / 10 % 10 == 1 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th");
    }
}
