package org.unionhall.launch;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;

/** The real PostgreSQL programs (initdb, pg_ctl, postgres), unpacked once from the archive on the class path. */
final class PostgresPrograms {

    private final Path folder;

    private PostgresPrograms(Path folder) {
        this.folder = folder;
    }

    /**
     * @param store where the programs are kept, one folder per archive; may be shared by several databases and
     *              by processes that unpack at the same moment
     */
    static PostgresPrograms in(Path store) throws IOException {
        byte[] archive = archive();
        Path folder = store.resolve(fingerprint(archive));
        if (!Files.exists(folder.resolve("bin"))) {
            Files.createDirectories(store);
            Path fresh = Files.createTempDirectory(store, "unpacking");
            try {
                unpack(archive, fresh);
                allowEveryoneToEnter(fresh);
                Files.move(fresh, folder);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException another) {
                // another process was quicker and brought the same programs
            } finally {
                FileSystemUtils.deleteRecursively(fresh);
            }
        }
        return new PostgresPrograms(folder);
    }

    /** The path of a program, relative when the store was given so. */
    String path(String program) {
        return folder.resolve("bin").resolve(windows() ? program + ".exe" : program).toString();
    }

    static boolean windows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    private static byte[] archive() throws IOException {
        String name = System.getProperty("os.name", "");
        String system = windows() ? "Windows" : name.startsWith("Mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch", "");
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE
                .getPgBinary(system, "amd64".equals(machine) ? "x86_64" : machine)) {
            return in.readAllBytes();
        } catch (IllegalStateException none) {
            throw new StartRefused(BadStart.TRIAL_DATABASE_NO_BINARIES, none, name + " " + machine);
        }
    }

    private static String fingerprint(byte[] archive) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(archive);
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void unpack(byte[] archive, Path target) throws IOException {
        Path root = target.toAbsolutePath().normalize();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive)), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = root.resolve(entry.getName()).normalize();
                if (!path.startsWith(root)) {
                    throw new IOException("the archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.copy(root.resolve(entry.getLinkName()), path);
                } else {
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0111) != 0 && !windows()) {
                        Set<PosixFilePermission> rights = EnumSet.copyOf(Files.getPosixFilePermissions(path));
                        rights.addAll(EnumSet.of(PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.GROUP_EXECUTE,
                                PosixFilePermission.OTHERS_EXECUTE));
                        Files.setPosixFilePermissions(path, rights);
                    }
                }
            }
        }
    }

    /** createTempDirectory makes folders for the owner only; the programs may have to run as another user. */
    private static void allowEveryoneToEnter(Path folder) throws IOException {
        if (!windows()) {
            Files.setPosixFilePermissions(folder,
                    java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
