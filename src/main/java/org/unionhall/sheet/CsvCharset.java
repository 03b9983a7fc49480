package org.unionhall.sheet;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

import org.unionhall.kernel.Refusal;

/**
 * The character set of a text file, found by decoding it strictly: a mark at the beginning decides, then UTF-8, then
 * GB18030 (which contains GBK and GB2312). A file that is neither is refused; nothing is replaced by question marks.
 *
 * @param markLength how many bytes the byte order mark takes
 */
record CsvCharset(Charset charset, int markLength) {

    private static final Charset GB18030 = Charset.forName("GB18030");

    static CsvCharset of(byte[] bytes) {
        if (bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF) {
            return certain(bytes, new CsvCharset(StandardCharsets.UTF_8, 3));
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            return certain(bytes, new CsvCharset(StandardCharsets.UTF_16LE, 2));
        }
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            return certain(bytes, new CsvCharset(StandardCharsets.UTF_16BE, 2));
        }
        int utf8 = firstFault(bytes, 0, StandardCharsets.UTF_8);
        if (utf8 < 0) {
            return new CsvCharset(StandardCharsets.UTF_8, 0);
        }
        int gb = firstFault(bytes, 0, GB18030);
        if (gb < 0) {
            return new CsvCharset(GB18030, 0);
        }
        throw new Refusal("sheet.csv.undecodable", line(bytes, Math.max(utf8, gb)));
    }

    CharsetDecoder decoder() {
        return strict(charset);
    }

    private static CsvCharset certain(byte[] bytes, CsvCharset found) {
        int fault = firstFault(bytes, found.markLength, found.charset);
        if (fault >= 0) {
            throw new Refusal("sheet.csv.undecodable", line(bytes, fault));
        }
        return found;
    }

    /** Where decoding fails, in bytes from the beginning; negative when it does not. */
    private static int firstFault(byte[] bytes, int from, Charset charset) {
        CharsetDecoder decoder = strict(charset);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(8192);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            out.clear();
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static int line(byte[] bytes, int position) {
        int line = 1;
        for (int i = 0; i < position && i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }
}
