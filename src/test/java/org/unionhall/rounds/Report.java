package org.unionhall.rounds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of the rounds, as a section of {@code target/reliability/}, to be carried over into the documents. */
final class Report {

    private final String title;
    private final List<String> lines = new ArrayList<>();

    Report(String title) {
        this.title = title;
    }

    void line(String text, Object... values) {
        String line = String.format(Locale.ROOT, text, values);
        System.out.println(title + ": " + line);
        lines.add(line);
    }

    /** Median and the two ends. */
    static String spread(List<Double> values, String unit) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? "none" : String.format(Locale.ROOT, "%.1f %s (%.1f–%.1f)", sorted.get(sorted.size() / 2), unit, sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    void write() throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "reliability"));
        Files.write(folder.resolve(title.replaceAll("[^a-z]+", "-") + ".md"),
                ("## " + title + "\n\n" + String.join("\n", lines.stream().map(line -> "- " + line).toList()) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
