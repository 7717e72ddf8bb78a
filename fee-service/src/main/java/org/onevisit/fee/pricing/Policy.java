package org.onevisit.fee.pricing;

import java.math.BigDecimal;

/**
 * What a city fixes about the fee.
 *
 * @param model how much area is required
 * @param tariff what a square metre costs
 * @param minimumArea a project that needs any shelter needs at least this much, in m²; 0 without
 * @param base area that the rate is charged on
 */
public record Policy(NationalModel model, Tariff tariff, BigDecimal minimumArea, Base base) {}
