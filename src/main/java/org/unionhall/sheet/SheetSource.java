package org.unionhall.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the bytes of an uploaded table come from: an upload, a row in the database, a file. */
@FunctionalInterface
public interface SheetSource {

    /** A fresh stream from the first byte; the reader closes it. */
    InputStream open() throws IOException;

    static SheetSource of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    static SheetSource of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
