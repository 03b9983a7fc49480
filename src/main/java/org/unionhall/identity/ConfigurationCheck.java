package org.unionhall.identity;

import java.util.List;

/** Contributes to the system administrator's list of what stands well or badly with this portal. No personal data. */
public interface ConfigurationCheck {

    List<Finding> findings();

    /** How urgent it is. The names are the kinds of a state on a page. */
    enum Weight {
        OK, INFO, WARN, STOP;

        public String kind() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param key  message code of the sentence; a message {@code <key>.todo}, where there is one, says what to do
     * @param args what the sentence is filled with
     */
    record Finding(Weight weight, String key, List<Object> args) {

        public static Finding of(Weight weight, String key, Object... args) {
            return new Finding(weight, key, List.of(args));
        }
    }
}
