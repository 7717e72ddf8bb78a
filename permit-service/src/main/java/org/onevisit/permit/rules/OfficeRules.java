package org.onevisit.permit.rules;

import jakarta.persistence.Basic;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.onevisit.clock.Completion;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Receipt;
import org.onevisit.clock.SuspensionEnd;
import org.onevisit.clock.Switches;
import org.onevisit.clock.Unit;
import org.onevisit.platform.OfficeTime;

/**
 * How an office counts and what it makes of silence, where the law leaves it to the place. Never
 * changed: a new version holds for what is received after it.
 */
@Entity
public class OfficeRules {

    /** A version of an office's rules; 0 are those chosen by default. */
    @Embeddable
    public record Key(String officeCode, int version) implements Serializable {}

    @EmbeddedId private Key key;
    private Instant since;
    @Basic private String changedBy;

    // As it is said: the driver would shift it to UTC, and SQL reads it as the office's own time.
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    private LocalTime dayEnds;

    @Enumerated(EnumType.STRING)
    private Receipt receipt;

    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    private LocalTime receiptEnds;

    @Enumerated(EnumType.STRING)
    private SuspensionEnd suspensionEnd;

    @Enumerated(EnumType.STRING)
    private Completion completion;

    @Enumerated(EnumType.STRING)
    private Unit hearingNotice;

    private Integer supplementDays;

    @Enumerated(EnumType.STRING)
    private Lapse supplementLapse;

    private Integer deferralDays;

    @Enumerated(EnumType.STRING)
    private Lapse deferralLapse;

    private Integer brokenPromiseDays;

    protected OfficeRules() {}

    OfficeRules(Key key, RulesView said, String changedBy, Instant since) {
        this.key = key;
        this.since = since;
        this.changedBy = changedBy;
        this.dayEnds = said.dayEnds();
        this.receipt = said.receipt();
        this.receiptEnds = said.receiptEnds();
        this.suspensionEnd = said.suspensionEnd();
        this.completion = said.completion();
        this.hearingNotice = said.hearingNotice();
        this.supplementDays = said.supplementDays();
        this.supplementLapse = said.supplementLapse();
        this.deferralDays = said.deferralDays();
        this.deferralLapse = said.deferralLapse();
        this.brokenPromiseDays = said.brokenPromiseDays();
    }

    /** What holds where an office has said nothing. */
    static OfficeRules byDefault(String officeCode) {
        return new OfficeRules(new Key(officeCode, 0), RulesView.DEFAULT, null, null);
    }

    /** What of it the legal clock counts by. */
    public Switches switches() {
        return new Switches(
                dayEnds, receipt, receiptEnds, suspensionEnd, completion, hearingNotice);
    }

    /** The day for which an act of the office counts; null for none. */
    public LocalDate day(Instant act) {
        return act == null ? null : switches().day(local(act));
    }

    /** The day for which something counts that came in; null for nothing. */
    public LocalDate received(Instant came, Counting counting) {
        return came == null ? null : switches().received(local(came), counting);
    }

    /** The instant at which a due day is over. */
    public Instant endOf(LocalDate due) {
        return switches().endOf(due).atZone(OfficeTime.ZONE).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, OfficeTime.ZONE);
    }

    public int version() {
        return key.version();
    }

    /** Working days in which a supplement notice is to be answered; null when the office waits. */
    public Integer supplementDays() {
        return supplementDays;
    }

    public Lapse supplementLapse() {
        return supplementLapse;
    }

    /**
     * Working days in which deferred material is to come at most; null until the promise is due.
     */
    public Integer deferralDays() {
        return deferralDays;
    }

    public Lapse deferralLapse() {
        return deferralLapse;
    }

    /** Natural days in which who broke a promise gets no other; null when that has no effect. */
    public Integer brokenPromiseDays() {
        return brokenPromiseDays;
    }

    RulesView view() {
        return new RulesView(
                key.officeCode(),
                key.version(),
                since,
                dayEnds,
                receipt,
                receiptEnds,
                suspensionEnd,
                completion,
                hearingNotice,
                supplementDays,
                supplementLapse,
                deferralDays,
                deferralLapse,
                brokenPromiseDays);
    }
}
