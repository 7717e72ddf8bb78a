package org.onevisit.permit.supervision;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * A figure that opens up to its cases. A rate opens up to the cases of its numerator, an average to
 * those it is the average of; a sum to the cases that add to it, each with what it adds.
 */
public enum Metric {
    RECEIVED("RECEIVED", "received = 1", "received"),
    ACCEPTED("ACCEPTED", "accepted = 1", "accepted"),
    NOT_ACCEPTED("NOT_ACCEPTED", "not_accepted = 1", "notAccepted", "notAcceptedRate"),
    FINISHED("DECIDED,WITHDRAWN", "finished = 1", "finished", "finishRate", "averageVisits"),
    DECIDED("DECIDED", "granted + refused = 1", "decided", "averageUsedWorkdays"),
    GRANTED("DECIDED", "granted = 1", "granted"),
    REFUSED("DECIDED", "refused = 1", "refused"),
    WITHDRAWN("WITHDRAWN", "withdrawn_early + withdrawn_late = 1", "withdrawn"),
    WITHDRAWN_EARLY("WITHDRAWN", "withdrawn_early = 1", "withdrawnBeforeAcceptance"),
    EARLY("DECIDED", "early = 1", "early", "earlyRateAll"),
    ON_TIME("DECIDED", "on_time = 1", "onTime"),
    IN_TIME("DECIDED", "early + on_time = 1", "onTimeRate"),
    PROMISED("DECIDED", "promised = 1", "promised", "promiseCompressionRate", "actualSpeedUpRate"),
    PROMISED_EARLY("DECIDED", "promised_early = 1", "promisedEarly", "earlyRatePromised"),
    OVERDUE("DECIDED", "outcome in ('OVER_PROMISE', 'OVER_STATUTORY')", "overdue"),
    OVER_PROMISE(
            "DECIDED",
            "outcome in ('OVER_PROMISE', 'OVER_STATUTORY') and over_promise = 1",
            "overPromise"),
    OVER_STATUTORY(
            "DECIDED",
            "outcome in ('OVER_PROMISE', 'OVER_STATUTORY') and over_statutory = 1",
            "overStatutory"),
    SAME_DAY("DECIDED", "same_day = 1", "sameDayRate"),
    AT_MOST_ONE_VISIT("DECIDED,WITHDRAWN", "at_most_one_visit = 1", "atMostOneVisitRate"),
    NO_VISIT("DECIDED,WITHDRAWN", "no_visit = 1", "noVisitRate"),
    RATED("RATED", "rated = 1", "ratings"),
    RATED_CASES("RATED_CASE", "rated_cases = 1", "ratedCases", "ratingRate"),
    RATED_DEFAULT("RATED", "rated_default = 1", "defaultRatings"),
    SATISFIED("RATED", "satisfied = 1", "satisfactionRate"),
    BAD("RATED", "bad = 1", "badRatings"),
    BAD_RECTIFIED("RATED", "bad_rectified = 1", "badRectifiedRate"),
    ONLINE("ACCEPTED", "accepted_online = 1", "onlineRate"),
    INSTANT("ACCEPTED", "accepted_instant = 1", "instantRate"),
    REMINDERS("CARD", "colour = 'REMINDER'", "reminders"),
    NOTICES("CARD", "colour = 'NOTICE'", "notices"),
    YELLOW("CARD", "colour = 'YELLOW'", "yellow"),
    RED("CARD", "colour = 'RED'", "red"),
    AREA_FILED("DECIDED", "area_filed <> 0", "areaFiledM2"),
    AREA_ACCEPTED("DECIDED", "area_accepted <> 0", "areaAcceptedM2"),
    FEE_COLLECTED("PAID", "amount <> 0", "feeCollectedYuan"),
    OPEN("", "", "open"),
    PENDING("", "", "pending");

    /** What is open is accepted by the end of the range and ended, if at all, later. */
    private static final String OPEN_CASES =
            """
            select accepted_on as day, filing_id, '' as part, null::numeric as amount from supervised_case
            where accepted_on <= ?2 and decided_on is null and withdrawn_on is null
            union all select accepted_on, filing_id, '', null from supervised_case
            where decided_on > ?2 and accepted_on <= ?2
            union all select accepted_on, filing_id, '', null from supervised_case
            where withdrawn_on > ?2 and accepted_on <= ?2""";

    private static final String PENDING_CASES =
            """
            select received_on as day, filing_id, '' as part, null::numeric as amount from supervised_case
            where received_on <= ?2 and accepted_on is null and not_accepted_on is null and withdrawn_on is null
            union all select received_on, filing_id, '', null from supervised_case
            where accepted_on > ?2 and received_on <= ?2
            union all select received_on, filing_id, '', null from supervised_case
            where not_accepted_on > ?2 and received_on <= ?2
            union all select received_on, filing_id, '', null from supervised_case
            where withdrawn_on > ?2 and accepted_on is null and received_on <= ?2""";

    /** Read off their own index, day by day: only the page's cases are looked up. */
    private static final String CARDS =
            """
            select raised_on as day, filing_id, card_id as part, null::numeric as amount from supervised_card
            where not withdrawn and %s and raised_on between ?1 and ?2""";

    private static final String PAYMENTS =
            """
            select paid_on as day, filing_id, payment_id as part, amount from supervised_payment
            where %s and paid_on between ?1 and ?2""";

    private final String moments;
    private final String condition;
    private final String[] names;

    Metric(String moments, String condition, String... names) {
        this.moments = moments;
        this.condition = condition;
        this.names = names;
    }

    /** The figure of this name in the answer of the metrics. */
    public static Optional<Metric> named(String name) {
        return Arrays.stream(values())
                .filter(metric -> Arrays.asList(metric.names).contains(name))
                .findFirst();
    }

    /**
     * The same, of a query.
     *
     * @throws Refused {@code INVALID_INPUT} when there is no such figure
     */
    public static Metric asked(String name) {
        return named(name)
                .orElseThrow(
                        () ->
                                Refused.because(
                                        Reason.INVALID_INPUT,
                                        List.of(
                                                new Flaw(
                                                        "/metric",
                                                        "NOT_ALLOWED",
                                                        "没有该指标 there is no such figure"))));
    }

    /**
     * Rows {@code day, filing_id, part, amount} in SQL; {@code ?1} and {@code ?2} stand for the
     * ends of the range.
     */
    public String rows() {
        return switch (this) {
            case OPEN -> OPEN_CASES;
            case PENDING -> PENDING_CASES;
            case REMINDERS, NOTICES, YELLOW, RED -> CARDS.formatted(condition);
            case FEE_COLLECTED -> PAYMENTS.formatted(condition);
            default ->
                    "select day, filing_id, part, %s as amount from case_figure where moment in ('%s') and %s and day between ?1 and ?2"
                            .formatted(amount(), moments.replace(",", "', '"), condition);
        };
    }

    private String amount() {
        return switch (this) {
            case AREA_FILED, AREA_ACCEPTED -> condition.replace(" <> 0", "");
            default -> "null::numeric";
        };
    }
}
