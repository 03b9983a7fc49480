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

    /**
     * @param name  stable name; label and definition are the messages {@code <name>} and {@code <name>.definition}
     * @param asOf  the day it is true for
     * @param href  the list whose entries it counts
     */
    record Figure(String name, long value, LocalDate asOf, String href) {
    }
}
