package org.onevisit.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir Path root;

    @Test
    void aPartOfAnEarlierRunIsStopped() throws IOException, InterruptedException {
        Process part = java(root.resolve("permit-service/Part.java"));
        note("permit-service", part);
        Leftovers.stop(setup(), new Progress(true));
        assertThat(part.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(root.resolve("data/run/permit-service.pid")).doesNotExist();
    }

    @Test
    void aProcessOfSomeoneElseWithTheSameNumberIsLeftAlone(@TempDir Path elsewhere)
            throws IOException {
        Process stranger = java(elsewhere.resolve("Part.java"));
        try {
            note("permit-service", stranger);
            Leftovers.stop(setup(), new Progress(true));
            assertThat(stranger.isAlive()).isTrue();
            assertThat(root.resolve("data/run/permit-service.pid")).doesNotExist();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void aFileWithoutProcessIsRemoved() throws IOException {
        Files.createDirectories(root.resolve("data/run"));
        Files.writeString(root.resolve("data/run/fee-service.pid"), "no number");
        Leftovers.stop(setup(), new Progress(true));
        assertThat(root.resolve("data/run/fee-service.pid")).doesNotExist();
    }

    private void note(String part, Process process) throws IOException {
        Files.createDirectories(root.resolve("data/run"));
        Files.writeString(
                root.resolve("data/run").resolve(part + ".pid"), Long.toString(process.pid()));
    }

    /** A Java process that waits for its input, which never comes. */
    private static Process java(Path source) throws IOException {
        Files.createDirectories(source.getParent());
        Files.writeString(
                source,
                "class Part { public static void main(String[] a) throws Exception {"
                        + " System.in.read(); } }");
        return new ProcessBuilder(JAVA.toString(), source.toString()).start();
    }

    private Setup setup() {
        return new Setup(root, root.resolve("data"), Ports.free(), Map.of());
    }
}
