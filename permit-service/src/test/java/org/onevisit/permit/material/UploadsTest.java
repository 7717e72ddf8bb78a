package org.onevisit.permit.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onevisit.platform.OfficeTime;

class UploadsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2025-09-26T08:00:00Z"), OfficeTime.ZONE);

    @TempDir Path data;

    @Test
    void whatACrashLeftHalfTakenIsThrownAwayAfterADay() throws IOException {
        Uploads uploads = new Uploads(data, 100, CLOCK);
        Path old = left("old", Duration.ofHours(25));
        Path young = left("young", Duration.ofHours(1));
        uploads.sweep(null);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void keptContentIsFoundByItsHashAndKeptOnce() throws IOException {
        FileStore store = new FileStore(data);
        String sha256 = "ab".repeat(32);
        for (int again = 0; again < 2; again++) {
            Path file = Files.writeString(data.resolve("x"), "content");
            store.keep(sha256, file);
        }
        assertThat(store.open(sha256)).hasContent("content");
    }

    private Path left(String name, Duration age) throws IOException {
        Path file = Files.writeString(data.resolve("incoming").resolve(name), "x");
        Files.setLastModifiedTime(file, FileTime.from(CLOCK.instant().minus(age)));
        return file;
    }
}
