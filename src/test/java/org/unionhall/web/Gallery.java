package org.unionhall.web;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The templates with invented content behind a small server: what the look can do, on nine pages. */
class Gallery implements AutoCloseable {

    static final List<String> PAGES = List.of("desk", "members", "nobody", "member", "units", "signin", "import", "form", "paper", "error");

    static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'";

    private final ConfigurableApplicationContext context;

    private Gallery(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Gallery open() {
        return new Gallery(new SpringApplicationBuilder(Rooms.class).web(WebApplicationType.SERVLET)
                .properties("server.port=0", "spring.config.location=optional:classpath:/none/",
                        "server.compression.enabled=true", "logging.level.root=WARN", "spring.main.banner-mode=off")
                .run());
    }

    String address(String page) {
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        return "http://localhost:" + port + "/gallery/" + page;
    }

    @Override
    public void close() {
        context.close();
    }

    /** Not a configuration class: the portal's own component scan must not find it. */
    @ImportAutoConfiguration({TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
            WebMvcAutoConfiguration.class, HttpEncodingAutoConfiguration.class, ThymeleafAutoConfiguration.class})
    static class Rooms {

        @Bean
        MessageSource messageSource() {
            ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
            messages.setBasenames("messages/web", "messages/gallery");
            messages.setDefaultEncoding("UTF-8");
            messages.setFallbackToSystemLocale(false);
            messages.setAlwaysUseMessageFormat(true);
            return messages;
        }

        @Bean
        LocaleResolver localeResolver() {
            AcceptHeaderLocaleResolver resolver = new AcceptHeaderLocaleResolver();
            resolver.setSupportedLocales(List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH));
            resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
            return resolver;
        }

        @Bean
        Filter policy() {
            return new OncePerRequestFilter() {
                @Override
                protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                        throws ServletException, IOException {
                    response.setHeader("Content-Security-Policy", POLICY);
                    chain.doFilter(request, response);
                }
            };
        }

        @Bean
        RouterFunction<ServerResponse> pages(MessageSource messages) {
            return RouterFunctions.route()
                    .GET("/gallery/progress", request -> ServerResponse.ok().render("web/part :: working", model(request, messages)))
                    .GET("/gallery/nobody", request -> ServerResponse.ok().render("gallery/members", nobody(model(request, messages))))
                    .GET("/gallery/error", request -> ServerResponse.status(HttpStatus.CONFLICT)
                            .render("web/error", model(request, messages)))
                    .GET("/gallery/{page}", request -> ServerResponse.ok()
                            .render("gallery/" + request.pathVariable("page"), model(request, messages)))
                    .build();
        }
    }

    private static Map<String, Object> nobody(Map<String, Object> model) {
        Address address = Address.of("/gallery/members?q=zz&status=active");
        model.put("members", List.of());
        model.put("paging", Paging.of(address, 0));
        return model;
    }

    private static Map<String, Object> model(ServerRequest request, MessageSource messages) {
        Locale locale = LocaleContextHolder.getLocale();
        Texts text = code -> messages.getMessage(code, null, locale);
        Map<String, Object> model = new HashMap<>();
        String page = request.path().substring("/gallery/".length());
        model.put("chrome", chrome(page, request.param("large").isPresent()));
        if (page.equals("member")) {
            model.put("flash", Flash.ok(text.of("gallery.flash")));
        }
        model.put("members", members());
        model.put("paging", Paging.of(Address.of("/gallery/members?status=active&unit=math&sort=name&page=3"), 312));
        model.put("chips", List.of(new Chip("status", text.of("gallery.chip.status")), new Chip("unit", text.of("gallery.chip.unit"))));
        model.put("statuses", List.of(new Option("active", text.of("gallery.status.active")),
                new Option("kept", text.of("gallery.status.kept")), new Option("left", text.of("gallery.status.left"))));
        model.put("units", List.of(new Option("math", text.of("gallery.unit.math")), new Option("physics", text.of("gallery.unit.physics"))));
        model.put("genders", List.of(new Option("f", text.of("gallery.gender.f")), new Option("m", text.of("gallery.gender.m"))));
        model.put("accounts", List.of(new Option("chair", "周明远"), new Option("org", "王建国"), new Option("branch", "李敏"),
                new Option("treasurer", "赵文静"), new Option("group", "孙立"), new Option("member", "阿卜杜热西提·买买提"),
                new Option("system", "陈晨"), new Option("audit", "𠮷田健")));
        model.put("tree", tree(text));
        model.put("progress", new Progress(text.of("gallery.import.progress"), 3120, 4986, text.of("gallery.import.progress.note"),
                "running", "/gallery/progress"));
        model.put("status", 409);
        model.put("requestId", "7f3a-91c2-0b6e");
        model.put("message", text.of("gallery.refusal"));
        Form form = page.equals("form") ? new Form("", "110108198204172044", "", "", "2026-11-21", "13800000917", "", false, null)
                : new Form("", "", "", "", "", "", "", false, null);
        model.put("form", form);
        BindingResult faults = new BeanPropertyBindingResult(form, "form");
        if (page.equals("form")) {
            faults.rejectValue("name", "x", text.of("gallery.fault.name"));
            faults.rejectValue("document", "x", text.of("gallery.fault.document"));
            faults.rejectValue("gender", "x", text.of("gallery.fault.gender"));
            faults.rejectValue("unit", "x", text.of("gallery.fault.unit"));
            faults.reject("x", text.of("gallery.fault.once"));
        }
        model.put(BindingResult.MODEL_KEY_PREFIX + "form", faults);
        return model;
    }

