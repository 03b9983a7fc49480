package org.unionhall.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.unionhall.identity.AccountId;
import org.unionhall.identity.Actor;

/** Brings in the yearly files that came with the portal: at the first start, and new ones after an upgrade. */
@Component
@Order(10)
class ShippedCalendars implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedCalendars.class);
    private static final Actor PORTAL = new Actor(new AccountId(new UUID(0, 0)), null, "Unionhall", List.of());

    private final Calendars calendars;

    ShippedCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:rulebook/calendar/*.json");
        Arrays.sort(files, Comparator.comparing(Resource::getFilename));
        for (Resource file : files) {
            try (InputStream in = file.getInputStream()) {
                if (calendars.ship(PORTAL, file.getFilename(), in)) {
                    LOG.info("Working-day calendar {} loaded", file.getFilename());
                }
            }
        }
    }
}
