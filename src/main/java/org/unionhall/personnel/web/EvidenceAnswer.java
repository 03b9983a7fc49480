package org.unionhall.personnel.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.unionhall.files.KeptFile;

/** Evidence is saved, never shown: whatever is inside cannot act in the reader's name. */
final class EvidenceAnswer {

    private EvidenceAnswer() {
    }

    static void send(KeptFile file, InputStream bytes, HttpServletResponse response) throws IOException {
        response.setContentType(file.mediaType());
        response.setContentLengthLong(file.size());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (bytes) {
            bytes.transferTo(response.getOutputStream());
        }
    }
}
