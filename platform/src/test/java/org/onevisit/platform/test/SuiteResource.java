package org.onevisit.platform.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.onevisit.local.Postgres;

/**
 * What a service needs around it in its tests: a real PostgreSQL, and the key by which the tokens
 * of {@link Tokens} are checked. Init argument {@code database} names the database.
 */
public class SuiteResource implements QuarkusTestResourceLifecycleManager {

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
        return Map.of(
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
