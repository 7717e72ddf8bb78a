package org.onevisit.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onevisit.local.Setup;

/**
 * How long permit-service takes for a poll of the figures when there are few cases and when there
 * are many, in one run, and how the two compare. {@code e2e/figures} runs it.
 */
public final class Polls {

    private static final List<String> FLAGS = List.of("cases", "polls", "warm-up");
    private static final String METRICS = "/api/supervision/metrics";

    private static final Map<String, String> QUERIES = new LinkedHashMap<>();

    static {
        QUERIES.put("a month", "?from=2025-06-01&to=2025-06-30");
        QUERIES.put("a year, one office", "?from=2024-01-01&to=2024-12-31&officeCode=430103");
        QUERIES.put("odd days of five years", "?from=2020-02-17&to=2025-05-14");
        QUERIES.put(
                "a year, an office's months",
                "?from=2024-01-01&to=2024-12-31&officeCode=430105&groupBy=month");
        QUERIES.put("a month, each item", "?from=2025-06-01&to=2025-06-30&groupBy=item");
        QUERIES.put("a month, each office", "?from=2025-06-01&to=2025-06-30&groupBy=office");
        QUERIES.put(
                "a month's days, one office and item",
                "?from=2025-06-01&to=2025-06-30&officeCode=430104&itemCode=item-03&groupBy=day");
    }

    private final PrintStream out = Printing.OUT;
    private final Wire service;
    private final Tokens tokens;
    private final int polls;
    private final int warmUp;

    private Polls(Wire service, Tokens tokens, Flags flags) {
        this.service = service;
        this.tokens = tokens;
        this.polls = flags.number("polls", 3000);
        this.warmUp = flags.number("warm-up", 120);
    }

    /**
     * {@code --cases 10000,10000000 --polls 3000 --warm-up 120}; the warm-up, in seconds, comes
     * before the polls of each size. The compiler shares two cores with all else and is not done
     * sooner.
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Flags flags = new Flags(arguments, FLAGS);
        try (Benchmarked benchmarked = Benchmarked.start()) {
            Setup setup = benchmarked.suite().setup();
            URI permit = URI.create("http://127.0.0.1:" + setup.ports().permit());
            try (Connection database =
                            DriverManager.getConnection(
                                    setup.databaseUrl("permit"),
                                    "postgres",
                                    benchmarked.suite().superuserPassword());
                    Wire service = new Wire(permit)) {
                Polls bench = new Polls(service, new Tokens(setup.realmUrl()), flags);
                bench.compare(new PastYears(database), flags.numbers("cases", "10000,10000000"));
            }
        }
    }

    private void compare(PastYears years, int... sizes) throws IOException, SQLException {
        Timed first = null;
        for (int cases : sizes) {
            long start = System.nanoTime();
            years.fillTo(cases);
            out.printf(
                    "%n%,d cases (filled in %.0f s), %,d sums; milliseconds in the service%n",
                    cases,
                    (System.nanoTime() - start) / 1e9,
                    years.number("select count(*) from figure"));
            Timed timed = measure(years);
            first = first == null ? timed : first;
            print("the first poll after something happened", timed.changed(), first.changed());
            print("the same poll again", timed.again(), first.again());
        }
    }

    /**
     * Nanoseconds of each poll, by query.
     *
     * @param changed when the figures have changed since they were last asked for
     * @param again when nothing has happened since
     */
    private record Timed(long[][] changed, long[][] again) {}

    private Timed measure(PastYears years) throws IOException, SQLException {
        long warm = System.nanoTime() + warmUp * 1_000_000_000L;
        while (System.nanoTime() < warm) {
            years.touch();
            pollEach();
            pollEach();
        }
        int each = polls / QUERIES.size();
        long[][] changed = new long[each][];
        long[][] again = new long[each][];
        for (int round = 0; round < each; round++) {
            years.touch();
            changed[round] = pollEach();
            again[round] = pollEach();
        }
        return new Timed(changed, again);
    }

    private long[] pollEach() throws IOException {
        long[] nanos = new long[QUERIES.size()];
        int query = 0;
        for (String path : QUERIES.values()) {
            nanos[query++] = poll(path);
        }
        return nanos;
    }

    private void print(String title, long[][] nanos, long[][] first) {
        out.printf("%-45s %8s %8s %8s%n", title, "p50", "p99", "ratio");
        int query = 0;
        for (String name : QUERIES.keySet()) {
            int one = query++;
            line(name, of(nanos, one), of(first, one));
        }
        line("all", all(nanos), all(first));
    }

    /** Sorted times of one query. */
    private static long[] of(long[][] nanos, int query) {
        return Arrays.stream(nanos).mapToLong(round -> round[query]).sorted().toArray();
    }

    private static long[] all(long[][] nanos) {
        return Arrays.stream(nanos).flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private long poll(String path) throws IOException {
        long start = System.nanoTime();
        service.send("GET", METRICS + path, tokens.of("supervisor1"), null, null).ok();
        return System.nanoTime() - start;
    }

    private void line(String name, long[] sorted, long[] first) {
        out.printf(
                "  %-43s %8.2f %8.2f %8.2f%n",
                name,
                within(0.5, sorted),
                within(0.99, sorted),
                within(0.99, sorted) / within(0.99, first));
    }

    private static double within(double part, long[] sorted) {
        return sorted[(int) Math.ceil(sorted.length * part) - 1] / 1e6;
    }
}
