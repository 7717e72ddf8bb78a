package org.onevisit.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A part of the suite that runs as a process of its own: a service, the gateway or Keycloak. Its
 * output goes to a file; it is ready when its health address answers 200.
 */
public final class Part {

    /** Added to the number of the signal that ended a process. */
    private static final int SIGNAL = 128;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final URI health;
    private final Path log;
    private final Path pidFile;
    private volatile Process process;
    private volatile boolean stopping;

    /**
     * @param health address that answers 200 when the part is ready
     * @param run folder of the running parts' process ids
     */
    Part(
            String name,
            List<String> command,
            Map<String, String> environment,
            URI health,
            Path log,
            Path run) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.health = health;
        this.log = log;
        this.pidFile = run.resolve(name + ".pid");
    }

    public String name() {
        return name;
    }

    /** Starts the process; it is not ready when this returns. */
    public void start() {
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(pidFile.getParent());
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectErrorStream(true);
            keepLogOfRunBefore();
            builder.redirectOutput(log.toFile());
            stopping = false;
            process = builder.start();
            Files.writeString(pidFile, Long.toString(process.pid()));
        } catch (IOException e) {
            throw new StartFailed(name + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void keepLogOfRunBefore() throws IOException {
        if (Files.exists(log)) {
            Path before = log.resolveSibling(name + ".before.log");
            Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Waits until the part is ready.
     *
     * @throws StartFailed when its process ends before, or it is not ready in ten minutes
     */
    public void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new StartFailed(crash());
            }
            if (System.nanoTime() > deadline) {
                throw new StartFailed(
                        name
                                + " is not ready after %d minutes; see "
                                        .formatted(PATIENCE.toMinutes())
                                + log);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(150));
        }
    }

    /** Calls back when the process ends though nobody stopped it. */
    void whenCrashed(Runnable then) {
        process.onExit()
                .thenRun(
                        () -> {
                            // Ctrl-C reaches every process of the terminal at once.
                            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
                            if (!stopping) {
                                then.run();
                            }
                        });
    }

    /** One line on a process that ended by itself. */
    String crash() {
        int exit = process.exitValue();
        // Who is killed has no last words: the end of its log tells of something else.
        return exit > SIGNAL
                ? "%s was ended by signal %d — see %s".formatted(name, exit - SIGNAL, log)
                : "%s stopped by itself (exit %d): %s — see %s"
                        .formatted(name, exit, LastWords.of(log), log);
    }

    /** Asks the process to stop, and ends it when it does not within 15 seconds. */
    public void stop() {
        stopping = true;
        if (process != null && process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                    kill();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                kill();
            }
        }
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new StartFailed("Cannot remove " + pidFile, e);
        }
    }

    /** Ends the process at once, as {@code kill -9} does. */
    public void kill() {
        stopping = true;
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean isReady() {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(health)
                                            .timeout(Duration.ofSeconds(3))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted", e);
        }
    }
}
