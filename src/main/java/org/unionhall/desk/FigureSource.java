package org.unionhall.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.unionhall.identity.Actor;
import org.unionhall.web.Chart;

/** Contributes figures. A figure is the count of a list, and its link opens that list; so is every bar of a chart. */
public interface FigureSource {

    List<Figure> figures(Actor actor);

    /** Figures told apart, where that says more than the number. */
    default List<Chart> charts(Actor actor, Locale locale) {
        return List.of();
    }

    /** Pages that say more than one figure can: tables, shares, registers. */
    default List<Page> pages(Actor actor) {
        return List.of();
    }

    /** Whether they stand on the start page too, and not only on that of all figures: few do, and they cost little. */
    default boolean onStartPage() {
        return true;
    }

    /** @param labelKey message with its name */
    record Page(String labelKey, String href) {
    }

    /**
     * @param name  stable name; label and definition are the messages {@code <name>} and {@code <name>.definition}
     * @param from  first day of the period it counts; null when it counts what is on one day
     * @param asOf  the day it is true for, or the last day of the period
     * @param scope whose figure it is, in the reader's language: everybody's, or that of some units
     * @param href  the list whose entries it counts
     */
    record Figure(String name, long value, LocalDate from, LocalDate asOf, String scope, String href) {

        /** On one day. */
        public Figure(String name, long value, LocalDate asOf, String scope, String href) {
            this(name, value, null, asOf, scope, href);
        }
    }
}
