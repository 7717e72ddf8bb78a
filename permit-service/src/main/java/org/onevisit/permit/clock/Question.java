package org.onevisit.permit.clock;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.clock.Suspension;
import org.onevisit.clock.SuspensionEnd;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * What is asked of the calculator. Which fields are needed depends on the kind.
 *
 * @param officeCode with the orders for this office; without one the calendar of the country
 */
public record Question(
        @NotNull Kind kind,
        @Pattern(regexp = "[0-9]{6,12}") String officeCode,
        LocalDate start,
        @Min(0) @Max(Term.MOST) Integer days,
        @Valid @Size(max = 100) List<@NotNull @Valid Period> suspensions,
        LocalDate accepted,
        @Min(0) @Max(Term.MOST) Integer extensionDays,
        LocalDate received,
        LocalDate noticeSent,
        LocalDate supplementCompleted,
        LocalDate acceptedOn,
        LocalDate asOf,
        @Schema(description = "Whether a rest day at the end rolls on (R-D9); true when absent")
                Boolean rollForward,
        LocalDate event,
        @Min(0) @Max(Term.MOST) Integer promiseDays,
        @Min(0) @Max(Term.MOST) Integer statutoryDays,
        LocalDate decided) {

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2299, 12, 31);
    private static final int LONGEST_SUSPENSION = 3660;

    /** What is to be computed. */
    public enum Kind {
        WORKDAY_DUE,
        PERMIT_EXTENSION,
        INTAKE,
        NATURAL_DUE,
        NATURAL_LATEST_BEFORE,
        WORKDAY_LATEST_BEFORE,
        OUTCOME
    }

    /** A suspension, both ends inclusive (R-D5). */
    public record Period(@NotNull LocalDate from, @NotNull LocalDate to) {}

    /**
     * Checks that what the kind needs is there and possible.
     *
     * @throws Refused with all that is wrong at once
     */
    Question checked() {
        List<Flaw> flaws = new ArrayList<>();
        needed().forEach(
                        (name, value) -> {
                            if (value == null) {
                                flaws.add(flaw("/" + name, "REQUIRED", "必须填写 must be given"));
                            }
                        });
        dates().forEach(
                        (name, date) -> {
                            if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
                                flaws.add(flaw("/" + name, "OUT_OF_RANGE", "日期超出范围 out of range"));
                            }
                        });
        if (flaws.isEmpty()) {
            order(flaws);
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, flaws);
        }
        return this;
    }

    Suspensions suspended() {
        return suspensions == null
                ? Suspensions.NONE
                : Suspensions.of(
                        suspensions.stream()
                                .map(one -> new Suspension(one.from(), one.to(), null))
                                .toList(),
                        SuspensionEnd.INCLUSIVE);
    }

    private Map<String, Object> needed() {
        Map<String, Object> needed = new LinkedHashMap<>();
        switch (kind) {
            case WORKDAY_DUE, NATURAL_DUE -> {
                needed.put("start", start);
                needed.put("days", days);
            }
            case PERMIT_EXTENSION -> {
                needed.put("accepted", accepted);
                needed.put("days", days);
                needed.put("extensionDays", extensionDays);
            }
            case INTAKE -> {
                needed.put("received", received);
                needed.put("days", days);
            }
            case NATURAL_LATEST_BEFORE, WORKDAY_LATEST_BEFORE -> {
                needed.put("event", event);
                needed.put("days", days);
            }
            case OUTCOME -> {
                needed.put("accepted", accepted);
                needed.put("promiseDays", promiseDays);
                needed.put("statutoryDays", statutoryDays);
                needed.put("decided", decided);
            }
        }
        return needed;
    }

    private Map<String, LocalDate> dates() {
        Map<String, LocalDate> dates = new LinkedHashMap<>();
        dates.put("start", start);
        dates.put("accepted", accepted);
        dates.put("received", received);
        dates.put("noticeSent", noticeSent);
        dates.put("supplementCompleted", supplementCompleted);
        dates.put("acceptedOn", acceptedOn);
        dates.put("asOf", asOf);
        dates.put("event", event);
        dates.put("decided", decided);
        if (suspensions != null) {
            for (int i = 0; i < suspensions.size(); i++) {
                dates.put("suspensions/" + i + "/from", suspensions.get(i).from());
                dates.put("suspensions/" + i + "/to", suspensions.get(i).to());
            }
        }
        dates.values().removeIf(java.util.Objects::isNull);
        return dates;
    }

    private void order(List<Flaw> flaws) {
        follows(flaws, "noticeSent", noticeSent, received);
        follows(flaws, "acceptedOn", acceptedOn, received);
        follows(flaws, "asOf", asOf, received);
        follows(flaws, "supplementCompleted", supplementCompleted, noticeSent);
        follows(flaws, "decided", decided, accepted);
        if (kind == Kind.INTAKE && supplementCompleted != null && noticeSent == null) {
            flaws.add(flaw("/noticeSent", "REQUIRED", "补正须先有通知 a supplement answers a notice"));
        }
        if (kind == Kind.PERMIT_EXTENSION && days + extensionDays > Term.MOST) {
            flaws.add(flaw("/extensionDays", "OUT_OF_RANGE", "期限过长 longer than any limit"));
        }
        if (kind == Kind.OUTCOME && promiseDays > statutoryDays) {
            flaws.add(
                    flaw(
                            "/promiseDays",
                            "PROMISE_EXCEEDS_STATUTORY",
                            "承诺时限超过法定时限 The promise exceeds the legal limit (R-D11)"));
        }
        if (suspensions == null) {
            return;
        }
        for (int i = 0; i < suspensions.size(); i++) {
            Period one = suspensions.get(i);
            follows(flaws, "suspensions/" + i + "/to", one.to(), one.from());
            if (one.from().plusDays(LONGEST_SUSPENSION).isBefore(one.to())) {
                flaws.add(flaw("/suspensions/" + i + "/to", "OUT_OF_RANGE", "日期超出范围 out of range"));
            }
        }
    }

    private static void follows(List<Flaw> flaws, String name, LocalDate later, LocalDate earlier) {
        if (later != null && earlier != null && later.isBefore(earlier)) {
            flaws.add(flaw("/" + name, "TOO_EARLY", "早于其应当在后的日期 lies before what it follows"));
        }
    }

    private static Flaw flaw(String pointer, String code, String message) {
        return new Flaw(pointer, code, message);
    }
}
