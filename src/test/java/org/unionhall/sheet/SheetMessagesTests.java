package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

class SheetMessagesTests {

    private static Properties bundle(String name) throws IOException {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                SheetMessagesTests.class.getResourceAsStream("/messages/" + name), StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    void everyRefusalHasASentenceInBothLanguages() throws IOException {
        Set<String> codes = new TreeSet<>();
        try (var files = Files.list(Path.of("src/main/java/org/unionhall/sheet"))) {
            for (Path file : files.toList()) {
                Pattern.compile("\"(sheet\\.[\\w.]+)\"").matcher(Files.readString(file)).results()
                        .map(found -> found.group(1)).filter(code -> !code.equals("sheet.binary")).forEach(codes::add);
            }
        }
        assertThat(bundle("sheet.properties").keySet()).containsExactlyInAnyOrderElementsOf(codes);
        assertThat(bundle("sheet_zh_CN.properties").keySet()).containsExactlyInAnyOrderElementsOf(codes);
    }
}
