package org.unionhall.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The kinds of file the library keeps, known by what is in them: a name is only what somebody typed. */
enum DocumentKind {

    PDF("pdf", "application/pdf"),
    WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    OLD_WORD("doc", "application/msword"),
    PNG("png", "image/png"),
    JPEG("jpg", "image/jpeg");

    private static final int HEAD = 8;

    private final String ending;
    private final String mediaType;

    DocumentKind(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** The name with the ending its content deserves: {@code notice.png} that is a PDF becomes {@code notice.pdf}. */
    String named(String name) {
        String plain = name == null || name.isBlank() ? "document" : name.strip();
        String last = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String end = dot < 0 ? "" : last.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        if (end.equals(ending) || this == JPEG && end.equals("jpeg")) {
            return last;
        }
        return (dot > 0 && end.length() <= 4 ? last.substring(0, dot) : last) + "." + ending;
    }

    /** Empty for everything the library does not keep, among it documents with macros and encrypted ones. */
    static Optional<DocumentKind> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        String start = new String(head, StandardCharsets.ISO_8859_1);
        if (start.startsWith("%PDF-")) {
            return Optional.of(PDF);
        }
        if (start.equals("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (start.startsWith("PK\u0003\u0004")) {
            return word(file) ? Optional.of(WORD) : Optional.empty();
        }
        return start.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1") && oldWord(file) ? Optional.of(OLD_WORD) : Optional.empty();
    }

    /** Only the list at the end of the archive is read; nothing is unpacked. */
    private static boolean word(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return zip.getEntry("[Content_Types].xml") != null && zip.getEntry("word/document.xml") != null
                    && zip.getEntry("word/vbaProject.bin") == null;
        } catch (ZipException | IllegalArgumentException damaged) {
            return false;
        }
    }

    private static boolean oldWord(Path file) {
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            return parts.getRoot().hasEntryCaseInsensitive("WordDocument") && !parts.getRoot().hasEntryCaseInsensitive("EncryptionInfo")
                    && !parts.getRoot().hasEntryCaseInsensitive("Macros");
        } catch (IOException | RuntimeException damaged) {
            return false;
        }
    }
}
