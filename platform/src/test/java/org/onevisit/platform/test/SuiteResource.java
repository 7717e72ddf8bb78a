package org.onevisit.platform.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.onevisit.local.Postgres;

/**
 * What a service needs around it in its tests: a real PostgreSQL, and the key by which the tokens
 * of {@link Tokens} are checked. Init argument {@code database} names the database.
 */
public class SuiteResource implements QuarkusTestResourceLifecycleManager {

    /** Address at which other parts would answer; nobody does unless a test stands in. */
    public static final String NEIGHBOUR = "test.neighbour";

    private String database = "test";
    private Postgres postgres;

    @Override
    public void init(Map<String, String> args) {
        database = args.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        try {
            postgres = Postgres.forTests().withDatabases(List.of(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        String neighbour = "http://127.0.0.1:" + freePort();
        return Map.of(
                NEIGHBOUR,
                neighbour,
                "quarkus.datasource.jdbc.url",
                postgres.url(database),
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "",
                "quarkus.oidc.auth-server-url",
                "",
                "quarkus.oidc.public-key",
                Tokens.publicKey(),
                "quarkus.oidc.token.issuer",
                Tokens.ISSUER);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
