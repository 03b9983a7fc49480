package org.unionhall.rulebook;

import java.time.LocalDate;

/**
 * What a list of documents is narrowed to.
 *
 * @param words  found in title, number, issuer or note; may be empty
 * @param day    in force on this day; null for all
 * @param trial  only those on trial, only the others; null for both
 * @param sort   title, number, issuer or from; with a minus in front the other way round
 */
public record PolicySearch(String words, LocalDate day, Boolean trial, String sort) {

    /** Latest first. */
    public static final String USUAL_ORDER = "-from";
}
