package org.unionhall.files;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;

/** One piece after the other; at the end the sum over all must be that of the file as it was given. */
final class PieceStream extends InputStream {

    private final IntFunction<Optional<byte[]>> pieces;
    private final byte[] expected;
    private final MessageDigest digest;
    private byte[] piece = new byte[0];
    private int at;
    private int next;
    private boolean ended;

    PieceStream(IntFunction<Optional<byte[]>> pieces, byte[] expected, MessageDigest digest) {
        this.pieces = pieces;
        this.expected = expected;
        this.digest = digest;
    }

    @Override
    public int read() throws IOException {
        return more() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean more() throws IOException {
        while (!ended && at == piece.length) {
            Optional<byte[]> fetched = pieces.apply(next++);
            if (fetched.isPresent()) {
                piece = fetched.get();
                at = 0;
                digest.update(piece);
            } else {
                ended = true;
                if (!MessageDigest.isEqual(expected, digest.digest())) {
                    throw new IOException("the file is not what was kept");
                }
            }
        }
        return !ended;
    }
}
