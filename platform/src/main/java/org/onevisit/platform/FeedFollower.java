package org.onevisit.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Follows another service's feed and keeps its cursor in its own database, moved in the transaction
 * of the effect: nothing lost, nothing twice, whichever side is away or killed. Needs a table
 * {@code feed_cursor(name text primary key, position bigint not null)}. Replicas may follow side by
 * side: the cursor's row lock lets one of them apply a stretch, the others pass over it.
 */
public final class FeedFollower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FeedFollower.class);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int WAIT_SECONDS = 20;
    private static final int LIMIT = 200;
    private static final ObjectMapper READER = new ObjectMapper();

    private final String name;
    private final URI feed;
    private final Supplier<String> token;
    private final DataSource database;
    private final Consumer<JsonNode> effect;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(3))
                    .build();
    private final Thread thread;
    private volatile boolean stopped;

    /**
     * @param name of the cursor
     * @param feed address of the feed, without query
     * @param token gives the bearer token to call with, or null for a public feed
     * @param effect what one event does here; runs in the transaction that moves the cursor
     */
    public FeedFollower(
            String name,
            URI feed,
            Supplier<String> token,
            DataSource database,
            Consumer<JsonNode> effect) {
        this.name = name;
        this.feed = feed;
        this.token = token;
        this.database = database;
        this.effect = effect;
        this.thread = new Thread(this::follow, "feed-" + name);
        this.thread.setDaemon(true);
    }

    public FeedFollower start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }

    private void follow() {
        boolean complained = false;
        while (!stopped) {
            try {
                long after = QuarkusTransaction.requiringNew().call(() -> position(false));
                JsonNode stretch = fetch(after);
                if (!stretch.path("items").isEmpty()) {
                    QuarkusTransaction.requiringNew().run(() -> apply(after, stretch));
                }
                if (complained) {
                    LOG.infof("Feed %s: following again", name);
                    complained = false;
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (!complained && !stopped) {
                    LOG.warnf("Feed %s: cannot follow, trying on (%s)", name, e.toString());
                    complained = true;
                }
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE.toNanos());
            }
        }
    }

    private JsonNode fetch(long after) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                URI.create(
                                        feed
                                                + "?after="
                                                + after
                                                + "&limit="
                                                + LIMIT
                                                + "&wait="
                                                + WAIT_SECONDS))
                        .timeout(Duration.ofSeconds(WAIT_SECONDS + 10L));
        String bearer = token == null ? null : token.get();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<byte[]> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("HTTP " + answer.statusCode() + " from " + feed.getPath());
        }
        // Not the bounded reader of requests: a stretch of a trusted feed may be larger.
        return READER.readTree(answer.body());
    }

    private void apply(long after, JsonNode stretch) {
        try {
            if (position(true) != after) {
                return;
            }
            for (JsonNode event : stretch.path("items")) {
                effect.accept(event);
            }
            try (Connection connection = database.getConnection();
                    PreparedStatement update =
                            connection.prepareStatement(
                                    "update feed_cursor set position = ? where name = ?")) {
                update.setLong(1, stretch.path("next").asLong());
                update.setString(2, name);
                update.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long position(boolean lock) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            "insert into feed_cursor (name, position) values (?, 0) on conflict do nothing")) {
                insert.setString(1, name);
                insert.executeUpdate();
            }
            try (PreparedStatement select =
                    connection.prepareStatement(
                            "select position from feed_cursor where name = ?"
                                    + (lock ? " for update" : ""))) {
                select.setString(1, name);
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        }
    }
}
