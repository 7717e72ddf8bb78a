package org.onevisit.permit.material;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Tells the older binary office files apart (doc, xls): all are compound files, and the name of the
 * main stream in their directory says which.
 */
final class OfficeBinary {

    /** What a compound file is, when it is neither. */
    private static final String OTHER = "application/x-tika-msoffice";

    /** Directory entries have this size and lie at multiples of it. */
    private static final int ENTRY = 128;

    private static final Map<String, String> STREAMS =
            Map.of(
                    "WordDocument", "application/msword",
                    "Workbook", "application/vnd.ms-excel",
                    "Book", "application/vnd.ms-excel");

    private OfficeBinary() {}

    static String detect(Path file) throws IOException {
        byte[] entry = new byte[ENTRY];
        try (InputStream content = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            while (content.readNBytes(entry, 0, ENTRY) == ENTRY) {
                for (Map.Entry<String, String> stream : STREAMS.entrySet()) {
                    byte[] name = (stream.getKey() + "\0").getBytes(StandardCharsets.UTF_16LE);
                    // The entry tells the length of its name, its closing zero included.
                    if (entry[64] == name.length
                            && Arrays.equals(entry, 0, name.length, name, 0, name.length)) {
                        return stream.getValue();
                    }
                }
            }
        }
        return OTHER;
    }
}
