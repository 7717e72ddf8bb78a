package org.onevisit.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Parts that an earlier run left behind when it was killed: they hold the ports and the database,
 * and nobody watches them.
 */
final class Leftovers {

    private Leftovers() {}

    static void stop(Setup setup, Progress progress) {
        if (Files.isDirectory(setup.run())) {
            try (Stream<Path> files = Files.list(setup.run())) {
                List<Path> pids = files.filter(file -> file.toString().endsWith(".pid")).toList();
                for (Path file : pids) {
                    end(file, setup, progress);
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // The server itself tells a stale file from a live one; a live one is of the run before.
        end(setup.data().resolve("postgresql/data/postmaster.pid"), setup, progress);
    }

    private static void end(Path file, Setup setup, Progress progress) {
        Optional<ProcessHandle> process = process(file, setup);
        if (process.isEmpty()) {
            return;
        }
        progress.say("earlier run", "stopping its process " + process.get().pid());
        process.get().destroy();
        try {
            process.get().onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.get().destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new StartFailed("Process " + process.get().pid() + " cannot be stopped", e);
        }
    }

    /** The process of a file, if it is still one of ours: numbers are used again by others. */
    private static Optional<ProcessHandle> process(Path file, Setup setup) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> isOurs(handle.info().commandLine().orElse(""), setup));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Our parts name a folder of ours: their jar, or the data of the server. */
    private static boolean isOurs(String commandLine, Setup setup) {
        return commandLine.contains(setup.root() + File.separator)
                || commandLine.contains(setup.data() + File.separator);
    }
}
