package org.onevisit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir Path data;

    @Test
    void aSecretIsMadeOnceAndFoundAgain() {
        Path folder = data.resolve("secrets");
        String first = new Secrets(folder).of("db-permit");
        assertThat(first).hasSizeGreaterThanOrEqualTo(32);
        assertThat(new Secrets(folder).of("db-permit")).isEqualTo(first);
        assertThat(new Secrets(folder).of("db-fee")).isNotEqualTo(first);
    }

    @Test
    void onlyTheOwnerReadsSecrets() throws IOException {
        Path folder = data.resolve("secrets");
        new Secrets(folder).of("session");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("session"))))
                .isEqualTo("rw-------");
    }
}
