package org.onevisit.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PdfTest {

    @Test
    void chineseTextIsPrintedAndCanBeReadBack() throws IOException {
        byte[] pdf = Pdf.render(page("<h1>准予行政许可决定书</h1><p>天心区人民防空办公室 2026年11月23日 ㎡ 〔〕</p>"));
        assertThat(text(pdf)).contains("准予行政许可决定书", "天心区人民防空办公室", "2026年11月23日 ㎡ 〔〕");
    }

    @Test
    void everyFontIsEmbeddedAsASubset() throws IOException {
        byte[] pdf = Pdf.render(page("<p style='font-family:SimSun'>正文<b>粗体</b></p>"));
        List<String> names = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    names.add(font.getName());
                }
            }
        }
        assertThat(names)
                .hasSize(2)
                .allMatch(name -> name.matches("[A-Z]{6}\\+NotoSansSC-(Regular|Bold)"));
        assertThat(pdf.length).isLessThan(60_000);
    }

    @Test
    void theSameTextGivesTheSameBytesAlsoAtTheSameTime() throws Exception {
        String page =
                page("<h1>受理通知书</h1><p>一二三四五六七八九十</p><img src='" + QrCode.dataUri("x") + "'/>");
        byte[] first = Pdf.render(page);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<byte[]>> others = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                others.add(threads.submit(() -> Pdf.render(page)));
            }
            for (Future<byte[]> other : others) {
                assertThat(Arrays.equals(other.get(), first)).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void titleAndLanguageAreThoseOfThePage() throws IOException {
        try (PDDocument document = Loader.loadPDF(Pdf.render(page("<p>文</p>")))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("题目");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            String xmp =
                    new String(
                            document.getDocumentCatalog().getMetadata().toByteArray(),
                            StandardCharsets.UTF_8);
            assertThat(xmp).contains("<pdfaid:part>2</pdfaid:part>", "题目").doesNotContain("Date>");
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
        }
    }

    @Test
    void nothingIsFetchedFromOutside() throws IOException {
        try (ServerSocket outside = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            outside.setSoTimeout(300);
            String at = "http://127.0.0.1:" + outside.getLocalPort() + "/";
            String page =
                    "<html xmlns='http://www.w3.org/1999/xhtml' lang='zh-CN'><head><title>t</title>"
                            + "<link rel='stylesheet' href='"
                            + at
                            + "a.css'/>"
                            + "<style>@import url('"
                            + at
                            + "b.css');"
                            + "@font-face{font-family:x;src:url('"
                            + at
                            + "c.ttf')}"
                            + "p{background:url('"
                            + at
                            + "d.png')}</style></head>"
                            + "<body><p>正文</p><img src='"
                            + at
                            + "e.png'/>"
                            + "<img src='file:///etc/hostname'/><object data='"
                            + at
                            + "f'></object>"
                            + "<iframe src='"
                            + at
                            + "g'></iframe></body></html>";
            assertThat(text(Pdf.render(page))).contains("正文");
            assertThatThrownBy(outside::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void entitiesAndForeignDocumentTypesAreRefused() {
        String body = "<html><head><title>t</title></head><body>&x;</body></html>";
        assertThatThrownBy(
                        () ->
                                Pdf.render(
                                        "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
                                                + body))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pdf.render(body)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pdf.render("<html><head/><body><p>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void charactersThatCannotBePrintedDoNotStopADocument() throws IOException {
        String text = text(Pdf.render(page("<p>前\u0000\u0008\uD83D后😀𠮷</p>")));
        assertThat(text).contains("前后");
    }

    @Test
    void aQrCodeCarriesItsText() throws Exception {
        String text = "http://localhost:8080/verify/#" + "eyJhbGciOiJFUzI1NiJ9.".repeat(15);
        String uri = QrCode.dataUri(text);
        byte[] png = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        int width = picture.getWidth();
        LuminanceSource light =
                new RGBLuminanceSource(
                        width, width, picture.getRGB(0, 0, width, width, null, 0, width));
        assertThat(
                        new QRCodeReader()
                                .decode(new BinaryBitmap(new HybridBinarizer(light)))
                                .getText())
                .isEqualTo(text);
        assertThatThrownBy(() -> QrCode.dataUri("x".repeat(3000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String page(String body) {
        return "<!DOCTYPE html>\n<html xmlns='http://www.w3.org/1999/xhtml' lang='zh-CN'>"
                + "<head><title>题目</title></head><body>"
                + body
                + "</body></html>";
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
