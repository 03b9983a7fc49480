package org.unionhall.web;

import java.util.List;
import java.util.Locale;

/** The languages every text of the portal exists in. The first is the one for readers who did not choose. */
public final class Languages {

    public static final List<Locale> ALL = List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH);

    private Languages() {
    }

    /** The portal's language for what a browser, a cookie or a setting names; Chinese for what it does not speak. */
    public static Locale spoken(Locale wish) {
        return ALL.stream().filter(one -> one.getLanguage().equals(wish.getLanguage())).findFirst().orElse(ALL.get(0));
    }

    public static Locale spoken(String tag) {
        return spoken(Locale.forLanguageTag(tag == null ? "" : tag));
    }
}
