package org.onevisit.permit.rehearsal;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.onevisit.permit.process.Processes;
import org.onevisit.platform.OfficeTime;

/**
 * The clock of a rehearsal (演练模式), kept in the database: every replica follows it, the other
 * services ask for it, and it goes on where it was after a restart.
 */
@ApplicationScoped
public class RehearsalClock {

    private static final Logger LOG = Logger.getLogger(RehearsalClock.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final AgroalDataSource database;
    private final OfficeTime time;
    private final Processes processes;
    private volatile boolean stopped;

    RehearsalClock(AgroalDataSource database, OfficeTime time, Processes processes) {
        this.database = database;
        this.time = time;
        this.processes = processes;
    }

    void start(@Observes StartupEvent started) {
        if (!time.isRehearsal()) {
            return;
        }
        LOG.warn("This is a rehearsal: the clock can be set, and nothing here is true");
        follow();
        Thread thread = new Thread(this::keepFollowing, "rehearsal-clock");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        stopped = true;
    }

    private void keepFollowing() {
        while (!stopped) {
            LockSupport.parkNanos(PAUSE.toNanos());
            try {
                follow();
            } catch (RuntimeException e) {
                LOG.debugf("The rehearsal clock cannot be read (%s)", e.toString());
            }
        }
    }

    /**
     * One at a time: what was read before somebody set the clock must not be put in force after.
     */
    synchronized void follow() {
        Duration ahead = QuarkusTransaction.requiringNew().call(this::ahead);
        time.shift(ahead);
        processes.ahead(ahead);
    }

    /** How far it is ahead of the real clock; zero until it is set. */
    Duration ahead() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select ahead_millis from rehearsal_clock");
                ResultSet row = select.executeQuery()) {
            return Duration.ofMillis(row.next() ? row.getLong(1) : 0);
        }
    }

    /** Sets it; when this returns it is kept, and this replica follows it. */
    void set(Duration ahead) {
        QuarkusTransaction.requiringNew().call(() -> keep(ahead));
        follow();
    }

    private int keep(Duration ahead) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert =
                        connection.prepareStatement(
                                "insert into rehearsal_clock (ahead_millis) values (?)"
                                        + " on conflict (one) do update set ahead_millis = excluded.ahead_millis")) {
            upsert.setLong(1, ahead.toMillis());
            return upsert.executeUpdate();
        }
    }
}
