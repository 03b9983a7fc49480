package org.unionhall.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The watchman is watched: what {@link Browser.Tab#inOrder()} lets pass is in order, and what is not, is found. */
class BrowserTests {

    private static final String PAGE = "<!doctype html><html lang=zh-CN><head><title>页</title><meta name=viewport content='width=device-width'></head>"
            + "<body><main><h1>页</h1>%s</main></body></html>";

    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aPageWithoutFaultsPasses() {
        assertThatCode(() -> look("<p>好</p>")).doesNotThrowAnyException();
    }

    @Test
    void aPictureWithoutWordsIsFound() {
        assertThatThrownBy(() -> look("<img src='data:,'>")).hasMessageContaining("image-alt").hasMessageContaining("<img");
    }

    @Test
    void paleWordsAreFound() {
        assertThatThrownBy(() -> look("<p style='color:#ccc;background:#fff'>看不清</p>")).hasMessageContaining("color-contrast");
    }

    @Test
    void whatIsWiderThanThePhoneIsFound() {
        assertThatThrownBy(() -> look("<p style='width:900px'>宽</p>")).hasMessageContaining("side scroll");
    }

    @Test
    void anErrorInAScriptIsFound() {
        assertThatThrownBy(() -> look("<script>missing()</script>")).hasMessageContaining("missing is not defined");
    }

    private static void look(String body) {
        try (Browser.Tab tab = browser.tab(Browser.PHONE, "zh-CN")) {
            tab.page().setContent(PAGE.formatted(body));
            tab.inOrder();
        }
    }
}
