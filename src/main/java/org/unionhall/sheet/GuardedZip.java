package org.unionhall.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.CRC32;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.unionhall.kernel.Refusal;

/**
 * The zip container of an xlsx file, read from memory. Every part is checked while it is unpacked: its size, how
 * much larger it grows than it was (a zip bomb grows a thousandfold, a roster tenfold), how long it goes on without
 * a new tag (an endless attribute would fill the memory of the parser), and at its end the checksum.
 */
final class GuardedZip implements ZipEntrySource {

    private static final int MOST_PARTS = 10_000;
    private static final long RATIO_COUNTS_FROM = 8L << 20;
    private static final int HIGHEST_RATIO = 200;
    private static final int LONGEST_RUN = 1 << 20;

    private final ZipFile zip;
    private final long maxInflatedBytes;
    private boolean closed;

    GuardedZip(byte[] bytes, long maxInflatedBytes) throws IOException {
        this.zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes)).get();
        this.maxInflatedBytes = maxInflatedBytes;
        int parts = 0;
        for (var e = zip.getEntries(); e.hasMoreElements(); e.nextElement()) {
            if (++parts > MOST_PARTS) {
                throw new Refusal("sheet.bomb");
            }
        }
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return Collections.enumeration(Collections.list(zip.getEntries()));
    }

    @Override
    public ZipArchiveEntry getEntry(String path) {
        ZipArchiveEntry entry = zip.getEntry(path);
        if (entry != null) {
            return entry;
        }
        for (var e = zip.getEntries(); e.hasMoreElements();) {
            ZipArchiveEntry each = e.nextElement();
            if (each.getName().replace('\\', '/').equalsIgnoreCase(path)) {
                return each;
            }
        }
        return null;
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return new GuardedPart(zip.getInputStream(entry), entry);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    private final class GuardedPart extends FilterInputStream {

        private final ZipArchiveEntry entry;
        private final CRC32 checksum = new CRC32();
        private long size;
        private long run;

        GuardedPart(InputStream in, ZipArchiveEntry entry) {
            super(in);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            int n = in.read(b, off, len);
            if (n > 0) {
                guard(b, off, n);
            } else if (n < 0 && entry.getCrc() != -1 && entry.getCrc() != checksum.getValue()) {
                throw new IOException("checksum of " + entry.getName());
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            return Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void guard(byte[] b, int off, int n) {
            checksum.update(b, off, n);
            size += n;
            for (int i = off; i < off + n; i++) {
                run = b[i] == '<' ? 0 : run + 1;
                if (run > LONGEST_RUN) {
                    throw new Refusal("sheet.bomb");
                }
            }
            if (size > maxInflatedBytes
                    || size > RATIO_COUNTS_FROM && size / HIGHEST_RATIO > Math.max(1, entry.getCompressedSize())) {
                throw new Refusal("sheet.bomb");
            }
        }
    }
}
