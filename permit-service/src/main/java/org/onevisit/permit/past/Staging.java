package org.onevisit.permit.past;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.onevisit.clock.Suspension;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into the database: copied into a table of the transaction, compared there with
 * each other and with what is kept, and only then written, all by statements over whole sets.
 */
final class Staging implements AutoCloseable {

    private static final int FLUSH = 1 << 16;
    private static final List<String> DERIVED =
            List.of(
                    "promise_due",
                    "statutory_due",
                    "extended_due",
                    "used_workdays",
                    "outcome",
                    "provisional",
                    "cards");
    private static final String TOLD = String.join(", ", Column.headers());
    private static final String ALL = TOLD + ", " + String.join(", ", DERIVED);

    /** What makes a row of the file another case than the one that is kept. */
    private static final String DIFFERS = "(" + of("s") + ") is distinct from (" + of("p") + ")";

    private static final String MASKED =
            "case when applicant_type = 'PERSON' then left(applicant_name, 1)"
                    + " || repeat('*', length(applicant_name) - 1) else applicant_name end";

    private static final String REPEATED =
            "select s.line from (select office_code, case_no, min(line) as first from staged"
                    + " group by office_code, case_no having count(*) > 1) twice"
                    + " join staged s using (office_code, case_no) where s.line > twice.first"
                    + " order by s.line";
    private static final String TAKEN =
            "select s.line from staged s join past_case p using (office_code, case_no)"
                    + " where not s.bad and "
                    + DIFFERS
                    + " order by s.line";
    private static final String LIVE =
            "select s.line from staged s join filing f on f.case_no = s.case_no order by s.line";
    private static final String KEPT =
            "select count(*) from staged s join past_case p using (office_code, case_no)"
                    + " where not s.bad and not "
                    + DIFFERS;
    private static final String WRITE =
            ("with written as (insert into past_case (id, import_id, %s)"
                            + " select s.id, ?, %s from staged s"
                            + " where not exists (select 1 from past_case p"
                            + " where p.office_code = s.office_code and p.case_no = s.case_no)"
                            + " order by s.line returning *)"
                            + " insert into event (id, kind, subject, office_code, at, actor, data)"
                            + " overriding system value"
                            + " select nextval('past_event_id'), 'CASE_IMPORTED', id::text, office_code, ?, ?, %s from written")
                    .formatted(ALL, ALL, facts());

    private final Connection connection;
    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder(FLUSH * 2);
    private final long startedAt;

