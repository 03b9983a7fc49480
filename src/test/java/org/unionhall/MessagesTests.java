package org.unionhall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Chinese and English, complete and in step; every word a page or a refusal asks for is there. */
class MessagesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Pattern HOLE = Pattern.compile("\\{(\\d)");

    @Test
    void bothLanguagesHaveTheSameMessagesWithTheSameHoles() throws IOException {
        for (String bundle : bundles()) {
            Map<String, String> english = load(bundle + ".properties");
            Map<String, String> chinese = load(bundle + "_zh_CN.properties");
            assertThat(english.keySet()).as(bundle).isEqualTo(chinese.keySet());
            english.forEach((key, text) -> assertThat(holes(text)).as(bundle + " " + key).isEqualTo(holes(chinese.get(key))));
        }
    }

    /** Which of two would be shown is decided by the order of the files. */
    @Test
    void noMessageStandsInTwoBundles() throws IOException {
        Map<String, String> owners = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (String bundle : bundles()) {
            for (String key : load(bundle + ".properties").keySet()) {
                String other = owners.put(key, bundle);
                if (other != null) {
                    twice.add(key + " in " + other + " and " + bundle);
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    /** The later one would be shown without a word: a title had once become a refusal. */
    @Test
    void noMessageStandsTwiceInItsBundle() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            for (Path file : files.toList()) {
                assertThat(Files.readAllLines(file).stream().filter(line -> line.matches("[\\w.-]+\\s*=.*")).map(line -> line.substring(0, line.indexOf('=')).strip()))
                        .as(file.toString()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void chineseMessagesAreChineseAndNoneIsEmpty() throws IOException {
        for (String bundle : bundles()) {
            load(bundle + "_zh_CN.properties").forEach((key, text) -> assertThat(text).as(key).isNotBlank());
            load(bundle + ".properties").forEach((key, text) -> assertThat(text).as(key).isNotBlank());
        }
    }

    /** Every message is a format: an apostrophe alone would begin a quotation and disappear. */
    @Test
    void apostrophesAreWrittenTwice() throws IOException {
        for (String bundle : bundles()) {
            load(bundle + ".properties").forEach((key, text) -> assertThat(text.replace("''", "")).as(key).doesNotContain("'"));
            load(bundle + "_zh_CN.properties").forEach((key, text) -> assertThat(text.replace("''", "")).as(key).doesNotContain("'"));
        }
    }

    @Test
    void everyMessageNamedByATemplateExists() throws IOException {
        Pattern used = Pattern.compile("#\\{([a-zA-Z][\\w.-]*[\\w])[}(]");
        Set<String> known = all();
        try (Stream<Path> templates = Files.walk(Path.of("src/main/resources/templates"))) {
            List<String> missing = new ArrayList<>();
            templates.filter(path -> path.toString().endsWith(".html")).forEach(path -> used.matcher(read(path)).results()
                    .map(match -> match.group(1)).filter(key -> !known.contains(key)).forEach(key -> missing.add(path + " " + key)));
            assertThat(missing).isEmpty();
        }
    }

    @Test
    void everyRefusalAndRemarkHasItsWords() throws IOException {
        Pattern said = Pattern.compile("(?:new Refusal\\(|Refusal\\.on\\(\\s*\"[^\"]*\",\\s*|\\.(?:fault|warn)\\(\\s*(?:null|\"[^\"]*\"),\\s*|say\\()\"([a-z][\\w-]*\\.[\\w.-]*\\w)\"");
        Set<String> known = all();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            Set<String> missing = new TreeSet<>();
            sources.filter(path -> path.toString().endsWith(".java")).forEach(path -> said.matcher(read(path)).results()
                    .map(match -> match.group(1)).filter(key -> !known.contains(key)).forEach(key -> missing.add(path.getFileName() + " " + key)));
            assertThat(missing).isEmpty();
        }
    }

    private static Set<String> all() throws IOException {
        Set<String> keys = new TreeSet<>();
        for (String bundle : bundles()) {
            keys.addAll(load(bundle + ".properties").keySet());
        }
        return keys;
    }

    private static List<String> bundles() throws IOException {
        try (Stream<Path> files = Files.list(MESSAGES)) {
            return files.map(path -> path.getFileName().toString().replace(".properties", "").replace("_zh_CN", ""))
                    .distinct().sorted().toList();
        }
    }

    private static Map<String, String> load(String file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file))) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, TreeMap::new));
    }

    private static Set<String> holes(String text) {
        return HOLE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
