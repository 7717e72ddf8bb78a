package org.onevisit.permit.supervision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The figures counted case by case, straight from domain rules M-2 to M-13, and slowly. */
final class Recount {

    private final List<PastCase> cases;
    private final Range range;

    private Recount(List<PastCase> cases, Range range) {
        this.cases = cases;
        this.range = range;
    }

    static Map<String, Object> of(List<PastCase> cases, Range range) {
        return new Recount(cases, range).figures();
    }

    private Map<String, Object> figures() {
        Map<String, Object> all = new LinkedHashMap<>();
        long received = on(c -> c.received);
        long accepted = on(c -> c.accepted);
        long notAccepted = on(c -> c.notAccepted);
        long finished = count(c -> c.isFinishedIn(range));
        all.put("received", received);
        all.put("accepted", accepted);
        all.put("notAccepted", notAccepted);
        all.put("notAcceptedRate", percent(notAccepted, received));
        all.put("finished", finished);
        all.put("finishRate", percent(finished, accepted));
        limits(all);
        people(all, finished);
        all.put("onlineRate", percent(acceptedWhere(c -> online(c.channel)), accepted));
        all.put("instantRate", percent(acceptedWhere(c -> c.type.equals("INSTANT")), accepted));
        money(all);
        all.put("withdrawn", on(c -> c.withdrawn));
        all.put("withdrawnBeforeAcceptance", on(c -> c.accepted == null ? c.withdrawn : null));
        all.put("open", count(c -> by(c.accepted) && !by(c.decided) && !by(c.withdrawn)));
        all.put(
                "pending",
                count(
                        c ->
                                by(c.received)
                                        && !by(c.accepted)
                                        && !by(c.notAccepted)
                                        && !(c.accepted == null && by(c.withdrawn))));
        for (String colour : List.of("REMINDER", "NOTICE", "YELLOW", "RED")) {
            String name =
                    colour.toLowerCase()
                            + (colour.length() > 5 && colour.charAt(0) != 'Y' ? "s" : "");
            all.put(
                    name,
                    cases.stream()
                            .flatMap(c -> c.cards.stream())
                            .filter(k -> !k.withdrawn && k.colour.equals(colour))
                            .filter(k -> PastCase.in(k.on, range))
                            .count());
        }
        return all;
    }

    private void limits(Map<String, Object> all) {
        long decided = count(c -> c.isDecidedIn(range));
        long early = decidedWhere(c -> c.outcome.equals("EARLY"));
        long onTime = decidedWhere(c -> c.outcome.equals("ON_TIME"));
        long overPromise = decidedWhere(c -> c.outcome.equals("OVER_PROMISE"));
        long overStatutory = decidedWhere(c -> c.outcome.equals("OVER_STATUTORY"));
        Predicate<PastCase> promise = c -> c.type.equals("PROMISE");
        long promised = decidedWhere(promise);
        long promisedEarly = decidedWhere(promise.and(c -> c.outcome.equals("EARLY")));
        long statutory = sum(promise, c -> c.statutory);
        all.put("decided", decided);
        all.put("granted", decidedWhere(c -> c.decision.equals("GRANT")));
        all.put("refused", decidedWhere(c -> c.decision.equals("REFUSE")));
        all.put("early", early);
        all.put("onTime", onTime);
        all.put("overPromise", overPromise);
        all.put("overStatutory", overStatutory);
        all.put("overdue", overPromise + overStatutory);
        all.put("promised", promised);
        all.put("promisedEarly", promisedEarly);
        all.put("onTimeRate", percent(early + onTime, decided));
        all.put("earlyRateAll", percent(early, decided));
        all.put("earlyRatePromised", percent(promisedEarly, promised));
        all.put(
                "promiseCompressionRate",
                percent(statutory - sum(promise, c -> c.promise), statutory));
        all.put("actualSpeedUpRate", percent(statutory - sum(promise, c -> c.used), statutory));
        all.put("averageUsedWorkdays", quotient(sum(c -> true, c -> c.used), decided));
        all.put("sameDayRate", percent(decidedWhere(c -> c.decided.equals(c.received)), decided));
    }

