package org.unionhall.launch;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Prints the sentence of a refused start in English and Chinese instead of a stack trace.
 * With {@code --debug} the stack trace follows.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartReport implements SpringBootExceptionReporter {

    private final boolean debug;

    /** @param context null when the start failed before there was one */
    StartReport(@Nullable ConfigurableApplicationContext context) {
        this.debug = debugAsked(context);
    }

    @Override
    public boolean reportException(Throwable failure) {
        return BadStart.explain(failure).map(this::print).orElse(false);
    }

    private boolean print(StartRefused refused) {
        PrintStream console = console();
        console.println();
        console.println("Unionhall does not start. " + refused.english());
        console.println("教工之家无法启动。" + refused.chinese());
        console.println();
        console.flush();
        return !debug;
    }

    private static boolean debugAsked(@Nullable ConfigurableApplicationContext context) {
        // Before there is a context only the command line and the system know what was asked.
        String asked = context != null
                ? context.getEnvironment().getProperty("debug")
                : System.getProperty("debug", System.getenv("DEBUG"));
        return BeforeTheDoorsOpen.debugAsked() || (asked != null && !"false".equalsIgnoreCase(asked));
    }

    /** The error stream in a character set that has the Chinese characters: a container often claims plain ASCII. */
    private static PrintStream console() {
        Console terminal = System.console();
        Charset claimed = terminal != null
                ? terminal.charset()
                : Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        Charset usable = claimed.canEncode() && claimed.newEncoder().canEncode("教") ? claimed : StandardCharsets.UTF_8;
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, usable);
    }
}
