package org.onevisit.permit.past;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.onevisit.clock.CalendarNotPublished;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.card.RuleSets;
import org.onevisit.permit.clock.Calendars;
import org.onevisit.permit.past.ImportRuns.State;
import org.onevisit.platform.Refusal;

/**
 * Takes in the past cases of an older system from a file, in one transaction: all of them, or none
 * when a single row is wrong. The file is read once, row by row, and never held. The same file
 * again changes nothing; a row that tells a known case otherwise is refused.
 */
@ApplicationScoped
public class PastImports {

    private static final int MOST_ROWS = 5_000_000;
    private static final int TELL_EVERY = 10_000;
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final long LOCK = 0x9A57;

    private final AgroalDataSource database;
    private final Calendars calendars;
    private final RuleSets rules;
    private final ImportRuns runs;
    private final Clock clock;
    private final ExecutorService hands = Executors.newCachedThreadPool();

    PastImports(
            AgroalDataSource database,
            Calendars calendars,
            RuleSets rules,
            ImportRuns runs,
            Clock clock) {
        this.database = database;
        this.calendars = calendars;
        this.rules = rules;
        this.runs = runs;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent stopping) {
        hands.shutdownNow();
    }

    /**
     * What an import found and did, or in a dry run would do.
     *
     * @param rows rows read, without the header
     * @param badRows rows with at least one problem, all of them counted
     * @param written cases written; 0 in a dry run
     * @param unchanged rows whose case is known just so
     * @param problems the first thousand problems, one by one
     * @param problemsByCode all problems, counted
     * @param unknownItems rows of items the catalogue has never had, by item code: a doubt, no
     *     problem
     */
    public record Report(
            UUID id,
            boolean dryRun,
            long rows,
            long badRows,
            long written,
            long unchanged,
            List<Findings.Problem> problems,
            Map<String, Long> problemsByCode,
            Map<String, Long> unknownItems) {}

    /**
     * An import under way.
     *
     * @param read done when the file has been read to its end, or given up
     * @param report what came of it; fails with what the caller is told
     */
    record Running(CompletableFuture<Void> read, CompletableFuture<Report> report) {}

    /**
     * Starts an import; it goes on whether or not somebody waits for its end.
     *
     * @param id by which the run can be followed
     * @param dryRun whether to look only
     * @return a run whose report fails with {@code Refused}: the file cannot be read, or, not in a
     *     dry run, {@code IMPORT_HAS_PROBLEMS} with the report
     */
    Running start(UUID id, InputStream file, Charset charset, boolean dryRun, String startedBy) {
        runs.begin(id, dryRun, startedBy);
        CompletableFuture<Void> read = new CompletableFuture<>();
        CompletableFuture<Report> report =
                CompletableFuture.supplyAsync(
                        () -> run(new Order(id, charset, dryRun, startedBy), file, read), hands);
        report.whenComplete((done, failure) -> read.complete(null));
        return new Running(read, report);
    }

    private record Order(UUID id, Charset charset, boolean dryRun, String startedBy) {}

    private Report run(Order order, InputStream file, CompletableFuture<Void> read) {
        Report report;
        try {
            report =
                    QuarkusTransaction.requiringNew()
                            .timeout((int) LONGEST.toSeconds())
                            .call(() -> take(order, file, read));
        } catch (RuntimeException e) {
            RuntimeException told = told(e);
            boolean refused = told instanceof Refusal && !isBrokenOff(e);
            runs.over(order.id(), refused ? State.REFUSED : State.FAILED, null);
            throw told;
        }
        boolean refused = !order.dryRun() && report.badRows() > 0;
        runs.over(order.id(), refused ? State.REFUSED : State.DONE, report);
        if (refused) {
            throw Refused.because(Reason.IMPORT_HAS_PROBLEMS, "report", report);
        }
        return report;
    }

    /** What the caller is told of a failure: a refusal within it, or the failure itself. */
    private static RuntimeException told(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        return isBrokenOff(e) ? Refused.because(Reason.UPLOAD_BROKEN_OFF) : e;
    }

    private static boolean isBrokenOff(Throwable e) {
        return e != null && (e instanceof IOException || isBrokenOff(e.getCause()));
    }