    private void people(Map<String, Object> all, long finished) {
        long visits =
                cases.stream().filter(c -> c.isFinishedIn(range)).mapToLong(c -> c.visits).sum();
        all.put("averageVisits", quotient(visits, finished));
        all.put(
                "atMostOneVisitRate",
                percent(count(c -> c.isFinishedIn(range) && c.visits <= 1), finished));
        all.put(
                "noVisitRate",
                percent(count(c -> c.isFinishedIn(range) && c.visits == 0), finished));
        ratings(all, finished);
    }

    private void ratings(Map<String, Object> all, long finished) {
        long rated = count(c -> c.isRatedIn(range)) + visitRatings(v -> true);
        long bad = count(c -> c.isRatedIn(range) && c.level > 3) + visitRatings(v -> v.level > 3);
        long rectified =
                count(c -> c.isRatedIn(range) && c.level > 3 && c.rectified)
                        + visitRatings(v -> v.level > 3 && v.rectified);
        long ratedCases = on(PastCase::firstRated);
        all.put("ratings", rated);
        all.put("ratedCases", ratedCases);
        all.put("defaultRatings", count(c -> PastCase.in(c.rated, range) && c.defaultRating));
        all.put("ratingRate", percent(ratedCases, finished));
        all.put("satisfactionRate", percent(rated - bad, rated));
        all.put("badRatings", bad);
        all.put("badRectifiedRate", percent(rectified, bad));
    }

    private long visitRatings(Predicate<PastCase.VisitRating> which) {
        return cases.stream().flatMap(c -> c.visitRatingsIn(range).stream()).filter(which).count();
    }

    private void money(Map<String, Object> all) {
        Predicate<PastCase> granted = c -> c.isDecidedIn(range) && c.decision.equals("GRANT");
        all.put("areaFiledM2", total(granted, c -> c.areaFiled));
        all.put("areaAcceptedM2", total(granted, c -> c.areaAccepted));
        all.put(
                "feeCollectedYuan",
                cases.stream()
                        .flatMap(c -> c.payments.stream())
                        .filter(p -> PastCase.in(p.on(), range))
                        .map(PastCase.Payment::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .setScale(2, RoundingMode.HALF_UP)
                        .toPlainString());
    }

    private String total(Predicate<PastCase> which, Function<PastCase, BigDecimal> amount) {
        return cases.stream()
                .filter(which)
                .map(amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    private static boolean online(String channel) {
        return channel.equals("WEB") || channel.equals("MOBILE");
    }

    private boolean by(LocalDate day) {
        return day != null && !day.isAfter(range.to());
    }

    private long count(Predicate<PastCase> which) {
        return cases.stream().filter(which).count();
    }

    private long on(Function<PastCase, LocalDate> day) {
        return count(c -> PastCase.in(day.apply(c), range));
    }

    private long acceptedWhere(Predicate<PastCase> which) {
        return count(c -> PastCase.in(c.accepted, range) && which.test(c));
    }

    private long decidedWhere(Predicate<PastCase> which) {
        return count(c -> c.isDecidedIn(range) && which.test(c));
    }

    private long sum(Predicate<PastCase> which, ToIntFunction<PastCase> days) {
        return cases.stream()
                .filter(c -> c.isDecidedIn(range) && which.test(c))
                .mapToLong(days::applyAsInt)
                .sum();
    }

    private static String percent(long part, long whole) {
        return quotient(part * 100, whole);
    }

    private static String quotient(long sum, long count) {
        return count == 0
                ? null
                : BigDecimal.valueOf(sum)
                        .divide(BigDecimal.valueOf(count), 2, RoundingMode.HALF_UP)
                        .toPlainString();
    }
}
