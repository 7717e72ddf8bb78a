package org.onevisit.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of the repository that are made from the code and kept beside it, so that a change of what
 * others rely on shows in a review.
 */
public final class Copies {

    /** System property that says to write the copies instead of comparing them. */
    public static final String UPDATE = "docs.update";

    private Copies() {}

    /**
     * Compares a copy with what the code makes of it now, or writes it with {@code -Ddocs.update}.
     *
     * @param file path in the repository
     */
    public static void check(String file, String current) {
        Path copy = repository().resolve(file);
        try {
            if (System.getProperty(UPDATE) != null) {
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, current);
            }
            assertThat(Files.exists(copy) ? Files.readString(copy) : "")
                    .as("The copy %s differs; run ./mvnw verify -D%s and commit it", file, UPDATE)
                    .isEqualTo(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("platform/pom.xml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
