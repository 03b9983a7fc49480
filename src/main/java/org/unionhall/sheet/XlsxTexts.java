package org.unionhall.sheet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.unionhall.kernel.Refusal;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads xl/sharedStrings.xml and keeps the texts packed: two million of them take some 50 MB instead of 150.
 * Runs of rich text are joined; the reading aids (ruby) over them are left out.
 */
final class XlsxTexts extends DefaultHandler {

    private static final int PAGE = 1 << 20;
    private static final int MOST_PAGES = 192;

    private final int longest;
    private final List<byte[]> pages = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int[] pageOf = new int[1024];
    private int[] offsetOf = new int[1024];
    private int[] lengthOf = new int[1024];
    private int count;
    private int used = PAGE;
    private boolean ruby;
    private boolean collecting;

    /** @param longest texts are cut one letter beyond, enough to see that the cell is too long */
    XlsxTexts(int longest) {
        this.longest = longest;
    }

    /** The text with its escapes as they stand in the file, or null when the file has no such text. */
    String raw(int index) {
        if (index < 0 || index >= count) {
            return null;
        }
        return new String(pages.get(pageOf[index]), offsetOf[index], lengthOf[index], StandardCharsets.UTF_8);
    }

    @Override
    public void startElement(String uri, String name, String qName, Attributes attributes) {
        switch (name) {
            case "si" -> text.setLength(0);
            case "rPh" -> ruby = true;
            case "t" -> collecting = !ruby;
            default -> { }
        }
    }

    @Override
    public void characters(char[] ch, int start, int length) {
        if (collecting) {
            text.append(ch, start, Math.max(0, Math.min(length, longest + 1 - text.length())));
        }
    }

    @Override
    public void endElement(String uri, String name, String qName) {
        switch (name) {
            case "si" -> keep(text.toString().getBytes(StandardCharsets.UTF_8));
            case "rPh" -> ruby = false;
            case "t" -> collecting = false;
            default -> { }
        }
    }

    private void keep(byte[] bytes) {
        if (used + bytes.length > PAGE) {
            if (pages.size() == MOST_PAGES) {
                throw new Refusal("sheet.bomb");
            }
            pages.add(new byte[Math.max(PAGE, bytes.length)]);
            used = 0;
        }
        if (count == pageOf.length) {
            pageOf = Arrays.copyOf(pageOf, count * 2);
            offsetOf = Arrays.copyOf(offsetOf, count * 2);
            lengthOf = Arrays.copyOf(lengthOf, count * 2);
        }
        System.arraycopy(bytes, 0, pages.get(pages.size() - 1), used, bytes.length);
        pageOf[count] = pages.size() - 1;
        offsetOf[count] = used;
        lengthOf[count++] = bytes.length;
        used += bytes.length;
    }
}
