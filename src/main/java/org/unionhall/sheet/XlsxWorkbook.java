package org.unionhall.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.unionhall.kernel.Refusal;
import org.xml.sax.helpers.DefaultHandler;

/** A workbook of Excel 2007 and later, WPS and others: xlsx, xlsm, xltx, transitional or strict. */
final class XlsxWorkbook implements Workbook {

    private final OPCPackage parts;
    private final SheetLimits limits;
    private final XlsxIndex index = new XlsxIndex();
    private final XlsxStyles styles = new XlsxStyles();
    private final List<SheetName> names = new ArrayList<>();
    private final Map<String, PackagePart> sheets = new HashMap<>();
    private final Map<String, XlsxMerges.Glance> glances = new HashMap<>();
    private final Map<String, List<CellRange>> merged = new HashMap<>();
    private final PackagePart main;
    private XlsxTexts texts;

    private XlsxWorkbook(OPCPackage parts, SheetLimits limits) throws IOException, OpenXML4JException {
        this.parts = parts;
        this.limits = limits;
        this.main = mainPart();
        parse(main, index);
        parse(related(main, "/styles"), styles);
        for (XlsxIndex.Tab tab : index.tabs()) {
            PackageRelationship relation = main.getRelationship(tab.relation());
            if (relation == null) {
                throw new IOException("no part for sheet " + tab.name());
            }
            // Charts, dialogs and macro sheets have tabs too, but no cells.
            if (relation.getRelationshipType().endsWith("/worksheet")) {
                names.add(new SheetName(tab.name(), tab.hidden()));
                sheets.put(tab.name(), main.getRelatedPart(relation));
            }
        }
        names.sort(Comparator.comparing(SheetName::hidden));
    }

    static Workbook open(byte[] bytes, SheetLimits limits) {
        OPCPackage parts = null;
        try {
            GuardedZip zip = new GuardedZip(bytes, limits.maxInflatedBytes());
            refuseOtherZips(zip);
            parts = OPCPackage.open(zip);
            return new XlsxWorkbook(parts, limits);
        } catch (Refusal e) {
            discard(parts);
            throw e;
        } catch (IOException | OpenXML4JException | RuntimeException e) {
            discard(parts);
            // POI wraps what the guard threw while it read the table of contents.
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof Refusal refusal) {
                    throw refusal;
                }
            }
            throw new Refusal("sheet.damaged");
        }
    }

    @Override
    public Format format() {
        return Format.XLSX;
    }

    @Override
    public Optional<Charset> charset() {
        return Optional.empty();
    }

    @Override
    public List<SheetName> sheetNames() {
        return List.copyOf(names);
    }

    @Override
    public List<CellRange> mergedRanges(String sheetName) {
        PackagePart part = part(sheetName);
        try {
            List<CellRange> known = merged.get(sheetName);
            if (known == null) {
                known = XlsxMerges.of(part::getInputStream, glance(sheetName));
                merged.put(sheetName, known);
            }
            return known;
        } catch (IOException e) {
            throw new Refusal("sheet.damaged");
        }
    }

    @Override
    public long rowsAbout(String sheetName) {
        try {
            return glance(sheetName).rows();
        } catch (IOException e) {
            throw new Refusal("sheet.damaged");
        }
    }

    private XlsxMerges.Glance glance(String sheetName) throws IOException {
        XlsxMerges.Glance known = glances.get(sheetName);
        if (known == null) {
            known = XlsxMerges.glance(part(sheetName)::getInputStream);
            glances.put(sheetName, known);
        }
        return known;
    }

    @Override
    public int read(String sheetName, Consumer<Row> rows) {
        String name = sheetName == null ? firstVisible() : sheetName;
        PackagePart part = part(name);
        RowGate gate = new RowGate(limits, rows);
        MergeSweep merges = new MergeSweep(mergedRanges(name));
        try {
            parse(part, new XlsxSheet(texts(), styles, index.from1904(), limits.maxCellLength(), gate, merges));
        } catch (IOException e) {
            throw new Refusal("sheet.damaged");
        }
        return gate.close(name);
    }

    @Override
    public void close() {
        discard(parts);
    }

    private String firstVisible() {
        if (names.isEmpty() || names.get(0).hidden()) {
            throw new Refusal("sheet.noVisibleSheet");
        }
        return names.get(0).name();
    }

    private PackagePart part(String sheetName) {
        PackagePart part = sheets.get(sheetName);
        if (part == null) {
            List<String> visible = names.stream().filter(n -> !n.hidden()).map(SheetName::name).toList();
            throw new Refusal("sheet.notFound", sheetName, String.join("、", visible));
        }
        return part;
    }

    private XlsxTexts texts() throws IOException {
        if (texts == null) {
            XlsxTexts read = new XlsxTexts(limits.maxCellLength() * CellText.LONGEST_ESCAPE);
            parse(related(main, "/sharedStrings"), read);
            texts = read;
        }
        return texts;
    }

    private PackagePart mainPart() throws IOException, OpenXML4JException {
        for (PackageRelationship relation : parts.getRelationships()) {
            if (relation.getRelationshipType().endsWith("/officeDocument")
                    && relation.getTargetMode() == TargetMode.INTERNAL) {
                PackagePart part = parts.getPart(relation);
                if (part != null) {
                    refuseOtherDocuments(part.getContentType());
                    return part;
                }
            }
        }
        throw new IOException("no main part");
    }

    private static void refuseOtherDocuments(String contentType) throws IOException {
        if (contentType.contains("sheet.binary")) {
            throw new Refusal("sheet.xlsb");
        }
        if (contentType.contains("wordprocessingml") || contentType.contains("ms-word")) {
            throw new Refusal("sheet.foreign.word");
        }
        if (contentType.contains("presentationml") || contentType.contains("ms-powerpoint")) {
            throw new Refusal("sheet.foreign.slides");
        }
        if (!contentType.contains("spreadsheetml") && !contentType.contains("ms-excel")) {
            throw new Refusal("sheet.foreign.unknown");
        }
    }

    private static void refuseOtherZips(GuardedZip zip) throws IOException {
        if (zip.getEntry("[Content_Types].xml") != null) {
            return;
        }
        ZipArchiveEntry kind = zip.getEntry("mimetype");
        if (kind == null) {
            throw new Refusal("sheet.foreign.archive");
        }
        try (InputStream in = zip.getInputStream(kind)) {
            String type = new String(in.readNBytes(200), StandardCharsets.US_ASCII);
            throw new Refusal(type.contains("opendocument.spreadsheet") ? "sheet.ods"
                    : type.contains("opendocument.text") ? "sheet.foreign.word"
                    : type.contains("opendocument.presentation") ? "sheet.foreign.slides"
                    : "sheet.foreign.archive");
        }
    }

    /** The part behind a relationship whose type ends so (transitional and strict differ before); null if none. */
    private static PackagePart related(PackagePart from, String typeEnding) throws IOException {
        try {
            for (PackageRelationship relation : from.getRelationships()) {
                if (relation.getRelationshipType().endsWith(typeEnding)
                        && relation.getTargetMode() == TargetMode.INTERNAL) {
                    return from.getRelatedPart(relation);
                }
            }
            return null;
        } catch (OpenXML4JException e) {
            throw new IOException(e);
        }
    }

    private static void parse(PackagePart part, DefaultHandler handler) throws IOException {
        if (part != null) {
            try (InputStream in = part.getInputStream()) {
                SafeXml.parse(in, handler);
            }
        }
    }

    private static void discard(OPCPackage parts) {
        if (parts != null) {
            parts.revert();
        }
    }
}
