package org.unionhall.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Lets a PDF be searched and copied from in Chinese. Fonts draw a character and the radical (U+2E80 to U+2FD5) that looks
 * like it with one glyph, and a PDF's table of what its glyphs mean then names the radical: 入 would be found as ⼊ only,
 * 车 as ⻋ only. What a glyph means besides is in the font.
 */
final class PdfWords {

    /** A row for one glyph, or for a run of glyphs that mean a run of characters; each stands on a line, since glyphs have numbers like radicals. */
    private static final Pattern RADICAL = Pattern.compile("(?m)^<([0-9A-Fa-f]{4})> *<([0-9A-Fa-f]{4})> *<(2[EeFf][0-9A-Fa-f]{2})> *$");

    private PdfWords() {
    }

    /** @param plain gives the character for a radical, or the radical itself where there is none */
    static byte[] plain(byte[] file, IntUnaryOperator plain) throws IOException {
        try (PDDocument document = Loader.loadPDF(file); ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Set<COSBase> done = new HashSet<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    COSStream meaning = page.getResources().getFont(name).getCOSObject().getCOSStream(COSName.TO_UNICODE);
                    if (meaning != null && done.add(meaning)) {
                        plain(meaning, plain);
                    }
                }
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void plain(COSStream meaning, IntUnaryOperator plain) throws IOException {
        String table;
        try (var in = meaning.createInputStream()) {
            table = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
        String mended = RADICAL.matcher(table).replaceAll(row -> Matcher.quoteReplacement(row(row, plain)));
        try (var out = meaning.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(mended.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static String row(MatchResult row, IntUnaryOperator plain) {
        int first = Integer.parseInt(row.group(1), 16);
        int last = Integer.parseInt(row.group(2), 16);
        int radical = Integer.parseInt(row.group(3), 16);
        return "<" + row.group(1) + "> <" + row.group(2) + "> [" + IntStream.rangeClosed(0, last - first).mapToObj(n -> "<%04X>".formatted(plain.applyAsInt(radical + n)))
                .collect(Collectors.joining(" ")) + "]";
    }
}
