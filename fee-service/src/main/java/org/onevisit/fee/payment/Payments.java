package org.onevisit.fee.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.platform.Caller;

/** The payments, seen by the finance officers of their office and by auditors. */
@ApplicationScoped
public class Payments implements PanacheRepositoryBase<Payment, UUID> {

    /** Stands for the office of money whose number tells none; any finance office may place it. */
    public static final String NO_OFFICE = "000000";

    private static final Pattern NUMBER = Pattern.compile("YD-([0-9A-Z]{6,18})-.*");

    private final DataSource database;

    Payments(DataSource database) {
        this.database = database;
    }

    /**
     * Writes down an attempt, unless one with its channel and id is there; whoever reports the same
     * at the same time waits here.
     *
     * @return whether it is new
     */
    boolean add(PaymentReport report, String officeCode, String by, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into payment (id, channel, external_id, reported_no, amount, paid_on, state,"
                                        + " office_code, reported_by, reported_at, version)"
                                        + " values (?, ?, ?, ?, ?, ?, 'FAILED', ?, ?, ?, 0)"
                                        + " on conflict (channel, external_id) do nothing")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, report.channel());
            insert.setString(3, report.externalId());
            insert.setString(4, report.number());
            insert.setBigDecimal(5, report.yuan());
            insert.setObject(6, report.paidOn());
            insert.setString(7, officeCode);
            insert.setString(8, by);
            insert.setObject(9, at.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The office that a number names, when it has assessments at all. */
    Optional<String> officeIn(String assessmentNo) {
        Matcher number = NUMBER.matcher(assessmentNo);
        if (!number.matches()) {
            return Optional.empty();
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(
                                "select 1 from assessment where office_code = ? limit 1")) {
            select.setString(1, number.group(1));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(number.group(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The payment with the collector's id, locked until the end of the transaction. */
    Payment locked(String channel, String externalId) {
        return find("channel = ?1 and externalId = ?2", channel, externalId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /**
     * A payment that a finance officer may put right, locked.
     *
     * @throws Refused {@code NOT_FOUND}
     */
    Payment locked(UUID id, Caller caller) {
        return find("id = ?1 and officeCode in ?2", id, offices(caller))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /**
     * A payment that the caller may see.
     *
     * @throws Refused {@code NOT_FOUND}
     */
    Payment visible(UUID id, Caller caller) {
        return (caller.is("auditor")
                        ? findByIdOptional(id)
                        : find("id = ?1 and officeCode in ?2", id, offices(caller))
                                .firstResultOptional())
                .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
    }

    /**
     * A page of payments in the order they were first reported.
     *
     * @param state only these, or null for all
     * @param assessmentId only those booked on it, or null for all
     * @param after serial of the last one seen
     */
    List<Payment> page(
            Caller caller, Payment.State state, UUID assessmentId, long after, int limit) {
        List<Object> values = new ArrayList<>(List.of(after));
        StringBuilder condition = new StringBuilder("serial > ?1");
        if (!caller.is("auditor")) {
            values.add(offices(caller));
            condition.append(" and officeCode in ?").append(values.size());
        }
        if (state != null) {
            values.add(state);
            condition.append(" and state = ?").append(values.size());
        }
        if (assessmentId != null) {
            values.add(assessmentId);
            condition.append(" and assessmentId = ?").append(values.size());
        }
        return find(condition + " order by serial", values.toArray()).range(0, limit - 1).list();
    }

    private static List<String> offices(Caller caller) {
        return caller.officeCode() == null ? List.of() : List.of(caller.officeCode(), NO_OFFICE);
    }
}
