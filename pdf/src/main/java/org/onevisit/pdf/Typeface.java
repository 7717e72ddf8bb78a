package org.onevisit.pdf;

import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Noto Sans SC, regular and bold. Parsing its 20 MB takes far longer than printing a page, so
 * parsed faces are kept; one that is in use is lent to nobody else, because a parsed face reads its
 * glyphs as they are needed.
 */
final class Typeface {

    static final String FAMILY = "Noto Sans SC";

    private static final int KEPT = Math.max(1, Runtime.getRuntime().availableProcessors());
    private static final ConcurrentLinkedDeque<Faces> FREE = new ConcurrentLinkedDeque<>();

    private Typeface() {}

    static Lease lease() throws IOException {
        Faces faces = FREE.poll();
        return new Lease(faces == null ? new Faces(parse("Regular"), parse("Bold")) : faces);
    }

    private static TrueTypeFont parse(String style) throws IOException {
        String name = "/fonts/ttf/NotoSansSC/NotoSansSC-" + style + ".ttf";
        try (InputStream in = Typeface.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("Font is not on the class path: " + name);
            }
            return ReadableCmap.putInto(
                    new TTFParser(true).parse(new RandomAccessReadBuffer(in.readAllBytes())));
        }
    }

    private record Faces(TrueTypeFont regular, TrueTypeFont bold) {}

    /** The faces for one printing; given back when closed. */
    static final class Lease implements AutoCloseable {

        private final Faces faces;

        private Lease(Faces faces) {
            this.faces = faces;
        }

        PDFontSupplier regular(PDDocument pdf) {
            return new Embedded(pdf, faces.regular());
        }

        PDFontSupplier bold(PDDocument pdf) {
            return new Embedded(pdf, faces.bold());
        }

        @Override
        public void close() {
            if (FREE.size() < KEPT) {
                FREE.push(faces);
            }
        }
    }

    /** One face in one document: put in when first used, with the characters used. */
    private static final class Embedded extends PDFontSupplier {

        private final PDDocument pdf;
        private final TrueTypeFont face;
        private PDFont font;

        Embedded(PDDocument pdf, TrueTypeFont face) {
            super(null);
            this.pdf = pdf;
            this.face = face;
        }

        @Override
        public PDFont supply() {
            if (font == null) {
                try {
                    font = PDType0Font.load(pdf, face, true);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return font;
        }
    }
}
