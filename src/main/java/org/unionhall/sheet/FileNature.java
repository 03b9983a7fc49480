package org.unionhall.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** What a file is by its first bytes; people rename files, and systems export web pages named xls. */
enum FileNature {

    ZIP(null),
    TEXT(null),
    NOTHING("sheet.foreign.nothing"),
    ENCRYPTED("sheet.encrypted"),
    OLD_EXCEL("sheet.xls"),
    WORD("sheet.foreign.word"),
    SLIDES("sheet.foreign.slides"),
    PDF("sheet.foreign.pdf"),
    PICTURE("sheet.foreign.picture"),
    WEB_PAGE("sheet.foreign.webpage"),
    ARCHIVE("sheet.foreign.archive"),
    DAMAGED("sheet.damaged"),
    UNKNOWN("sheet.foreign.unknown");

    private final String refusal;

    FileNature(String refusal) {
        this.refusal = refusal;
    }

    /** The sentence that says what the file is; null for what can be read. */
    String refusal() {
        return refusal;
    }

    static FileNature of(byte[] bytes) {
        if (bytes.length == 0) {
            return NOTHING;
        }
        if (starts(bytes, 'P', 'K', 3, 4) || starts(bytes, 'P', 'K', 5, 6)) {
            return ZIP;
        }
        if (starts(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
            return compound(bytes);
        }
        if (starts(bytes, '%', 'P', 'D', 'F')) {
            return PDF;
        }
        if (starts(bytes, 0x89, 'P', 'N', 'G') || starts(bytes, 0xFF, 0xD8, 0xFF) || starts(bytes, 'G', 'I', 'F', '8')
                || starts(bytes, 'B', 'M') && bytes.length > 6 && bytes[6] == 0) {
            return PICTURE;
        }
        if (starts(bytes, '{', '\\', 'r', 't', 'f')) {
            return WORD;
        }
        if (starts(bytes, 'R', 'a', 'r', '!') || starts(bytes, '7', 'z', 0xBC, 0xAF) || starts(bytes, 0x1F, 0x8B)) {
            return ARCHIVE;
        }
        // The records with which a workbook of Excel 2 to 4 begins, without the OLE2 wrapping.
        if (starts(bytes, 0x09, 0x08) || starts(bytes, 0x09, 0x04) || starts(bytes, 0x09, 0x02)) {
            return OLD_EXCEL;
        }
        return text(bytes);
    }

    private static FileNature text(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return TEXT;
        }
        String head = new String(bytes, 0, Math.min(bytes.length, 512), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading().toLowerCase(Locale.ROOT);
        if (head.matches("(?s)<(!doctype|html|head|meta|table|body|div|\\?xml|!--|style|script|workbook).*")
                || head.startsWith("mime-version:")) {
            return WEB_PAGE;
        }
        for (byte b : bytes) {
            if (b == 0) {
                return UNKNOWN;
            }
        }
        return TEXT;
    }

    private static FileNature compound(byte[] bytes) {
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            DirectoryNode root = files.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage") || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                return ENCRYPTED;
            }
            if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
                return OLD_EXCEL;
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                return WORD;
            }
            return root.hasEntryCaseInsensitive("PowerPoint Document") ? SLIDES : UNKNOWN;
        } catch (IOException | RuntimeException e) {
            return DAMAGED;
        }
    }

    private static boolean starts(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
