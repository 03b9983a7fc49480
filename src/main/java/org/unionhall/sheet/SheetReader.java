package org.unionhall.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import org.unionhall.kernel.Refusal;

/**
 * Opens a table file and tells by its content, never by its name, what it is: xlsx (xlsm, xltx) or csv. Anything
 * else is refused with a sentence that says what it is and what to do.
 */
public final class SheetReader {

    private final SheetLimits limits;

    public SheetReader() {
        this(SheetLimits.usual());
    }

    public SheetReader(SheetLimits limits) {
        this.limits = limits;
    }

    /**
     * @param fileName the name the user knows; names the sheet of a csv file
     * @throws Refusal               when the file is no table that can be read
     * @throws UncheckedIOException when the source itself fails
     */
    public Workbook open(SheetSource source, String fileName) {
        byte[] bytes = bytes(source);
        FileNature nature = FileNature.of(bytes);
        return switch (nature) {
            case ZIP -> XlsxWorkbook.open(bytes, limits);
            case TEXT -> CsvWorkbook.open(bytes, fileName, limits);
            default -> throw new Refusal(nature.refusal());
        };
    }

    private byte[] bytes(SheetSource source) {
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes((int) limits.maxBytes() + 1);
            if (bytes.length > limits.maxBytes()) {
                throw new Refusal("sheet.tooLarge.bytes", Math.max(1, limits.maxBytes() >> 20));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
