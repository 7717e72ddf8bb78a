package org.onevisit.permit.disclosure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.clock.Calendars;

/**
 * Decisions of the last year that should be public by now and are not. {@link CatchingUp} publishes
 * them; what stands here longer than its pause cannot be published and needs a person.
 */
@ApplicationScoped
public class LateDisclosures {

    /** Working days within which a decision is made public (双公示). */
    static final Term TERM = Term.workdays(7);

    private static final String QUERY =
            "select f.id, f.case_no, f.office_code, f.item_code, f.item_name, f.decision,"
                    + " (f.decided_at at time zone 'Asia/Shanghai')::date from filing f"
                    + " where f.decided_at between ? and ? and (?::text is null or f.office_code = ?)"
                    + " and not exists (select 1 from disclosure d where d.filing_id = f.id)"
                    + " and not exists (select 1 from unnest(?::text[]) as kept (code)"
                    + " where right(f.item_code, length(kept.code)) = kept.code)"
                    + " order by f.decided_at, f.id limit ?";

    private final AgroalDataSource database;
    private final Calendars calendars;
    private final Disclosures disclosures;
    private final Clock clock;

    LateDisclosures(
            AgroalDataSource database, Calendars calendars, Disclosures disclosures, Clock clock) {
        this.database = database;
        this.calendars = calendars;
        this.disclosures = disclosures;
        this.clock = clock;
    }

    /**
     * A decision that is late.
     *
     * @param dueOn the seventh working day after it was made
     */
    public record Late(
            UUID filingId,
            String caseNo,
            String officeCode,
            String itemCode,
            String itemName,
            String decision,
            LocalDate decidedOn,
            LocalDate dueOn) {}

    /**
     * @param officeCode null for all offices
     */
    List<Late> list(String officeCode, int limit) {
        LocalDate today = LocalDate.now(clock);
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(QUERY)) {
            OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
            select.setObject(1, now.minusYears(1));
            select.setObject(2, now.minusDays(TERM.days()));
            select.setString(3, officeCode);
            select.setString(4, officeCode);
            select.setArray(5, connection.createArrayOf("text", disclosures.withheld().toArray()));
            select.setInt(6, limit);
            try (ResultSet row = select.executeQuery()) {
                List<Late> late = new ArrayList<>();
                while (row.next()) {
                    LocalDate decided = row.getObject(7, LocalDate.class);
                    LocalDate due =
                            Counting.prognosis(calendars.of(row.getString(3)))
                                    .due(decided, TERM, Suspensions.NONE);
                    if (today.isAfter(due)) {
                        late.add(
                                new Late(
                                        row.getObject(1, UUID.class),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        decided,
                                        due));
                    }
                }
                return late;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
