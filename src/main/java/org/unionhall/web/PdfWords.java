package org.unionhall.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Lets a PDF be searched and copied from in Chinese. Fonts draw a character and the Kangxi radical (U+2F00 to U+2FD5) that
 * looks like it with one glyph, and a PDF's table of what its glyphs mean then names the radical: 入 would be found as ⼊ only.
 */
final class PdfWords {

    private static final Pattern RADICAL = Pattern.compile("<([0-9A-Fa-f]{4})>(\\s*)<([0-9A-Fa-f]{4})>(\\s*)<(2[Ff][0-9A-Da-d][0-9A-Fa-f])>");

    private PdfWords() {
    }

    static byte[] plain(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Set<COSBase> done = new HashSet<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    COSStream meaning = page.getResources().getFont(name).getCOSObject().getCOSStream(COSName.TO_UNICODE);
                    if (meaning != null && done.add(meaning)) {
                        plain(meaning);
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void plain(COSStream meaning) throws IOException {
        String table;
        try (var in = meaning.createInputStream()) {
            table = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        String mended = RADICAL.matcher(table).replaceAll(row -> Matcher.quoteReplacement(row(row)));
        try (var out = meaning.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(mended.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** A row stands for one glyph, or for a run of glyphs that mean a run of radicals; of a run, what it means cannot be said in one row. */
    private static String row(MatchResult row) {
        if (!row.group(1).equals(row.group(3))) {
            return row.group();
        }
        String character = Normalizer.normalize(Character.toString(Integer.parseInt(row.group(5), 16)), Normalizer.Form.NFKC);
        return "<" + row.group(1) + ">" + row.group(2) + "<" + row.group(3) + ">" + row.group(4) + "<%04X>".formatted((int) character.charAt(0));
    }
}
