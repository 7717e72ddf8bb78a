package org.onevisit.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {

    @TempDir Path folder;

    @Test
    void aPartThatEndsByItselfSaysItsLastWord() {
        assertThatThrownBy(() -> run("echo no such table; exit 1"))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("stopped by itself (exit 1): no such table");
    }

    @Test
    void aPartThatIsKilledIsToldAsKilled() {
        assertThatThrownBy(() -> run("echo Installed features; kill -9 $$"))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("was ended by signal 9")
                .hasMessageNotContaining("Installed");
    }

    private void run(String script) {
        Part part =
                new Part(
                        "part",
                        List.of("sh", "-c", script),
                        Map.of(),
                        URI.create("http://127.0.0.1:1/"),
                        folder.resolve("part.log"),
                        folder.resolve("run"));
        part.start();
        part.awaitReady();
    }
}
