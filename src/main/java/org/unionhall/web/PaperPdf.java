package org.unionhall.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Answers the address of a {@link Paper} with {@code as=pdf} by a PDF: the same page, laid out by the {@link Press}. */
@Component
class PaperPdf implements HandlerInterceptor, WebMvcConfigurer {

    static final String PARAMETER = "as";

    private final ViewResolver views;
    private final Press press;

    /** Views are made after those who configure the web. */
    PaperPdf(@Lazy @Qualifier("thymeleafViewResolver") ViewResolver views, Press press) {
        this.views = views;
        this.press = press;
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
        Document paper = Press.plain(kept.words.toString());
        byte[] file = press.paper(paper, locale);
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", ContentDisposition.inline().filename(paper.title().split(" · ")[0] + ".pdf", StandardCharsets.UTF_8).build().toString());
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(file.length);
        response.getOutputStream().write(file);
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
