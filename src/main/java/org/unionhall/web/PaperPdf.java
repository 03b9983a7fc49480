package org.unionhall.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.unionhall.kernel.Refusal;

/**
 * Answers the address of a {@link Paper} with {@code as=pdf} by a PDF: the same page, laid out by a style sheet of its
 * own, with the glyphs it uses embedded. A character that the font lacks is named at the end, so that nobody hands out a
 * paper on which a name has a hole. Nothing is loaded from anywhere while a page is laid out: of pictures it shows those that stand
 * in the page ({@link QrCode#data}).
 */
@Component
class PaperPdf implements HandlerInterceptor, WebMvcConfigurer {

    static final String PARAMETER = "as";
    private static final String FAMILY = "Noto Sans SC";
    private static final String REGULAR = "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
    private static final String BOLD = "fonts/ttf/NotoSansSC/NotoSansSC-Bold.ttf";
    /** Each reads two fonts of ten megabytes. */
    private static final Semaphore AT_ONCE = new Semaphore(2, true);
    private static final int PATIENCE_SECONDS = 10;

    private final ViewResolver views;
    private final MessageSource messages;
    private volatile CmapLookup glyphs;

    /** Views are made after those who configure the web. */
    PaperPdf(@Lazy @Qualifier("thymeleafViewResolver") ViewResolver views, MessageSource messages) {
        this.views = views;
        this.messages = messages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, ModelAndView page) throws Exception {
        if (page == null || page.getViewName() == null || page.getViewName().startsWith("redirect:") || !(handler instanceof HandlerMethod method)
                || !method.hasMethodAnnotation(Paper.class)) {
            return;
        }
        String path = request.getRequestURI().substring(request.getContextPath().length());
        page.addObject("pdf", Address.of(request.getQueryString() == null ? path : path + "?" + request.getQueryString()).with(PARAMETER, "pdf").toString());
        if ("pdf".equals(request.getParameter(PARAMETER)) && response.getStatus() == HttpServletResponse.SC_OK) {
            String name = page.getViewName();
            page.setView((model, asked, answer) -> answer(name, model, asked, answer));
        }
    }

    private void answer(String name, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
        Locale locale = LocaleContextHolder.getLocale();
        View view = views.resolveViewName(name, locale);
        Kept kept = new Kept(response);
        view.render(model, request, kept);
        byte[] file = pdf(kept.words.toString(), locale);
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "inline; filename=\"paper.pdf\"");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
    }

    /** @param page a whole page of HTML */
    byte[] pdf(String page, Locale locale) throws IOException, InterruptedException {
        Document document = Jsoup.parse(page);
        document.select("script, link, meta, style, nav, button, svg, aside, i").remove();
        Set<Integer> missing = missing(document.text());
        if (!missing.isEmpty()) {
            document.select("main").append("<p class=\"missing\"></p>").select(".missing").last()
                    .text(messages.getMessage("web.pdf.missing", new Object[] {missing.stream().map("U+%04X"::formatted).collect(Collectors.joining(", "))}, locale));
        }
        document.head().appendElement("style").text(new ClassPathResource("static/css/paper-pdf.css").getContentAsString(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!AT_ONCE.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new Refusal("web.pdf.busy");
        }
        try {
            new PdfRendererBuilder().withW3cDocument(new W3CDom().fromJsoup(document), "about:blank")
                    .useFont(() -> font(REGULAR), FAMILY, 400, FontStyle.NORMAL, true).useFont(() -> font(BOLD), FAMILY, 700, FontStyle.NORMAL, true)
                    .useUriResolver((base, address) -> address.startsWith("data:image/png;") ? address : null).withProducer("Unionhall").toStream(out).run();
        } finally {
            AT_ONCE.release();
        }
        return PdfWords.plain(out.toByteArray());
    }

    private static InputStream font(String path) {
        try {
            return new ClassPathResource(path).getInputStream();
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    private Set<Integer> missing(String text) throws IOException {
        if (glyphs == null) {
            try (InputStream font = font(REGULAR)) {
                glyphs = new TTFParser().parse(new RandomAccessReadBuffer(font)).getUnicodeCmapLookup();
            }
        }
        Set<Integer> missing = new LinkedHashSet<>();
        text.codePoints().filter(point -> !Character.isWhitespace(point) && !Character.isISOControl(point) && glyphs.getGlyphId(point) == 0).forEach(missing::add);
        return missing;
    }

    /** Keeps the page instead of sending it. */
    private static final class Kept extends HttpServletResponseWrapper {

        private final StringWriter words = new StringWriter();
        private final PrintWriter writer = new PrintWriter(words);

        private Kept(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            return writer;
        }

        @Override
        public void setContentType(String type) {
            // the answer is a PDF
        }
    }
}
