package org.onevisit.local;

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
                    end(file, progress);
                    Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        // The server itself tells a stale file from a live one; a live one is of the run before.
        end(setup.data().resolve("postgresql/data/postmaster.pid"), progress);
    }

    private static void end(Path file, Progress progress) {
        Optional<ProcessHandle> process = process(file);
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
    private static Optional<ProcessHandle> process(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            long pid = Long.parseLong(Files.readAllLines(file).get(0).strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            handle ->
                                    handle.info()
                                            .command()
                                            .map(
                                                    command ->
                                                            command.endsWith("java")
                                                                    || command.endsWith("postgres"))
                                            .orElse(false));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
