package org.onevisit.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.Feed;
import org.onevisit.platform.test.SuiteResource;

@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class FeedTest {

    @Inject Feed feed;
    @Inject DataSource database;

    @Test
    void eventThatIsCommittedLateComesLaterInsteadOfBeingPassedOver() throws SQLException {
        long start = end();
        try (Connection slow = database.getConnection();
                Connection quick = database.getConnection()) {
            slow.setAutoCommit(false);
            write(slow, "SLOW");
            write(quick, "QUICK");
            Feed.Stretch first = feed.read(start, 10, 0);
            assertThat(first.items()).extracting(Feed.Event::subject).containsExactly("QUICK");
            slow.commit();
            Feed.Stretch second = feed.read(first.next(), 10, 0);
            assertThat(second.items()).extracting(Feed.Event::subject).containsExactly("SLOW");
            assertThat(second.next()).isEqualTo(start + 2);
            slow.setAutoCommit(true);
        }
    }

    @Test
    void eventOfARolledBackTransactionLeavesNoGap() throws SQLException {
        long start = end();
        try (Connection failing = database.getConnection();
                Connection other = database.getConnection()) {
            failing.setAutoCommit(false);
            write(failing, "NEVER");
            write(other, "A");
            failing.rollback();
            write(other, "B");
            failing.setAutoCommit(true);
        }
        assertThat(feed.read(start, 10, 0).items())
                .extracting(Feed.Event::seq)
                .containsExactly(start + 1, start + 2);
    }

    @Test
    void readersSideBySideAllSeeEverythingOnceInTheSameOrder() throws Exception {
        long start = end();
        int writers = 4;
        int each = 50;
        ExecutorService threads = Executors.newFixedThreadPool(writers + 3);
        try {
            List<Future<?>> writing = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                String name = "W" + i;
                writing.add(threads.submit(() -> writeMany(name, each)));
            }
            List<Future<List<Feed.Event>>> reading = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                reading.add(threads.submit(() -> follow(start, writers * each)));
            }
            for (Future<?> one : writing) {
                one.get(60, TimeUnit.SECONDS);
            }
            List<Feed.Event> seen = reading.get(0).get(60, TimeUnit.SECONDS);
            assertThat(seen)
                    .extracting(Feed.Event::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(start + 1, start + (long) writers * each)
                                    .boxed()
                                    .toList());
            for (Future<List<Feed.Event>> other : reading) {
                assertThat(other.get(60, TimeUnit.SECONDS)).isEqualTo(seen);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void readerThatWaitsGetsTheFirstEventAtOnce() throws Exception {
        long start = end();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Feed.Stretch> waiting = thread.submit(() -> feed.read(start, 10, 20));
            try (Connection connection = database.getConnection()) {
                write(connection, "AWAITED");
            }
            assertThat(waiting.get(10, TimeUnit.SECONDS).items()).hasSize(1);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void nothingNewAnswersTheSamePosition() {
        long start = end();
        assertThat(feed.read(start, 10, 0).items()).isEmpty();
        assertThat(feed.read(start, 10, 0).next()).isEqualTo(start);
    }

    @Test
    void databaseKeepsEventsAsTheyWereWritten() throws SQLException {
        try (Connection connection = database.getConnection()) {
            write(connection, "KEPT");
            end();
            for (String change :
                    List.of(
                            "update event set subject = 'other'",
                            "update event set seq = seq + 1000000",
                            "delete from event",
                            "truncate event")) {
                assertThatThrownBy(() -> execute(connection, change))
                        .as(change)
                        .hasMessageContaining("never changed");
            }
        }
    }

    private Void writeMany(String name, int count) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < count; i++) {
                write(connection, name + "-" + i);
                if (i % 3 == 2) {
                    connection.commit();
                }
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
        return null;
    }

    private List<Feed.Event> follow(long start, int count) {
        List<Feed.Event> seen = new ArrayList<>();
        long after = start;
        while (seen.size() < count) {
            Feed.Stretch stretch = feed.read(after, 17, 1);
            seen.addAll(stretch.items());
            after = stretch.next();
        }
        return seen;
    }

    /** Numbers what is there and answers the last position. */
    private long end() {
        long after = 0;
        while (true) {
            Feed.Stretch stretch = feed.read(after, Feed.MAX_LIMIT, 0);
            if (stretch.items().isEmpty()) {
                return after;
            }
            after = stretch.next();
        }
    }

    private static void write(Connection connection, String subject) throws SQLException {
        execute(
                connection,
                "insert into event (kind, subject, at, actor, data) values ('TRIED', '"
                        + subject
                        + "', now(), 'system', '{}')");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
