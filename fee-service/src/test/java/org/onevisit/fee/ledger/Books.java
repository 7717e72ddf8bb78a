package org.onevisit.fee.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.onevisit.local.Postgres;

/**
 * A ledger on a real PostgreSQL without the service around it: each thread has one connection and
 * says itself where a transaction ends.
 */
final class Books implements AutoCloseable {

    private final String url;
    private final ThreadLocal<Connection> connections = ThreadLocal.withInitial(this::open);
    private final Ledger ledger = new Ledger(new Journal(new OfThread(), Clock.systemUTC()));

    private Books(String url) {
        this.url = url;
    }

    /** An empty ledger in a database of its own, on the server of the tests. */
    static Books named(String database) {
        String url = Server.STARTED.url(database);
        try {
            Server.STARTED.withDatabases(List.of(database));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Flyway.configure().dataSource(url, "postgres", "").load().migrate();
        // A plan made while the tables are empty would read them from end to end when they are not,
        // until the server has counted them for the first time.
        return new Books(url + "&options=-c%20enable_seqscan=off");
    }

    /** The ledger that a database has. */
    static Books at(String url) {
        return new Books(url);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Numbers and seals what is committed, and counts everything again. */
    Verification verify() throws SQLException {
        execute("select ledger_seal_batch(1000000, now())");
        return new Audit(new OfThread()).verify();
    }

    /** Does something and commits, or rolls back when it fails. */
    <T> T inTransaction(Callable<T> deed) throws Exception {
        try {
            T done = deed.call();
            connections.get().commit();
            return done;
        } catch (Exception e) {
            connections.get().rollback();
            throw e;
        }
    }

    /** Statements and their commit. */
    void execute(String... statements) throws SQLException {
        try (Statement statement = connections.get().createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
            connections.get().commit();
        } catch (SQLException e) {
            connections.get().rollback();
            throw e;
        }
    }

    /** The one value that a query answers, as text. */
    String ask(String query) throws SQLException {
        try (Statement statement = connections.get().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } finally {
            connections.get().rollback();
        }
    }

    /** The place of a thread, whose connection ends with it. */
    interface Seat extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    Seat seat() {
        return this::close;
    }

    @Override
    public void close() throws SQLException {
        connections.get().close();
        connections.remove();
    }

    private Connection open() {
        try {
            Connection connection = DriverManager.getConnection(url, "postgres", "");
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The server of the tests, started when the first ledger is opened. */
    private static final class Server {
        private static final Postgres STARTED = started();

        private static Postgres started() {
            try {
                return Postgres.forTests();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Hands out the connection of the thread; closing it gives it back, as a pool's would. */
    private final class OfThread implements DataSource {

        @Override
        public Connection getConnection() {
            Connection real = connections.get();
            return (Connection)
                    Proxy.newProxyInstance(
                            Connection.class.getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("close")) {
                                    return null;
                                }
                                try {
                                    return method.invoke(real, arguments);
                                } catch (InvocationTargetException e) {
                                    throw e.getCause();
                                }
                            });
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