    private static Chrome chrome(String page, boolean large) {
        String path = page.equals("desk") ? "/" : "/gallery/" + page;
        if (page.equals("signin") || page.equals("error")) {
            return Chrome.anonymous(true, large, path, path);
        }
        return new Chrome("李敏", LocaleContextHolder.getLocale().getLanguage().equals("zh") ? "数学分工会主席" : "Chair, Branch of Mathematics",
                List.of(group("people", page, "members people member", "units diagram-3 units", "departments building -", "imports file-earmark-arrow-up import"),
                        group("work", page, "desk check2-square -", "letters envelope -"),
                        group("system", page, "accounts person-lock -", "audit shield-check -")),
                true, large, 3, path, path + "?status=active&page=3");
    }

    private static Chrome.MenuGroup group(String name, String page, String... items) {
        List<Chrome.MenuItem> entries = new ArrayList<>();
        for (String item : items) {
            String[] part = item.split(" ");
            entries.add(new Chrome.MenuItem("gallery.menu." + part[0], "/gallery/" + part[0], part[1],
                    page.startsWith(part[2])));
        }
        return new Chrome.MenuGroup("gallery.menu." + name, entries);
    }

    private static List<Member> members() {
        String[] names = {"王芳", "李敏", "阿卜杜热西提·买买提", "张伟", "𠮷田健", "欧阳若兰", "陈晨", "赵文静", "孙立", "周明远",
                "吴桂英", "郑晓东", "冯宇", "古丽娜尔·艾合买提", "蒋㛃", "沈家豪", "韩雪", "杨帆", "朱丽", "司马昭远"};
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            members.add(new Member(names[i], "20" + (10 + i * 7 % 15) + "013" + (100 + i * 37 % 900), i % 2 == 0 ? "f" : "m",
                    i == 1 ? "chair" : i == 5 ? "women" : null, "20" + (10 + i * 7 % 15) + "-09-01", 28 + i * 11 % 31,
                    i == 10 ? "kept" : i == 15 ? "left" : "active"));
        }
        return members;
    }

    private static List<TreeNode> tree(Texts text) {
        String chair = text.of("gallery.units.chair");
        return List.of(new TreeNode(text.of("gallery.units.school"), "/gallery/units", chair.replace("{0}", "周明远"), 4986L, true, List.of(
                new TreeNode(text.of("gallery.unit.math"), "/gallery/units", chair.replace("{0}", "李敏"), 312L, true, List.of(
                        new TreeNode("第一小组", "/gallery/units", null, 41L, false, List.of()),
                        new TreeNode("第二小组", "/gallery/units", null, 38L, false, List.of()),
                        new TreeNode("第三小组", "/gallery/units", null, 36L, false, List.of()))),
                new TreeNode(text.of("gallery.unit.physics"), "/gallery/units", text.of("gallery.units.vacant"), 287L, false, List.of(
                        new TreeNode("第一小组", "/gallery/units", null, 44L, false, List.of()))),
                new TreeNode("图书馆、档案馆与校史馆联合分工会", "/gallery/units", chair.replace("{0}", "古丽娜尔·艾合买提"), 164L, false, List.of()))));
    }

    private interface Texts {
        String of(String code);
    }

    record Member(String name, String staff, String gender, String office, String joined, int age, String status) {
    }

    record Form(String name, String document, String gender, String unit, String joined, String phone, String remark, boolean consent,
                Object scan) {
    }
}
