package org.onevisit.permit.material;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private static final long MAX_DIRECTORY = 4L << 20;
    private static final int END_RECORD = 22;
    private static final int END_SIGNATURE = 0x06054b50;

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
        byte[] head;
        try (InputStream content = Files.newInputStream(file)) {
            head = content.readNBytes(1 << 16);
        }
        String type = tika.detect(head);
        if (head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] < 8 && head[3] < 9) {
            return archive(file, type.contains("ooxml") ? "application/zip" : type);
        }
        return type.equals("application/x-tika-msoffice") ? OfficeBinary.detect(file) : type;
    }

    private static String archive(Path file, String otherwise) throws IOException {
        String type = otherwise;
        mustHaveBoundedDirectory(file);
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
        } catch (ZipException | EOFException e) {
            throw Refused.because(Reason.FILE_UNSAFE);
        }
        return type;
    }

    /**
     * The list of entries is read into memory whole: how long it is, is looked at before. Its end
     * record lies in the last 64 KiB.
     */
    private static void mustHaveBoundedDirectory(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            int length = (int) Math.min(channel.size(), END_RECORD + 0xFFFF);
            ByteBuffer tail = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
            channel.position(channel.size() - length);
            while (tail.hasRemaining() && channel.read(tail) >= 0) {
                // until the tail is read
            }
            for (int at = length - END_RECORD; at >= 0; at--) {
                if (tail.getInt(at) == END_SIGNATURE) {
                    long directory = Integer.toUnsignedLong(tail.getInt(at + 12));
                    if (directory > MAX_DIRECTORY) {
                        throw Refused.because(Reason.FILE_UNSAFE);
                    }
                    return;
                }
            }
        }
        throw Refused.because(Reason.FILE_UNSAFE);
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
