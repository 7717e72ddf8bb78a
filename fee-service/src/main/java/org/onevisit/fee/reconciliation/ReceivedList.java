package org.onevisit.fee.reconciliation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;

/**
 * A collector's list that has arrived whole, in a temporary file: however slowly it came, no
 * connection of the database waited for it. Closing it throws it away.
 *
 * @param sha256 hash of its bytes, by which the same list is known again
 */
record ReceivedList(Path file, byte[] sha256) implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    /**
     * Reads a list to its end.
     *
     * @throws Refused {@code LIST_BROKEN_OFF} when it does not come to one
     */
    static ReceivedList of(InputStream bytes) {
        Path file = null;
        try {
            file = Files.createTempFile("list", ".csv");
            return new ReceivedList(file, copy(bytes, file));
        } catch (IOException e) {
            delete(file);
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    private static byte[] copy(InputStream bytes, Path file) throws IOException {
        MessageDigest digest = digest();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = next(bytes, buffer); read >= 0; read = next(bytes, buffer)) {
                out.write(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static int next(InputStream bytes, byte[] buffer) {
        try {
            return bytes.read(buffer);
        } catch (IOException e) {
            // The sender went away or fell silent.
            throw Refused.because(Reason.LIST_BROKEN_OFF);
        }
    }

    InputStream open() throws IOException {
        return Files.newInputStream(file);
    }

    @Override
    public void close() {
        delete(file);
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
