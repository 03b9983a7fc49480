package org.unionhall.launch;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The portal as a process of its own, started as a newcomer would, in a folder of its own. */
public final class PortalProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final Path output;
    private final int port;
    private final int managementPort;

    private PortalProcess(Process process, Path output, int port, int managementPort) {
        this.process = process;
        this.output = output;
        this.port = port;
        this.managementPort = managementPort;
    }

    /** Starts it in the folder, on free ports unless the arguments name others. */
    public static PortalProcess start(Path folder, String... arguments) throws IOException {
        int port = 0;
        int managementPort = Ports.free();
        Path output = Files.createTempFile("portal", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-Xmx256m", "org.unionhall.Unionhall",
                "--unionhall.postgres-programs=" + Path.of("target", "postgres-programs").toAbsolutePath()));
        List<String> given = List.of(arguments);
        if (given.stream().noneMatch(argument -> argument.startsWith("--server.port="))) {
            port = Ports.free();
            command.add("--server.port=" + port);
        }
        if (given.stream().noneMatch(argument -> argument.startsWith("--management.server.port="))) {
            command.add("--management.server.port=" + managementPort);
        }
        command.addAll(given);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true).redirectOutput(output.toFile());
        // by the environment: the class path of the tests is too long for a command line on Windows
        builder.environment().put("CLASSPATH", classPath());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("UNIONHALL_"));
        return new PortalProcess(builder.start(), output, port, managementPort);
    }

    /** Where it listens, when it chose the port itself. */
    public int port() {
        return port;
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** Without the tests' own classes: the portal would take their settings for its own. */
    private static String classPath() {
        return Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
    }

    /** Waits until it is ready to serve. */
    public PortalProcess ready() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + managementPort + "/actuator/health/readiness")).build();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < giveUp) {
            if (!process.isAlive()) {
                throw new AssertionError("the portal ended with " + process.exitValue() + "\n" + output());
            }
            try {
                if (HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                // the door is still closed
            }
            Thread.sleep(150);
        }
        throw new AssertionError("the portal is not ready after " + PATIENCE + "\n" + output());
    }

    /** Waits for its end. */
    public int exitCode() throws InterruptedException, IOException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the portal does not end\n" + output());
        }
        return process.exitValue();
    }

    public String output() throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    /** As {@code kill -TERM}: asks it to stop in order. */
    public void stop() throws Exception {
        process.destroy();
        exitCode();
    }

    /** As {@code kill -9}: it cannot do anything any more. */
    public void kill() throws Exception {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            stop();
        }
        Files.deleteIfExists(output);
    }
}
