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
        this.warmUp = flags.number("warm-up", 150);
    }

    /**
     * {@code --cases 10000,10000000 --polls 3000 --warm-up 150}; the warm-up, in seconds, comes
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
        double[] first = null;
        for (int cases : sizes) {
            long start = System.nanoTime();
            years.fillTo(cases);
            out.printf(
                    "%n%,d cases (filled in %.0f s), %,d sums; milliseconds in the service%n",
                    cases,
                    (System.nanoTime() - start) / 1e9,
                    years.number("select count(*) from figure"));
            double[] p99 = measure(first);
            first = first == null ? p99 : first;
        }
    }

    /** Prints each query's times; answers the p99 of each, and of all together at the end. */
    private double[] measure(double[] first) throws IOException {
        int each = polls / QUERIES.size();
        long[][] nanos = new long[QUERIES.size()][each];
        long warm = System.nanoTime() + warmUp * 1_000_000_000L;
        while (System.nanoTime() < warm) {
            for (String path : QUERIES.values()) {
                poll(path);
            }
        }
        for (int round = 0; round < each; round++) {
            int query = 0;
            for (String path : QUERIES.values()) {
                nanos[query][round] = poll(path);
                query++;
            }
        }
        double[] p99 = new double[nanos.length + 1];
        int query = 0;
        out.printf("%-40s %8s %8s %8s%n", "", "p50", "p99", "ratio");
        for (String name : QUERIES.keySet()) {
            p99[query] = line(name, nanos[query], first == null ? 0 : first[query]);
            query++;
        }
        long[] all = Arrays.stream(nanos).flatMapToLong(Arrays::stream).toArray();
        p99[query] = line("all", all, first == null ? 0 : first[query]);
        return p99;
    }

    private long poll(String path) throws IOException {
        long start = System.nanoTime();
        service.send("GET", METRICS + path, tokens.of("supervisor1"), null, null).ok();
        return System.nanoTime() - start;
    }

    private double line(String name, long[] nanos, double first) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        double p50 = sorted[sorted.length / 2] / 1e6;
        double p99 = sorted[(int) Math.ceil(sorted.length * 0.99) - 1] / 1e6;
        out.printf(
                "%-40s %8.2f %8.2f %8s%n",
                name, p50, p99, first == 0 ? "" : "%.2f".formatted(p99 / first));
        return p99;
    }
}
