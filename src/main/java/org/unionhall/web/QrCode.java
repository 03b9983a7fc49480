package org.unionhall.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.util.Map;

/** A QR code as a picture that scales: black squares on white, with the quiet border scanners need. */
public final class QrCode {

    private static final int QUIET = 4;

    private QrCode() {
    }

    /** @param text an address or a short text, at most some hundred characters */
    public static String svg(String text) {
        BitMatrix squares;
        try {
            squares = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET, EncodeHintType.CHARACTER_SET, "UTF-8"));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code", tooLong);
        }
        StringBuilder path = new StringBuilder();
        for (int row = 0; row < squares.getHeight(); row++) {
            for (int column = 0; column < squares.getWidth(); column++) {
                if (squares.get(column, row)) {
                    int from = column;
                    while (column < squares.getWidth() && squares.get(column, row)) {
                        column++;
                    }
                    path.append('M').append(from).append(' ').append(row).append('h').append(column - from).append("v1h-").append(column - from).append('z');
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + squares.getWidth() + " " + squares.getHeight()
                + "\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h" + squares.getWidth() + "v" + squares.getHeight() + "H0z\"/><path d=\"" + path + "\"/></svg>";
    }
}
