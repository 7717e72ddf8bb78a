package org.onevisit.permit.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onevisit.clock.Handling;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.document.DocumentDates;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Suspension and extension of the limits of a case (特别程序、延期): what moves its dates moves its alarms
 * in the same transaction.
 */
@ApplicationScoped
public class Suspending {

    private static final int LONGEST_DAYS = 366;

    private final EntityManager database;
    private final Filings filings;
    private final ItemVersions items;
    private final CaseClocks clocks;
    private final Documents documents;
    private final Events events;
    private final Clock clock;

    Suspending(
            EntityManager database,
            Filings filings,
            ItemVersions items,
            CaseClocks clocks,
            Documents documents,
            Events events,
            Clock clock) {
        this.database = database;
        this.filings = filings;
        this.items = items;
        this.clocks = clocks;
        this.documents = documents;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the applicant is told in writing.
     *
     * @param from first day that is not counted, today or later
     * @param plannedTo last day that is not counted
     * @param heldOn day of the hearing, when it is one: told seven days before (art. 48)
     */
    public record Notice(
            @NotNull Ground ground,
            @NotNull LocalDate from,
            @NotNull LocalDate plannedTo,
            @NotBlank @Size(max = 2000) String noticeText,
            LocalDate heldOn) {}

    /**
     * What the head of the office approves.
     *
     * @param days in the unit of the legal limit
     * @param approval of a joint case: the paper by which the head of the government of the level
     *     approved it (art. 42 ¶2)
     */
    public record Approval(
            @NotNull @Min(1) @Max(3660) Integer days,
            @NotBlank @Size(max = 2000) String reason,
            @Size(max = 200) String approval) {}

    /** A suspension, and whether the call made it. */
    record Made(Interruption interruption, boolean fresh) {}

    /** Suspends a case; the same notice by the same officer again changes nothing. */
    Made suspend(UUID filingId, Notice notice, Caller caller) {
        Filing filing = held(filingId, caller);
        CaseClock dates = clocks.of(filingId);
        for (Interruption one : clocks.interruptions(dates)) {
            if (one.says(notice, caller.name())) {
                return new Made(one, false);
            }
        }
        Instant at = clock.instant();
        mustRun(filing);
        mustBePossible(notice, filing);
        Interruption interruption = new Interruption(filingId, notice, caller.name(), at);
        database.persist(interruption);
        dates.becomeIrregular();
        events.append(
                "SUSPENDED",
                filingId,
                filing.officeCode(),
                caller.name(),
                at,
                Map.of(
                        "suspensionId",
                        interruption.id(),
                        "ground",
                        notice.ground(),
                        "from",
                        notice.from(),
                        "plannedTo",
                        notice.plannedTo()));
        documents.issue(filing, DocumentKind.SUSPENSION_NOTICE, at, told(notice));
        clocks.follow(filing, at);
        return new Made(interruption, true);
    }

    private static Map<String, Object> told(Notice notice) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("ground", notice.ground().zh());
        told.put("from", DocumentDates.day(notice.from()));
        told.put("plannedTo", DocumentDates.day(notice.plannedTo()));
        told.put("noticeText", notice.noticeText());
        if (notice.heldOn() != null) {
            told.put("heldOn", DocumentDates.day(notice.heldOn()));
        }
        return told;
    }

    /** Ends a suspension today; ended before, it stays as it is. */
    Interruption end(UUID filingId, UUID suspensionId, Caller caller) {
        Filing filing = held(filingId, caller);
        Interruption interruption = database.find(Interruption.class, suspensionId);
        if (interruption == null || !interruption.filingId().equals(filingId)) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        if (interruption.isEnded()) {
            return interruption;
        }
        Instant at = clock.instant();
        interruption.end(CaseClocks.day(at), caller.name(), at);
        events.append(
                "RESUMED",
                filingId,
                filing.officeCode(),
                caller.name(),
                at,
                Map.of("suspensionId", suspensionId, "endedOn", interruption.endedOn()));
        clocks.follow(filing, at);
        return interruption;
    }

