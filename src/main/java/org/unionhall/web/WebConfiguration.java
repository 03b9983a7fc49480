package org.unionhall.web;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Enumeration;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.format.FormatterRegistry;
import org.springframework.format.datetime.standard.DateTimeFormatterRegistrar;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Languages and formats. Chinese unless the reader or the browser asks for English. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    /** Every module brings its own bundle, {@code messages/<module>.properties}; English is the one without a suffix. */
    @Bean
    MessageSource messageSource() throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
                .map(file -> file.getFilename().replace(".properties", "")).filter(name -> !name.contains("_"))
                .sorted().map(name -> "messages/" + name).toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true); // one rule for all: an apostrophe is written twice
        return messages;
    }

    /** Uploads wait in the spool: what somebody hands in must not lie about when the portal is killed. */
    @Bean
    MultipartConfigElement uploads(MultipartProperties settings, Spool spool) {
        settings.setLocation(spool.folder().toString());
        return settings.createMultipartConfig();
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("language");
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        resolver.setCookieHttpOnly(true);
        resolver.setDefaultLocaleFunction(WebConfiguration::browserLanguage);
        return resolver;
    }

    /** The first language the browser names that the portal speaks. */
    static Locale browserLanguage(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") != null) {
            for (Enumeration<Locale> wishes = request.getLocales(); wishes.hasMoreElements(); ) {
                Locale spoken = spoken(wishes.nextElement().getLanguage());
                if (spoken != null) {
                    return spoken;
                }
            }
        }
        return CHINESE;
    }

    private static Locale spoken(String language) {
        return language.equals("zh") ? CHINESE : language.equals("en") ? Locale.ENGLISH : null;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                Locale spoken = spoken(Locale.forLanguageTag(value).getLanguage());
                return spoken == null ? CHINESE : spoken;
            }
        };
        change.setParamName("lang");
        change.setIgnoreInvalidLocale(true);
        registry.addInterceptor(change);
    }

    /** Dates in forms and addresses are ISO dates; people's own ways of writing them are read where rosters are read. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        DateTimeFormatterRegistrar dates = new DateTimeFormatterRegistrar();
        dates.setUseIsoFormat(true);
        dates.registerFormatters(registry);
    }

}
