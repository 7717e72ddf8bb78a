package org.onevisit.permit.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.clock.Acceptance;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Intake;
import org.onevisit.clock.Suspension;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Switches;
import org.onevisit.clock.Term;

/**
 * The clocks of past cases of an older system, read from the dates they came with. They go by the
 * default rules: what the office chose back then, nobody told.
 */
@ApplicationScoped
class PastClocks {

    private static final String QUERY =
            "select office_code, received_on, acceptance, accepted_on, decided_on, decision,"
                    + " delivered_on, suspensions::text, extension_days, promise_days, statutory_days"
                    + " from past_case where id = ? and (?::text is null or office_code = ?)";

    private static final String NOTICE = "行政许可法 art. 45; R-D5";

    private final AgroalDataSource database;
    private final Calendars calendars;
    private final ObjectMapper json;

    PastClocks(AgroalDataSource database, Calendars calendars, ObjectMapper json) {
        this.database = database;
        this.calendars = calendars;
        this.json = json;
    }

    /**
     * What a past case's clock is read from.
     *
     * @param officeCode the only office whose cases are looked at; null for all
     * @return empty when there is no such past case
     */
    Optional<CaseClocks.Known> known(UUID id, String officeCode) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(QUERY)) {
            select.setObject(1, id);
            select.setString(2, officeCode);
            select.setString(3, officeCode);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Counting counting = Counting.prognosis(calendars.of(row.getString(1)));
                return Optional.of(new CaseClocks.Known(facts(row, counting), counting, counting));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private CaseFacts facts(ResultSet row, Counting counting) throws SQLException {
        LocalDate received = row.getObject(2, LocalDate.class);
        String acceptance = row.getString(3);
        LocalDate accepted = row.getObject(4, LocalDate.class);
        LocalDate ended = row.getObject(5, LocalDate.class);
        boolean deemed = "DEEMED".equals(acceptance);
        boolean declined = "REFUSED".equals(acceptance);
        boolean withdrawn = "WITHDRAWN".equals(row.getString(6));
        // Whether a supplement was asked for the file does not tell: it is believed to wait.
        boolean waits = acceptance == null && ended == null;
        LocalDate silence =
                deemed ? counting.due(received, Intake.LIMIT, Suspensions.NONE).plusDays(1) : null;
        LocalDate declinedOn = accepted == null ? received : accepted;
        return new CaseFacts(
                received,
                List.of(),
                "EXPLICIT".equals(acceptance) ? accepted : null,
                declined ? declinedOn : withdrawn ? ended : null,
                deemed ? Acceptance.DEEMED : waits ? Acceptance.PENDING : null,
                waits ? received : silence,
                withdrawn ? null : ended,
                row.getObject(7, LocalDate.class),
                suspensions(row.getString(8)),
                row.getInt(9),
                Term.workdays(row.getInt(10)),
                Term.workdays(row.getInt(11)),
                Switches.DEFAULT);
    }

    private List<Suspension> suspensions(String text) {
        try {
            List<Suspension> suspensions = new ArrayList<>();
            for (JsonNode one : json.readTree(text)) {
                suspensions.add(
                        new Suspension(
                                LocalDate.parse(one.path("from").asText()),
                                LocalDate.parse(one.path("to").asText()),
                                NOTICE));
            }
            return suspensions;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
