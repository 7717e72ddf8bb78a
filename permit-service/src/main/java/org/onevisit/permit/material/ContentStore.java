package org.onevisit.permit.material;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Where the contents of uploaded files lie, by their SHA-256: outside the database, written once,
 * never changed. A content that was kept survives a crash of the machine.
 */
public interface ContentStore {

    /**
     * Keeps a content for good; returns when it is on stable storage. Keeping it again does
     * nothing.
     *
     * @param sha256 of the content, 64 lower-case hexadecimal digits
     * @param file holds the content; the store may take it away
     */
    void keep(String sha256, Path file) throws IOException;

    /**
     * Opens a content that was kept.
     *
     * @throws java.nio.file.NoSuchFileException when there is none
     */
    InputStream open(String sha256) throws IOException;
}
