package org.onevisit.permit.process;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.onevisit.permit.event.Events;

/**
 * What fails and is tried again: jobs of the engine and looks at the legal clock, read from where
 * they are kept. One that fails holds up no other case.
 */
@ApplicationScoped
public class Incidents {

    private static final int MESSAGE = 200;
    private static final int TRIES = 3;

    /** Both kinds in one list, in the order of their ids. */
    private static final String FAILING =
            """
            select * from (
                select 'step-' || j.id_ as id, f.id as filing_id, f.case_no, f.office_code, 'STEP' as kind,
                       d.act_id_ as element, j.retries_ = 0 as stopped, j.exception_msg_ as message,
                       j.duedate_ as job_due, null::timestamptz as clock_due
                  from act_ru_job j
                  join act_ru_jobdef d on d.id_ = j.job_def_id_
                  join act_ru_execution e on e.id_ = j.process_instance_id_
                  join filing f on f.id = e.business_key_::uuid
                 where j.exception_msg_ is not null or j.retries_ = 0
                union all
                select 'clock-' || c.filing_id, f.id, f.case_no, f.office_code, 'CLOCK', null, false, c.failure,
                       null, c.wakes_at
                  from case_clock c join filing f on f.id = c.filing_id
                 where c.failures > 0
            ) failing
            where (cast(? as text) is null or office_code = ?) and id > ? and (cast(? as text) is null or id = ?)
            order by id limit ?
            """;

    private final AgroalDataSource database;
    private final ProcessEngine engine;
    private final Events events;
    private final Clock clock;

    Incidents(AgroalDataSource database, ProcessEngine engine, Events events, Clock clock) {
        this.database = database;
        this.engine = engine;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A page of what fails.
     *
     * @param officeCode null for all offices
     * @param after id behind which the page begins; empty for the first
     */
    List<IncidentView> page(String officeCode, String after, int limit) {
        return read(officeCode, after, null, limit);
    }

    /**
     * Has it tried again at once.
     *
     * @return whether there is such a thing in the office
     */
    boolean retry(String id, String officeCode, String officer) {
        List<IncidentView> found = read(officeCode, "", id, 1);
        if (found.isEmpty()) {
            return false;
        }
        IncidentView incident = found.get(0);
        Instant at = clock.instant();
        if (incident.kind() == IncidentView.Kind.STEP) {
            String job = id.substring("step-".length());
            ManagementService management = engine.getManagementService();
            if (incident.state() == IncidentView.State.STOPPED) {
                management.setJobRetries(job, TRIES);
            }
            management.setJobDuedate(job, Date.from(at));
        } else {
            wake(incident.filingId(), at);
        }
        events.append(
                "RETRIED",
                incident.filingId(),
                incident.officeCode(),
                officer,
                at,
                Map.of("what", incident.kind().name()));
        return true;
    }

    private void wake(UUID filingId, Instant at) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update case_clock set wakes_at = ? where filing_id = ?")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, filingId);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<IncidentView> read(String officeCode, String after, String id, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FAILING)) {
            select.setString(1, officeCode);
            select.setString(2, officeCode);
            select.setString(3, after);
            select.setString(4, id);
            select.setString(5, id);
            select.setInt(6, limit);
            try (ResultSet row = select.executeQuery()) {
                List<IncidentView> page = new ArrayList<>();
                while (row.next()) {
                    page.add(view(row));
                }
                return page;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IncidentView view(ResultSet row) throws SQLException {
        boolean stopped = row.getBoolean("stopped");
        String message = row.getString("message");
        // The engine keeps local times, read as they were written.
        Timestamp job = row.getTimestamp("job_due");
        OffsetDateTime look = row.getObject("clock_due", OffsetDateTime.class);
        Instant next = job != null ? job.toInstant() : look == null ? null : look.toInstant();
        return new IncidentView(
                row.getString("id"),
                row.getObject("filing_id", UUID.class),
                row.getString("case_no"),
                row.getString("office_code"),
                IncidentView.Kind.valueOf(row.getString("kind")),
                row.getString("element"),
                stopped ? IncidentView.State.STOPPED : IncidentView.State.RETRYING,
                message != null && message.length() > MESSAGE
                        ? message.substring(0, MESSAGE)
                        : message,
                stopped ? null : next);
    }
}
