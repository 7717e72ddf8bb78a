package org.onevisit.clock;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The suspensions of a case as stretches of days; those that overlap count once (R-D5). */
public final class Suspensions {

    public static final Suspensions NONE = of(List.of(), SuspensionEnd.INCLUSIVE);

    private final long[] from;
    private final long[] to;
    private final String[] refs;

    private Suspensions(int size) {
        from = new long[size];
        to = new long[size];
        refs = new String[size];
    }

    public static Suspensions of(Collection<Suspension> suspensions, SuspensionEnd end) {
        List<Suspension> ordered =
                suspensions.stream()
                        .sorted(
                                Comparator.comparing(Suspension::from)
                                        .thenComparing(Suspension::to)
                                        .thenComparing(s -> String.valueOf(s.ref())))
                        .toList();
        Suspensions all = new Suspensions(ordered.size());
        for (int i = 0; i < all.from.length; i++) {
            Suspension one = ordered.get(i);
            all.from[i] = one.from().toEpochDay();
            all.to[i] = one.to().toEpochDay() - (end == SuspensionEnd.INCLUSIVE ? 0 : 1);
            all.refs[i] = one.ref();
        }
        return all;
    }

    /** Whether any is in force on a day. */
    public boolean cover(LocalDate day) {
        return at(day.toEpochDay()) >= 0;
    }

    /** The number of one that is in force on a day, or -1. */
    int at(long day) {
        for (int i = 0; i < from.length && from[i] <= day; i++) {
            if (day <= to[i]) {
                return i;
            }
        }
        return -1;
    }

    String ref(int number) {
        return refs[number] == null ? "行政许可法 art. 45" : "行政许可法 art. 45; " + refs[number];
    }
}
