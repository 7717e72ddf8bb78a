package org.onevisit.e2e;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** How long the operations of one client took, in nanoseconds. Not for two threads at once. */
final class Timings {

    private static final int FIRST_SIZE = 1024;

    private final Map<Operation, Series> series = new EnumMap<>(Operation.class);

    private static final class Series {
        private long[] values = new long[FIRST_SIZE];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }
    }

    void add(Operation operation, long nanos) {
        series.computeIfAbsent(operation, any -> new Series()).add(nanos);
    }

    static Timings together(Collection<Timings> clients) {
        Timings all = new Timings();
        for (Timings client : clients) {
            client.series.forEach(
                    (operation, one) -> {
                        for (int i = 0; i < one.size; i++) {
                            all.add(operation, one.values[i]);
                        }
                    });
        }
        return all;
    }

    int count(Operation operation) {
        Series one = series.get(operation);
        return one == null ? 0 : one.size;
    }

    /** Milliseconds within which the given share (0 to 1) of an operation's calls came back. */
    double within(double share, Operation operation) {
        Series one = series.get(operation);
        long[] sorted = Arrays.copyOf(one.values, one.size);
        Arrays.sort(sorted);
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1e6;
    }
}
