package org.unionhall.launch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import com.sun.security.auth.module.UnixSystem;

/**
 * How a program that refuses to run as root is run. An ordinary user runs it directly. Root runs it in a user
 * namespace of its own, where root is nobody but its files stay its own; where the system forbids that (most
 * containers do), root runs it as the user "nobody" and hands the data folder over to that user, who must be able to
 * enter the folders above it.
 */
enum Unprivileged {

    DIRECTLY(List.of()),
    IN_OWN_NAMESPACE(List.of("unshare", "-U")),
    AS_NOBODY(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));

    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private final List<String> prefix;

    Unprivileged(List<String> prefix) {
        this.prefix = prefix;
    }

    /**
     * The way that works on this computer for this user.
     *
     * @param program a program that must be within reach
     */
    static Unprivileged here(String program) {
        if (PostgresPrograms.windows() || new UnixSystem().getUid() != 0) {
            return DIRECTLY;
        }
        for (Unprivileged way : List.of(IN_OWN_NAMESPACE, AS_NOBODY)) {
            if (way.works(program)) {
                return way;
            }
        }
        throw new StartRefused(BadStart.TRIAL_DATABASE_NOT_AS_ROOT);
    }

    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program);
        command.addAll(arguments);
        return command;
    }

    /** Gives the folder or file, with all in it, to the user that will run the program. */
    void handOver(Path path) throws IOException {
        if (this == DIRECTLY) {
            return;
        }
        int owner = this == IN_OWN_NAMESPACE ? ROOT : NOBODY;
        if (Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(owner)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return give(folder, owner);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return give(file, owner);
            }
        });
    }

    private static FileVisitResult give(Path path, int owner) throws IOException {
        Files.setAttribute(path, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", owner, LinkOption.NOFOLLOW_LINKS);
        return FileVisitResult.CONTINUE;
    }

    private boolean works(String program) {
        try {
            Process probe = new ProcessBuilder(command(program, List.of("--version")))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
