package org.onevisit.fee.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;

/**
 * The files on which reliefs rest: those that the case named when it opened its assessment, which
 * lie at permit-service, and those that finance has filed here.
 */
@ApplicationScoped
class EvidenceFiles {

    /** Most files filed with one assessment. */
    static final int MOST = 20;

    private final DataSource database;

    EvidenceFiles(DataSource database) {
        this.database = database;
    }

    /** A content with its type. */
    record Content(String mediaType, byte[] bytes) {}

    /** All files of an assessment by name: those of the case first. */
    List<EvidenceFile> of(Assessment assessment) {
        List<EvidenceFile> files = new ArrayList<>();
        for (JsonNode file : assessment.opened().path("materials")) {
            files.add(
                    EvidenceFile.ofCase(
                            new AssessmentRequest.CaseFile(
                                    file.path("materialCode").asText(),
                                    file.path("fileName").asText(),
                                    file.path("sha256").asText())));
        }
        files.addAll(filed(assessment.id()));
        return files;
    }

    /** Hashes of the files of an assessment, by name. */
    Map<String, String> hashes(Assessment assessment) {
        return of(assessment).stream()
                .collect(Collectors.toMap(EvidenceFile::file, EvidenceFile::sha256));
    }

    private List<EvidenceFile> filed(UUID assessmentId) {
        return query(
                "select file_name, sha256, media_type, uploaded_by, uploaded_at from evidence_file"
                        + " where assessment_id = ? order by file_name",
                row ->
                        new EvidenceFile(
                                row.getString(1),
                                row.getString(2),
                                false,
                                row.getString(3),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant()),
                assessmentId);
    }

    /** The content of a file that was filed here. */
    Optional<Content> content(UUID assessmentId, String fileName) {
        return query(
                        "select media_type, content from evidence_file"
                                + " where assessment_id = ? and file_name = ?",
                        row -> new Content(row.getString(1), row.getBytes(2)),
                        assessmentId,
                        fileName)
                .stream()
                .findFirst();
    }

    /**
     * Files a paper with an assessment, which is locked; the same again changes nothing.
     *
     * @return whether it is new
     * @throws Refused {@code ID_TAKEN} when another content has the name, {@code EVIDENCE_TOO_MANY}
     */
    boolean file(UUID assessmentId, String fileName, Content content, String by, Instant at) {
        Optional<Content> known = content(assessmentId, fileName);
        if (known.isPresent()) {
            if (!Arrays.equals(known.get().bytes(), content.bytes())) {
                throw Refused.because(Reason.ID_TAKEN);
            }
            return false;
        }
        if (filed(assessmentId).size() >= MOST) {
            throw Refused.because(Reason.EVIDENCE_TOO_MANY);
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into evidence_file (assessment_id, file_name, media_type,"
                                        + " content, sha256, uploaded_by, uploaded_at)"
                                        + " values (?, ?, ?, ?, encode(sha256(?), 'hex'), ?, ?)")) {
            insert.setObject(1, assessmentId);
            insert.setString(2, fileName);
            insert.setString(3, content.mediaType());
            insert.setBytes(4, content.bytes());
            insert.setBytes(5, content.bytes());
            insert.setString(6, by);
            insert.setObject(7, at.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String select, Row<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(select)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reader.read(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
