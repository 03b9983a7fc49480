package org.unionhall.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.StringUtils;

/** Looks whether the portal's two ports are free before anything costly begins. */
final class Ports {

    private Ports() {
    }

    static void check(ConfigurableEnvironment environment) {
        check(environment, "server", 8080, BadStart.PORT_TAKEN);
        check(environment, "management.server", -1, BadStart.MANAGEMENT_PORT_TAKEN);
    }

    private static void check(ConfigurableEnvironment environment, String prefix, int unset, BadStart taken) {
        int port = environment.getProperty(prefix + ".port", Integer.class, unset);
        if (port <= 0) {
            return;
        }
        String address = environment.getProperty(prefix + ".address");
        try (ServerSocket door = new ServerSocket()) {
            // As Tomcat does: connections of an earlier run that still linger do not count as "taken".
            door.setReuseAddress(!System.getProperty("os.name", "").startsWith("Windows"));
            door.bind(StringUtils.hasText(address)
                    ? new InetSocketAddress(InetAddress.getByName(address), port)
                    : new InetSocketAddress(port));
        } catch (UnknownHostException unknown) {
            throw new StartRefused(BadStart.ADDRESS_NOT_HERE, unknown, address);
        } catch (IOException failure) {
            String why = String.valueOf(failure.getMessage());
            throw why.contains("assign requested address")
                    ? new StartRefused(BadStart.ADDRESS_NOT_HERE, failure, address)
                    : new StartRefused(taken, failure, port);
        }
    }

    /** A port of this computer on which nothing listens now. */
    static int free() throws IOException {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        }
    }

    /** Whether the address can only be reached from this computer; an unresolvable one cannot be trusted. */
    static boolean loopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
