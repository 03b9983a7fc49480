package org.unionhall.membership.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * Hands a workbook out. It is written to a file of this process alone first: the rows do not lie in memory, a failure
 * becomes an error page instead of half a workbook, and nothing leaves before the audit trail has it.
 */
final class Download {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Download() {
    }

    interface Written {
        void to(OutputStream out) throws IOException;
    }

    static void send(HttpServletResponse response, String name, Written workbook) throws IOException {
        Path file = Files.createTempFile("unionhall-", ".xlsx");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                workbook.to(out);
            }
            response.setContentType(XLSX);
            response.setContentLengthLong(Files.size(file));
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
