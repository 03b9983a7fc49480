package org.unionhall.identity.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.unionhall.identity.MyData;
import org.unionhall.identity.MyDataSource.Attachment;
import org.unionhall.identity.MyDataSource.Fact;
import org.unionhall.identity.MyDataSource.Section;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import tools.jackson.databind.json.JsonMapper;

/** Everything about one person in one archive: a page to read, a table to sort, a file for machines, and the own files. */
@Component
class MyDataFile {

    private final MessageSource messages;
    private final ITemplateEngine templates;
    private final JsonMapper json;

    MyDataFile(MessageSource messages, ITemplateEngine templates, JsonMapper json) {
        this.messages = messages;
        this.templates = templates;
        this.json = json;
    }

    /** @param made when, ready to read; the stream stays open */
    void write(MyData.Everything all, String name, String made, Locale locale, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        entry(zip, "index.html", templates.process("identity/my-data-file",
                new Context(locale, Map.of("sections", all.sections(), "name", name, "made", made))).getBytes(StandardCharsets.UTF_8));
        entry(zip, "data.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(Map.of("name", name, "made", made,
                "sections", all.sections().stream().map(section -> section(section, locale)).toList())));
        zip.putNextEntry(new ZipEntry("data.xlsx"));
        table(all.sections(), locale, zip);
        zip.closeEntry();
        int nr = 1;
        for (Attachment file : all.attachments()) {
            zip.putNextEntry(new ZipEntry("files/" + nr++ + "-" + file.name().replaceAll("[/\\\\]", "_")));
            try (InputStream in = file.content().open()) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    private Map<String, Object> section(Section section, Locale locale) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", section.name());
        plain.put("title", say(section.titleKey(), locale));
        if (section.columns().isEmpty()) {
            Map<String, String> facts = new LinkedHashMap<>();
            section.facts().forEach(fact -> facts.put(say(fact.labelKey(), locale), fact.value()));
            plain.put("facts", facts);
        } else {
            plain.put("rows", section.rows().stream().map(row -> {
                Map<String, String> cells = new LinkedHashMap<>();
                IntStream.range(0, row.size()).forEach(at -> cells.put(say(section.columns().get(at), locale), row.get(at)));
                return cells;
            }).toList());
        }
        return plain;
    }

    /** One line for each value: where it stands, the row, what it is, what it says. */
    private void table(List<Section> sections, Locale locale, OutputStream out) throws IOException {
        List<Column> columns = new ArrayList<>(List.of(Column.text(say("identity.data.part", locale), 24), Column.text(say("identity.data.row", locale), 8),
                Column.text(say("identity.data.what", locale), 24), Column.text(say("identity.data.value", locale), 60)));
        try (SheetWriter sheet = SheetWriter.xlsx(out, say("identity.data.title", locale), columns)) {
            for (Section section : sections) {
                for (Fact fact : section.facts()) {
                    sheet.row(say(section.titleKey(), locale), "1", say(fact.labelKey(), locale), fact.value());
                }
                for (int nr = 0; nr < section.rows().size(); nr++) {
                    List<String> row = section.rows().get(nr);
                    for (int at = 0; at < row.size(); at++) {
                        sheet.row(say(section.titleKey(), locale), String.valueOf(nr + 1), say(section.columns().get(at), locale), row.get(at));
                    }
                }
            }
        }
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, key, locale);
    }
}
