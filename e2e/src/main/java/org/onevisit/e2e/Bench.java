package org.onevisit.e2e;

import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Queue;

/**
 * How many cases the suite takes from the applicant to the decision: whole cases through the
 * gateway, by several clients at once, everything on this machine. {@code e2e/bench} runs it.
 */
public final class Bench {

    /**
     * Cases a second of a bare engine's stock REST API: three tasks, four clients, two cores. It is
     * a fixed mark, of a slow day; {@code docs/performance.md} says what the engine does on a fast
     * one.
     */
    private static final double REFERENCE = 43;

    /**
     * 报建 of the office 430103: submit, intake, review, decide, and no levy, so that the suite does
     * the three tasks of the reference.
     */
    private static final String THREE_TASKS = "11430103MB0A00018C4000180002001";

    private static final List<String> FLAGS =
            List.of("warm-up", "seconds", "clients", "item", "gateway", "realm", "mode");

    private final PrintStream out;
    private final Flags flags;

    private Bench(PrintStream out, Flags flags) {
        this.out = out;
        this.flags = flags;
    }

    /**
     * {@code --warm-up 60 --seconds 30 --clients 1,4,16 --mode both|whole|prepared --item <code>};
     * with {@code --gateway} and {@code --realm} against a suite that runs already, else with one
     * of its own.
     */
    public static void main(String[] arguments) {
        Bench bench = new Bench(Printing.OUT, new Flags(arguments, FLAGS));
        String gateway = bench.flags.text("gateway", "");
        if (!gateway.isEmpty()) {
            bench.measure(URI.create(gateway), bench.flags.text("realm", ""));
            return;
        }
        try (Benchmarked benchmarked = Benchmarked.start()) {
            bench.measure(
                    URI.create(benchmarked.suite().setup().publicUrl()),
                    benchmarked.suite().setup().realmUrl());
        }
    }

    private void measure(URI gateway, String realm) {
        Specimen specimen = Specimen.read(gateway, flags.text("item", THREE_TASKS));
        Crowd crowd = new Crowd(gateway, new Tokens(realm), specimen);
        int warmUp = flags.number("warm-up", 60);
        out.printf("Item %s%nWarm-up: %d s%n", specimen.itemCode(), warmUp);
        double pace = Math.max(20, crowd.wholeCases(4, warmUp).casesPerSecond());
        int[] clients = flags.numbers("clients", "1,4,16");
        int seconds = flags.number("seconds", 30);
        String mode = flags.text("mode", "both");
        if (!mode.equals("prepared")) {
            for (int count : clients) {
                String what = "draft, %d files, submit, intake, review, decide";
                print(
                        what.formatted(specimen.materials().size()),
                        count,
                        crowd.wholeCases(count, seconds),
                        "");
            }
        }
        if (!mode.equals("whole")) {
            for (int count : clients) {
                Queue<CaseWorker.Draft> drafts =
                        crowd.drafts((int) (seconds * pace * (count == 1 ? 1.5 : 3)));
                Crowd.Run run = crowd.preparedCases(count, seconds, drafts);
                print(
                        "submit, intake, review, decide",
                        count,
                        run,
                        compared(run, specimen.itemCode()));
                pace = Math.max(pace, run.casesPerSecond() / 2);
            }
        }
    }

    /** Only like is compared with like: the reference has no drafts, no files and no levy. */
    private static String compared(Crowd.Run run, String item) {
        return item.equals(THREE_TASKS)
                ? ", %.2f times the reference of %.0f"
                        .formatted(run.casesPerSecond() / REFERENCE, REFERENCE)
                : "";
    }

    private void print(String what, int clients, Crowd.Run run, String compared) {
        out.printf(
                "%n%d clients, each over and over: %s%n%.1f cases/s (%d in %.1f s)%s%n",
                clients,
                what,
                run.casesPerSecond(),
                run.timings().count(Operation.CASE),
                run.seconds(),
                compared);
        out.printf("  %-10s %8s %10s %10s%n", "operation", "calls", "p50 ms", "p99 ms");
        for (Operation operation : Operation.values()) {
            if (run.timings().count(operation) > 0) {
                out.printf(
                        "  %-10s %8d %10.1f %10.1f%n",
                        operation.name().toLowerCase(java.util.Locale.ROOT),
                        run.timings().count(operation),
                        run.timings().within(0.5, operation),
                        run.timings().within(0.99, operation));
            }
        }
    }
}
