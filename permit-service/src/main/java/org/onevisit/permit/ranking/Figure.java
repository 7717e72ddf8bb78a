package org.onevisit.permit.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a rule of scores looks at: rates in percent with two places, half up, as in the figures; or
 * counts.
 */
public enum Figure {
    /** 提前办结率, M-5. */
    EARLY_RATE("early", "decided", in -> rate(in.early(), in.decided())),
    /** 承诺件提前办结率, M-5. */
    EARLY_RATE_PROMISED("promisedEarly", "promised", in -> rate(in.promisedEarly(), in.promised())),
    /** 承诺时限压缩率, M-7. */
    PROMISE_CUT_RATE(
            "promised",
            null,
            in -> rate(in.statutoryDays() - in.promiseDays(), in.statutoryDays())),
    /** 预警. */
    NOTICES("notices", null, in -> BigDecimal.valueOf(in.notices())),
    /** 黄牌, M-6. */
    YELLOW("yellow", null, in -> BigDecimal.valueOf(in.yellow())),
    /** 红牌, M-6. */
    RED("red", null, in -> BigDecimal.valueOf(in.red())),
    /** 超期件, M-6. */
    OVERDUE("overdue", null, in -> BigDecimal.valueOf(in.overdue())),
    /** 满意率, M-11. */
    SATISFACTION_RATE("satisfactionRate", "ratings", in -> rate(in.satisfied(), in.rated())),
    /** 差评数, M-12. */
    BAD_RATINGS("badRatings", null, in -> BigDecimal.valueOf(in.bad()));

    private final String metric;
    private final String whole;
    private final Function<Inputs, BigDecimal> value;

    Figure(String metric, String whole, Function<Inputs, BigDecimal> value) {
        this.metric = metric;
        this.whole = whole;
        this.value = value;
    }

    /** Its value; null where there is nothing to divide by. */
    BigDecimal of(Inputs inputs) {
        return value.apply(inputs);
    }

    /** Name of the list of cases behind it. */
    String metric() {
        return metric;
    }

    /**
     * Name of the list of the cases that a rate is a share of; null for what is no share of cases.
     */
    String whole() {
        return whole;
    }

    /** Names of all lists of cases behind it. */
    Stream<String> metrics() {
        return Stream.of(metric, whole).filter(Objects::nonNull);
    }

    private static BigDecimal rate(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .scaleByPowerOfTen(2)
                        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
