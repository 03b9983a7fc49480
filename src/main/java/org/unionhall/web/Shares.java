package org.unionhall.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Parts of one whole in percent with one decimal, which together are 100.0: what rounding down leaves over goes to the
 * largest remainders, the first of equal ones.
 */
public final class Shares {

    private Shares() {
    }

    /** @return as {@code 62.2%}, in the order of the parts; empty texts where the whole is nothing */
    public static List<String> of(List<Long> parts) {
        long whole = parts.stream().mapToLong(Long::longValue).sum();
        if (whole == 0) {
            return parts.stream().map(part -> "").toList();
        }
        List<Long> tenths = new ArrayList<>(parts.stream().map(part -> part * 1000 / whole).toList());
        int left = (int) (1000 - tenths.stream().mapToLong(Long::longValue).sum());
        IntStream.range(0, parts.size()).boxed().sorted(Comparator.comparing((Integer n) -> parts.get(n) * 1000 % whole).reversed()).limit(left)
                .forEach(n -> tenths.set(n, tenths.get(n) + 1));
        return tenths.stream().map(part -> part / 10 + "." + part % 10 + "%").toList();
    }
}
