package org.unionhall.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code as a picture that scales: black squares on white, with the quiet border scanners need. */
public final class QrCode {

    private static final int QUIET = 4;
    /** To a square of a printed picture: 300 to the inch on 28 mm. */
    private static final int DOTS = 8;

    private QrCode() {
    }

    private static BitMatrix squares(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, Map.of(EncodeHintType.MARGIN, QUIET, EncodeHintType.CHARACTER_SET, "UTF-8"));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code", tooLong);
        }
    }

    /**
     * For a page that is a {@link Paper}: a picture that stands in the page itself ({@code data:image/png}), so that the PDF
     * of it bears the code too, and a sheet full of codes asks for nothing more.
     *
     * @param text as for {@link #svg}
     */
    public static String data(String text) {
        BitMatrix squares = squares(text);
        BufferedImage picture = new BufferedImage(squares.getWidth() * DOTS, squares.getHeight() * DOTS, BufferedImage.TYPE_BYTE_BINARY);
        for (int row = 0; row < picture.getHeight(); row++) {
            for (int column = 0; column < picture.getWidth(); column++) {
                picture.setRGB(column, row, squares.get(column / DOTS, row / DOTS) ? 0 : 0xFFFFFF);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /** @param text an address or a short text, at most some hundred characters */
    public static String svg(String text) {
        BitMatrix squares = squares(text);
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