    private Report take(Order order, InputStream bytes, CompletableFuture<Void> read)
            throws SQLException, IOException {
        Instant at = clock.instant();
        Findings findings = new Findings();
        KnownCodes known = apart(() -> KnownCodes.read(database));
        try (Connection connection = database.getConnection();
                CsvFile file = new CsvFile(bytes, order.charset())) {
            mustBeAlone(connection);
            try (Staging staging = new Staging(connection, at)) {
                long rows = read(order.id(), file, new Rows(file, known, findings, staging));
                read.complete(null);
                runs.reached(order.id(), State.COMPARING, rows, findings.badRows());
                staging.compare(findings);
                long unchanged = staging.kept();
                long written = 0;
                if (!order.dryRun() && findings.none()) {
                    runs.reached(order.id(), State.WRITING, rows, 0);
                    written = staging.write(order.id(), order.startedBy(), at);
                }
                return new Report(
                        order.id(),
                        order.dryRun(),
                        rows,
                        findings.badRows(),
                        written,
                        unchanged,
                        findings.told(),
                        findings.byCode(),
                        findings.unknownItems());
            }
        }
    }

    private long read(UUID id, CsvFile file, Rows into) throws SQLException {
        long rows = 0;
        for (CsvRecord row = file.next(); row != null; row = file.next()) {
            if (++rows > MOST_ROWS) {
                throw Refused.because(Reason.IMPORT_TOO_LARGE, "most", MOST_ROWS);
            }
            into.take(row);
            if (rows % TELL_EVERY == 0) {
                runs.reached(id, State.READING, rows, into.badRows());
            }
        }
        return rows;
    }

    /** Two imports at once would wait for each other's rows; the second is told so. */
    private static void mustBeAlone(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw Refused.because(Reason.IMPORT_RUNNING);
            }
        }
    }

    /** Reads on a connection of its own: that of the import is busy with the copy. */
    private static <T> T apart(Callable<T> read) {
        return QuarkusTransaction.suspendingExisting().call(read);
    }

    /** How an office counts, and by what it is judged. */
    private record Office(PastClock clock, RuleSets.History rules) {}

    /** The rows of one file, on their way through reading and clock into the staging table. */
    private final class Rows {

        private final Cells cells;
        private final Reading reading;
        private final KnownCodes known;
        private final Findings findings;
        private final Staging staging;
        private final int width;
        private final LocalDate today = LocalDate.now(clock);
        private final Map<String, Office> offices = new HashMap<>();

        Rows(CsvFile file, KnownCodes known, Findings findings, Staging staging) {
            this.cells = new Cells(file.places(), findings);
            this.reading = new Reading(cells, known, today);
            this.known = known;
            this.findings = findings;
            this.staging = staging;
            this.width = file.width();
        }

        long badRows() {
            return findings.badRows();
        }

        void take(CsvRecord row) throws SQLException {
            long line = row.getStartingLineNumber();
            cells.turn(line, row.getFields());
            if (row.getFieldCount() != width) {
                cells.wrong(null, Defect.ROW_LENGTH);
                staging.bad(line, null, null);
                return;
            }
            PastCase past = reading.read();
            Derived derived = cells.isBad() ? null : derive(past);
            if (cells.isBad()) {
                staging.bad(line, past.officeCode(), past.caseNo());
                return;
            }
            if (known.officeOf(past.itemCode()) == null) {
                findings.unknownItem(past.itemCode());
            }
            RuleSets.History judgedBy = office(past).rules();
            staging.good(line, past, derived, PastCard.of(derived, judgedBy));
        }

        private Office office(PastCase past) {
            return offices.computeIfAbsent(
                    past.officeCode(),
                    code ->
                            new Office(
                                    new PastClock(apart(() -> calendars.of(code))),
                                    QuarkusTransaction.requiringNew()
                                            .call(() -> rules.history(code))));
        }

        private Derived derive(PastCase past) {
            PastClock office = office(past).clock();
            LocalDate end = past.decidedOn() == null ? today : past.decidedOn();
            try {
                if ("DEEMED".equals(past.acceptance())
                        && !office.noticeDue(past.receivedOn()).isBefore(end)) {
                    cells.wrong(Column.ACCEPTANCE, Defect.DEEMED_TOO_EARLY);
                }
                return office.derive(past, today);
            } catch (CalendarNotPublished e) {
                cells.wrong(Column.RECEIVED_ON, Defect.CALENDAR_NOT_PUBLISHED);
                return Derived.NOTHING;
            }
        }
    }
}
