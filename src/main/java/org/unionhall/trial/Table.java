package org.unionhall.trial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A text table of the sample: UTF-8, one row a line, fields parted by a bar, lines beginning with {@code #} for the
 * reader.
 */
final class Table {

    private Table() {
    }

    /**
     * @param name the file's name in {@code /sample} without its ending
     * @return the rows in the order of the file; an empty field is an empty string
     */
    static List<List<String>> rows(String name) {
        var stream = Objects.requireNonNull(Table.class.getResourceAsStream("/sample/" + name + ".txt"), name);
        try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
