package org.onevisit.permit.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Vetoed;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.process.Processes;
import org.onevisit.platform.OfficeTime;

/** The clock of a rehearsal, with shifts too small for anything else to notice. */
@QuarkusTest
class RehearsalClockTest {

    private static final Duration BEFORE = Duration.ofMillis(1);
    private static final Duration AFTER = Duration.ofMillis(2);

    @Inject AgroalDataSource database;
    @Inject Processes processes;

    @AfterEach
    void forget() throws SQLException {
        processes.ahead(Duration.ZERO);
        try (Connection connection = database.getConnection();
                Statement delete = connection.createStatement()) {
            delete.executeUpdate("delete from rehearsal_clock");
        }
    }

    @Test
    void onceSetTheClockIsNotPutBackByWhoeverReadItBefore() throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        Told time = new Told();
        RehearsalClock clock = new RehearsalClock(database, time, processes);
        clock.set(BEFORE);
        Thread setter = new Thread(() -> clock.set(AFTER));
        time.slowly =
                () -> {
                    read.countDown();
                    Set<Thread.State> held = Set.of(Thread.State.BLOCKED, Thread.State.TERMINATED);
                    await().until(() -> held.contains(setter.getState()));
                };
        Thread follower = new Thread(clock::follow);
        follower.start();
        read.await();
        setter.start();
        follower.join();
        setter.join();
        assertThat(time.last).isEqualTo(AFTER);
    }

    /** Keeps what it was told last; slow with what was set before. */
    @Vetoed
    private static final class Told extends OfficeTime {

        private volatile Runnable slowly = () -> {};
        private volatile Duration last;

        Told() {
            super(true, Optional.empty());
        }

        @Override
        public void shift(Duration ahead) {
            if (ahead.equals(BEFORE)) {
                slowly.run();
            }
            last = ahead;
        }
    }
}
