package org.unionhall.identity;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What every portal should look at: how it runs, where it listens, who its administrators are. */
@Component
class HouseChecks implements ConfigurationCheck {

    private static final String SECRET = "unionhall.secret-key";

    private final ConfigurableEnvironment environment;
    private final Portal portal;
    private final AccountList accounts;
    private final AccountSessions sessions;
    private final JdbcClient jdbc;
    private final Clock clock;

    HouseChecks(ConfigurableEnvironment environment, Portal portal, AccountList accounts, AccountSessions sessions, JdbcClient jdbc,
                Clock clock) {
        this.environment = environment;
        this.portal = portal;
        this.accounts = accounts;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        boolean trial = environment.getProperty("unionhall.trial", Boolean.class, false);
        found.add(trial ? Finding.of(Weight.INFO, "identity.check.trial") : Finding.of(Weight.OK, "identity.check.real"));
        address(found, trial);
        management(found);
        secretKey(found, trial);
        administrators(found);
        found.add(Finding.of(Weight.OK, "identity.check.database", jdbc.sql("show server_version").query(String.class).single()));
        jobs(found);
        ZoneId machine = ZoneId.systemDefault();
        found.add(machine.getRules().equals(clock.getZone().getRules()) ? Finding.of(Weight.OK, "identity.check.zone", clock.getZone())
                : Finding.of(Weight.INFO, "identity.check.zone.differs", clock.getZone(), machine));
        found.add(Finding.of(Weight.OK, "identity.check.sessions", sessions.count()));
        return found;
    }

    private void address(List<Finding> found, boolean trial) {
        String address = portal.address();
        boolean secureCookies = environment.getProperty("unionhall.secure-cookies", Boolean.class, false);
        if (!portal.addressConfigured() && !trial) {
            found.add(Finding.of(Weight.WARN, "identity.check.address.missing", address));
        } else if (address.startsWith("https:")) {
            found.add(secureCookies ? Finding.of(Weight.OK, "identity.check.cookies", address)
                    : Finding.of(Weight.STOP, "identity.check.cookies.insecure", address));
        } else if (!loopback(host(address))) {
            found.add(Finding.of(Weight.STOP, "identity.check.address.plain", address));
        } else {
            found.add(Finding.of(Weight.OK, "identity.check.address", address));
        }
    }

    private void management(List<Finding> found) {
        String host = environment.getProperty("management.server.address", "");
        String port = environment.getProperty("management.server.port", "");
        found.add(loopback(host) ? Finding.of(Weight.OK, "identity.check.management", port)
                : Finding.of(Weight.WARN, "identity.check.management.open", port));
    }

    /** Where the key was read from; never the key. */
    private void secretKey(List<Finding> found, boolean trial) {
        PropertySource<?> source = environment.getPropertySources().stream()
                .filter(candidate -> !candidate.getName().equals("configurationProperties") && holds(candidate)).findFirst().orElse(null);
        if (trial) {
            found.add(Finding.of(Weight.OK, "identity.check.secret.trial"));
        } else if (source instanceof CommandLinePropertySource<?>) {
            found.add(Finding.of(Weight.WARN, "identity.check.secret.command"));
        } else {
            found.add(Finding.of(Weight.OK, "identity.check.secret"));
        }
    }

    private static boolean holds(PropertySource<?> source) {
        return source.containsProperty(SECRET) || source.containsProperty("UNIONHALL_SECRET_KEY") || source.containsProperty("UNIONHALL_SECRETKEY");
    }

    private void administrators(List<Finding> found) {
        List<Role> missing = accounts.missingAdministrators();
        missing.forEach(role -> found.add(Finding.of(Weight.WARN, "identity.check.nobody." + role.name())));
        int twice = accounts.doubleAdministrators();
        if (twice > 0) {
            found.add(Finding.of(Weight.STOP, "identity.check.separated.not", twice));
        } else if (missing.isEmpty()) {
            found.add(Finding.of(Weight.OK, "identity.check.separated"));
        }
    }

    private void jobs(List<Finding> found) {
        if (!jdbc.sql("select to_regclass('web_job') is not null").query(Boolean.class).single()) {
            found.add(Finding.of(Weight.STOP, "identity.check.jobs.missing"));
            return;
        }
        int failing = jdbc.sql("select count(*) from web_job where consecutive_failures > 0").query(Integer.class).single();
        found.add(failing == 0 ? Finding.of(Weight.OK, "identity.check.jobs") : Finding.of(Weight.WARN, "identity.check.jobs.failing", failing));
    }

    private static String host(String address) {
        try {
            return String.valueOf(URI.create(address).getHost());
        } catch (IllegalArgumentException notAnAddress) {
            return address;
        }
    }

    private static boolean loopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("[::1]");
    }
}
