package org.onevisit.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * A real PostgreSQL server from the binaries on Maven Central; one server, one database per
 * service.
 */
public final class Postgres implements AutoCloseable {

    /** The databases of the suite; each belongs to a role of its own name that sees no other. */
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
     * Starts the server that keeps its data in a folder: durable, on loopback, with passwords.
     *
     * @param folder holds the data, the binaries and nothing else
     * @throws IOException when the server does not start
     */
    static Postgres in(Path folder, int port, Secrets secrets) throws IOException {
        Path data = folder.resolve("data");
        boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
        String password = secrets.of("postgres");
        Files.createDirectories(folder.resolve("bin"));
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(folder.resolve("bin").toFile())
                        .setDataDirectory(data)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setPort(port)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setConnectConfig("password", password)
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        // The library is made for tests and switches these off.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "120")
                        .setServerConfig("shared_buffers", "256MB")
                        .setServerConfig("max_wal_size", "2GB")
                        .setServerConfig("checkpoint_timeout", "15min")
                        .setServerConfig("wal_compression", "on")
                        .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                        .setServerConfig("pg_stat_statements.track_planning", "off")
                        .setServerConfig("log_min_messages", "warning")
                        .setOutputRedirector(append(folder))
                        .setErrorRedirector(append(folder))
                        .start();
        Postgres postgres = new Postgres(server);
        try {
            if (fresh) {
                postgres.protect(data, password, secrets);
            }
        } catch (SQLException e) {
            postgres.close();
            throw new IOException("The databases cannot be made: " + e.getMessage(), e);
        }
        return postgres;
    }

    private static ProcessBuilder.Redirect append(Path folder) {
        return ProcessBuilder.Redirect.appendTo(folder.resolve("server.log").toFile());
    }

    /** Gives each database its role, and every role a password that is asked for from now on. */
    private void protect(Path data, String password, Secrets secrets)
            throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + password + "'");
            for (String name : DATABASES) {
                statement.execute(
                        "create role "
                                + name
                                + " login password '"
                                + secrets.of("db-" + name)
                                + "'");
                statement.execute("create database " + name + " owner " + name);
                statement.execute("revoke connect on database " + name + " from public");
            }
        }
        for (String name : DATABASES) {
            try (Connection connection = server.getDatabase("postgres", name).getConnection();
                    Statement statement = connection.createStatement()) {
                // Trusted extensions apart, a service may not make them itself.
                statement.execute("create extension if not exists btree_gist");
                statement.execute("create extension if not exists pg_stat_statements");
            }
        }
        Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet reloaded = statement.executeQuery("select pg_reload_conf()")) {
            reloaded.next();
        }
    }

    /** Creates the databases that are not there yet. */
    public Postgres withDatabases(List<String> names) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                boolean exists;
                try (ResultSet row =
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

    /** JDBC address of a database of the throw-away server; user {@code postgres}, no password. */
    public String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    /** Calls back when the server of a folder ends, for whatever reason. */
    void whenEnded(Path folder, Runnable then) {
        try {
            Path file = folder.resolve("data/postmaster.pid");
            long number = Long.parseLong(Files.readAllLines(file).get(0).strip());
            ProcessHandle.of(number)
                    .ifPresentOrElse(process -> process.onExit().thenRun(then), then);
        } catch (IOException e) {
            then.run();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
