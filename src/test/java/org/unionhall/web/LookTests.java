package org.unionhall.web;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.unionhall.testing.Browser;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The look holds on every kind of page, on a desk and on a phone, in both languages. Pictures: target/look. */
class LookTests {

    private static Browser browser;
    private static Gallery gallery;

    @BeforeAll
    static void open() {
        browser = Browser.start();
        gallery = Gallery.open();
    }

    @AfterAll
    static void close() {
        if (gallery != null) {
            gallery.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    static Stream<Arguments> pages() {
        return Gallery.PAGES.stream().flatMap(page -> Stream.of(
                Arguments.of(page, Browser.DESKTOP, "zh-CN"), Arguments.of(page, Browser.PHONE, "en")));
    }

    @ParameterizedTest(name = "{0} at {1} px in {2}")
    @MethodSource("pages")
    void everyPageIsInOrder(String page, int width, String language) {
        try (Browser.Tab tab = browser.tab(width, language)) {
            tab.open(gallery.address(page));
            tab.picture(Path.of("target/look", page + "-" + width + "-" + language + ".png"));
            tab.inOrder();
        }
    }

    static List<String> pageNames() {
        return Gallery.PAGES;
    }

    @ParameterizedTest
    @MethodSource("pageNames")
    void largeTextFitsOnAPhone(String page) {
        try (Browser.Tab tab = browser.tab(Browser.PHONE, "en")) {
            tab.open(gallery.address(page) + "?large");
            tab.picture(Path.of("target/look", "large-" + page + ".png"));
            Browser.noSideScroll(tab.page());
            tab.silent();
        }
    }

    @Test
    void theMenuOnAPhoneOpensWithoutScript() {
        try (Browser.Tab tab = browser.tabWithoutScript(Browser.PHONE, "zh-CN")) {
            tab.open(gallery.address("members"));
            assertThat(tab.page().locator("#menu").isVisible()).isFalse();
            tab.page().locator(".quick a[href='#menu']").click();
            assertThat(tab.page().locator("#menu").isVisible()).isTrue();
            tab.picture(Path.of("target/look", "menu-360-zh-CN.png"));
            tab.page().locator(".menu-close").click();
            assertThat(tab.page().locator("#menu").isVisible()).isFalse();
        }
    }

    @Test
    void paperCarriesTheTrialRibbonAndNoFurniture() {
        try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "zh-CN")) {
            for (String page : List.of("paper", "members")) {
                tab.open(gallery.address(page));
                tab.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                tab.picture(Path.of("target/look", "printed-" + page + ".png"));
                assertThat(tab.page().locator(".trial-ribbon").isVisible()).isTrue();
                for (String furniture : List.of(".press-bar", ".topbar", ".menu", ".quick", ".filters", ".pages")) {
                    assertThat(tab.page().locator(furniture).locator("visible=true").count()).as(furniture).isZero();
                }
            }
        }
    }

    @Test
    void theFaultSummaryLeadsToTheField() {
        try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "zh-CN")) {
            tab.open(gallery.address("form"));
            for (String field : List.of("name", "document", "gender", "unit")) {
                tab.page().locator(".summary a[href='#" + field + "']").click();
                assertThat(tab.page().evaluate("document.activeElement.id")).isEqualTo(field);
            }
        }
    }

    @Test
    void runningWorkAsksForItself() {
        try (Browser.Tab tab = browser.tab(Browser.DESKTOP, "zh-CN")) {
            tab.page().waitForResponse("**/gallery/progress", () -> tab.open(gallery.address("import")));
            tab.silent();
        }
    }
}
