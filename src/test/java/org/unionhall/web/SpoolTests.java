package org.unionhall.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What lies on the disk while it is made does not stay there, however the portal ends. */
class SpoolTests {

    @TempDir
    Path base;

    /** A copy of the portal, reduced to its spool: puts something aside, says where, and waits to be killed. */
    static final class Copy {

        public static void main(String[] args) throws Exception {
            Path file = new Spool(args[0]).file();
            Files.writeString(file, "a roster half written");
            System.out.println(file);
            Thread.sleep(60_000);
        }
    }

    @Test
    void whatAKilledCopyLeftIsThrownAwayByTheNextStartAndNeverBefore() throws Exception {
        Process copy = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", System.getProperty("java.class.path"),
                Copy.class.getName(), base.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            Path left = Path.of(copy.inputReader().lines().filter(line -> line.startsWith(base.toString())).findFirst().orElseThrow());
            new Spool(base.toString()).destroy();
            assertThat(left).as("a copy at work is left alone").exists();
            copy.destroyForcibly();
            assertThat(copy.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(left).exists();
            Spool next = new Spool(base.toString());
            assertThat(left).doesNotExist();
            assertThat(left.getParent()).doesNotExist();
            assertThat(next.folder()).exists();
        } finally {
            copy.destroyForcibly();
        }
    }

    @Test
    void twoInOneProcessLeaveEachOtherAlone() throws IOException {
        Spool one = new Spool(base.toString());
        Path file = one.file();
        Spool two = new Spool(base.toString());
        assertThat(file).exists();
        two.destroy();
        assertThat(file).exists();
    }

    @Test
    void whatWasMadeGoesWithTheProcess() throws IOException {
        Spool spool = new Spool(base.toString());
        spool.file();
        spool.destroy();
        assertThat(spool.folder()).doesNotExist();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nobodyElseLooksIntoIt() throws IOException {
        Spool spool = new Spool(base.resolve("new").toString());
        for (Path folder : new Path[] {base.resolve("new"), spool.folder()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkLaidForItIsNotFollowed() throws IOException {
        Path elsewhere = Files.createDirectory(base.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(base.resolve("link"), elsewhere);
        Spool spool = new Spool(link.toString());
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.list(elsewhere)).isEmpty();
        assertThat(Files.isDirectory(spool.folder(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        spool.destroy();
    }
}
