package org.onevisit.permit.supervision;

import java.util.Map;

/** Figures for tests of what is made of them. */
public final class Sample {

    private Sample() {}

    /** Of so many cases, all accepted and granted, of which some were early. */
    public static FiguresView decided(int cases, int early) {
        Sums sums =
                Sums.of(
                        Map.of(
                                Measure.RECEIVED, cases,
                                Measure.ACCEPTED, cases,
                                Measure.FINISHED, cases,
                                Measure.GRANTED, cases,
                                Measure.EARLY, early));
        return FiguresView.of(sums, sums);
    }
}
