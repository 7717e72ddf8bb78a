package org.onevisit.fee.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One entry of the ledger with the transaction it belongs to.
 *
 * @param transactionNo gap-free number of the transaction
 * @param line of the entry in it, from 1
 * @param kind what was booked
 * @param reverses number of the transaction that this one undoes, or null
 * @param assessmentNo 核定书号; null for money in suspense
 * @param bookedOn day in whose month it is booked
 * @param recordedAt when it was written
 * @param actor who caused it
 * @param source id of the assessment, re-assessment, payment or refund that it comes from
 * @param debit 借方 in yuan, or null
 * @param credit 贷方 in yuan, or null
 * @param note why it was reversed
 */
public record EntryView(
        long transactionNo,
        int line,
        TransactionKind kind,
        Long reverses,
        String officeCode,
        String assessmentNo,
        LocalDate bookedOn,
        Instant recordedAt,
        String actor,
        UUID source,
        LedgerAccount account,
        BigDecimal debit,
        BigDecimal credit,
        String note) {}
