package org.unionhall.identity;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where this portal is to be found: what is printed on paper and on the console. */
@Component
public class Portal {

    private final Environment environment;
    private final String configured;

    Portal(Environment environment, @Value("${unionhall.address:}") String configured) {
        this.environment = environment;
        this.configured = configured.strip();
    }

    /** The public address without a slash at its end: {@code unionhall.address}, or this computer and the port in use. */
    public String address() {
        if (!configured.isEmpty()) {
            return configured.replaceAll("/+$", "");
        }
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return "http://localhost:" + port;
    }

    public boolean addressConfigured() {
        return !configured.isEmpty();
    }
}
