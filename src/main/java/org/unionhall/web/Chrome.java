package org.unionhall.web;

import java.util.List;

/**
 * What stands around the content of every page: who is signed in, where they may go, and where they are.
 * Templates find it as the model attribute {@code chrome}.
 *
 * @param userName  the name to show, null when nobody is signed in
 * @param roleLine  the person's roles in a few words, for example "Chair, Branch of Mathematics"; may be empty
 * @param menu      what this person may open, in the order shown
 * @param trial     true while the portal runs on invented data; the ribbon then stands on every page and print
 * @param largeText true when the reader asked for large text
 * @param unread    letters not yet read, never negative
 * @param path      path of this page, without the query
 * @param returnTo  path and query to come back to after a switch of language or text size
 */
public record Chrome(String userName, String roleLine, List<MenuGroup> menu, boolean trial, boolean largeText,
                     int unread, String path, String returnTo) {

    public Chrome {
        menu = menu == null ? List.of() : List.copyOf(menu);
        path = path == null ? "/" : path;
        returnTo = returnTo == null ? path : returnTo;
    }

    /** The furniture of a page nobody has signed in to. */
    public static Chrome anonymous(boolean trial, boolean largeText, String path, String returnTo) {
        return new Chrome(null, "", List.of(), trial, largeText, 0, path, returnTo);
    }

    public boolean signedIn() {
        return userName != null;
    }

    /** First character of the name, whole even when it lies beyond the basic plane; empty when anonymous. */
    public String initial() {
        return userName == null || userName.isEmpty()
                ? "" : userName.substring(0, userName.offsetByCodePoints(0, 1));
    }

    /** This page, asked for in another language. */
    public String inLanguage(String tag) {
        return Address.of(returnTo).with("lang", tag).toString();
    }

    /** One heading of the menu with its entries. */
    public record MenuGroup(String labelKey, List<MenuItem> items) {

        public MenuGroup {
            items = List.copyOf(items);
        }

        /** True when the reader is inside this group. */
        public boolean current() {
            return items.stream().anyMatch(MenuItem::current);
        }
    }

    /**
     * One entry of the menu.
     *
     * @param labelKey message code
     * @param href     path inside the portal
     * @param icon     a Bootstrap Icons name without its prefix, for example "people"
     * @param current  true when the page shown belongs to this entry
     */
    public record MenuItem(String labelKey, String href, String icon, boolean current) {
    }

    /** Whether the menu offers this page, so that a page may show the way there. */
    public boolean offers(String href) {
        return menu.stream().flatMap(group -> group.items().stream()).anyMatch(item -> item.href().equals(href));
    }
}
