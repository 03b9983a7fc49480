package org.unionhall.sheet;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import org.unionhall.kernel.Refusal;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads one xl/worksheets part, row by row. */
final class XlsxSheet extends DefaultHandler {

    private final XlsxTexts texts;
    private final XlsxStyles styles;
    private final boolean from1904;
    private final int maxCellLength;
    private final RowGate gate;
    private final MergeSweep merges;
    private final StringBuilder value = new StringBuilder();

    private boolean inData;
    private int row;
    private boolean hidden;
    private List<Cell> cells = new ArrayList<>();
    private int column;
    private boolean inCell;
    private boolean ruby;
    private boolean collecting;
    private boolean formula;
    private String type;
    private int style;

    XlsxSheet(XlsxTexts texts, XlsxStyles styles, boolean from1904, int maxCellLength, RowGate gate,
            MergeSweep merges) {
        this.texts = texts;
        this.styles = styles;
        this.from1904 = from1904;
        this.maxCellLength = maxCellLength;
        this.gate = gate;
        this.merges = merges;
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) throws SAXException {
        switch (name) {
            case "sheetData" -> inData = true;
            case "row" -> startRow(attributes);
            case "c" -> startCell(attributes);
            case "f" -> formula = inCell;
            case "rPh" -> ruby = true;
            case "v" -> collecting = inCell && !"inlineStr".equals(type);
            case "t" -> collecting = inCell && !ruby && "inlineStr".equals(type);
            default -> { }
        }
    }

    @Override
    public void characters(char[] ch, int start, int length) {
        if (collecting) {
            if (value.length() + length > (long) maxCellLength * CellText.LONGEST_ESCAPE) {
                throw tooLong();
            }
            value.append(ch, start, length);
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) throws SAXException {
        switch (name) {
            case "sheetData" -> inData = false;
            case "row" -> endRow();
            case "c" -> endCell();
            case "rPh" -> ruby = false;
            case "v", "t" -> collecting = false;
            default -> { }
        }
    }

    private void startRow(Attributes attributes) throws SAXException {
        if (!inData) {
            return;
        }
        int next = row + 1;
        String number = attributes.getValue("r");
        if (number != null) {
            next = integer(number);
        }
        if (next <= row || next > Address.LAST_ROW) {
            throw new SAXException("rows out of order");
        }
        row = next;
        column = -1;
        hidden = XlsxIndex.isTrue(attributes.getValue("hidden"));
        cells = new ArrayList<>(cells.size());
    }

    private void endRow() {
        if (inData) {
            gate.row(row, hidden, cells, merges.at(row));
        }
    }

    private void startCell(Attributes attributes) throws SAXException {
        if (!inData) {
            return;
        }
        int next = column + 1;
        type = "n";
        style = 0;
        for (int i = 0; i < attributes.getLength(); i++) {
            switch (attributes.getLocalName(i)) {
                case "r" -> next = position(attributes.getValue(i));
                case "t" -> type = attributes.getValue(i);
                case "s" -> style = integer(attributes.getValue(i));
                default -> { }
            }
        }
        if (next <= column || next > Address.LAST_COLUMN) {
            throw new SAXException("cells out of order");
        }
        column = next;
        inCell = true;
        formula = false;
        value.setLength(0);
    }

    private void endCell() throws SAXException {
        if (!inCell) {
            return;
        }
        inCell = false;
        Cell cell = cell(value.toString());
        if (cell.isBlank() && cell.raw().isEmpty()) {
            return;
        }
        if (cell.raw().length() > maxCellLength) {
            throw tooLong();
        }
        while (cells.size() < column) {
            cells.add(Cell.blank(row, cells.size()));
        }
        cells.add(cell);
    }

    private Cell cell(String content) throws SAXException {
        return switch (type) {
            case "s" -> text(shared(content));
            case "inlineStr", "str" -> text(content);
            case "b" -> of(Cell.Kind.BOOLEAN, content.isBlank() ? "" : XlsxIndex.isTrue(content.strip()) ? "TRUE"
                    : "FALSE", content);
            case "e" -> of(Cell.Kind.ERROR, content.strip(), content);
            case "d" -> isoDate(content);
            default -> number(content);
        };
    }

    private Cell text(String escaped) {
        String raw = CellText.fromXml(escaped);
        return of(Cell.Kind.TEXT, CellText.value(raw), raw);
    }

    private String shared(String index) throws SAXException {
        String text = index.isBlank() ? "" : texts.raw(integer(index.strip()));
        if (text == null) {
            throw new SAXException("no shared text " + index);
        }
        return text;
    }

    private Cell number(String content) throws SAXException {
        if (content.isBlank()) {
            return of(Cell.Kind.NUMBER, "", "");
        }
        try {
            String date = styles.isDate(style) ? XlsxNumbers.date(content, from1904) : null;
            return date != null ? of(Cell.Kind.DATE, date, content)
                    : of(Cell.Kind.NUMBER, XlsxNumbers.plain(content), content);
        } catch (NumberFormatException e) {
            throw new SAXException("no number in " + Address.of(row, column), e);
        }
    }

    private Cell isoDate(String content) {
        String text = content.strip();
        try {
            String date = text.length() <= 10 ? LocalDate.parse(text).toString()
                    : XlsxNumbers.iso(LocalDateTime.parse(text.replaceFirst("(Z|[+-]\\d\\d:\\d\\d)$", "")));
            return of(Cell.Kind.DATE, date, content);
        } catch (DateTimeParseException e) {
            return of(Cell.Kind.TEXT, CellText.value(content), content);
        }
    }

    private Cell of(Cell.Kind kind, String text, String raw) {
        if (formula) {
            return new Cell(row, column, Cell.Kind.FORMULA, text, raw);
        }
        return new Cell(row, column, text.isEmpty() ? Cell.Kind.BLANK : kind, text, raw);
    }

    private Refusal tooLong() {
        return new Refusal("sheet.tooLarge.cell", Address.of(row, column), maxCellLength);
    }

    private int position(String reference) throws SAXException {
        try {
            return Address.column(reference);
        } catch (IllegalArgumentException e) {
            throw new SAXException("no cell " + reference, e);
        }
    }

    private static int integer(String text) throws SAXException {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new SAXException("no whole number " + text, e);
        }
    }
}
