package org.onevisit.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The whole suite on one machine: PostgreSQL, Keycloak and the four services, each a process of its
 * own. What it keeps lies in the data folder of its setup; closing stops everything.
 */
public final class Suite implements AutoCloseable {

    private static final List<String> SERVICES =
            List.of("catalog-service", "permit-service", "fee-service", "gateway");

    private static final String DATABASE = "postgresql";

    private final Setup setup;
    private final Progress progress;
    private final Secrets secrets;
    private final Map<String, Part> parts = new HashMap<>();
    private final List<Part> running = new CopyOnWriteArrayList<>();
    private volatile Postgres postgres;
    private volatile boolean closed;

    private Suite(Setup setup, Progress progress) {
        this.setup = setup;
        this.progress = progress;
        this.secrets = new Secrets(setup.data().resolve("secrets"));
    }

    /**
     * Starts a suite and returns when every part is ready.
     *
     * @throws StartFailed with one line to read, after what had started was stopped
     */
    public static Suite start(Setup setup, Progress progress) {
        Suite suite = new Suite(setup, progress);
        // From the first process on, whatever ends this one ends them all.
        Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
        try {
            suite.start();
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    public Setup setup() {
        return setup;
    }

    /**
     * A running part: {@code catalog-service}, {@code permit-service}, {@code fee-service}, {@code
     * gateway} or {@code keycloak}.
     */
    public Part part(String name) {
        return parts.get(name);
    }

    /** Password of a database's role, which has the database's name. */
    public String databasePassword(String name) {
        return secrets.of("db-" + name);
    }

    /** Password of the server's superuser {@code postgres}, for measuring. */
    public String superuserPassword() {
        return secrets.of("postgres");
    }

    /**
     * A further process of a service on the same database, beside the one that runs. It is ready
     * when this returns, and stops with the suite.
     */
    public Part replica(String service) {
        Part part = service(service, service + "-replica", Ports.oneFree());
        running.add(part);
        part.start();
        part.awaitReady();
        return part;
    }

    /** Calls back, with one line, when a part ends though nobody stopped it. */
    void whenCrashed(Consumer<String> then) {
        parts.values().forEach(part -> part.whenCrashed(() -> then.accept(part.crash())));
        postgres.whenEnded(
                setup.data().resolve(DATABASE),
                () -> {
                    if (!closed) {
                        then.accept("postgresql stopped by itself; see " + serverLog());
                    }
                });
    }

    private Path serverLog() {
        return setup.data().resolve(DATABASE).resolve("server.log");
    }

    private void start() {
        Leftovers.stop(setup, progress);
        setup.ports()
                .complaint()
                .ifPresent(
                        complaint -> {
                            throw new StartFailed(complaint);
                        });
        startDatabase();
        Keycloak keycloak = new Keycloak(setup, secrets);
        List<CompletableFuture<Void>> waits = new ArrayList<>();
        for (String service : SERVICES) {
            waits.add(launch(service(service)));
        }
        if (!keycloak.isPrepared()) {
            progress.timed("keycloak", "prepared", keycloak::prepare);
        }
        waits.add(launch(keycloak.part()));
        try {
            // The first part that fails ends the wait for the others.
            CompletableFuture<Object> failure = new CompletableFuture<>();
            waits.forEach(wait -> wait.exceptionally(e -> fail(failure, e)));
            CompletableFuture.anyOf(
                            failure,
                            CompletableFuture.allOf(waits.toArray(CompletableFuture[]::new)))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StartFailed failed
                    ? failed
                    : new StartFailed(e.getCause().toString(), e);
        }
    }

    private static Void fail(CompletableFuture<Object> failure, Throwable e) {
        failure.completeExceptionally(
                e instanceof CompletionException wrapped ? wrapped.getCause() : e);
        return null;
    }

    private void startDatabase() {
        progress.timed(
                DATABASE,
                "ready",
                () -> {
                    try {
                        Path folder = Files.createDirectories(setup.data().resolve(DATABASE));
                        postgres = Postgres.in(folder, setup.ports().database(), secrets);
                    } catch (IOException | IllegalStateException e) {
                        throw new StartFailed(
                                "PostgreSQL cannot be started: "
                                        + e.getMessage()
                                        + " — see "
                                        + serverLog(),
                                e);
                    }
                });
    }

    private CompletableFuture<Void> launch(Part part) {
        parts.put(part.name(), part);
        running.add(part);
        part.start();
        return CompletableFuture.runAsync(
                () -> progress.timed(part.name(), "ready", part::awaitReady));
    }

    private Part service(String name) {
        Ports ports = setup.ports();
        return service(
                name,
                name,
                switch (name) {
                    case "catalog-service" -> ports.catalog();
                    case "permit-service" -> ports.permit();
                    case "fee-service" -> ports.fee();
                    default -> ports.gateway();
                });
    }

    private Part service(String name, String partName, int port) {
        Path jar = setup.root().resolve(name).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailed(name + " is not built: " + jar + " is missing.");
        }
        String database = name.replace("-service", "");
        Ports ports = setup.ports();
        Map<String, String> environment = new HashMap<>();
        environment.put("ONEVISIT_HOST", "127.0.0.1");
        environment.put("ONEVISIT_PORT", Integer.toString(port));
        environment.put("ONEVISIT_OIDC_URL", setup.realmUrl());
        environment.put("ONEVISIT_OIDC_ISSUER", setup.realmUrl());
        environment.put("ONEVISIT_PUBLIC_URL", setup.publicUrl());
        environment.put("ONEVISIT_CATALOG_URL", "http://127.0.0.1:" + ports.catalog());
        environment.put("ONEVISIT_PERMIT_URL", "http://127.0.0.1:" + ports.permit());
        environment.put("ONEVISIT_FEE_URL", "http://127.0.0.1:" + ports.fee());
        environment.put("ONEVISIT_DATA", setup.data().resolve(database).toString());
        int health = port;
        if (name.equals("gateway")) {
            health = ports.management();
            environment.put("ONEVISIT_MANAGEMENT_PORT", Integer.toString(health));
            environment.put("ONEVISIT_SESSION_SECRET", secrets.of("session"));
            environment.put("ONEVISIT_DEMO", "true");
        } else {
            environment.put("ONEVISIT_DB_URL", setup.databaseUrl(database));
            environment.put("ONEVISIT_DB_USER", database);
            environment.put("ONEVISIT_DB_PASSWORD", secrets.of("db-" + database));
        }
        if (name.equals("permit-service")) {
            environment.put("ONEVISIT_SERVICE_SECRET", secrets.of("permit-client"));
        }
        environment.putAll(setup.environment());
        return new Part(
                partName,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms128m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=Asia/Shanghai",
                        "-jar",
                        jar.toString()),
                environment,
                URI.create("http://127.0.0.1:" + health + "/q/health/ready"),
                setup.log(partName),
                setup.run());
    }

    /** Stops all parts, the ones that users reach first, the database last. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        List<Part> order = new ArrayList<>(running);
        Collections.reverse(order);
        order.parallelStream().forEach(Part::stop);
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                progress.say(DATABASE, "did not stop cleanly: " + e.getMessage());
            }
        }
    }
}
