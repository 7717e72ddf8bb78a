package org.onevisit.permit.clock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Certainty;
import org.onevisit.clock.Counted;
import org.onevisit.clock.Due;
import org.onevisit.clock.Outcome;

/**
 * The clock of a case, explained day by day.
 *
 * @param asOf the day at whose end it is read
 * @param days how the date was counted that the case waits for
 * @param deadlines every date with its own derivation
 * @param events what it was computed from
 * @param articles what was applied
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ClockView(
        LocalDate asOf,
        LocalDate receivedOn,
        LocalDate acceptedOn,
        Acceptance acceptance,
        LocalDate noticeDue,
        LocalDate answerDue,
        LocalDate promiseDue,
        LocalDate statutoryDue,
        LocalDate extendedDue,
        LocalDate deliveryDue,
        LocalDate reminderOn,
        boolean provisional,
        boolean suspended,
        LocalDate decidedOn,
        Integer usedWorkdays,
        Outcome outcome,
        List<Counted> days,
        List<Deadline> deadlines,
        List<Fact> events,
        List<String> articles) {

    /** One date. */
    public record Deadline(
            String kind, LocalDate due, Certainty certainty, String article, List<Counted> days) {}

    /** Something that happened on a day. */
    public record Fact(String kind, LocalDate on, LocalDate to) {}

    static ClockView of(CaseClocks.Known known, LocalDate asOf) {
        CaseReading reading = known.at(asOf);
        CaseFacts facts = known.facts().asOf(asOf);
        List<Deadline> deadlines = new ArrayList<>();
        add(deadlines, "NOTICE_DUE", reading.noticeDue(), "行政许可法 art. 32(4); R-D7");
        add(deadlines, "ANSWER_DUE", reading.answerDue(), "行政许可法 art. 32(5); R-D7");
        add(deadlines, "PROMISE_DUE", reading.promiseDue(), "R-D3; R-D11");
        add(deadlines, "STATUTORY_DUE", reading.statutoryDue(), "行政许可法 arts. 42, 82; R-D3");
        if (facts.extension() > 0) {
            add(deadlines, "EXTENDED_DUE", reading.extendedDue(), "行政许可法 art. 42; R-D6");
        }
        add(deadlines, "DELIVERY_DUE", reading.deliveryDue(), "行政许可法 art. 44; R-D8");
        Due awaited =
                reading.extendedDue() != null
                        ? reading.extendedDue()
                        : reading.answerDue() != null ? reading.answerDue() : reading.noticeDue();
        return new ClockView(
                asOf,
                facts.received(),
                reading.acceptedOn(),
                reading.acceptance(),
                CaseReading.date(reading.noticeDue()),
                CaseReading.date(reading.answerDue()),
                CaseReading.date(reading.promiseDue()),
                CaseReading.date(reading.statutoryDue()),
                facts.extension() == 0 ? null : CaseReading.date(reading.extendedDue()),
                CaseReading.date(reading.deliveryDue()),
                reading.reminderOn(),
                reading.isProvisional(),
                reading.suspended(),
                facts.decided(),
                reading.usedWorkdays(),
                reading.outcome(),
                awaited.days(),
                deadlines,
                events(facts, reading),
                deadlines.stream().map(Deadline::article).distinct().toList());
    }

    private static void add(List<Deadline> deadlines, String kind, Due due, String article) {
        if (due != null) {
            deadlines.add(new Deadline(kind, due.date(), due.certainty(), article, due.days()));
        }
    }

    private static List<Fact> events(CaseFacts facts, CaseReading reading) {
        List<Fact> events = new ArrayList<>();
        add(events, "RECEIVED", facts.received());
        facts.rounds()
                .forEach(
                        round -> {
                            add(events, "SUPPLEMENT_REQUESTED", round.noticeSent());
                            add(events, "SUPPLEMENTED", round.completed());
                        });
        add(events, "ACCEPTED", reading.acceptedOn());
        facts.suspensions().forEach(one -> events.add(new Fact("SUSPENDED", one.from(), one.to())));
        add(events, "CLOSED", facts.closed());
        add(events, "DECIDED", facts.decided());
        add(events, "DELIVERED", facts.delivered());
        return events;
    }

    private static void add(List<Fact> events, String kind, LocalDate on) {
        if (on != null) {
            events.add(new Fact(kind, on, null));
        }
    }
}
