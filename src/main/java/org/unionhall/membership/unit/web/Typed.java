package org.unionhall.membership.unit.web;

import java.util.UUID;
import org.springframework.web.multipart.MultipartFile;
import org.unionhall.membership.Papers.Upload;

/** What people and their browsers send, read without a complaint: what is no id is none. */
final class Typed {

    private Typed() {
    }

    static UUID id(String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    /** −1 for what is no number: no version is. */
    static int number(String text) {
        return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    static Upload upload(MultipartFile file) {
        return file == null || file.isEmpty() ? null : new Upload(file.getOriginalFilename(), file.getSize(), file);
    }
}