    /** Extends the legal limit, once and before it is over (R-D6). */
    void extend(UUID filingId, Approval approval, Caller caller) {
        Filing filing = held(filingId, caller);
        Extension before = database.find(Extension.class, filingId);
        if (before != null) {
            if (before.says(approval, caller.name())) {
                return;
            }
            throw Refused.because(Reason.ALREADY_EXTENDED);
        }
        Instant at = clock.instant();
        mustRun(filing);
        CaseClock dates = clocks.of(filingId);
        if (clocks.rules(filing).day(at).isAfter(dates.statutoryDue())) {
            throw Refused.because(Reason.EXTENSION_TOO_LATE);
        }
        mustBeAllowed(approval, items.get(filing.itemCode(), filing.itemVersion()).handling());
        LocalDate statutoryDue = dates.statutoryDue();
        database.persist(new Extension(filingId, approval, caller.name(), at));
        dates.becomeIrregular();
        CaseReading reading = clocks.read(filing, at);
        events.append(
                "EXTENDED",
                filingId,
                filing.officeCode(),
                caller.name(),
                at,
                Map.of("days", approval.days(), "extendedDue", reading.extendedDue().date()));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("days", approval.days());
        told.put("reason", approval.reason());
        told.put("statutoryDue", DocumentDates.day(statutoryDue));
        told.put("extendedDue", DocumentDates.day(reading.extendedDue().date()));
        told.put("derivation", Derivation.words(reading.extendedDue()));
        if (approval.approval() != null) {
            told.put("approval", approval.approval());
        }
        documents.issue(filing, DocumentKind.EXTENSION_NOTICE, at, told);
        clocks.follow(filing, at);
    }

    /** 10 days by the head of the office; 15 in a joint case, by the head of the government. */
    private static void mustBeAllowed(Approval approval, Handling handling) {
        if (approval.days() > handling.longestExtension()) {
            throw Refused.because(Reason.EXTENSION_TOO_LONG, "most", handling.longestExtension());
        }
        boolean approved = approval.approval() != null && !approval.approval().isBlank();
        if (handling == Handling.JOINT && !approved) {
            throw Refused.because(Reason.APPROVAL_MISSING);
        }
    }

    private Filing held(UUID filingId, Caller caller) {
        return filings.ofOffice(filingId, caller.officeCode())
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /** Before acceptance no clock of the decision runs, and after the decision none is left. */
    private static void mustRun(Filing filing) {
        if (filing.state() != State.ACCEPTED && filing.state() != State.REVIEWED) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, filing.state().acts());
        }
    }

    private void mustBePossible(Notice notice, Filing filing) {
        LocalDate today = LocalDate.now(clock);
        String wrong = null;
        if (notice.from().isBefore(today)) {
            wrong = "/from";
        } else if (notice.plannedTo().isBefore(notice.from())
                || notice.from().plusDays(LONGEST_DAYS).isBefore(notice.plannedTo())) {
            wrong = "/plannedTo";
        } else if (notice.heldOn() != null
                && (notice.ground() != Ground.HEARING || notice.heldOn().isBefore(today))) {
            wrong = "/heldOn";
        }
        if (wrong != null) {
            Reason reason = Reason.SUSPENSION_NOT_POSSIBLE;
            throw Refused.because(
                    reason,
                    List.of(new Flaw(wrong, reason.name(), reason.zh() + " " + reason.en())));
        }
        if (notice.heldOn() != null) {
            LocalDate latest =
                    clocks.rules(filing)
                            .switches()
                            .hearingNoticeBy(notice.heldOn(), clocks.counting(filing.officeCode()))
                            .date();
            if (today.isAfter(latest)) {
                throw Refused.because(Reason.HEARING_NOTICE_TOO_LATE, "latest", latest);
            }
        }
    }
}
