package org.unionhall.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The note {@code postmaster.pid} of a database server that was not stopped, because the portal was killed or the
 * computer lost power. After a restart of the computer its process number may belong to anybody.
 *
 * @param process the number of the server's process
 * @param began   when the server started, to the second
 */
record Leftover(long process, Instant began) {

    private static final Duration TOLERANCE = Duration.ofMinutes(2);

    /** Reads the note; empty when there is none or it is not readable as one. */
    static Optional<Leftover> in(Path data) throws IOException {
        Path note = data.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(note, StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(new Leftover(Long.parseLong(lines.get(0).strip()),
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()))));
        } catch (NumberFormatException | IndexOutOfBoundsException halfWritten) {
            return Optional.empty();
        }
    }

    /** Whether the process still lives and is that server: a postgres program, begun at the noted time. */
    boolean alive() {
        return ProcessHandle.of(process).filter(ProcessHandle::isAlive).filter(this::isServer).isPresent();
    }

    private boolean isServer(ProcessHandle handle) {
        if (ended(handle.pid())) {
            return false;
        }
        boolean postgres = handle.info().command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres")).orElse(true);
        boolean then = handle.info().startInstant()
                .map(start -> Duration.between(start, began).abs().compareTo(TOLERANCE) < 0).orElse(true);
        return postgres && then;
    }

    /** In a container without an init process an ended process stays in the list ("zombie") and still looks alive. */
    private static boolean ended(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"), StandardCharsets.ISO_8859_1);
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException notLinux) {
            return false;
        }
    }
}
