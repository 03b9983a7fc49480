package org.unionhall.rulebook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unionhall.kernel.Refusal;

/** A table that gives, for a count, the least and the most of something: how many seats for how many members. */
public record Bands(List<Band> bands) {

    private static final int MOST_BANDS = 50;
    private static final Pattern LINE =
            Pattern.compile("(\\d{1,7})\\s*(?:([-–—~～至])\\s*(\\d{1,7})?)?\\s*[:：]\\s*(\\d{1,7})(?:\\s*[-–—~～至]\\s*(\\d{1,7}))?");

    /**
     * @throws Refusal {@code rulebook.value.bands.none}; {@code rulebook.value.bands.order} with the number of the line
     *                 that does not continue the one before it
     */
    public Bands {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.size() > MOST_BANDS) {
            throw new Refusal("rulebook.value.bands.none", MOST_BANDS);
        }
        for (int i = 1; i < bands.size(); i++) {
            Integer before = bands.get(i - 1).to();
            if (before == null || bands.get(i).from() != before + 1) {
                throw new Refusal("rulebook.value.bands.order", i + 1);
            }
        }
    }

    public static Bands of(Band... bands) {
        return new Bands(List.of(bands));
    }

    /**
     * Reads one band a line, {@code 26-100: 3-5}; the last may be open, {@code 10001-: 29-37}.
     *
     * @throws Refusal {@code rulebook.value.bands.shape} with the number of the line; {@code rulebook.value.bands.*}
     */
    public static Bands parse(String text) {
        List<String> lines = Arrays.stream((text == null ? "" : text).split("\\R")).map(String::strip)
                .filter(line -> !line.isEmpty()).limit(MOST_BANDS + 1).toList();
        return new Bands(java.util.stream.IntStream.range(0, lines.size()).mapToObj(i -> line(lines.get(i), i + 1)).toList());
    }

    private static Band line(String line, int number) {
        Matcher typed = LINE.matcher(line);
        if (!typed.matches()) {
            throw new Refusal("rulebook.value.bands.shape", number);
        }
        int from = Integer.parseInt(typed.group(1));
        Integer to = typed.group(3) != null ? Integer.valueOf(typed.group(3)) : typed.group(2) != null ? null : Integer.valueOf(from);
        int least = Integer.parseInt(typed.group(4));
        int most = typed.group(5) == null ? least : Integer.parseInt(typed.group(5));
        if (to != null && to < from || most < least) {
            throw new Refusal("rulebook.value.bands.shape", number);
        }
        return new Band(from, to, least, most);
    }

    /** The band a count falls into; empty below the first and above the last. */
    public Optional<Band> of(int count) {
        return bands.stream().filter(band -> count >= band.from() && (band.to() == null || count <= band.to())).findFirst();
    }

    /** Both ends of every band are odd. */
    boolean odd() {
        return bands.stream().allMatch(band -> band.least() % 2 == 1 && band.most() % 2 == 1);
    }

    /** What {@link #parse} reads. */
    public String format() {
        return String.join("\n", bands.stream().map(Band::toString).toList());
    }

    /** @param from first count; @param to last count, null without end; @param least at least; @param most at most */
    public record Band(int from, Integer to, int least, int most) {

        public Band {
            if (from < 0 || to != null && to < from || least < 0 || most < least) {
                throw new Refusal("rulebook.value.bands.shape", 1);
            }
        }

        public boolean allows(int number) {
            return number >= least && number <= most;
        }

        @Override
        public String toString() {
            return from + (to == null ? "-" : to == from ? "" : "-" + to) + ": " + least + (most == least ? "" : "-" + most);
        }
    }
}
