package org.onevisit.local;

/** One line per part and stage, for whoever waits at the terminal. */
public final class Progress {

    private final boolean quiet;

    /**
     * @param quiet says nothing, as in tests
     */
    public Progress(boolean quiet) {
        this.quiet = quiet;
    }

    /** Does something and says how long it took. */
    void timed(String part, String outcome, Runnable work) {
        long start = System.nanoTime();
        work.run();
        long tenths = (System.nanoTime() - start) / 100_000_000L;
        say(part, "%s (%d.%d s)".formatted(outcome, tenths / 10, tenths % 10));
    }

    void say(String part, String text) {
        if (!quiet) {
            System.out.printf("  %-16s %s%n", part, text);
        }
    }

    void line(String text) {
        if (!quiet) {
            System.out.println(text);
        }
    }
}
