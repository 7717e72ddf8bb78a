package org.onevisit.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.onevisit.local.Part;
import org.onevisit.local.Ports;
import org.onevisit.local.Progress;
import org.onevisit.local.Setup;
import org.onevisit.local.Suite;

/**
 * The packaged suite, running as real processes, one for all journeys; and the people who act on
 * it. What the parts log stays in {@code target/journeys/logs}.
 */
final class Stage implements AutoCloseable {

    private final Suite suite;
    private final Tokens tokens;

    private Stage(Suite suite) {
        this.suite = suite;
        this.tokens = new Tokens(suite.setup().realmUrl());
    }

    /** Gives tests the stage, set when the first of them asks. */
    static final class Given implements ParameterResolver {

        private record Held(Stage stage) implements AutoCloseable {
            @Override
            public void close() {
                stage.close();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .getOrComputeIfAbsent(Held.class, any -> new Held(set()), Held.class)
                    .stage();
        }
    }

    private static Stage set() {
        return set("journeys", Map.of());
    }

    /** A suite of its own whose clock can be set. */
    static Stage rehearsal() {
        return set("rehearsal", Map.of("ONEVISIT_REHEARSAL", "true"));
    }

    private static Stage set(String name, Map<String, String> further) {
        try {
            Path root = root();
            Path data = root.resolve("e2e/target").resolve(name);
            if (Files.exists(data)) {
                try (Stream<Path> old = Files.walk(data)) {
                    old.sorted(Comparator.reverseOrder())
                            .map(Path::toFile)
                            .forEach(java.io.File::delete);
                }
            }
            // The journeys are many requests from one address.
            Map<String, String> settings = new HashMap<>(further);
            settings.put("ONEVISIT_RATE_PER_SUBJECT", "0");
            settings.put("ONEVISIT_RATE_PER_ADDRESS", "0");
            Setup setup = new Setup(root, data, Ports.free(), settings);
            return new Stage(Suite.start(setup, new Progress(true)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Folder of the repository. */
    static Path root() throws IOException {
        return Path.of(System.getProperty("onevisit.root", "..")).toRealPath();
    }

    Person as(String user) {
        return new Person(gateway(), () -> tokens.of(user));
    }

    /** Somebody with the token given. */
    Person bearing(String token) {
        return new Person(gateway(), () -> token);
    }

    Person nobody() {
        return new Person(gateway(), () -> null);
    }

    Tokens tokens() {
        return tokens;
    }

    /** The one item of an office that the catalogue's search finds, as the guide shows it. */
    JsonNode item(String officeCode, String words) {
        JsonNode found =
                nobody().get(
                                "/api/catalog/items?officeCode="
                                        + officeCode
                                        + "&q="
                                        + URLEncoder.encode(words, StandardCharsets.UTF_8))
                        .expect(200)
                        .json();
        String code = found.at("/items/0/itemCode").asText();
        return nobody().get("/api/catalog/items/" + code).expect(200).json();
    }

    Office office(String code, String suffix) {
        return new Office(
                code, as("clerk" + suffix), as("reviewer" + suffix), as("chief" + suffix));
    }

    /** 天心区. */
    Office office() {
        return office("430103", "1");
    }

    Part part(String name) {
        return suite.part(name);
    }

    /** A second process of a service on the same database. */
    Part replica(String service) {
        return suite.replica(service);
    }

    /** The database of a service, to see what is in it. */
    Connection database(String name) throws SQLException {
        return DriverManager.getConnection(
                suite.setup().databaseUrl(name), name, suite.databasePassword(name));
    }

    Setup setup() {
        return suite.setup();
    }

    private URI gateway() {
        return URI.create(suite.setup().publicUrl());
    }

    @Override
    public void close() {
        suite.close();
    }
}
