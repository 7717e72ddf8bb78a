package org.onevisit.e2e;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that work at the same time, each with a connection of its own. */
final class Crowd {

    private final URI gateway;
    private final Tokens tokens;
    private final Specimen specimen;

    Crowd(URI gateway, Tokens tokens, Specimen specimen) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.specimen = specimen;
    }

    /**
     * What a run gave.
     *
     * @param seconds that it took
     */
    record Run(Timings timings, double seconds) {
        double casesPerSecond() {
            return timings.count(Operation.CASE) / seconds;
        }
    }

    /** What one client does over and over; false when there is nothing left to do. */
    private interface Turn {
        boolean take(CaseWorker worker) throws IOException;
    }

    /** Whole cases, from the draft to the decision, for so many seconds. */
    Run wholeCases(int clients, int seconds) {
        return run(
                clients,
                seconds,
                worker -> {
                    worker.process(worker.prepare());
                    return true;
                });
    }

    /** Cases whose drafts and files are there already, until time or drafts run out. */
    Run preparedCases(int clients, int seconds, Queue<CaseWorker.Draft> drafts) {
        return run(
                clients,
                seconds,
                worker -> {
                    CaseWorker.Draft draft = drafts.poll();
                    if (draft == null) {
                        return false;
                    }
                    worker.process(draft);
                    return true;
                });
    }

    /** Drafts with their files. */
    Queue<CaseWorker.Draft> drafts(int count) {
        Queue<CaseWorker.Draft> drafts = new ConcurrentLinkedQueue<>();
        run(
                4,
                Integer.MAX_VALUE,
                worker -> {
                    if (drafts.size() >= count) {
                        return false;
                    }
                    drafts.add(worker.prepare());
                    return true;
                });
        return drafts;
    }

    private Run run(int clients, int seconds, Turn turn) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        long end = start + seconds * 1_000_000_000L;
        try {
            List<Future<Timings>> work = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                work.add(threads.submit(() -> client(number, turn, end)));
            }
            List<Timings> timings = new ArrayList<>();
            for (Future<Timings> one : work) {
                timings.add(one.get());
            }
            return new Run(Timings.together(timings), (System.nanoTime() - start) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Timings client(int number, Turn turn, long end) throws IOException {
        Timings timings = new Timings();
        try (CaseWorker worker = new CaseWorker(gateway, tokens, specimen, number, timings)) {
            while (System.nanoTime() - end < 0) {
                long start = System.nanoTime();
                if (!turn.take(worker)) {
                    break;
                }
                timings.add(Operation.CASE, System.nanoTime() - start);
            }
        }
        return timings;
    }
}
