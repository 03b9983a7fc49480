package org.unionhall.web;

import java.time.LocalDate;
import java.util.List;

/**
 * A number told apart, as a picture with the table it is drawn from ({@code web/chart :: bars}).
 *
 * @param name message code of its title; {@code <name>.part} heads the column of the parts
 * @param asOf the day it is true for
 * @param bars in the order they are shown
 */
public record Chart(String name, LocalDate asOf, List<Bar> bars) {

    /**
     * One part.
     *
     * @param label in the reader's language
     * @param href  the list whose entries it counts; null where there is no such list
     */
    public record Bar(String label, long value, String href) {
    }

    /** For ids on a page. */
    public String id() {
        return "chart-" + name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    public long total() {
        return bars.stream().mapToLong(Bar::value).sum();
    }

    /** A part of the whole in percent, with one decimal; all together are 100.0. */
    public String share(Bar bar) {
        return Shares.of(bars.stream().map(Bar::value).toList()).get(bars.indexOf(bar));
    }
}
