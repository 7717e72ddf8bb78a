package org.onevisit.e2e;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What the database counts: statements, commits and write-ahead log of permit-service. */
final class Statistics {

    /** An idle session hands its counts in after ten seconds. */
    static final long SETTLING_SECONDS = 11;

    private static final String OURS =
            " from pg_stat_statements s join pg_database d on d.oid = s.dbid and d.datname = 'permit'"
                    + " join pg_roles r on r.oid = s.userid and r.rolname = 'permit' ";
    private static final String BOUNDS =
            "('BEGIN', 'COMMIT', 'ROLLBACK', 'START TRANSACTION', 'begin', 'commit', 'rollback')";

    private final Connection database;

    /**
     * @param database the permit database, as superuser
     */
    Statistics(Connection database) {
        this.database = database;
    }

    /**
     * Counts since the server started, but statements since {@link #reset}.
     *
     * @param statements without the bounds of transactions
     * @param commits sessions' own, counted by the server
     * @param walBytes written by the whole server
     * @param pageImages full-page images among them
     */
    record Count(long statements, long commits, long walBytes, long pageImages) {

        Count minus(Count earlier) {
            return new Count(
                    statements - earlier.statements,
                    commits - earlier.commits,
                    walBytes - earlier.walBytes,
                    pageImages - earlier.pageImages);
        }
    }

    /** A statement and how often it ran. */
    record Ran(long calls, long walBytes, String text) {}

    /** Waits until all sessions have handed in what they counted. */
    void settle() {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SETTLING_SECONDS));
    }

    void reset() throws SQLException {
        execute("select pg_stat_statements_reset()");
    }

    void execute(String command) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(command);
        }
    }

    Count count() throws SQLException {
        return new Count(
                number("select coalesce(sum(calls), 0)" + OURS + "where query not in " + BOUNDS),
                number("select xact_commit from pg_stat_database where datname = 'permit'"),
                number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"),
                number("select wal_fpi from pg_stat_wal"));
    }

    /** The statements that ran most often, first. */
    List<Ran> top(long least) throws SQLException {
        List<Ran> top = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select calls, wal_bytes::bigint, regexp_replace(query, '\\s+', ' ', 'g')"
                                        + OURS
                                        + "where calls >= "
                                        + least
                                        + " order by calls desc, query")) {
            while (row.next()) {
                top.add(new Ran(row.getLong(1), row.getLong(2), row.getString(3)));
            }
        }
        return top;
    }

    /** Has the jobs of the engine that are made from now on wait. */
    void holdJobs() throws SQLException {
        execute("update act_ru_jobdef set suspension_state_ = 2");
    }

    /** Lets the jobs run that waited, until none is left that is still tried. */
    void releaseJobs() throws SQLException {
        execute("update act_ru_jobdef set suspension_state_ = 1");
        execute("update act_ru_job set suspension_state_ = 1");
        while (number("select count(*) from act_ru_job where retries_ > 0") > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
