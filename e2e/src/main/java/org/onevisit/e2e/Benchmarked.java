package org.onevisit.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.onevisit.local.Ports;
import org.onevisit.local.Progress;
import org.onevisit.local.Setup;
import org.onevisit.local.Suite;

/** A suite of its own for a measurement: free ports, an empty data folder, no rate limit. */
final class Benchmarked implements AutoCloseable {

    /** 新建民用建筑防空地下室易地建设审批 of the office 430103. */
    static final String ITEM = "11430103MB0A00018C4000180002002";

    private final Suite suite;
    private final Path data;

    private Benchmarked(Suite suite, Path data) {
        this.suite = suite;
        this.data = data;
    }

    static Benchmarked start() {
        try {
            Path root = Path.of(System.getProperty("onevisit.root", ".")).toRealPath();
            Path data = Files.createTempDirectory("onevisit-benchmark");
            Map<String, String> settings =
                    Map.of("ONEVISIT_RATE_PER_SUBJECT", "0", "ONEVISIT_RATE_PER_ADDRESS", "0");
            Setup setup = new Setup(root, data, Ports.free(), settings);
            return new Benchmarked(Suite.start(setup, new Progress(false)), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Suite suite() {
        return suite;
    }

    @Override
    public void close() {
        suite.close();
        try {
            Files.walkFileTree(data, new Remove());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Remove extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
