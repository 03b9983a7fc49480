package org.unionhall.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler.SheetContentsHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.unionhall.sheet.Column;
import org.unionhall.sheet.SheetWriter;
import org.unionhall.trial.MemberRow;
import org.xml.sax.InputSource;
import org.xml.sax.XMLReader;

/** The roster of members as a file, and the plainest way to read one. */
final class Workbooks {

    private Workbooks() {
    }

    /** People 1 to {@code rows} under the headings of the roster, every column filled. */
    static byte[] roster(Register register, int rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Column> columns = MemberRow.HEADINGS.stream().map(heading -> heading.endsWith("日期") ? Column.date(heading)
                : heading.endsWith("工资") ? Column.money(heading) : Column.text(heading, 14)).toList();
        try (SheetWriter sheet = SheetWriter.xlsx(out, "会员名册", columns)) {
            for (int n = 1; n <= rows; n++) {
                sheet.row(register.row(n));
            }
        }
        return out.toByteArray();
    }

    /** Every row of the first sheet by the library's own streaming reader, cells as texts. */
    static int read(Path file, Consumer<String[]> rows) throws Exception {
        int[] count = {0};
        try (OPCPackage parts = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(parts);
            SheetContentsHandler handler = new SheetContentsHandler() {
                private String[] cells;

                @Override
                public void startRow(int number) {
                    cells = new String[MemberRow.HEADINGS.size()];
                }

                @Override
                public void cell(String reference, String text, XSSFComment comment) {
                    int column = 0;
                    for (int i = 0; reference.charAt(i) >= 'A'; i++) {
                        column = column * 26 + reference.charAt(i) - 'A' + 1;
                    }
                    cells[column - 1] = text;
                }

                @Override
                public void endRow(int number) {
                    rows.accept(cells);
                    count[0]++;
                }
            };
            XMLReader xml = org.apache.poi.util.XMLHelper.newXMLReader();
            xml.setContentHandler(new XSSFSheetXMLHandler(reader.getStylesTable(), new ReadOnlySharedStringsTable(parts), handler, new DataFormatter(), false));
            try (InputStream sheet = reader.getSheetsData().next()) {
                xml.parse(new InputSource(sheet));
            }
        }
        return count[0];
    }
}
