package org.unionhall.launch;

import org.springframework.boot.SpringApplication;

/**
 * Starts the portal and ends the process in an orderly way when it cannot start.
 *
 * <p>What happens before the Spring context (ports, database, secret key) hangs on this class and not on
 * {@code spring.factories}, so that a test which starts a context never starts a trial database.
 */
public final class Launch {

    /** The exit code after a start that was refused with a sentence: something outside the program must change. */
    public static final int REFUSED = 2;

    private Launch() {
    }

    /**
     * Runs the portal until it is stopped. A failed start ends the process: {@value #REFUSED} when the reason
     * is known and was told in a sentence, 1 otherwise (with the stack trace).
     */
    public static void run(Class<?> portal, String... args) {
        SpringApplication application = new SpringApplication(portal);
        application.addListeners(new BeforeTheDoorsOpen());
        try {
            application.run(args);
        } catch (SpringApplication.AbandonedRunException abandoned) {
            throw abandoned;
        } catch (Throwable failure) {
            System.exit(BadStart.explain(failure).isPresent() ? REFUSED : 1);
        }
    }
}
