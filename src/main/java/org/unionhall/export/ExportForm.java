package org.unionhall.export;

import org.unionhall.web.Download;

/** What kind of file an export is. */
public enum ExportForm {
    /** A workbook, whose rows are counted. */
    XLSX(Download.XLSX),
    /** A book, whose chapters are counted. */
    PDF("application/pdf");

    private final String mediaType;

    ExportForm(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** With its dot. */
    public String ending() {
        return "." + name().toLowerCase(java.util.Locale.ROOT);
    }

    /** By the ending, which every name of an export has. */
    public static ExportForm of(String fileName) {
        return fileName.endsWith(PDF.ending()) ? PDF : XLSX;
    }
}
