package org.unionhall.identity;

import java.util.List;

/** Doors that the sign-in page offers beside name and password; only the trial has any. */
public interface QuickEntry {

    List<Door> doors();

    /** The password of all these accounts, for those who would rather type: no secret, the trial holds invented people. */
    String password();

    /** @param href where a POST opens it; @param note whose desk it is */
    record Door(Role role, String login, String name, String note, String href) {
    }
}
