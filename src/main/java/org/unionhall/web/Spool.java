package org.unionhall.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where bytes lie while they are made or taken in: a folder of this process alone, gone with it. A process that is
 * killed cannot tidy up; its folder is thrown away by the next one that starts beside it. That it is dead is known by
 * the lock on its folder, which the operating system takes back, however a process ends.
 */
@Component
public class Spool implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String LOCK = "in-use";

    /** Folders of this very process: whoever opened and closed such a lock again would give it up for all of the process. */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel held;

    /** @param place folder for the folders of all copies on this machine; empty for one among the machine's temporary files */
    Spool(@Value("${unionhall.spool:}") String place) {
        Path base = place.isBlank() ? Path.of(System.getProperty("java.io.tmpdir"), "unionhall-" + System.getProperty("user.name")) : Path.of(place);
        try {
            base = ours(base);
            try (FileChannel door = lockFile(base.resolve("door")); FileLock alone = alone(door)) {
                sweep(base);
                folder = Files.createTempDirectory(base, "copy-", forOwner());
                OURS.add(folder);
                held = lockFile(folder.resolve(LOCK));
                held.lock();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no folder for files being made: " + base, e);
        }
    }

    /** Somebody else may have made a folder of that name first, to read what we put there. */
    private static Path ours(Path base) throws IOException {
        if (Files.notExists(base, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(base, forOwner());
        }
        Path probe = Files.createTempFile(Path.of(System.getProperty("java.io.tmpdir")), "unionhall", "");
        try {
            boolean own = Files.isDirectory(base, LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(base, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
            return own ? base : Files.createTempDirectory("unionhall-", forOwner());
        } finally {
            Files.delete(probe);
        }
    }

    private static FileAttribute<?>[] forOwner() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))} : new FileAttribute<?>[0];
    }

    private static FileChannel lockFile(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /** Two that start at the same moment must not take each other for dead. Within one process the other is waited for by hand. */
    private static FileLock alone(FileChannel door) throws IOException {
        while (true) {
            try {
                return door.lock();
            } catch (OverlappingFileLockException sameProcess) {
                Thread.onSpinWait();
            }
        }
    }

    private static void sweep(Path base) throws IOException {
        List<Path> copies;
        try (Stream<Path> all = Files.list(base)) {
            copies = all.filter(path -> path.getFileName().toString().startsWith("copy-")).toList();
        }
        for (Path copy : copies) {
            if (!OURS.contains(copy) && dead(copy)) {
                FileSystemUtils.deleteRecursively(copy);
                LOG.info("What a copy of the portal left behind when it was killed is thrown away");
            }
        }
    }

    private static boolean dead(Path copy) throws IOException {
        try (FileChannel lock = lockFile(copy.resolve(LOCK)); FileLock got = lock.tryLock()) {
            return got != null;
        }
    }

    /** For what has to be told a folder, such as the servlet container with its uploads. */
    public Path folder() {
        return folder;
    }

    /** A new, empty file; its maker deletes it. */
    public Path file() throws IOException {
        return Files.createTempFile(folder, "", "");
    }

    /** Writes a file; may refuse as long as it has not returned. */
    public interface Written {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Hands a file out that is made now. It lies here first: its rows do not lie in memory, a failure becomes an error
     * page instead of half a file, and nothing leaves before the audit trail has it.
     */
    public void handOut(HttpServletResponse response, String name, String mediaType, Written content) throws IOException {
        Path file = file();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.to(out);
            }
            Download.head(response, name, mediaType);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void destroy() throws IOException {
        held.close();
        OURS.remove(folder);
        FileSystemUtils.deleteRecursively(folder);
    }
}
