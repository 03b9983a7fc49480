package org.unionhall.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;

/**
 * Binds what is too long for one {@link Paper}: chapters are laid out some at a time, so that memory holds few of them
 * however many there are; the front comes last, since its catalogue names the page on which each begins. Readers of
 * PDF show the chapters as an outline.
 */
@Component
public class Bookbinder {

    private static final int TOGETHER = 40;
    private static final String NUMBERS = "@page { @bottom-center { content: counter(page); font-family: 'Noto Sans SC'; font-size: 8pt; } }";
    /** As in books: what comes before the first chapter is counted for itself. */
    private static final String FRONT = "@page { @bottom-center { content: counter(page, lower-roman); font-family: 'Noto Sans SC'; font-size: 8pt; } }";

    private final Press press;
    private final SpringTemplateEngine templates;
    private final ApplicationContext beans;
    private final Spool spool;

    Bookbinder(Press press, SpringTemplateEngine templates, ApplicationContext beans, Spool spool) {
        this.press = press;
        this.templates = templates;
        this.beans = beans;
        this.spool = spool;
    }

    /** @param title as the outline names it @param content what its template shows */
    public record Chapter(String title, Object content) {
    }

    /**
     * Binds a book in the language of the thread.
     *
     * @param template its {@code main} has one {@code .sheet} for each of {@code chapters}; or, where there are {@code starts},
     *                 the front for all {@code chapters}, each beginning on the page that {@code starts} has at its place
     * @param model    what the template wants besides
     * @param done     told now and then how many chapters are laid out; throws when nobody waits for them any more
     */
    public void bind(String template, Map<String, Object> model, List<Chapter> chapters, OutputStream out, LongConsumer done) throws IOException {
        Locale locale = LocaleContextHolder.getLocale();
        List<Path> parts = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        Set<Integer> missing = new LinkedHashSet<>();
        try {
            int next = 1;
            for (int from = 0; from < chapters.size(); from += TOGETHER) {
                List<Chapter> some = chapters.subList(from, Math.min(chapters.size(), from + TOGETHER));
                Document page = page(template, model, some, null, locale);
                missing.addAll(press.missing(page.text()));
                outline(page, some);
                byte[] part = press.part(page, next, NUMBERS);
                next = count(part, next, starts);
                parts.add(kept(part));
                done.accept(from + some.size());
            }
            Document front = page(template, model, chapters, starts, locale);
            missing.addAll(press.missing(front.text()));
            press.name(missing, front, locale);
            parts.add(0, kept(press.part(front, 1, FRONT)));
            PDFMergerUtility together = new PDFMergerUtility();
            for (Path part : parts) {
                together.addSource(part.toFile());
            }
            together.setDestinationStream(out);
            together.mergeDocuments(IOUtils.createTempFileOnlyStreamCache());
        } finally {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private Document page(String template, Map<String, Object> model, List<Chapter> chapters, List<Integer> starts, Locale locale) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("chapters", chapters.stream().map(Chapter::content).toList());
        all.put("starts", starts);
        all.put(ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME, new ThymeleafEvaluationContext(beans, null));
        return Press.plain("<!DOCTYPE html><html lang=\"" + locale.toLanguageTag() + "\"><head><title></title></head><body>"
                + templates.process(template, Set.of("main"), new Context(locale, all)) + "</body></html>");
    }

    private static void outline(Document page, List<Chapter> chapters) {
        Elements sheets = page.select("main > .sheet");
        if (sheets.size() != chapters.size()) {
            throw new IllegalStateException(sheets.size() + " sheets for " + chapters.size() + " chapters");
        }
        Element outline = page.head().appendElement("bookmarks");
        for (int n = 0; n < chapters.size(); n++) {
            sheets.get(n).attr("id", "chapter-" + n);
            outline.appendElement("bookmark").attr("name", chapters.get(n).title()).attr("href", "#chapter-" + n);
        }
    }

    /** Notes on which page each chapter begins. @return the number of the page after the last */
    private static int count(byte[] part, int first, List<Integer> starts) throws IOException {
        try (PDDocument read = Loader.loadPDF(part)) {
            for (PDOutlineItem item : read.getDocumentCatalog().getDocumentOutline().children()) {
                PDPage page = item.findDestinationPage(read);
                starts.add(first + read.getPages().indexOf(page));
            }
            return first + read.getNumberOfPages();
        }
    }

    private Path kept(byte[] part) throws IOException {
        return Files.write(spool.file(), part);
    }
}
