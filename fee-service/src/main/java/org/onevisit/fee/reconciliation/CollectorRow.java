package org.onevisit.fee.reconciliation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A payment as the collector's list has it.
 *
 * @param line of the file, the header being line 1
 * @param amount yuan
 */
record CollectorRow(
        long line, String assessmentNo, BigDecimal amount, LocalDate paidOn, String externalId) {}
