package org.onevisit.e2e;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onevisit.local.Setup;

/**
 * What handing in and each task cost the database: statements, commits and write-ahead log for one
 * operation, as the server counts them. {@code e2e/cost} runs it.
 */
public final class Cost {

    private static final List<String> FLAGS = List.of("cases", "warm-up", "least");

    private final PrintStream out = Printing.OUT;
    private final Statistics statistics;
    private final CaseWorker worker;
    private final int cases;
    private final double least;
    private Statistics.Count idle;

    private Cost(Statistics statistics, CaseWorker worker, Flags flags) {
        this.statistics = statistics;
        this.worker = worker;
        this.cases = flags.number("cases", 200);
        this.least = Double.parseDouble(flags.text("least", "0.1"));
    }

    private interface Step {
        void take(CaseWorker.Draft draft) throws IOException;
    }

    /**
     * {@code --cases 200 --warm-up 50 --least 0.1}: statements that run more seldom in an operation
     * than the last are not listed.
     */
    public static void main(String[] arguments) throws IOException, SQLException {
        Flags flags = new Flags(arguments, FLAGS);
        try (Benchmarked benchmarked = Benchmarked.start()) {
            Setup setup = benchmarked.suite().setup();
            URI gateway = URI.create(setup.publicUrl());
            Specimen specimen = Specimen.read(gateway, Benchmarked.ITEM);
            try (Connection database =
                            DriverManager.getConnection(
                                    setup.databaseUrl("permit"),
                                    "postgres",
                                    benchmarked.suite().superuserPassword());
                    CaseWorker worker =
                            new CaseWorker(
                                    gateway,
                                    new Tokens(setup.realmUrl()),
                                    specimen,
                                    0,
                                    new Timings())) {
                new Cost(new Statistics(database), worker, flags)
                        .measure(flags.number("warm-up", 50));
            }
        }
    }

    private void measure(int warmUp) throws IOException, SQLException {
        for (int i = 0; i < warmUp; i++) {
            worker.process(worker.prepare());
        }
        // Nothing but the cases shall write while they are measured.
        statistics.execute("alter system set autovacuum = off");
        statistics.execute("select pg_reload_conf()");
        statistics.settle();
        statistics.reset();
        Statistics.Count before = statistics.count();
        statistics.settle();
        idle = statistics.count().minus(before);
        out.printf("%nEach right after a checkpoint, full-page images included: the worst%n");
        round(true);
        statistics.execute("alter system set full_page_writes = off");
        statistics.execute("select pg_reload_conf()");
        statistics.settle();
        out.printf("%nWithout full-page images%n");
        round(false);
    }

    private void round(boolean worst) throws IOException, SQLException {
        List<CaseWorker.Draft> filed = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            filed.add(worker.prepare());
        }
        out.printf("%-8s %10s %8s %10s %10s%n", "", "statements", "commits", "WAL bytes", "images");
        measured("submit", filed, worker::submit, worst);
        tasks("intake", filed, "clerk1", worker::intake, worst);
        tasks("review", filed, "reviewer1", worker::review, worst);
        // What follows a decision runs behind it, and is counted by itself.
        statistics.holdJobs();
        tasks("decide", filed, "chief1", worker::decide, worst);
        measured("levy", statistics::releaseJobs, worst);
        tasks("deliver", filed, "clerk1", worker::deliver, worst);
    }

    private interface Completion {
        void of(String task) throws IOException;
    }

    /** The tasks are looked up before, so that completing them is measured and nothing else. */
    private void tasks(
            String name,
            List<CaseWorker.Draft> filed,
            String officer,
            Completion completion,
            boolean worst)
            throws IOException, SQLException {
        Map<CaseWorker.Draft, String> tasks = new HashMap<>();
        for (CaseWorker.Draft draft : filed) {
            tasks.put(draft, worker.task(draft.id(), officer));
        }
        measured(name, filed, draft -> completion.of(tasks.get(draft)), worst);
    }

    private void measured(String name, List<CaseWorker.Draft> filed, Step step, boolean worst)
            throws IOException, SQLException {
        measured(
                name,
                () -> {
                    for (CaseWorker.Draft draft : filed) {
                        step.take(draft);
                    }
                },
                worst);
    }

    private interface Work {
        void done() throws IOException, SQLException;
    }

    private void measured(String name, Work work, boolean worst) throws IOException, SQLException {
        statistics.settle();
        if (worst) {
            statistics.execute("checkpoint");
        }
        statistics.reset();
        Statistics.Count before = statistics.count();
        long start = System.nanoTime();
        work.done();
        double seconds = (System.nanoTime() - start) / 1e9;
        statistics.settle();
        List<Statistics.Ran> top = statistics.top(Math.round(least * cases));
        Statistics.Count spent = statistics.count().minus(before);
        // What goes on anyway, as the feed that is followed, is not the operation's.
        double share = (seconds + Statistics.SETTLING_SECONDS) / Statistics.SETTLING_SECONDS;
        out.printf(
                "%-8s %10.1f %8.2f %10.0f %10.2f%n",
                name,
                (spent.statements() - idle.statements() * share) / cases,
                (spent.commits() - idle.commits() * share) / cases,
                (spent.walBytes() - idle.walBytes() * share) / cases,
                (double) spent.pageImages() / cases);
        if (worst) {
            for (Statistics.Ran ran : top) {
                out.printf(
                        "    %6.2f %6d B  %.150s%n",
                        (double) ran.calls() / cases, ran.walBytes() / cases, ran.text());
            }
        }
    }
}
