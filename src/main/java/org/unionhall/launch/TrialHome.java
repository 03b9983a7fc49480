package org.unionhall.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/** The folder in which a trial keeps everything between starts; one portal at a time. */
public final class TrialHome {

    private final Path folder;
    private final FileChannel channel;

    private TrialHome(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes the folder if need be and takes it for this process; the system frees it when the process ends, however.
     * The path stays relative when it was given so: then it works even where the locale cannot spell the folders above.
     */
    public static TrialHome enter(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new TrialHome(folder, channel);
            }
        } catch (OverlappingFileLockException here) {
            // another portal in this very process
        } catch (IOException failure) {
            throw new StartRefused(BadStart.FOLDER_NOT_WRITABLE, failure, shown(folder));
        }
        close(channel);
        throw new StartRefused(BadStart.FOLDER_IN_USE, shown(folder));
    }

    /** The folder as it was given. */
    public Path folder() {
        return folder;
    }

    /** The secret kept in the file, readable by its owner only; made with the supplier on the first start. */
    public String secret(String name, Supplier<String> create) {
        Path file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                Path fresh = folder.resolve(name + ".new");
                Files.deleteIfExists(fresh);
                OwnerOnly.createFile(fresh);
                Files.writeString(fresh, create.get() + "\n");
                Files.move(fresh, file);
            }
            String secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new StartRefused(BadStart.FOLDER_FILE_DAMAGED, shown(file), shown(folder));
            }
            return secret;
        } catch (IOException failure) {
            throw new StartRefused(BadStart.FOLDER_NOT_WRITABLE, failure, shown(folder));
        }
    }

    /** Frees the folder for another portal. */
    public void leave() {
        close(channel);
    }

    private static String shown(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException ignored) {
            // the lock goes with the process at the latest
        }
    }
}
