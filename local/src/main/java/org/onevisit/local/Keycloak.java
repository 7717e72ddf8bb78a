package org.onevisit.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keycloak from its distribution, which the build has unpacked: prepared once for PostgreSQL, then
 * started from what was prepared. The realm comes from a file at the first start.
 */
final class Keycloak {

    private static final String REALM = "local/src/main/keycloak/onevisit-realm.json";

    private final Setup setup;
    private final Secrets secrets;
    private final Path home;

    Keycloak(Setup setup, Secrets secrets) {
        this.setup = setup;
        this.secrets = secrets;
        this.home = unpacked(setup.root().resolve("local/target/keycloak"));
    }

    private static Path unpacked(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(path -> path.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow(() -> new StartFailed("Keycloak is not in " + folder + "."));
        } catch (IOException e) {
            throw new StartFailed("Keycloak is not built: " + folder + " is missing.", e);
        }
    }

    /** Whether {@link #prepare} has nothing to do. */
    boolean isPrepared() {
        return Files.exists(marker());
    }

    /** Builds the server for its database; takes half a minute, once. */
    void prepare() {
        try {
            Files.createDirectories(home.resolve("data/import"));
            run(
                    "build",
                    "--db=postgres",
                    "--health-enabled=true",
                    "--features-disabled=ciba,device-flow,kerberos,par,impersonation");
            Files.createFile(marker());
        } catch (IOException e) {
            throw new StartFailed("Keycloak cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** The server as a part, not started. */
    Part part() {
        importRealm();
        Map<String, String> environment = new HashMap<>();
        environment.put("KC_DB_PASSWORD", secrets.of("db-keycloak"));
        environment.put("ONEVISIT_SERVICE_SECRET", secrets.of("permit-client"));
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.of("keycloak-admin"));
        Ports ports = setup.ports();
        return new Part(
                "keycloak",
                java(
                        "start",
                        "--optimized",
                        "--import-realm",
                        // One server: no cluster, which would listen beyond loopback.
                        "--cache=local",
                        // Two logins of a user at one instant are no attack.
                        "--spi-brute-force-protector--default-brute-force-detector--allow-concurrent-requests=true",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + ports.keycloak(),
                        "--http-management-port=" + ports.keycloakManagement(),
                        "--hostname=http://localhost:" + ports.keycloak(),
                        "--db-url=" + setup.databaseUrl("keycloak"),
                        "--db-username=keycloak",
                        "--db-pool-max-size=10"),
                environment,
                URI.create(
                        "http://127.0.0.1:"
                                + ports.keycloak()
                                + "/realms/onevisit/.well-known/openid-configuration"),
                setup.log("keycloak"),
                setup.run());
    }

    /** The realm's addresses follow the ports of this suite. */
    private void importRealm() {
        try {
            String realm = Files.readString(setup.root().resolve(REALM));
            Files.writeString(
                    home.resolve("data/import/onevisit-realm.json"),
                    realm.replace("http://localhost:8080", setup.publicUrl()));
        } catch (IOException e) {
            throw new StartFailed("The realm file cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * A command of the server. Not through kc.sh: that stays in between, where a signal would end
     * it alone, and it cannot take every folder name.
     */
    private List<String> java(String... arguments) {
        List<String> options =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dkc.home.dir=" + home,
                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                        "-Dfile.encoding=UTF-8",
                        "-Dquarkus-log-max-startup-records=10000",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        home.resolve("lib/quarkus-run.jar").toString(),
                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        return Stream.concat(options.stream(), Stream.of(arguments)).toList();
    }

    private void run(String... arguments) throws IOException {
        Path log = setup.log("keycloak");
        Files.createDirectories(log.getParent());
        ProcessBuilder builder = new ProcessBuilder(java(arguments)).redirectErrorStream(true);
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        try {
            if (process.waitFor() != 0) {
                throw new StartFailed("Keycloak cannot be prepared; see " + log);
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new StartFailed("Interrupted", e);
        }
    }

    private Path marker() {
        return home.resolve("prepared");
    }
}
