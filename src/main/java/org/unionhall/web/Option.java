package org.unionhall.web;

/**
 * One choice of a select or a group of radio buttons.
 *
 * @param value what is sent
 * @param label what is read, in the reader's language
 */
public record Option(String value, String label) {
}
