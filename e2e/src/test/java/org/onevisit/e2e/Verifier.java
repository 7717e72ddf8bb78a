package org.onevisit.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The command that checks certificates without a network. */
final class Verifier {

    private Verifier() {}

    /**
     * Exit code of {@code verify-certificate}: 0 genuine, 1 not.
     *
     * @param text of the QR code
     * @param keys the office's public keys, as saved before
     */
    static int run(String text, String keys) throws IOException, InterruptedException {
        Path saved = Files.createTempFile("keys", ".json");
        try {
            Files.writeString(saved, keys);
            ProcessBuilder command =
                    new ProcessBuilder(
                            Stage.root().resolve("verify-certificate").toString(),
                            text,
                            "--keys",
                            saved.toString());
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process =
                    command.redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("The verifier does not end");
            }
            return process.exitValue();
        } finally {
            Files.delete(saved);
        }
    }

    /** The same text with one character of the signature changed. */
    static String tampered(String text) {
        int at = text.length() - 10;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        return text.substring(0, at) + other + text.substring(at + 1);
    }
}
