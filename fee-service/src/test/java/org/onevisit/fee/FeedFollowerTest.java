package org.onevisit.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.FeedFollower;
import org.onevisit.platform.test.SuiteResource;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class FeedFollowerTest {

    @Inject DataSource database;

    private final String name = "follower-" + UUID.randomUUID();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer service;
    private volatile int status = 200;
    private volatile long last;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void start() throws IOException, SQLException {
        execute(
                "create table if not exists feed_cursor (name text primary key, position bigint not null)");
        execute("create table if not exists effect (follower text, seq bigint)");
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.setExecutor(threads);
        service.createContext("/events", this::answer);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
        threads.shutdownNow();
    }

    @Test
    void everyEventHasItsEffectOnceAndMovesTheCursor() {
        last = 5;
        try (FeedFollower ignored = follow(this::record)) {
            await().until(() -> position() == 5);
            last = 450;
            await().until(() -> position() == 450);
        }
        assertThat(effects()).containsExactlyElementsOf(upTo(450));
    }

    @Test
    void effectThatFailsLeavesTheCursorAndNothingOfTheStretch() {
        last = 3;
        boolean[] broken = {true};
        try (FeedFollower ignored =
                follow(
                        event -> {
                            record(event);
                            if (broken[0] && event.path("seq").asLong() == 3) {
                                broken[0] = false;
                                assertThat(position()).isZero();
                                throw new IllegalStateException(
                                        "the third event cannot be applied");
                            }
                        })) {
            await().until(() -> position() == 3);
        }
        assertThat(broken[0]).isFalse();
        assertThat(effects()).containsExactlyElementsOf(upTo(3));
    }

    @Test
    void serviceThatIsAwayIsFollowedWhenItIsBack() {
        status = 503;
        last = 2;
        try (FeedFollower ignored = follow(this::record)) {
            await().until(() -> asked.get() > 0);
            assertThat(position()).isZero();
            status = 200;
            await().until(() -> position() == 2);
        }
        assertThat(effects()).containsExactlyElementsOf(upTo(2));
    }

    @Test
    void replicasSideBySideApplyEveryEventOnce() {
        last = 600;
        try (FeedFollower one = follow(this::record);
                FeedFollower other = follow(this::record)) {
            assertThat(one).isNotSameAs(other);
            await().until(() -> position() == 600);
        }
        assertThat(effects()).containsExactlyInAnyOrderElementsOf(upTo(600));
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        Map<String, Long> query = new HashMap<>();
        for (String pair : exchange.getRequestURI().getQuery().split("&")) {
            query.put(
                    pair.substring(0, pair.indexOf('=')),
                    Long.valueOf(pair.substring(pair.indexOf('=') + 1)));
        }
        long after = query.get("after");
        long end = Math.min(last, after + query.get("limit"));
        String items =
                LongStream.rangeClosed(after + 1, end)
                        .mapToObj(seq -> "{\"seq\":" + seq + ",\"kind\":\"TRIED\"}")
                        .collect(Collectors.joining(","));
        byte[] body =
                ("{\"items\":[" + items + "],\"next\":" + Math.max(after, end) + "}")
                        .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private FeedFollower follow(Consumer<JsonNode> effect) {
        URI feed = URI.create("http://localhost:" + service.getAddress().getPort() + "/events");
        return new FeedFollower(name, feed, null, database, effect).start();
    }

    private void record(JsonNode event) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into effect values (?, ?)")) {
            insert.setString(1, name);
            insert.setLong(2, event.path("seq").asLong());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long position() {
        List<Long> found = longs("select position from feed_cursor where name = ?");
        return found.isEmpty() ? 0 : found.get(0);
    }

    private List<Long> effects() {
        return longs("select seq from effect where follower = ? order by seq");
    }

    private List<Long> longs(String sql) {
        List<Long> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(row.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
