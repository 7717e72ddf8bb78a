package org.onevisit.permit.clock;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Outcome;

/** The dates of a case as they stand, and when the case must next be looked at. */
@Entity
public class CaseClock {

    private static final String WORD = " ";

    @Id private UUID filingId;
    private LocalDate receivedOn;
    private int rulesVersion;
    private String acceptance;
    private LocalDate deemedSince;
    private LocalDate acceptedOn;
    private LocalDate noticeDue;
    private LocalDate answerDue;
    private LocalDate promiseDue;
    private LocalDate statutoryDue;
    private LocalDate extendedDue;
    private LocalDate reminderOn;
    private LocalDate deliveryDue;
    @Basic private boolean provisional;
    @Basic private boolean irregular;
    private Integer usedWorkdays;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    // Set and cleared by statements alone: what is read here may be older than a new calendar.
    @Column(insertable = false, updatable = false)
    private Instant staleSince;

    private String given = "";
    @Basic private Instant wakesAt;
    @Basic private int failures;
    @Basic private String failure;

    protected CaseClock() {}

    /**
     * @param rulesVersion of the rules of its office, under which it stays
     */
    CaseClock(UUID filingId, int rulesVersion) {
        this.filingId = filingId;
        this.rulesVersion = rulesVersion;
    }

    /**
     * Takes over what was read.
     *
     * @return the dates that moved, each with the old and the new day
     */
    Map<String, Object> take(CaseReading reading, String standing) {
        Map<String, Object> moved = new LinkedHashMap<>();
        moved(moved, "receivedOn", receivedOn, reading.receivedOn());
        moved(moved, "noticeDue", noticeDue, CaseReading.date(reading.noticeDue()));
        moved(moved, "answerDue", answerDue, CaseReading.date(reading.answerDue()));
        moved(moved, "promiseDue", promiseDue, CaseReading.date(reading.promiseDue()));
        moved(moved, "statutoryDue", statutoryDue, CaseReading.date(reading.statutoryDue()));
        moved(moved, "extendedDue", extendedDue, CaseReading.date(reading.extendedDue()));
        moved(moved, "deliveryDue", deliveryDue, CaseReading.date(reading.deliveryDue()));
        receivedOn = reading.receivedOn();
        acceptance = standing;
        acceptedOn = reading.acceptedOn();
        noticeDue = CaseReading.date(reading.noticeDue());
        answerDue = CaseReading.date(reading.answerDue());
        promiseDue = CaseReading.date(reading.promiseDue());
        statutoryDue = CaseReading.date(reading.statutoryDue());
        extendedDue = CaseReading.date(reading.extendedDue());
        deliveryDue = CaseReading.date(reading.deliveryDue());
        reminderOn = reading.reminderOn();
        provisional = reading.isProvisional();
        usedWorkdays = reading.usedWorkdays();
        outcome = reading.outcome();
        return moved;
    }

    private static void moved(
            Map<String, Object> moved, String name, LocalDate before, LocalDate after) {
        if (before != null && after != null && !before.equals(after)) {
            moved.put(name, Map.of("old", before.toString(), "new", after.toString()));
        }
    }

    /** Silence became acceptance on this day. */
    void deem(Acceptance how, LocalDate since) {
        acceptance = how.name();
        deemedSince = since;
    }

    /** Marks a warning as given; false when it was given before. */
    boolean give(String warning) {
        if (isGiven(warning)) {
            return false;
        }
        given = given.isEmpty() ? warning : given + WORD + warning;
        return true;
    }

    boolean isGiven(String warning) {
        return Arrays.asList(given.split(WORD)).contains(warning);
    }

    /** What the clock had to do has worked. */
    void worked() {
        failures = 0;
        failure = null;
    }

    /** It did not; it is tried again, later each time but at least once an hour. */
    void failed(String why, Instant at) {
        wakesAt = at.plus(Duration.ofMinutes(Math.min(60, 1L << Math.min(failures, 6))));
        failures++;
        failure = why;
    }

    /** From now on suspensions and extension are looked up. */
    void becomeIrregular() {
        irregular = true;
    }

    boolean isIrregular() {
        return irregular;
    }

    UUID filingId() {
        return filingId;
    }

    /** Whether the calendar changed since its dates were read. */
    boolean isStale() {
        return staleSince != null;
    }

    void wakeAt(Instant instant) {
        wakesAt = instant;
    }

    Instant wakesAt() {
        return wakesAt;
    }

    int rulesVersion() {
        return rulesVersion;
    }

    /** From when the office has it, by its rules (R-D4). */
    public LocalDate receivedOn() {
        return receivedOn;
    }

    /** How silence became acceptance; null when it did not. */
    Acceptance deemed() {
        return deemedSince == null ? null : Acceptance.valueOf(acceptance);
    }

    LocalDate deemedSince() {
        return deemedSince;
    }

    public boolean isDeemed() {
        return deemed() != null;
    }

    public String acceptance() {
        return acceptance;
    }

    public LocalDate acceptedOn() {
        return acceptedOn;
    }

    public LocalDate noticeDue() {
        return noticeDue;
    }

    public LocalDate answerDue() {
        return answerDue;
    }

    public LocalDate promiseDue() {
        return promiseDue;
    }

    public LocalDate statutoryDue() {
        return statutoryDue;
    }

    public LocalDate extendedDue() {
        return extendedDue;
    }

    public LocalDate deliveryDue() {
        return deliveryDue;
    }

    LocalDate reminderOn() {
        return reminderOn;
    }

    public boolean provisional() {
        return provisional;
    }

    public Integer usedWorkdays() {
        return usedWorkdays;
    }

    public Outcome outcome() {
        return outcome;
    }
}
