package org.onevisit.permit.material;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;

/**
 * Takes a file in as a stream: through a bounded buffer to a temporary file, hashed on the way, its
 * type told from its content.
 */
@ApplicationScoped
public class Uploads {

    private static final Logger LOG = Logger.getLogger(Uploads.class);
    private static final int BUFFER = 1 << 16;

    private final Path temporary;
    private final long limit;
    private final Clock clock;
    private final FileTypes types = new FileTypes();

    Uploads(
            @ConfigProperty(name = "onevisit.data") Path data,
            @ConfigProperty(name = "onevisit.upload.max-bytes") long limit,
            Clock clock)
            throws IOException {
        this.temporary = Files.createDirectories(data.resolve("incoming"));
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * A file that was taken in but is not kept yet; closing it throws it away.
     *
     * @param mediaType told from the content
     */
    record Taken(Path file, String sha256, long bytes, String mediaType) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Throws away what a crash left half taken in; a day is longer than any upload lasts. */
    void sweep(@Observes StartupEvent start) {
        Instant yesterday = clock.instant().minus(Duration.ofDays(1));
        try (Stream<Path> leftovers = Files.list(temporary)) {
            for (Path file : leftovers.toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(yesterday)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the stream to its end, or to the limit.
     *
     * @param announced length that the client announced, negative when it did not
     * @throws Refused {@code FILE_TOO_LARGE}, {@code FILE_EMPTY}, {@code FILE_UNSAFE}, {@code
     *     STORE_AWAY}
     */
    Taken take(InputStream stream, long announced) {
        if (announced > limit) {
            throw Refused.because(Reason.FILE_TOO_LARGE);
        }
        Path file = null;
        try {
            file = Files.createTempFile(temporary, "upload", null);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            long bytes = copy(stream, file, digest);
            if (bytes == 0) {
                throw Refused.because(Reason.FILE_EMPTY);
            }
            return new Taken(
                    file, HexFormat.of().formatHex(digest.digest()), bytes, types.detect(file));
        } catch (IOException e) {
            delete(file);
            throw away(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    /** There is no room, or the store does not answer: nothing was kept, and nothing lost. */
    static Refused away(IOException cause) {
        LOG.errorf(cause, "The store of materials is not available");
        return Refused.because(Reason.STORE_AWAY);
    }

    private long copy(InputStream stream, Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long total = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int read = next(stream, buffer); read >= 0; read = next(stream, buffer)) {
                total += read;
                if (total > limit) {
                    throw Refused.because(Reason.FILE_TOO_LARGE);
                }
                digest.update(buffer, 0, read);
                ByteBuffer part = ByteBuffer.wrap(buffer, 0, read);
                while (part.hasRemaining()) {
                    out.write(part);
                }
            }
            // On stable storage before the answer: a file that was confirmed is never lost.
            out.force(true);
        }
        return total;
    }

    private static int next(InputStream stream, byte[] buffer) {
        try {
            return stream.read(buffer);
        } catch (IOException e) {
            // The client went away in the middle; there is nobody to answer and nothing to keep.
            throw Refused.because(Reason.UPLOAD_BROKEN_OFF);
        }
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
}
