package org.unionhall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes what was found between the marks of a section of docs/benchmarks.md; the words around them are written by hand. */
final class Report {

    private static final Path FILE = Path.of("docs/benchmarks.md");

    private Report() {
    }

    static synchronized void section(String name, String markdown) throws IOException {
        System.out.println(markdown);
        String text = put(Files.readString(FILE), name, markdown.strip());
        Files.writeString(FILE, put(text, "machine", "Last run: " + LocalDate.now() + ", " + machine() + "."));
    }

    private static String put(String text, String name, String markdown) {
        Pattern place = Pattern.compile("(<!-- " + name + " -->\n).*?(<!-- /" + name + " -->)", Pattern.DOTALL);
        Matcher found = place.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no section " + name + " in " + FILE);
        }
        return found.replaceFirst("$1" + Matcher.quoteReplacement(markdown + "\n") + "$2");
    }

    /** In general words: nothing that names the machine. */
    private static String machine() {
        var system = (com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        return Runtime.getRuntime().availableProcessors() + " cores, " + (system.getTotalMemorySize() >> 30) + " GB of memory, "
                + System.getProperty("os.name") + ", Java " + System.getProperty("java.version") + ", PostgreSQL 18 on the same machine without fsync, heap "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB";
    }
}
