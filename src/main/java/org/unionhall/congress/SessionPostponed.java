package org.unionhall.congress;

import java.util.UUID;

/** A session that has not opened begins on another day, told within the transaction in which it is moved. @param days later; negative for earlier */
public record SessionPostponed(UUID session, long days) {
}
