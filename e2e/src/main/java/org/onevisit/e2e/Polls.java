package org.onevisit.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.onevisit.local.Setup;

/**
 * How long permit-service takes for a poll of the figures when there are few cases and when there
 * are many, in one run, and how the two compare: two suites share the machine for that. What a poll
 * takes where only one runs is measured after it. {@code e2e/figures} runs it.
 */
public final class Polls {

    private static final List<String> FLAGS = List.of("cases", "polls", "warm-up");
    private static final String METRICS = "/api/supervision/metrics";

    /** Seconds until the suites that were stopped are gone. */
    private static final int ALONE = 15;

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

    private static final PrintStream OUT = Printing.OUT;

    private final List<Filled> suites = new ArrayList<>();
    private final int polls;
    private final int warmUp;

    private Polls(Flags flags) {
        this.polls = flags.number("polls", 3000);
        this.warmUp = flags.number("warm-up", 120);
    }

    /**
     * {@code --cases 10000,10000000 --polls 3000 --warm-up 120}: a suite for each number of cases,
     * polled by turns, so that a slow moment of the machine is one for all of them. The warm-up is
     * in seconds; the compiler shares two cores with all else and is not done sooner.
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Flags flags = new Flags(arguments, FLAGS);
        Polls bench = new Polls(flags);
        try {
            for (int cases : flags.numbers("cases", "10000,10000000")) {
                bench.suites.add(new Filled(cases));
            }
            bench.compare();
        } finally {
            for (Filled suite : bench.suites) {
                suite.close();
            }
        }
    }

    /** A suite with so many cases, and what its polls took. */
    private static final class Filled implements AutoCloseable {

        private final Benchmarked benchmarked = Benchmarked.start();
        private final Connection database;
        private final PastYears years;
        private final Wire service;
        private final Tokens tokens;
        private final List<long[]> changed = new ArrayList<>();
        private final List<long[]> again = new ArrayList<>();

        Filled(int cases) throws SQLException {
            Setup setup = benchmarked.suite().setup();
            database =
                    DriverManager.getConnection(
                            setup.databaseUrl("permit"),
                            "postgres",
                            benchmarked.suite().superuserPassword());
            service = new Wire(URI.create("http://127.0.0.1:" + setup.ports().permit()));
            tokens = new Tokens(setup.realmUrl());
            years = new PastYears(database);
            long start = System.nanoTime();
            years.fillTo(cases);
            OUT.printf(
                    "%,d cases, filled in %.0f s, %,d sums%n",
                    cases,
                    (System.nanoTime() - start) / 1e9,
                    years.number("select count(*) from figure"));
        }

        /** Each query when the figures have changed since they were last asked for, and again. */
        void poll() throws IOException, SQLException {
            years.touch();
            changed.add(each());
            again.add(each());
        }

        /** Nanoseconds of each query. */
        private long[] each() throws IOException {
            long[] nanos = new long[QUERIES.size()];
            int query = 0;
            for (String path : QUERIES.values()) {
                long start = System.nanoTime();
                service.send("GET", METRICS + path, tokens.of("supervisor1"), null, null).ok();
                nanos[query++] = System.nanoTime() - start;
            }
            return nanos;
        }

        void forget() {
            changed.clear();
            again.clear();
        }

        @Override
        public void close() throws SQLException {
            service.close();
            database.close();
            benchmarked.close();
        }
    }

    private void compare() throws IOException, SQLException {
        measure(warmUp * suites.size());
        if (suites.size() > 1) {
            while (suites.size() > 1) {
                suites.remove(0).close();
            }
            OUT.printf("%nThe last of them alone on the machine%n");
            measure(ALONE);
        }
    }

    private void measure(int warmUp) throws IOException, SQLException {
        long warm = System.nanoTime() + warmUp * 1_000_000_000L;
        while (System.nanoTime() < warm) {
            pollAll();
        }
        suites.forEach(Filled::forget);
        for (int round = 0; round < polls / QUERIES.size(); round++) {
            pollAll();
        }
        print("The first poll after something happened", suite -> suite.changed);
        print("The same poll again", suite -> suite.again);
    }

    private void pollAll() throws IOException, SQLException {
        for (Filled suite : suites) {
            suite.poll();
        }
    }

    /** Milliseconds in the service, by number of cases; the ratio is that to the first number. */
    private void print(String title, Function<Filled, List<long[]>> series) {
        OUT.printf("%n%-45s", title);
        suites.forEach(suite -> OUT.printf(" %8s %8s %8s", "p50", "p99", "ratio"));
        int query = 0;
        for (String name : QUERIES.keySet()) {
            int one = query++;
            line(name, suite -> series.apply(suite).stream().mapToLong(round -> round[one]));
        }
        line("all", suite -> series.apply(suite).stream().flatMapToLong(Arrays::stream));
        OUT.println();
    }

    private void line(String name, Function<Filled, LongStream> times) {
        OUT.printf("%n  %-43s", name);
        double first = 0;
        for (Filled suite : suites) {
            long[] sorted = times.apply(suite).sorted().toArray();
            double p99 = within(0.99, sorted);
            first = first == 0 ? p99 : first;
            OUT.printf(" %8.2f %8.2f %8.2f", within(0.5, sorted), p99, p99 / first);
        }
    }

    private static double within(double part, long[] sorted) {
        return sorted[(int) Math.ceil(sorted.length * part) - 1] / 1e6;
    }
}
