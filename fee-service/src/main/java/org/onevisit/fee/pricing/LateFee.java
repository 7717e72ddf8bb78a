package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What paying late costs where local law says so (滞纳金; 浙江省实施人防法办法 art. 30: 2‰ a day). There is no
 * national rate. Amounts in yuan, two places, HALF_UP.
 *
 * @param principal what was due
 * @param daysLate natural days after the deadline, 0 when paid in time
 * @param lateFee what they cost
 * @param capped whether it was cut down to the principal (行政强制法 art. 45)
 * @param total principal and late fee
 */
public record LateFee(
        BigDecimal principal, long daysLate, BigDecimal lateFee, boolean capped, BigDecimal total) {

    /**
     * Works out the late fee of an amount paid in one sum.
     *
     * @param deadline last day on which it was in time
     * @param dailyRate share of the principal for each day, such as 0.002
     * @param capAtPrincipal whether it may not exceed the principal
     */
    public static LateFee of(
            BigDecimal principal,
            LocalDate deadline,
            LocalDate paidOn,
            BigDecimal dailyRate,
            boolean capAtPrincipal) {
        long days = Math.max(0, ChronoUnit.DAYS.between(deadline, paidOn));
        BigDecimal due = money(principal);
        BigDecimal full = money(principal.multiply(dailyRate).multiply(BigDecimal.valueOf(days)));
        boolean capped = capAtPrincipal && full.compareTo(due) > 0;
        BigDecimal fee = capped ? due : full;
        return new LateFee(due, days, fee, capped, due.add(fee));
    }

    private static BigDecimal money(BigDecimal value) {
        return value.setScale(Tariff.CENTS, RoundingMode.HALF_UP);
    }
}
