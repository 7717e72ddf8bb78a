package org.onevisit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    @TempDir Path folder;

    @Test
    void theLastErrorIsToldWithItsInnermostCause() throws IOException {
        String log =
                """
                {"level":"INFO","message":"starting"}
                {"level":"ERROR","message":"Failed to start application","stackTrace":"x: y\\n\\tat a.b\\nCaused by: c: outer\\nCaused by: d: no such table"}
                {"level":"INFO","message":"stopped"}
                """;
        assertThat(LastWords.of(written(log)))
                .isEqualTo("Failed to start application: d: no such table");
    }

    @Test
    void withoutErrorItIsTheLastLine() throws IOException {
        assertThat(LastWords.of(written("one\n{\"message\":\"two\"}\n\n"))).isEqualTo("two");
        assertThat(LastWords.of(written("one\n{no json\n"))).isEqualTo("{no json");
    }

    @Test
    void aMissingOrEmptyLogIsNoFailure() throws IOException {
        assertThat(LastWords.of(written(""))).isEmpty();
        assertThat(LastWords.of(folder.resolve("none.log"))).contains("cannot be read");
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("part.log"), text);
    }
}
