package org.onevisit.permit.fee;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;

/** What cases know of their levies: opened from here, then told by fee-service's feed. */
@ApplicationScoped
public class CaseFees {

    private static final String ACTOR = "system";
    private static final Set<String> KINDS =
            Set.of(
                    "ASSESSMENT_CONFIRMED",
                    "ASSESSMENT_REOPENED",
                    "ASSESSMENT_PAID",
                    "ASSESSMENT_VOIDED",
                    "PAYMENT_BOOKED",
                    "REFUND_PAID");

    private final EntityManager database;
    private final FeeDesk desk;
    private final Events events;
    private final Clock clock;

    CaseFees(EntityManager database, FeeDesk desk, Events events, Clock clock) {
        this.database = database;
        this.desk = desk;
        this.events = events;
        this.clock = clock;
    }

    /** The levy of a case; null when none was opened. */
    public FeeView of(UUID filingId) {
        CaseFee fee = database.find(CaseFee.class, filingId);
        return fee == null ? null : FeeView.of(fee);
    }

    /**
     * Opens the assessment of a decided case at fee-service. Its id comes from the case, so opening
     * it again finds the one that is there.
     *
     * @throws FeeDesk.Away when fee-service does not take it now
     */
    public void open(Filing filing) {
        UUID assessmentId = assessmentOf(filing.id());
        desk.open(assessmentId, filing);
        // The desk may have gone on with the case while fee-service was asked.
        database.refresh(filing, LockModeType.PESSIMISTIC_WRITE);
        if (locked(filing.id()) == null) {
            Instant at = clock.instant();
            database.persist(new CaseFee(filing.id(), assessmentId, at));
            database.flush();
            tell("FEE_OPENED", filing, at, Map.of("assessmentId", assessmentId.toString()));
        }
    }

    /** The id of the assessment of a case. */
    static UUID assessmentOf(UUID filingId) {
        return UUID.nameUUIDFromBytes(
                ("assessment of " + filingId).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Takes in what fee-service tells, in the transaction that moves the cursor.
     *
     * @return the case that has nothing to pay any more by it; null when it is no such news
     */
    UUID take(JsonNode event) {
        JsonNode data = event.path("data");
        String kind = event.path("kind").asText();
        if (!KINDS.contains(kind) || !data.hasNonNull("filingId")) {
            return null;
        }
        UUID filingId = UUID.fromString(data.path("filingId").asText());
        Filing filing = database.find(Filing.class, filingId, LockModeType.PESSIMISTIC_WRITE);
        if (filing == null) {
            return null;
        }
        return take(kind, data, filing) ? filingId : null;
    }

    /** Whether nothing is to be paid any more. */
    private boolean take(String kind, JsonNode data, Filing filing) {
        Instant at = clock.instant();
        CaseFee fee = locked(filing.id());
        if (fee == null) {
            // It was opened there, and this side was killed before it could write that down.
            fee = new CaseFee(filing.id(), assessmentOf(filing.id()), at);
            database.persist(fee);
        }
        String paidOn = data.path("paidOn").asText();
        switch (kind) {
            case "ASSESSMENT_CONFIRMED" -> {
                BigDecimal payable = new BigDecimal(data.path("payable").asText());
                fee.confirm(data.path("assessmentNo").asText(), payable, at);
                tell("FEE_ASSESSED", filing, at, Map.of("payable", payable.toPlainString()));
            }
            case "ASSESSMENT_REOPENED" -> {
                fee.reopen(at);
                tell("FEE_REOPENED", filing, at, Map.of());
            }
            case "ASSESSMENT_PAID" -> {
                fee.pay(LocalDate.parse(paidOn), at);
                tell("FEE_PAID", filing, at, Map.of("paidOn", paidOn));
                return true;
            }
            case "ASSESSMENT_VOIDED" -> {
                fee.revoke(at);
                tell("FEE_VOIDED", filing, at, Map.of());
                return true;
            }
            default -> {
                BigDecimal amount = new BigDecimal(data.path("amount").asText());
                collected(
                        filing, kind.equals("REFUND_PAID") ? amount.negate() : amount, paidOn, at);
            }
        }
        return false;
    }

    /** Money that came in, or went back: what the figures of the office are folded from. */
    private void collected(Filing filing, BigDecimal amount, String on, Instant at) {
        tell("FEE_COLLECTED", filing, at, Map.of("amount", amount.toPlainString(), "on", on));
    }

    private CaseFee locked(UUID filingId) {
        return database.find(CaseFee.class, filingId, LockModeType.PESSIMISTIC_WRITE);
    }

    private void tell(String kind, Filing filing, Instant at, Map<String, Object> data) {
        events.append(kind, filing.id(), filing.officeCode(), ACTOR, at, data);
    }
}
