package org.unionhall.testing;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Gives every test context a database of its own, already migrated, a secret key and free ports. Contexts that Spring
 * shares between test classes share the database too.
 */
public class DatabaseForTests implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase database = TestDatabase.freshDatabase();
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("spring.datasource.url", database.jdbcUrl());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.datasource.hikari.minimum-idle", 0);
        settings.put("spring.datasource.hikari.maximum-pool-size", 10);
        settings.put("spring.flyway.enabled", false);
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        settings.put("unionhall.secret-key", TestDatabase.SECRET_KEY);
        settings.put("unionhall.password-strength", 4); // the least bcrypt allows: tests sign in often
        settings.put("unionhall.jobs.between-tries", "50ms");
        settings.put("unionhall.export.rows-at-once", 1000); // so that a school's list takes the long way
        if (!context.getEnvironment().containsProperty("unionhall.trial")) {
            settings.put("unionhall.trial", false);
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", settings));
    }
}
