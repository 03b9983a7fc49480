package org.unionhall.identity;

import java.util.List;

/** Doors that the sign-in page offers beside name and password; only the trial has any. */
public interface QuickEntry {

    List<Door> doors();

    /** @param href where a POST opens it; @param note whose desk it is */
    record Door(Role role, String login, String name, String note, String href) {
    }
}
