package org.unionhall.kernel;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * One value of a closed list that forms, rosters and exchange files share. Every enum that implements it is such a
 * list; pages show its values by the message {@code <module>.<Enum>.<NAME>}.
 */
public interface CodeTable {

    /** The code in the national standard named by the enum, or in the portal's own list where there is none. */
    String code();

    /** The usual Chinese label, as rosters write it and as the Chinese pages show it. */
    String zh();

    /** Other ways in which rosters write the same value. */
    default List<String> variants() {
        return List.of();
    }

    /**
     * Reads a cell or a form field: the code (with or without leading zeros), the Chinese or the English label, the
     * constant's name or a known variant. Width, case, white space and the kind of brackets do not matter.
     *
     * @return empty for an unknown or empty text; never a guess
     */
    static <E extends Enum<E> & CodeTable> Optional<E> parse(Class<E> table, String text) {
        return text == null ? Optional.empty() : Optional.ofNullable(table.cast(Lookup.OF.get(table).get(key(text))));
    }

    private static String key(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return Lookup.LEADING_ZEROS.matcher(Lookup.SPACE.matcher(plain).replaceAll("")).replaceAll("");
    }

    /** What may be written for each value, made once for each enum. */
    final class Lookup {

        private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}_]");
        private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=[0-9]+$)");

        private static final ClassValue<Map<String, Object>> OF = new ClassValue<>() {
            @Override
            protected Map<String, Object> computeValue(Class<?> table) {
                String module = table.getPackageName().substring(table.getPackageName().lastIndexOf('.') + 1);
                ResourceBundle english = ResourceBundle.getBundle("messages." + module, Locale.ROOT);
                Map<String, Object> values = new HashMap<>();
                for (Object constant : table.getEnumConstants()) {
                    CodeTable value = (CodeTable) constant;
                    String name = ((Enum<?>) constant).name();
                    List<String> written = new ArrayList<>(value.variants());
                    written.addAll(List.of(value.code(), value.zh(), name,
                            english.getString(module + "." + table.getSimpleName() + "." + name).replace("''", "'")));
                    for (String one : written) {
                        Object other = values.put(key(one), value);
                        if (other != null && other != value) {
                            throw new IllegalStateException(one + " means both " + other + " and " + value);
                        }
                    }
                }
                return Map.copyOf(values);
            }
        };

        private Lookup() {
        }
    }
}
