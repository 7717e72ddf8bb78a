package org.onevisit.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL server from the binaries on Maven Central; one server, one database per
 * service.
 */
public final class Postgres implements AutoCloseable {

    /** The databases of the suite; each service sees one. */
    public static final List<String> DATABASES = List.of("catalog", "permit", "fee", "keycloak");

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a throw-away server for tests: a free port, data removed afterwards, no fsync.
     *
     * @throws IOException when the server does not start
     */
    public static Postgres forTests() throws IOException {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
        return new Postgres(server);
    }

    /**
     * Starts the server that keeps its data in a folder.
     *
     * @throws IOException when the server does not start
     */
    public static Postgres in(Path folder, int port) throws IOException {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setDataDirectory(folder)
                        .setCleanDataDirectory(false)
                        .setPort(port)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
        return new Postgres(server);
    }

    /** Creates the databases that are not there yet. */
    public Postgres withDatabases(List<String> names) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                boolean exists;
                try (var row =
                        statement.executeQuery(
                                "select 1 from pg_database where datname = '" + name + "'")) {
                    exists = row.next();
                }
                if (!exists) {
                    statement.execute("create database " + name);
                }
            }
        }
        return this;
    }

    public int port() {
        return server.getPort();
    }

    /**
     * JDBC address of a database; user {@code postgres}, no password: the server listens on
     * loopback.
     */
    public String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