    Staging(Connection connection, Instant at) throws SQLException {
        this.connection = connection;
        this.startedAt = at.toEpochMilli();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create temp table staged on commit drop as select 0::bigint as line,"
                            + " false as bad, p.* from past_case p with no data");
        }
        this.copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy staged (line, bad, id, " + ALL + ") from stdin");
    }

    private static String of(String alias) {
        return Column.headers().stream()
                .map(name -> alias + "." + name)
                .collect(Collectors.joining(", "));
    }

    /**
     * The event's facts: all that the row tells, a person's name masked, and what the clock says.
     */
    private static String facts() {
        List<String> pairs = new ArrayList<>();
        for (Column column : Column.values()) {
            String name = column.header();
            switch (column) {
                case APPLICANT_IDENTIFIER -> {
                    // Numbers are not for a feed.
                }
                case ACCEPTED_ON -> {
                    pairs.add(pair(name, "case when acceptance <> 'REFUSED' then accepted_on end"));
                    pairs.add(
                            pair(
                                    "not_accepted_on",
                                    "case when acceptance = 'REFUSED'"
                                            + " then coalesce(accepted_on, received_on) end"));
                }
                case APPLICANT_NAME -> pairs.add(pair(name, MASKED));
                case AREA_FILED_M2, AREA_ACCEPTED_M2, FEE_COLLECTED_YUAN ->
                        pairs.add(pair(name, name + "::text"));
                default -> pairs.add(pair(name, name));
            }
        }
        DERIVED.forEach(
                name ->
                        pairs.add(
                                pair(
                                        name,
                                        "cards".equals(name)
                                                ? "nullif(cards, '[]'::jsonb)"
                                                : name)));
        return "jsonb_strip_nulls(jsonb_build_object(" + String.join(", ", pairs) + "))";
    }

    private static String pair(String column, String value) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(
                    name.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return "'" + name + "', " + value;
    }

    /** A row that something is wrong with; of it only the key is compared. */
    void bad(long line, String officeCode, String caseNo) throws SQLException {
        put(line).put("t").put((Object) null);
        for (Column column : Column.values()) {
            switch (column) {
                case OFFICE_CODE -> put(officeCode);
                case CASE_NO -> put(caseNo);
                default -> put((Object) null);
            }
        }
        DERIVED.forEach(name -> put((Object) null));
        end();
    }

    void good(long line, PastCase past, Derived derived, List<PastCard> cards) throws SQLException {
        put(line).put("f").put(timeOrdered());
        put(past.caseNo()).put(past.officeCode()).put(past.itemCode()).put(past.caseType());
        put(past.applicantType()).put(past.applicantName()).put(past.applicantIdentifier());
        put(past.channel()).put(past.receivedOn()).put(past.acceptance()).put(past.acceptedOn());
        put(past.promiseDays()).put(past.statutoryDays()).put(json(past.suspensions()));
        put(past.extensionDays()).put(past.decidedOn()).put(past.decision());
        put(past.deliveredOn()).put(past.visits()).put(past.areaFiledM2().toPlainString());
        put(past.areaAcceptedM2().toPlainString()).put(past.feeCollectedYuan().toPlainString());
        put(past.ratingLevel()).put(past.ratingRectifiedInTime());
        put(derived.promiseDue()).put(derived.statutoryDue()).put(derived.extendedDue());
        put(derived.usedWorkdays()).put(derived.outcome()).put(derived.provisional());
        put(cards.stream().map(PastCard::json).collect(Collectors.joining(",", "[", "]")));
        end();
    }

    private Staging put(Object value) {
        return value == null ? append("\\N") : put(value.toString());
    }

    private Staging put(String text) {
        if (text == null) {
            return append("\\N");
        }
        return append(
                text.indexOf('\\') < 0
                        ? text
                        // Line ends and tabs are refused in the cells; this is all that is left.
                        : text.replace("\\", "\\\\"));
    }

    private Staging append(String text) {
        rows.append(text).append('\t');
        return this;
    }

    private void end() throws SQLException {
        rows.setCharAt(rows.length() - 1, '\n');
        if (rows.length() > FLUSH) {
            flush();
        }
    }

    private void flush() throws SQLException {
        byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        rows.setLength(0);
    }

    private static String json(List<Suspension> suspensions) {
        return suspensions.stream()
                .map(one -> "{\"from\":\"%s\",\"to\":\"%s\"}".formatted(one.from(), one.to()))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Ids in the order of time, so that the indexes grow at their end (RFC 9562 version 7). */
    private UUID timeOrdered() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                startedAt << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
    }

    /** All rows are in: compares them with each other, with past cases and with live ones. */
    void compare(Findings findings) throws SQLException {
        flush();
        copy.endCopy();
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze staged");
        }
        find(REPEATED, Defect.CASE_NO_REPEATED, findings);
        find(TAKEN, Defect.CASE_NO_TAKEN, findings);
        find(LIVE, Defect.CASE_NO_OF_LIVE_CASE, findings);
    }

    private void find(String query, Defect defect, Findings findings) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(10_000);
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    findings.add(row.getLong(1), Column.CASE_NO, defect);
                }
            }
        }
    }

    /** Rows that are kept just so. */
    long kept() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(KEPT)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Writes what is not kept yet, a case and an event each; answers how many. */
    long write(UUID importId, String actor, Instant at) throws SQLException {
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setObject(1, importId);
            write.setObject(2, at.atOffset(ZoneOffset.UTC));
            write.setString(3, actor);
            return write.executeLargeUpdate();
        }
    }

    /** A copy that was not ended is given up; the table goes with the transaction. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
