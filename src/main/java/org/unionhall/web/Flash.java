package org.unionhall.web;

import java.io.Serializable;

/**
 * What the portal says once, on the page after an act. Goes into the redirect as the attribute {@code flash}
 * (and so into the session: it is serializable).
 *
 * @param kind {@code ok}, {@code info}, {@code warn} or {@code stop}
 * @param text a whole sentence in the reader's language
 */
public record Flash(String kind, String text) implements Serializable {

    public static Flash ok(String text) {
        return new Flash("ok", text);
    }

    public static Flash info(String text) {
        return new Flash("info", text);
    }

    public static Flash warn(String text) {
        return new Flash("warn", text);
    }

    public static Flash stop(String text) {
        return new Flash("stop", text);
    }
}
