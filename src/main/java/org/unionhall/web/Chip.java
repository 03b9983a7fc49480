package org.unionhall.web;

/**
 * One filter that narrows a list now, shown as a chip the reader can take away.
 *
 * @param parameter the query parameter to remove
 * @param text      what it says, in the reader's language: "Status: active"
 */
public record Chip(String parameter, String text) {
}
