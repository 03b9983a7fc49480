package org.unionhall.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Words to draw from. A word followed by a number comes up as often as that many words without one. */
final class Words {

    private static final Pattern WEIGHTED = Pattern.compile("(\\D+)(\\d*)");

    private final List<String> slips = new ArrayList<>();

    /** @param text words parted by spaces, for example {@code 王75 李74 欧阳} */
    Words(String text) {
        for (String word : text.split(" ")) {
            var parts = WEIGHTED.matcher(word);
            if (!parts.matches()) {
                throw new IllegalArgumentException(text);
            }
            int weight = parts.group(2).isEmpty() ? 1 : Integer.parseInt(parts.group(2));
            for (int i = 0; i < weight; i++) {
                slips.add(parts.group(1));
            }
        }
    }

    String draw(Random random) {
        return slips.get(random.nextInt(slips.size()));
    }
}
