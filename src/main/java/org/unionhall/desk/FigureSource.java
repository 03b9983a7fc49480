package org.unionhall.desk;

import java.time.LocalDate;
import java.util.List;
import org.unionhall.identity.Actor;

/** Contributes figures. A figure is the count of a list, and its link opens that list. */
public interface FigureSource {

    List<Figure> figures(Actor actor);

    /**
     * @param name  stable name; label and definition are the messages {@code <name>} and {@code <name>.definition}
     * @param asOf  the day it is true for
     * @param href  the list whose entries it counts
     */
    record Figure(String name, long value, LocalDate asOf, String href) {
    }
}
