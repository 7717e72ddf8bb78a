package org.onevisit.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Due dates a second on one core; {@code legal-clock/bench} runs it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DueBenchmark {

    private static final int STARTS = 1024;
    private static final Term LEGAL = Term.workdays(20);

    private final LocalDate[] starts = new LocalDate[STARTS];
    private final Suspensions[] suspensions = new Suspensions[STARTS];
    private int next;

    public DueBenchmark() {
        Random random = new Random(1);
        for (int i = 0; i < STARTS; i++) {
            starts[i] = LocalDate.of(2018, 1, 1).plusDays(random.nextInt(3000));
            LocalDate from = starts[i].plusDays(random.nextInt(20));
            suspensions[i] =
                    Suspensions.of(
                            List.of(new Suspension(from, from.plusDays(random.nextInt(15)), null)),
                            SuspensionEnd.INCLUSIVE);
        }
    }

    /** The twentieth working day after acceptance. */
    @Benchmark
    public LocalDate due() {
        return Published.COUNTING.due(starts[next()], LEGAL, Suspensions.NONE);
    }

    /** The same with a suspension. */
    @Benchmark
    public LocalDate dueWithSuspension() {
        int one = next();
        return Published.COUNTING.due(starts[one], LEGAL, suspensions[one]);
    }

    /** The same with every day explained. */
    @Benchmark
    public Due explained() {
        return Published.COUNTING.explained(starts[next()], LEGAL, Suspensions.NONE);
    }

    private int next() {
        next = (next + 1) % STARTS;
        return next;
    }
}
