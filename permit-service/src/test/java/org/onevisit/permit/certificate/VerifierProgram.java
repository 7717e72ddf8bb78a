package org.onevisit.permit.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The offline verifier of the repository, run as a program as people run it. */
final class VerifierProgram {

    private static final Path SOURCE = Path.of("../tools/VerifyCertificate.java");
    private static VerifierProgram compiled;

    private final Path classes;
    private String output;

    private VerifierProgram(Path classes) {
        this.classes = classes;
    }

    static synchronized VerifierProgram get() throws IOException {
        if (compiled == null) {
            Path classes = Files.createDirectories(Path.of("target/verifier"));
            int failed =
                    ToolProvider.getSystemJavaCompiler()
                            .run(null, null, null, "-d", classes.toString(), SOURCE.toString());
            if (failed != 0) {
                throw new IllegalStateException("The verifier does not compile");
            }
            compiled = new VerifierProgram(classes);
        }
        return compiled;
    }

    /** Exit code for a payload and the content of a key file. */
    int check(String payload, String keys) throws IOException {
        Path file = Files.createTempFile(classes, "keys", ".json");
        Files.writeString(file, keys);
        return run(payload, "--keys", file.toString());
    }

    int run(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                classes.toString(),
                                "VerifyCertificate"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What it said at the last run. */
    String output() {
        return output;
    }
}
