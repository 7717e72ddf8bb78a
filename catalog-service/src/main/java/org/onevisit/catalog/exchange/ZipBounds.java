package org.onevisit.catalog.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;

/**
 * Unfolds a workbook once, keeping nothing, to see that it stays within bounds: a few kilobytes can
 * hold gigabytes.
 */
final class ZipBounds {

    private static final int MOST_ENTRIES = 200;
    private static final long MOST_BYTES = 64L << 20;

    private ZipBounds() {}

    /**
     * Passes a zip file of bounded size.
     *
     * @throws Refused with IMPORT_UNREADABLE for no zip file, IMPORT_TOO_LARGE for too large a one
     */
    static void check(byte[] file) {
        byte[] buffer = new byte[8192];
        CellBounds cells = new CellBounds();
        long bytes = 0;
        int entries = 0;
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            Enumeration<ZipArchiveEntry> all = zip.getEntries();
            while (all.hasMoreElements()) {
                if (++entries > MOST_ENTRIES) {
                    throw Refused.because(Reason.IMPORT_TOO_LARGE);
                }
                ZipArchiveEntry part = all.nextElement();
                InputStream entry = zip.getInputStream(part);
                for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
                    bytes += read;
                    if (bytes > MOST_BYTES) {
                        throw Refused.because(Reason.IMPORT_TOO_LARGE);
                    }
                }
                cells.check(zip.getInputStream(part));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
        if (entries == 0) {
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
    }
}
