package org.onevisit.permit.material;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Contents as files of one folder, spread over 256 sub-folders by the first byte of their hash. */
final class FileStore implements ContentStore {

    private final Path folder;

    FileStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void keep(String sha256, Path file) throws IOException {
        Path place = place(sha256);
        if (!Files.exists(place)) {
            Files.createDirectories(place.getParent());
            Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        }
        // Also when someone else has just put it there and is not so far yet. Without this the name
        // of the file may be lost with the power, though its bytes are not.
        sync(place.getParent());
        sync(folder);
    }

    @Override
    public InputStream open(String sha256) throws IOException {
        return Files.newInputStream(place(sha256));
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
