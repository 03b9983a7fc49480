package org.unionhall.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The address of a page inside the portal, with its query in order. Lists keep their filters, order and page here,
 * so that an address can be sent to a colleague and shows the same.
 *
 * @param path  path without context and query, starting with a slash
 * @param query values by parameter name, in the order met; never an empty list of values
 */
public record Address(String path, Map<String, List<String>> query) {

    public Address {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        query.forEach((name, values) -> {
            if (!values.isEmpty()) {
                copy.put(name, List.copyOf(values));
            }
        });
        query = Collections.unmodifiableMap(copy);
    }

    /** Reads an address such as {@code /members?status=ACTIVE&page=2}; parameters without a value are left out. */
    public static Address of(String text) {
        int mark = text.indexOf('?');
        if (mark < 0) {
            return new Address(text, Map.of());
        }
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : text.substring(mark + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals < pair.length() - 1) {
                query.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return new Address(text.substring(0, mark), query);
    }

    /** The first value of a parameter, or an empty text. */
    public String value(String name) {
        return query.getOrDefault(name, List.of("")).get(0);
    }

    /** The same address with one value for this parameter; an empty or null value removes it. */
    public Address with(String name, Object value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(query);
        if (value == null || value.toString().isEmpty()) {
            changed.remove(name);
        } else {
            changed.put(name, List.of(value.toString()));
        }
        return new Address(path, changed);
    }

    public Address without(String name) {
        return with(name, null);
    }

    /** The same query at another path, the export of a list, for example; what stands in that address stays. */
    public Address at(String other) {
        Address target = of(other);
        Map<String, List<String>> both = new LinkedHashMap<>(query);
        both.putAll(target.query);
        return new Address(target.path, both);
    }

    /** Back on the first page, ordered by this column; asked twice, the other way round. */
    public Address sortedBy(String column) {
        boolean again = value("sort").equals(column);
        return without("page").with("sort", again ? "-" + column : column);
    }

    /** How this column is ordered now, in the words of {@code aria-sort}: ascending, descending or null. */
    public String order(String column) {
        String sort = value("sort");
        return sort.equals(column) ? "ascending" : sort.equals("-" + column) ? "descending" : null;
    }

    /** The address as it stands in the browser, encoded. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(path);
        char mark = '?';
        for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
            for (String value : parameter.getValue()) {
                text.append(mark).append(encode(parameter.getKey())).append('=').append(encode(value));
                mark = '&';
            }
        }
        return text.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(Objects.requireNonNull(text), StandardCharsets.UTF_8);
    }

    /** Half a percent sign typed by hand is no reason to fail: the text stays as it came. The database cannot hold a NUL. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\u0000", "");
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
