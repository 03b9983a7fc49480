package org.unionhall.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ScreenshotCaret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A real browser for tests. {@link #start()} skips the test in plain sight when this machine has none, and fails it
 * when the environment says {@code UNIONHALL_BROWSER=required}.
 *
 * <pre>{@code
 * try (Browser browser = Browser.start(); Browser.Tab tab = browser.tab(Browser.PHONE, "zh-CN")) {
 *     tab.open("http://localhost:8080/members");
 *     tab.inOrder();
 * }
 * }</pre>
 */
public final class Browser implements AutoCloseable {

    public static final int DESKTOP = 1366;
    public static final int PHONE = 360;

    private static final String AXE = AxeBuilder.getAxeScript();

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    public static Browser start() {
        Path chromium = chromium().orElse(null);
        if (chromium == null) {
            String missing = "No Chromium found: set CHROME_PATH or install chromium";
            if ("required".equals(System.getenv("UNIONHALL_BROWSER"))) {
                throw new AssertionError(missing);
            }
            return abort(missing);
        }
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions()
                .setExecutablePath(chromium).setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))));
    }

    /** The browser this machine offers: {@code CHROME_PATH} first, then the usual places. */
    public static Optional<Path> chromium() {
        Stream<String> onPath = Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                        .map(name -> folder + "/" + name));
        return Stream.of(Stream.ofNullable(System.getenv("CHROME_PATH")), Stream.of("/usr/bin/chromium"), onPath)
                .flatMap(places -> places).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    /** A window of its own: no cookies shared with other tabs. The height is that of a usual screen. */
    public Tab tab(int width, String locale) {
        return tab(width, locale, true);
    }

    /** The same, with JavaScript switched off. */
    public Tab tabWithoutScript(int width, String locale) {
        return tab(width, locale, false);
    }

    private Tab tab(int width, String locale, boolean script) {
        return new Tab(chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, width <= 500 ? 780 : 800).setLocale(locale).setTimezoneId("Asia/Shanghai")
                .setJavaScriptEnabled(script).setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE)));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    /** One window and what its console complained about. */
    public static final class Tab implements AutoCloseable {

        private final BrowserContext context;
        private final Page page;
        private final List<String> complaints = new ArrayList<>();

        private Tab(BrowserContext context) {
            this.context = context;
            context.addInitScript("document.addEventListener('securitypolicyviolation', e => console.error("
                    + "'CSP ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile + ':' + e.lineNumber))");
            context.setDefaultTimeout(15_000);
            this.page = context.newPage();
            page.onConsoleMessage(this::hear);
            page.onPageError(error -> complaints.add("script: " + error));
        }

        private void hear(ConsoleMessage message) {
            // Chromium reports the page itself as a failed resource when it answers 4xx on purpose.
            boolean ownStatus = message.text().startsWith("Failed to load resource")
                    && message.location().startsWith(page.url());
            if (("error".equals(message.type()) || "warning".equals(message.type())) && !ownStatus) {
                complaints.add(message.type() + ": " + message.text());
            }
        }

        /** The page for everything this class does not offer. */
        public Page page() {
            return page;
        }

        public Tab open(String address) {
            page.navigate(address);
            return this;
        }

        /** Everything a page must be: accessible, without side scroll, silent in the console. */
        public void inOrder() {
            inOrder(true);
        }

        /** The same, of a page whose colours were looked at in another window. */
        public void inOrderSaveItsColours() {
            inOrder(false);
        }

        private void inOrder(boolean colours) {
            silent();
            noSideScroll(page);
            unheard(() -> accessible(page, colours));
        }

        /** No script error, no failed file, no breach of the content security policy so far. */
        public void silent() {
            assertThat(complaints).as("console of %s", page.url()).isEmpty();
        }

        /** A picture of the whole page, for people to look at. */
        public void picture(Path file) {
            unheard(() -> page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true)
                    .setCaret(ScreenshotCaret.INITIAL)));
        }

        /** The tools put styles of their own into the page; the policy refuses them, which is no fault of the page. */
        private void unheard(Runnable tool) {
            int before = complaints.size();
            try {
                tool.run();
                page.waitForTimeout(50);
            } finally {
                complaints.subList(before, complaints.size()).clear();
            }
        }

        @Override
        public void close() {
            context.close();
        }
    }

    /** Zero axe findings: WCAG 2.2 A and AA, and the best practices. */
    private static void accessible(Page page, boolean colours) {
        page.evaluate(AXE);
        // told in one line each, there and then: handing over all that was looked at takes longer than looking.
        // Where words lie upon a pseudo-element axe says nothing; so it may as well not look for any, which is slow.
        Object findings = page.evaluate("""
                async colours => (await axe.run(document, { resultTypes: ['violations'], iframes: false, preload: false,
                    rules: { 'color-contrast': { enabled: colours } }, checks: { 'color-contrast': { options: { ignorePseudo: true } } },
                    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations
                  .map(rule => `${rule.id} (${rule.help}): ` + rule.nodes.map(node => `${node.target} ${node.html} ${node.failureSummary}`).join('; '))""", colours);
        assertThat((List<?>) findings)
                .as("axe findings on %s", page.url()).isEmpty();
    }

    /** Nothing is wider than the window. */
    public static void noSideScroll(Page page) {
        Object wide = page.evaluate("""
                () => document.documentElement.scrollWidth <= window.innerWidth ? '' :
                  document.documentElement.scrollWidth + ' px: ' + [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                    .slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ')""");
        assertThat(wide).as("side scroll on %s", page.url()).isEqualTo("");
    }
}
