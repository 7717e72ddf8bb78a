package org.onevisit.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.w3c.dom.Document;

/**
 * Prints XHTML as a PDF that an office can hand out and keep: Chinese font embedded (only the
 * characters used), archival profile PDF/A-2b, and the same bytes for the same text, so that a hash
 * of it can be kept.
 *
 * <p>Whatever the XHTML names, nothing is fetched: pictures come as {@code data:} URIs, styles
 * stand in the text, the font is the library's own.
 */
public final class Pdf {

    /** Most characters of XHTML that are printed; a larger text is a fault of its template. */
    public static final int MAX_LENGTH = 2_000_000;

    private static final Pattern CREATE_DATE =
            Pattern.compile("<xmp:CreateDate>[^<]*</xmp:CreateDate>");
    private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    static {
        for (String logger : XRLog.listRegisteredLoggers()) {
            XRLog.setLevel(logger, Level.SEVERE);
        }
    }

    private Pdf() {}

    /**
     * Prints a page text.
     *
     * @param xhtml well-formed XHTML; {@code title} and {@code html/@lang} become the PDF's own. A
     *     bare {@code <!DOCTYPE html>} may stand in front, any other document type is refused.
     *     Characters that XML can't carry are left out.
     * @return the PDF; equal input gives equal bytes
     * @throws IllegalArgumentException when the text is not well-formed, too long, or carries a
     *     document type
     */
    public static byte[] render(String xhtml) {
        Document page = Xhtml.parse(xhtml);
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        try (PDDocument pdf = new PDDocument();
                Typeface.Lease typeface = Typeface.lease()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(pdf);
            builder.useFont(typeface.regular(pdf), Typeface.FAMILY, 400, FontStyle.NORMAL, true);
            builder.useFont(typeface.bold(pdf), Typeface.FAMILY, 700, FontStyle.NORMAL, true);
            print(builder, page, pdf, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void print(
            PdfRendererBuilder builder, Document page, PDDocument pdf, ByteArrayOutputStream out)
            throws IOException {
        builder.useFastMode();
        builder.usePdfAConformance(PdfAConformance.PDFA_2_B);
        builder.useColorProfile(SRGB);
        builder.withProducer("OneVisit");
        builder.useUriResolver((base, uri) -> isInline(uri) ? uri : null);
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, type) -> isInline(uri), moment);
        }
        builder.useHttpStreamImplementation(Pdf::refuse);
        builder.useProtocolsStreamImplementation(
                Pdf::refuse, "http", "https", "file", "ftp", "jar", "jrt");
        builder.withW3cDocument(page, null);
        builder.toStream(out);
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFKeepOpen();
            forgetMomentOfPrinting(pdf);
            pdf.setDocumentId(0L);
            pdf.save(out);
        }
    }

    /** Who needs a date finds it in the text; a moment here would make equal documents differ. */
    private static void forgetMomentOfPrinting(PDDocument pdf) throws IOException {
        pdf.getDocumentInformation().setCreationDate(null);
        PDMetadata metadata = pdf.getDocumentCatalog().getMetadata();
        String xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        metadata.importXMPMetadata(
                CREATE_DATE.matcher(xmp).replaceAll("").getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isInline(String uri) {
        return uri != null && uri.startsWith("data:image/");
    }

    private static com.openhtmltopdf.extend.FSStream refuse(String uri) {
        throw new IllegalArgumentException("A document fetches nothing");
    }
}
