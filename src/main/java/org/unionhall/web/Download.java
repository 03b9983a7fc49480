package org.unionhall.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Hands files out: always to be kept, never to be shown by the browser or stored on the way. */
public final class Download {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Download() {
    }

    /** Writes a workbook; may refuse as long as it has not returned. */
    public interface Written {
        void to(OutputStream out) throws IOException;
    }

    /** Says what comes; the bytes are the caller's to write. */
    public static void head(HttpServletResponse response, String name, String mediaType) {
        response.setContentType(mediaType);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
    }

    /**
     * Hands a workbook out that is made now. It is written to a file of this process alone first: the rows do not lie
     * in memory, a failure becomes an error page instead of half a workbook, and nothing leaves before the audit trail
     * has it.
     */
    public static void workbook(HttpServletResponse response, String name, Written workbook) throws IOException {
        Path file = Files.createTempFile("unionhall-", ".xlsx");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                workbook.to(out);
            }
            head(response, name, XLSX);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
