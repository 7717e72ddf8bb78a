package org.onevisit.fee.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.onevisit.fee.ledger.Ledger.Deed;

/**
 * Postings per second of the ledger with 8 writers and durable commits: to one revenue account, to
 * spread ones, and the same entries written by a bare SQL function under pgbench. Rounds alternate,
 * the median counts. Not part of the build:
 *
 * <pre>./mvnw -pl fee-service -am test -Dtest=LedgerBench -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class LedgerBench {

    private static final int WRITERS = 8;
    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final LocalDate DAY = LocalDate.of(2025, 9, 26);
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+) \\(without");

    /** The same rows and the same constraints; none of the triggers in the second set of tables. */
    private static final String FUNCTIONS =
            """
            create table bare_transaction (like ledger_transaction including all);
            create table bare_entry (like ledger_entry including all);
            create function post(into_bare boolean) returns void language plpgsql as $$
            declare
                written bigint;
            begin
                if into_bare then
                    insert into bare_transaction (kind, office_code, assessment_id, booked_on, recorded_at, actor,
                                                  source, written_in)
                    values ('ASSESS', '430103', gen_random_uuid(), '2025-09-26', now(), 'finance1',
                            gen_random_uuid(), pg_current_xact_id()) returning id into written;
                    insert into bare_entry values (written, 1, 'RECEIVABLE', 442000.00), (written, 2, 'REVENUE', -442000.00);
                else
                    insert into ledger_transaction (kind, office_code, assessment_id, booked_on, recorded_at, actor,
                                                    source)
                    values ('ASSESS', '430103', gen_random_uuid(), '2025-09-26', now(), 'finance1',
                            gen_random_uuid()) returning id into written;
                    insert into ledger_entry values (written, 1, 'RECEIVABLE', 442000.00), (written, 2, 'REVENUE', -442000.00);
                end if;
            end $$;
            """;

    @Test
    void postingsPerSecond() throws Exception {
        try (EmbeddedPostgres server = durable()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            Flyway.configure().dataSource(url, "postgres", "").load().migrate();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(FUNCTIONS);
            }
            Map<String, List<Double>> measured = new LinkedHashMap<>();
            for (int round = 0; round <= ROUNDS; round++) {
                Map<String, Double> figures = new LinkedHashMap<>();
                figures.put("ledger, one account", ledger(url, writer -> "430103"));
                figures.put("ledger, spread", ledger(url, writer -> "43010" + writer));
                figures.put("pgbench, same tables", pgbench(server.getPort(), false));
                figures.put("pgbench, no triggers", pgbench(server.getPort(), true));
                if (round > 0) {
                    // The first is to warm up.
                    figures.forEach(
                            (what, tps) ->
                                    measured.computeIfAbsent(what, w -> new ArrayList<>())
                                            .add(tps));
                }
            }
            report(measured);
        }
    }

    private static void report(Map<String, List<Double>> measured) {
        Map<String, Double> median = new LinkedHashMap<>();
        measured.forEach(
                (what, tps) ->
                        median.put(what, tps.stream().sorted().skip(ROUNDS / 2).findFirst().get()));
        double one = median.get("ledger, one account");
        median.forEach(
                (what, tps) ->
                        System.out.printf(
                                "%-22s %8.0f postings/s   one account is %.2f of it%n",
                                what, tps, one / tps));
    }

    /** Each writer books one assessment after the other, each in a transaction of its own. */
    private static double ledger(String url, IntFunction<String> office) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (Books books = Books.at(url)) {
            long start = System.nanoTime();
            long end = start + ROUND.toNanos();
            List<Future<Integer>> writing = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String code = office.apply(i);
                writing.add(threads.submit(() -> write(books, code, end)));
            }
            int written = 0;
            for (Future<Integer> one : writing) {
                written += one.get(1, TimeUnit.MINUTES);
            }
            return written * 1e9 / (System.nanoTime() - start);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int write(Books books, String office, long end) throws Exception {
        int written = 0;
        try (Books.Seat ignored = books.seat()) {
            while (System.nanoTime() < end) {
                UUID assessment = UUID.randomUUID();
                Deed deed = new Deed(assessment, office, assessment, DAY, "finance1");
                books.inTransaction(
                        () ->
                                books.ledger()
                                        .assess(
                                                deed,
                                                new BigDecimal("442000.00"),
                                                new BigDecimal("0.00")));
                written++;
            }
        }
        return written;
    }

    private static double pgbench(int port, boolean bare) throws Exception {
        Path script = Files.createTempFile("post", ".sql");
        Files.writeString(script, "select post(" + bare + ");\n");
        Process pgbench =
                new ProcessBuilder(
                                "pgbench",
                                "-n",
                                "-M",
                                "prepared",
                                "-c",
                                Integer.toString(WRITERS),
                                "-j",
                                "2",
                                "-T",
                                Long.toString(ROUND.toSeconds()),
                                "-f",
                                script.toString(),
                                "-h",
                                "localhost",
                                "-p",
                                Integer.toString(port),
                                "-U",
                                "postgres",
                                "postgres")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(pgbench.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Files.delete(script);
        Matcher tps = TPS.matcher(said);
        if (pgbench.waitFor() != 0 || !tps.find()) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(tps.group(1));
    }

    private static EmbeddedPostgres durable() throws IOException {
        return EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("shared_buffers", "256MB")
                .start();
    }
}
