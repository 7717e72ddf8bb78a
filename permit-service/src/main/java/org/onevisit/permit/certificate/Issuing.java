package org.onevisit.permit.certificate;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.permit.document.DocumentDates;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.document.FiledProject;
import org.onevisit.permit.filing.Applicant;
import org.onevisit.permit.filing.Filing;
import org.onevisit.platform.OfficeTime;

/**
 * Writes a certificate: its number, term, code and signed payload, and the document that shows it.
 */
@ApplicationScoped
public class Issuing {

    // 办件编号: 实施编码, yyyyMMdd, serial; day and serial tell all cases of a database apart.
    private static final Pattern CASE_NO = Pattern.compile(".*(\\d{8})(\\d{6})");

    private static final int LONGEST_NAME = 40;

    private final SigningKeys keys;
    private final Documents documents;
    private final String publicUrl;

    Issuing(
            SigningKeys keys,
            Documents documents,
            @ConfigProperty(name = "onevisit.public-url") String publicUrl) {
        this.keys = keys;
        this.documents = documents;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    Certificate write(Filing filing, JsonNode item, Instant at) {
        LocalDate issuedOn = LocalDate.ofInstant(at, OfficeTime.ZONE);
        String certificateNo = number(filing);
        String verifyCode = VerifyCode.make();
        LocalDate validTo = lastDay(issuedOn, item.path("result").path("validMonths"));
        Applicant holder = filing.applicant();
        String officeName = item.path("officeName").asText();
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("v", 1);
        payload.put("iss", publicUrl);
        payload.put("no", certificateNo);
        payload.put("office", filing.officeCode());
        payload.put("officeName", shortened(officeName));
        payload.put("item", filing.itemCode());
        payload.put("itemName", shortened(filing.itemName()));
        // The name of an enterprise is public; that of a person is left to the paper.
        if (holder.type() != Applicant.Type.PERSON) {
            payload.put("holder", shortened(holder.name()));
        }
        payload.put("issued", issuedOn.toString());
        if (validTo != null) {
            payload.put("validTo", validTo.toString());
        }
        payload.put("code", verifyCode);
        return new Certificate(
                certificateNo,
                filing.id(),
                filing.officeCode(),
                officeName,
                filing.itemCode(),
                filing.itemVersion(),
                filing.itemName(),
                holder,
                subject(filing, item),
                at,
                issuedOn,
                validTo,
                verifyCode,
                keys.current(),
                keys.sign(payload),
                null);
    }

    private static String subject(Filing filing, JsonNode item) {
        String name =
                FiledProject.of(filing.project(), filing.form(), item.path("formSchema")).name();
        return name.isEmpty() ? null : name;
    }

    private static String number(Filing filing) {
        Matcher parts = CASE_NO.matcher(filing.caseNo());
        return filing.officeCode()
                + "-"
                + (parts.matches() ? parts.group(1) + "-" + parts.group(2) : filing.caseNo());
    }

    /**
     * A name that leaves the QR code readable: the payload must not grow with what people write.
     */
    static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    /** The day before the same day so many months later; null when the item sets no term. */
    static LocalDate lastDay(LocalDate issuedOn, JsonNode validMonths) {
        return validMonths.isIntegralNumber() && validMonths.asInt() > 0
                ? issuedOn.plusMonths(validMonths.asInt()).minusDays(1)
                : null;
    }

    void document(Filing filing, Certificate certificate) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("certificateNo", certificate.certificateNo());
        facts.put("verifyCode", VerifyCode.printed(certificate.verifyCode()));
        facts.put("validFrom", DocumentDates.day(certificate.issuedOn()));
        if (certificate.validTo() != null) {
            facts.put("validTo", DocumentDates.day(certificate.validTo()));
        }
        if (certificate.subject() != null) {
            facts.put("subject", certificate.subject());
        }
        facts.put("check", publicUrl + "/verify/#" + certificate.payload());
        documents.issue(filing, DocumentKind.CERTIFICATE, certificate.issuedAt(), facts);
    }
}
