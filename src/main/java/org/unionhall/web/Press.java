package org.unionhall.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.unionhall.kernel.Refusal;

/**
 * Lays pages of HTML out as PDF, by a style sheet of its own and with the glyphs they use embedded. A character that the
 * font lacks is named at the end, so that nobody hands out a paper on which a name has a hole. Nothing is loaded from
 * anywhere meanwhile.
 */
@Component
class Press {

    private static final String FAMILY = "Noto Sans SC";
    private static final String REGULAR = "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    private static final String BOLD = "fonts/ttf/NotoSansSC/NotoSansSC-Bold.ttf";
    /** Each reads two fonts of ten megabytes. Whoever waits is served in turn. */
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MessageSource messages;
    private final Semaphore turns;
    private final Duration patience;
    private volatile CmapLookup glyphs;

    @Autowired
    Press(MessageSource messages) {
        this(messages, new Semaphore(AT_ONCE, true), PATIENCE);
    }

    /** @param patience how long somebody waits for one of the turns */
    Press(MessageSource messages, Semaphore turns, Duration patience) {
        this.messages = messages;
        this.turns = turns;
        this.patience = patience;
    }

    /**
     * One paper, for somebody who waits for it.
     *
     * @param document {@link #plain}
     * @throws Refusal {@code web.pdf.busy}
     */
    byte[] paper(Document document, Locale locale) throws IOException, InterruptedException {
        name(missing(document.text()), document, locale);
        if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new Refusal("web.pdf.busy");
        }
        return lay(document, 1, "");
    }

    /** A part of something long, however long it has to wait for its turn. @param first number of its first page @param style more of it */
    byte[] part(Document document, int first, String style) throws IOException {
        turns.acquireUninterruptibly();
        return lay(document, first, style);
    }

    /** A whole page of HTML without what is for the screen alone. */
    static Document plain(String page) {
        Document document = Jsoup.parse(page);
        document.select("script, link, meta, style, nav, button, svg, aside, i").remove();
        return document;
    }

    /** Says at the end which characters have to be written in by hand. */
    void name(Collection<Integer> missing, Document document, Locale locale) {
        if (!missing.isEmpty()) {
            document.select("main").append("<p class=\"missing\"></p>").select(".missing").last()
                    .text(messages.getMessage("web.pdf.missing", new Object[] {missing.stream().map("U+%04X"::formatted).collect(Collectors.joining(", "))}, locale));
        }
    }

    Set<Integer> missing(String text) throws IOException {
        CmapLookup glyphs = glyphs();
        Set<Integer> missing = new LinkedHashSet<>();
        text.codePoints().filter(point -> !Character.isWhitespace(point) && !Character.isISOControl(point) && glyphs.getGlyphId(point) == 0).forEach(missing::add);
        return missing;
    }

    private CmapLookup glyphs() throws IOException {
        if (glyphs == null) {
            try (InputStream font = font(REGULAR)) {
                glyphs = new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
            }
        }
        return glyphs;
    }

    /** The ideograph that the font draws as it draws a radical. */
    private static int ideograph(CmapLookup glyphs, int radical) {
        int glyph = radical < 0x2E80 || radical > 0x2FD5 ? 0 : glyphs.getGlyphId(radical);
        List<Integer> codes = glyph == 0 ? null : glyphs.getCharCodes(glyph);
        return codes == null ? radical : codes.stream().filter(code -> code >= 0x4E00 && code <= 0x9FFF).findFirst().orElse(radical);
    }

    /** Gives the turn back that its caller has taken. */
    private byte[] lay(Document document, int first, String style) throws IOException {
        try {
            document.head().appendElement("style").text(new ClassPathResource("static/css/paper-pdf.css").getContentAsString(StandardCharsets.UTF_8) + style);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new PdfRendererBuilder().withW3cDocument(new W3CDom().fromJsoup(document), "about:blank").useInitialPageNumber(first)
                    .useFont(() -> font(REGULAR), FAMILY, 400, FontStyle.NORMAL, true).useFont(() -> font(BOLD), FAMILY, 700, FontStyle.NORMAL, true)
                    .useUriResolver((base, address) -> address.startsWith("data:image/png;") ? address : null).withProducer("Unionhall").toStream(out).run();
            CmapLookup known = glyphs();
            return PdfWords.plain(out.toByteArray(), radical -> ideograph(known, radical));
        } finally {
            turns.release();
        }
    }

    private static InputStream font(String path) {
        try {
            return new ClassPathResource(path).getInputStream();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }
}
