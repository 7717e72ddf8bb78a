package org.onevisit.permit.process;

import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.impl.cfg.IdGenerator;

/**
 * Ids of engine rows: 13 characters that rise with time, so that index pages fill in order and cost
 * a third of what a written-out UUID does. 41 bits of milliseconds, 10 bits for the replica, 12
 * bits of count within it.
 */
final class TimeOrderedIds implements IdGenerator {

    private static final long EPOCH = 1_735_689_600_000L;
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

    private final int node;
    private final AtomicLong last = new AtomicLong();

    TimeOrderedIds(int node) {
        this.node = node & 0x3FF;
    }

    @Override
    public String getNextId() {
        // Not the office's time, only an order: a rehearsed clock must not repeat ids.
        long now = (System.currentTimeMillis() - EPOCH) << 12;
        long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
        long id = ((tick >>> 12) << 22) | ((long) node << 12) | (tick & 0xFFF);
        char[] text = new char[13];
        for (int i = 12; i >= 0; i--) {
            text[i] = DIGITS[(int) (id & 31)];
            id >>>= 5;
        }
        return new String(text);
    }
}
