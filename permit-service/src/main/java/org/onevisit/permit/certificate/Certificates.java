package org.onevisit.permit.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.onevisit.permit.filing.Applicant;
import org.onevisit.permit.filing.Filing;

/** The certificates as they stand in the database: added once, revoked at most once. */
@ApplicationScoped
public class Certificates {

    private static final String SELECT =
            "select certificate_no, filing_id, office_code, office_name, item_code, item_version,"
                    + " item_name, holder_type, holder_name, holder_identifier, subject, issued_at,"
                    + " issued_on, valid_to, verify_code, key_id, payload, revoked_at, revoked_by,"
                    + " revocation_ground, revocation_reason from certificate where ";

    private final AgroalDataSource database;
    private final Issuing issuing;
    private final Clock clock;

    Certificates(AgroalDataSource database, Issuing issuing, Clock clock) {
        this.database = database;
        this.issuing = issuing;
        this.clock = clock;
    }

    /** What the case page shows of its certificate. */
    public record Summary(String certificateNo, String verifyCode, Certificate.Status status) {}

    /**
     * Makes the certificate of a granted case, and its document, in the caller's transaction.
     *
     * @param item the item version that the case was filed under
     */
    public Certificate issue(Filing filing, JsonNode item, Instant at) {
        Certificate certificate = issuing.write(filing, item, at);
        add(certificate);
        issuing.document(filing, certificate);
        return certificate;
    }

    /** The certificate of a case in short, or null while it has none. */
    public Summary of(UUID filingId) {
        return find("filing_id = ?", filingId)
                .map(
                        certificate ->
                                new Summary(
                                        certificate.certificateNo(),
                                        VerifyCode.printed(certificate.verifyCode()),
                                        certificate.status(LocalDate.now(clock))))
                .orElse(null);
    }

    Optional<Certificate> numbered(String certificateNo) {
        return find("certificate_no = ?", certificateNo);
    }

    Optional<Certificate> verified(String verifyCode) {
        return find("verify_code = ?", verifyCode);
    }

    /**
     * Revokes a certificate that stands.
     *
     * @return whether it stood; false when it was revoked before
     */
    boolean revoke(String certificateNo, Certificate.Revocation revocation) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "update certificate set status = 'REVOKED', revoked_at = ?,"
                                        + " revoked_by = ?, revocation_ground = ?, revocation_reason = ?"
                                        + " where certificate_no = ? and status = 'VALID'")) {
            update.setObject(1, revocation.at().atOffset(ZoneOffset.UTC));
            update.setString(2, revocation.by());
            update.setString(3, revocation.ground().name());
            update.setString(4, revocation.reason());
            update.setString(5, certificateNo);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Certificate certificate) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into certificate (certificate_no, filing_id, office_code,"
                                        + " office_name, item_code, item_version, item_name, holder_type,"
                                        + " holder_name, holder_identifier, subject, issued_at, issued_on,"
                                        + " valid_to, verify_code, key_id, payload)"
                                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, certificate.certificateNo());
            insert.setObject(2, certificate.filingId());
            insert.setString(3, certificate.officeCode());
            insert.setString(4, certificate.officeName());
            insert.setString(5, certificate.itemCode());
            insert.setInt(6, certificate.itemVersion());
            insert.setString(7, certificate.itemName());
            insert.setString(8, certificate.holder().type().name());
            insert.setString(9, certificate.holder().name());
            insert.setString(10, certificate.holder().identifier());
            insert.setString(11, certificate.subject());
            insert.setObject(12, certificate.issuedAt().atOffset(ZoneOffset.UTC));
            insert.setObject(13, certificate.issuedOn());
            insert.setObject(14, certificate.validTo());
            insert.setString(15, certificate.verifyCode());
            insert.setString(16, certificate.keyId());
            insert.setString(17, certificate.payload());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<Certificate> find(String condition, Object value) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + condition)) {
            select.setObject(1, value);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Certificate read(ResultSet row) throws SQLException {
        OffsetDateTime revokedAt = row.getObject(18, OffsetDateTime.class);
        return new Certificate(
                row.getString(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getString(7),
                new Applicant(
                        Applicant.Type.valueOf(row.getString(8)),
                        row.getString(9),
                        row.getString(10),
                        ""),
                row.getString(11),
                row.getObject(12, OffsetDateTime.class).toInstant(),
                row.getObject(13, LocalDate.class),
                row.getObject(14, LocalDate.class),
                row.getString(15),
                row.getString(16),
                row.getString(17),
                revokedAt == null
                        ? null
                        : new Certificate.Revocation(
                                revokedAt.toInstant(),
                                row.getString(19),
                                RevocationGround.valueOf(row.getString(20)),
                                row.getString(21)));
    }
}
