package org.onevisit.permit.certificate;

import java.nio.file.Path;

/** A process that does with the key folder what a replica does at its start. */
public final class KeyFolderStart {

    private KeyFolderStart() {}

    public static void main(String[] folder) {
        if (new KeyFolder(Path.of(folder[0])).load().size() != 1) {
            throw new IllegalStateException("not exactly one key");
        }
    }
}
