package org.onevisit.fee.impact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.onevisit.fee.Refused;
import org.onevisit.fee.estimate.EstimateRequest;
import org.onevisit.fee.estimate.Estimates;
import org.onevisit.fee.impact.Impact.Change;
import org.onevisit.fee.impact.Impact.Result;
import org.onevisit.fee.policy.PublishedPolicy;
import org.onevisit.fee.pricing.Decision;
import org.onevisit.fee.pricing.Estimate;

/** Works the last confirmed assessments of a policy out again by a draft of it. */
@ApplicationScoped
class Replay {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final String LAST =
            """
            select a.id, a.assessment_no, d.assessed_on, d.policy_version, d.decision, d.gross, d.relief,
                   d.inputs
            from determination d join assessment a on a.id = d.assessment_id
            where d.policy_code = ? and d.confirmed_at is not null
              and (cast(? as text) is null or a.office_code = ?)
            order by d.confirmed_at desc, d.id desc
            limit ?
            """;

    private final DataSource database;
    private final Estimates estimates;
    private final ObjectMapper json;

    Replay(DataSource database, Estimates estimates, ObjectMapper json) {
        this.database = database;
        this.estimates = estimates;
        this.json = json;
    }

    /** A confirmed assessment as it stands. */
    private record Stored(
            UUID id, String no, LocalDate assessedOn, int version, Result result, String inputs) {}

    /**
     * What a draft would change.
     *
     * @param policyCode policy by which the assessments to look at were made
     * @param officeCode of the assessments to look at; null for all offices
     * @param most how many assessments to work out again, the last confirmed first
     */
    Impact of(PublishedPolicy draft, String policyCode, String officeCode, int most) {
        List<Change> items = new ArrayList<>();
        BigDecimal before = NOTHING;
        BigDecimal after = NOTHING;
        int failed = 0;
        List<Stored> last = last(policyCode, officeCode, most);
        for (Stored stored : last) {
            try {
                Result result = again(stored, draft);
                before = before.add(stored.result().payable());
                after = after.add(result.payable());
                if (!result.same(stored.result())) {
                    items.add(change(stored, result, null));
                }
            } catch (Refused refused) {
                failed++;
                items.add(change(stored, null, refused.code()));
            }
        }
        return new Impact(
                policyCode,
                last.size(),
                items.size() - failed,
                failed,
                before,
                after,
                after.subtract(before),
                items);
    }

    private Result again(Stored stored, PublishedPolicy draft) {
        try {
            EstimateRequest inputs = json.readValue(stored.inputs(), EstimateRequest.class);
            Estimate estimate = estimates.by(inputs, draft).estimate();
            boolean amounts = estimate.payable() != null;
            return result(
                    estimate.decision(),
                    amounts ? estimate.gross() : NOTHING,
                    amounts ? estimate.relief() : NOTHING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Stored> last(String code, String officeCode, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(LAST)) {
            select.setString(1, code);
            select.setString(2, officeCode);
            select.setString(3, officeCode);
            select.setInt(4, most);
            List<Stored> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(
                            new Stored(
                                    row.getObject(1, UUID.class),
                                    row.getString(2),
                                    row.getObject(3, LocalDate.class),
                                    row.getInt(4),
                                    result(
                                            Decision.valueOf(row.getString(5)),
                                            row.getBigDecimal(6),
                                            row.getBigDecimal(7)),
                                    row.getString(8)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Result result(Decision decision, BigDecimal gross, BigDecimal relief) {
        return new Result(decision, gross, relief, gross.subtract(relief));
    }

    private static Change change(Stored stored, Result after, String problem) {
        return new Change(
                stored.id(),
                stored.no(),
                stored.assessedOn(),
                stored.version(),
                stored.result(),
                after,
                problem);
    }
}
