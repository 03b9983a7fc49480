package org.unionhall.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * When the configuration is known and logging works, but nothing is loaded yet: decides between trial mode and a
 * configured database, and refuses what cannot work. Afterwards {@code spring.datasource.*},
 * {@code unionhall.trial} and {@code unionhall.secret-key} are all set and checked.
 */
final class BeforeTheDoorsOpen implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final Logger log = LoggerFactory.getLogger(BeforeTheDoorsOpen.class);
    private static volatile boolean debugAsked;

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 5;
    }

    static boolean debugAsked() {
        return debugAsked;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        ConfigurableEnvironment environment = event.getEnvironment();
        String debug = environment.getProperty("debug");
        debugAsked = debug != null && !"false".equalsIgnoreCase(debug);
        Map<String, Object> decided = StringUtils.hasText(environment.getProperty("spring.datasource.url"))
                ? useConfigured(environment)
                : beginTrial(environment);
        environment.getPropertySources().addFirst(new MapPropertySource("unionhall launch", decided));
    }

    private Map<String, Object> useConfigured(ConfigurableEnvironment environment) {
        if (environment.getProperty("unionhall.trial", Boolean.class, false)) {
            throw new StartRefused(BadStart.TRIAL_ON_REAL_DATABASE);
        }
        SecretKey.check(environment.getProperty("unionhall.secret-key"));
        Ports.check(environment);
        Duration wait = DurationStyle.detectAndParse(environment.getProperty("unionhall.database.wait", "0s"));
        ConfiguredDatabase database = new ConfiguredDatabase(
                environment.getRequiredProperty("spring.datasource.url"),
                environment.getProperty("spring.datasource.username"),
                environment.getProperty("spring.datasource.password"));
        log.info("Database: PostgreSQL {} at {}", database.check(wait), database.place());
        return Map.of("unionhall.trial", false);
    }

    private Map<String, Object> beginTrial(ConfigurableEnvironment environment) {
        for (String half : List.of("spring.datasource.username", "spring.datasource.password")) {
            if (StringUtils.hasText(environment.getProperty(half))) {
                throw new StartRefused(BadStart.DATABASE_HALF_CONFIGURED, half);
            }
        }
        for (String setting : List.of("server.address", "management.server.address")) {
            String address = environment.getProperty(setting);
            if (StringUtils.hasText(address) && !Ports.loopback(address)) {
                throw new StartRefused(BadStart.TRIAL_NOT_ALONE, setting, address);
            }
        }
        Map<String, Object> decided = new LinkedHashMap<>();
        if (!StringUtils.hasText(environment.getProperty("server.address"))) {
            decided.put("server.address", "127.0.0.1");
        }
        // The check must look at the door that will be opened, so the address is decided first.
        environment.getPropertySources().addFirst(new MapPropertySource("unionhall launch address", Map.copyOf(decided)));
        Ports.check(environment);

        TrialHome home = TrialHome.enter(Path.of(environment.getProperty("unionhall.home", ".unionhall")));
        String secretKey = home.secret("secret-key", SecretKey::create);
        SecretKey.check(secretKey);
        String programs = environment.getProperty("unionhall.postgres-programs");
        EmbeddedDatabase database = EmbeddedDatabase.start(new EmbeddedDatabase.Place(
                home.folder(),
                StringUtils.hasText(programs) ? Path.of(programs) : home.folder().resolve("postgres"),
                home.secret("database-password", EmbeddedDatabase::createPassword)), Map.of("synchronous_commit", "off"));
        // Handlers run after every context is closed: nobody needs the database any more.
        SpringApplication.getShutdownHandlers().add(() -> {
            database.stop();
            home.leave();
        });
        database.createDatabase("unionhall");
        log.info("Database: embedded PostgreSQL {}, data in {}, 127.0.0.1:{} — trial mode, this computer only",
                database.version(), home.folder().resolve("data"), database.port());

        decided.put("unionhall.trial", true);
        decided.put("unionhall.secret-key", secretKey);
        decided.put("spring.datasource.url", database.url("unionhall"));
        decided.put("spring.datasource.username", EmbeddedDatabase.USER);
        decided.put("spring.datasource.password", database.password());
        return decided;
    }
}
