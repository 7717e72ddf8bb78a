package org.onevisit.permit.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onevisit.permit.Refused;

class FileTypesTest {

    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;

    @TempDir Path folder;

    @Test
    void archiveOfTooManyEntriesIsUnsafe() throws IOException {
        assertUnsafe(zip(10_001, "x"));
        assertThat(detect(zip(9_999, "x"))).isEqualTo("application/zip");
    }

    @Test
    void archiveThatLiesAboutItsSizesIsCounted() throws IOException {
        byte[] bomb = zip(1, "\0".repeat(60 << 20));
        ByteBuffer bytes = ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < bomb.length - 4; at++) {
            if (bytes.getInt(at) == CENTRAL) {
                bytes.putInt(at + 24, 5);
            } else if (bytes.getInt(at) == LOCAL) {
                bytes.putInt(at + 22, 5);
            }
        }
        assertUnsafe(bomb);
    }

    @Test
    void archiveInAnArchiveIsOneEntry() throws IOException {
        byte[] bomb = zip(1, "\0".repeat(60 << 20));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream outer = new ZipOutputStream(bytes)) {
            outer.putNextEntry(new ZipEntry("inner.zip"));
            outer.write(bomb);
        }
        assertThat(detect(bytes.toByteArray())).isEqualTo("application/zip");
    }

    @Test
    void whatOnlyBeginsLikeAnArchiveIsUnsafe() throws IOException {
        assertUnsafe("PK\3\4 and no more".getBytes(StandardCharsets.ISO_8859_1));
        byte[] cut = zip(3, "some text");
        assertUnsafe(Arrays.copyOf(cut, cut.length - 25));
    }

    @Test
    void olderOfficeDocumentsAreToldApart() throws IOException {
        assertThat(detect(compound("WordDocument"))).isEqualTo("application/msword");
        assertThat(detect(compound("Workbook"))).isEqualTo("application/vnd.ms-excel");
        assertThat(detect(compound("Other"))).isEqualTo("application/x-tika-msoffice");
    }

    @Test
    void drawingsAndPicturesAreKnown() throws IOException {
        assertThat(detect("AC1027\0\0\0\0\0 drawing".getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("image/vnd.dwg");
        assertThat(detect(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0}))
                .isEqualTo("image/jpeg");
        assertThat(detect("MZ programme".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("msdownload");
    }

    private String detect(byte[] content) throws IOException {
        Path file = Files.createTempFile(folder, "x", null);
        Files.write(file, content);
        return new FileTypes().detect(file);
    }

    private void assertUnsafe(byte[] content) {
        assertThatThrownBy(() -> detect(content))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("FILE_UNSAFE"));
    }

    private static byte[] zip(int entries, String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry("e" + i));
                zip.write(text);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] compound(String stream) {
        ByteBuffer file = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0, 0xE11AB1A1E011CFD0L);
        byte[] name = (stream + "\0").getBytes(StandardCharsets.UTF_16LE);
        file.put(1024, name);
        file.put(1024 + 64, (byte) name.length);
        return file.array();
    }
}
