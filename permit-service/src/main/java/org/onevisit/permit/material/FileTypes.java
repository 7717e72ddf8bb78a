package org.onevisit.permit.material;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.Tika;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;

/**
 * Tells the type of a file from its content; its name is not asked. Packed documents are looked
 * into with bounds, so that an archive that expands without end is refused and never unpacked
 * anywhere.
 */
final class FileTypes {

    private static final int MAX_ENTRIES = 10_000;
    private static final long MAX_EXPANDED = 500L << 20;
    private static final long FREE_EXPANSION = 20L << 20;
    private static final long MAX_RATIO = 100;

    /** Entry that makes a ZIP archive a document, and of which type. */
    private static final Map<String, String> DOCUMENTS =
            Map.of(
                    "word/document.xml",
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "xl/workbook.xml",
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    "ppt/presentation.xml",
                    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
                    "OFD.xml",
                    "application/ofd");

    private final Tika tika = new Tika();

    /**
     * @throws Refused {@code FILE_UNSAFE} for an archive that expands abnormally or is broken
     */
    String detect(Path file) throws IOException {
        String type;
        try (InputStream content = Files.newInputStream(file)) {
            byte[] head = content.readNBytes(1 << 16);
            type = tika.detect(head);
        }
        if (type.equals("application/zip") || type.contains("ooxml")) {
            return archive(file);
        }
        return type;
    }

    private static String archive(Path file) throws IOException {
        String type = "application/zip";
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long expanded = 0;
            int entries = 0;
            long bound =
                    Math.min(MAX_EXPANDED, Math.max(FREE_EXPANSION, Files.size(file) * MAX_RATIO));
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (++entries > MAX_ENTRIES) {
                    throw Refused.because(Reason.FILE_UNSAFE);
                }
                type = DOCUMENTS.getOrDefault(entry.getName(), type);
                // What an entry says of its own size may be a lie: it is counted.
                expanded += expand(zip, entry, bound - expanded);
            }
        } catch (ZipException e) {
            throw Refused.because(Reason.FILE_UNSAFE);
        }
        return type;
    }

    private static long expand(ZipFile zip, ZipEntry entry, long bound) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        try (InputStream content = zip.getInputStream(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                total += read;
                if (total > bound) {
                    throw Refused.because(Reason.FILE_UNSAFE);
                }
            }
        }
        return total;
    }
}
