package org.unionhall.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;
import org.unionhall.testing.TestDatabase;

/**
 * How long the packaged portal takes until its first page, and what memory it takes, on every Java beside this one:
 * as a jar, unpacked, and unpacked with a cache of classes (class-data archive before Java 25, AOT cache since).
 */
class StartBench {

    private static final int ROUNDS = Integer.getInteger("bench.rounds.start", 3);
    private static final int VIEWS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Path FOLDER = Path.of("target", "bench-start").toAbsolutePath();

    /** What one start told. */
    private record Start(double seconds, long megabytes, long megabytesAfterViews) {
    }

    private interface Way {
        List<String> command(Path java);
    }

    @Test
    void startsOfThePackagedPortal() throws Exception {
        Path jar = jar();
        if (jar == null) {
            System.out.println("No jar below target/: run mvn -Pbench verify");
            return;
        }
        FileSystemUtils.deleteRecursively(FOLDER);
        Files.createDirectories(FOLDER);
        List<Path> javas = javas();
        run(List.of(javas.get(0).resolve("bin/java").toString(), "-Djarmode=tools", "-jar", jar.toString(), "extract", "--destination",
                FOLDER.resolve("app").toString(), "--application-filename", "unionhall.jar"));
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("jar", java -> List.of("-jar", jar.toString()));
        ways.put("unpacked", java -> List.of("-jar", app()));
        ways.put("unpacked, class cache", java -> List.of(cacheOf(java) + "=" + cache(java), "-jar", app()));
        Map<String, List<Start>> found = new LinkedHashMap<>();
        for (Path java : javas) {
            train(java);
        }
        for (boolean trial : new boolean[] {false, true}) {
            for (int round = 0; round < ROUNDS; round++) {
                for (Path java : javas) {
                    for (Map.Entry<String, Way> way : ways.entrySet()) {
                        if (!trial || !way.getKey().equals("jar")) {
                            String name = "Java " + feature(java) + " | " + way.getKey() + " | " + (trial ? "own database, data there already" : "database elsewhere, tables there already");
                            found.computeIfAbsent(name, unknown -> new ArrayList<>()).add(start(java, way.getValue().command(java), trial));
                        }
                    }
                }
            }
        }
        StringBuilder table = new StringBuilder("Median (least–greatest) of %d starts of each, in turn; resident memory of the Java process, heap limit %s.%n%n"
                .formatted(ROUNDS, HEAP.substring(4)));
        table.append("| Java | layout | database | seconds to the first page | ratio | MB after it | MB after %d pages |%n|---|---|---|---|---|---|---|%n".formatted(VIEWS));
        double first = Turns.median(found.values().iterator().next().stream().map(Start::seconds).toList());
        found.forEach((name, starts) -> {
            List<Double> seconds = starts.stream().map(Start::seconds).toList();
            table.append(String.format(Locale.ROOT, "| %s | %.1f (%.1f–%.1f) | %.2f | %.0f | %.0f |%n", name, Turns.median(seconds),
                    seconds.stream().min(Double::compare).orElseThrow(), seconds.stream().max(Double::compare).orElseThrow(),
                    Turns.median(seconds) / first, Turns.median(starts.stream().map(start -> (double) start.megabytes).toList()),
                    Turns.median(starts.stream().map(start -> (double) start.megabytesAfterViews).toList())));
        });
        Report.section("start", table.toString());
    }

    private static final String HEAP = "-Xmx512m";

    /** One run that does nothing but come up, show its first page and go; the cache is written at its end. */
    private void train(Path java) throws Exception {
        String option = feature(java) >= 25 ? "-XX:AOTCacheOutput" : "-XX:ArchiveClassesAtExit";
        start(java, List.of(option + "=" + cache(java), "-jar", app()), true);
        System.out.printf("Java %d: class cache of %,d KB%n", feature(java), Files.size(Path.of(cache(java))) >> 10);
    }

