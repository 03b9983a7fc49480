package org.unionhall.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.unionhall.kernel.Refusal;

/** Workbooks for tests, made by POI or zipped by hand, and short ways to read them. */
final class Books {

    private Books() {
    }

    static byte[] xlsx(Consumer<XSSFWorkbook> content) {
        try (XSSFWorkbook book = new XSSFWorkbook(); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            content.accept(book);
            book.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A workbook with one sheet whose rows are written as they would stand in the XML. */
    static byte[] sheetXml(String xml) {
        return with(xlsx(book -> book.createSheet("Sheet1")), "xl/worksheets/sheet1.xml", xml);
    }

    static byte[] sheetData(String rows) {
        return sheetXml("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                + rows + "</sheetData></worksheet>");
    }

    /** The same zip with one part replaced or added. */
    static byte[] with(byte[] zip, String part, String content) {
        Map<String, byte[]> parts = parts(zip);
        parts.put(part, content.getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }

    static Map<String, byte[]> parts(byte[] zip) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static Workbook open(byte[] bytes) {
        return new SheetReader().open(SheetSource.of(bytes), "名册.xlsx");
    }

    static List<Row> rows(byte[] bytes) {
        return rows(bytes, SheetLimits.usual());
    }

    static List<Row> rows(byte[] bytes, SheetLimits limits) {
        List<Row> rows = new ArrayList<>();
        try (Workbook book = new SheetReader(limits).open(SheetSource.of(bytes), "名册.xlsx")) {
            int count = book.read(null, rows::add);
            assertThat(count).isEqualTo(rows.size());
        }
        return rows;
    }

    static List<Row> text(String csv) {
        return rows(csv.getBytes(StandardCharsets.UTF_8));
    }

    static Cell first(byte[] bytes) {
        return rows(bytes).get(0).cell(0);
    }

    static List<List<String>> texts(List<Row> rows) {
        return rows.stream().map(row -> row.cells().stream().map(Cell::text).toList()).toList();
    }

    static Refusal refusal(byte[] bytes) {
        return refusal(bytes, SheetLimits.usual());
    }

    static Refusal refusal(byte[] bytes, SheetLimits limits) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> rows(bytes, limits));
        assertThat(refusal).as("the file should have been refused").isNotNull();
        return refusal;
    }
}
