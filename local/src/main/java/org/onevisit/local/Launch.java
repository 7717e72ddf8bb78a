package org.onevisit.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** What {@code ./run} runs when everything is built: starts the suite and stays until Ctrl-C. */
public final class Launch {

    private static final long DISK_NEEDED = 1L << 30;
    private static final List<String> KEPT =
            List.of(
                    "postgresql",
                    "permit",
                    "catalog",
                    "fee",
                    "gateway",
                    "secrets",
                    "logs",
                    "run",
                    "examples");

    /** Held until this process ends: one suite for a data folder. */
    private static FileLock held;

    private Launch() {}

    /**
     * Exit status: 0 after Ctrl-C, 1 when the suite cannot start or go on, 2 for a wrong option.
     */
    public static void main(String[] arguments) {
        Options options;
        try {
            options = Options.of(Arrays.asList(arguments));
        } catch (StartFailed e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            run(options);
        } catch (StartFailed e) {
            System.err.println("OneVisit cannot run: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) {
        long begin = System.nanoTime();
        Map<String, String> environment = System.getenv();
        Path root = Path.of(System.getProperty("onevisit.root", ".")).toAbsolutePath().normalize();
        String named = environment.get("ONEVISIT_DATA_DIR");
        // A rehearsal never touches the data of what is true.
        String usual = options.rehearsal() ? "data-rehearsal" : "data";
        Path data = named == null ? root.resolve(usual) : Path.of(named).toAbsolutePath();
        Progress progress = new Progress(false);
        Setup setup = new Setup(root, data, Ports.of(environment), settings(environment, options));
        lock(data);
        if (options.clean()) {
            clean(setup, progress);
        }
        checkDisk(data);

        CountDownLatch end = new CountDownLatch(1);
        AtomicReference<String> crash = new AtomicReference<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> progress.line("\nStopping …")));
        Suite suite = Suite.start(setup, progress);
        suite.whenCrashed(
                line -> {
                    crash.compareAndSet(null, line);
                    end.countDown();
                });
        welcome(setup, progress, (System.nanoTime() - begin) / 1_000_000_000L);
        if (!options.empty()) {
            new Examples(setup).make(progress);
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (crash.get() != null) {
            throw new StartFailed(crash.get());
        }
    }

    private static void welcome(Setup setup, Progress progress, long seconds) {
        progress.line(
                """

                OneVisit 一次办 is ready (%d s).

                  Start here      %s
                  API documents   %s/docs
                  Keycloak        %s   (admin; password in %s)
                  Logs            %s

                  Demo logins, password = user name:
                    applicants    applicant1 applicant2
                    office 430103 clerk1 clerk2 reviewer1 reviewer2 chief1 finance1 finance2
                    office 990101 clerk9 reviewer9 chief9 finance9
                    above offices editor1 supervisor1 auditor1 admin1

                Ctrl-C stops everything.
                """
                        .formatted(
                                seconds,
                                setup.publicUrl(),
                                setup.publicUrl(),
                                setup.realmUrl().replace("/realms/onevisit", ""),
                                setup.data().resolve("secrets/keycloak-admin"),
                                setup.data().resolve("logs")));
    }

    /** Settings of the services that the user gave on the command line go to the services. */
    private static Map<String, String> settings(Map<String, String> environment, Options options) {
        Map<String, String> settings = new HashMap<>();
        environment.forEach(
                (name, value) -> {
                    boolean ours =
                            name.endsWith("_PORT")
                                    || name.equals("ONEVISIT_DATA_DIR")
                                    || name.equals("ONEVISIT_DATA");
                    if (name.startsWith("ONEVISIT_") && !ours) {
                        settings.put(name, value);
                    }
                });
        if (options.rehearsal()) {
            settings.put("ONEVISIT_REHEARSAL", "true");
        }
        return settings;
    }

    private static void lock(Path data) {
        try {
            Files.createDirectories(data);
            held = new RandomAccessFile(data.resolve("lock").toFile(), "rw").getChannel().tryLock();
            if (held == null) {
                throw new StartFailed("it is already running with the data folder " + data + ".");
            }
        } catch (IOException e) {
            throw new StartFailed("the data folder " + data + " cannot be written: " + e, e);
        }
    }

    private static void checkDisk(Path data) {
        try {
            long free = Files.getFileStore(data).getUsableSpace();
            if (free < DISK_NEEDED) {
                throw new StartFailed(
                        "only %d MB are free where %s lies; 1024 MB are needed."
                                .formatted(free >> 20, data));
            }
        } catch (IOException e) {
            throw new StartFailed("the free space of " + data + " cannot be told: " + e, e);
        }
    }

    private static void clean(Setup setup, Progress progress) {
        Leftovers.stop(setup, progress);
        for (String kept : KEPT) {
            Path folder = setup.data().resolve(kept);
            if (Files.exists(folder)) {
                progress.say("clean", "removing " + folder);
                remove(folder);
            }
        }
    }

    private static void remove(Path folder) {
        try {
            Files.walkFileTree(
                    folder,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.delete(file);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path directory, IOException e)
                                throws IOException {
                            Files.delete(directory);
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new StartFailed(folder + " cannot be removed: " + e, e);
        }
    }
}
