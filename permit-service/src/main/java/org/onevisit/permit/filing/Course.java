package org.onevisit.permit.filing;

import java.time.Instant;

/**
 * The instants of a case (环节时间); null where it has not come so far.
 *
 * @param noticed of the last supplement notice
 * @param supplemented when the last notice was answered
 */
public record Course(
        Instant received,
        Instant noticed,
        Instant supplemented,
        Instant accepted,
        Instant closedAtIntake,
        Instant decided,
        Instant delivered,
        Instant withdrawn) {}