    private Start start(Path java, List<String> how, boolean trial) throws Exception {
        int port = free();
        List<String> command = new ArrayList<>(List.of(java.resolve("bin/java").toString(), HEAP));
        command.addAll(how);
        command.addAll(List.of("--server.port=" + port, "--management.server.port=" + free()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(FOLDER.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("UNIONHALL_") || name.startsWith("JAVA_TOOL"));
        if (trial) {
            command.addAll(List.of("--unionhall.home=" + FOLDER.resolve("home"), "--unionhall.postgres-programs=" + Path.of("target", "postgres-programs").toAbsolutePath()));
        } else {
            TestDatabase database = TestDatabase.freshDatabase("bench_start");
            builder.environment().putAll(Map.of("SPRING_DATASOURCE_URL", database.jdbcUrl(), "SPRING_DATASOURCE_USERNAME", database.user(),
                    "SPRING_DATASOURCE_PASSWORD", database.password(), "UNIONHALL_SECRET_KEY", TestDatabase.SECRET_KEY));
        }
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
            String home = "http://localhost:" + port;
            while (!answers(http, home + "/sign-in")) {
                if (!process.isAlive() || System.nanoTime() - begin > PATIENCE.toNanos()) {
                    throw new IllegalStateException("no page: " + Files.readString(FOLDER.resolve("log")));
                }
                Thread.sleep(20);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            long resident = resident(process);
            String page = "/sign-in";
            if (trial) {
                while (process.isAlive() && !Files.readString(FOLDER.resolve("log")).contains("Open http")) {
                    Thread.sleep(200); // the very first start loads the sample
                }
                enter(http, home);
                page = "/members?page=";
            }
            for (int view = 1; view <= VIEWS; view++) {
                get(http, home + page + (trial ? String.valueOf(view) : ""));
            }
            Start start = new Start(seconds, resident, resident(process));
            System.out.printf(Locale.ROOT, "%s %s: %s%n", java.getFileName(), how, start);
            return start;
        } finally {
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private static void enter(HttpClient http, String home) throws Exception {
        String token = Jsoup.parse(get(http, home + "/sign-in")).select("input[name=_csrf]").attr("value");
        http.send(HttpRequest.newBuilder(URI.create(home + "/trial/enter/organisation")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("_csrf=" + token)).build(), HttpResponse.BodyHandlers.ofString());
        if (!get(http, home + "/members").contains("<tbody>")) {
            throw new IllegalStateException("not signed in");
        }
    }

    private static String get(HttpClient http, String address) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private static boolean answers(HttpClient http, String address) throws InterruptedException {
        try {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Where the system tells it (Linux); 0 elsewhere. */
    private static long resident(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10).findFirst().orElse(0);
        }
    }

    /** This Java and the others installed beside it, one of each version, from 17 on; {@code -Dbench.javas=home,home} names them. */
    private static List<Path> javas() throws IOException {
        String named = System.getProperty("bench.javas");
        if (named != null) {
            return Stream.of(named.split(",")).map(Path::of).toList();
        }
        Map<Integer, Path> each = new java.util.TreeMap<>();
        each.put(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
        try (Stream<Path> beside = Files.list(Path.of(System.getProperty("java.home")).toRealPath().getParent())) {
            for (Path home : beside.filter(path -> Files.isExecutable(path.resolve("bin/java"))).sorted(Comparator.comparing(Path::toString)).toList()) {
                if (feature(home) >= 17) {
                    each.putIfAbsent(feature(home), home.toRealPath());
                }
            }
        }
        return List.copyOf(each.values());
    }

    private static int feature(Path java) {
        try {
            return Files.readAllLines(java.resolve("release")).stream().filter(line -> line.startsWith("JAVA_VERSION="))
                    .map(line -> Integer.parseInt(line.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1"))).findFirst().orElse(0);
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }

    private static Path jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("unionhall-.*\\.jar")).map(Path::toAbsolutePath).findFirst().orElse(null);
        }
    }

    private static String app() {
        return FOLDER.resolve("app").resolve("unionhall.jar").toString();
    }

    private static String cache(Path java) {
        return FOLDER.resolve("java" + feature(java) + ".cache").toString();
    }

    private static String cacheOf(Path java) {
        return feature(java) >= 25 ? "-XX:AOTCache" : "-XX:SharedArchiveFile";
    }

    private static void run(List<String> command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command));
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
