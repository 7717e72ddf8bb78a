package org.onevisit.permit.rules;

import static org.onevisit.permit.CaseDriver.PDF;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.as;
import static org.onevisit.permit.CaseDriver.put;
import static org.onevisit.permit.CaseDriver.upload;
import static org.onevisit.permit.CaseDriver.url;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.test.Tokens;

/** An office of its own for a test, with one item, so that its rules are nobody else's. */
public final class OfficeUnderRules {

    private static final AtomicInteger NEXT = new AtomicInteger(440000);

    private final String code = Integer.toString(NEXT.incrementAndGet());
    private final String item = "11" + code + "MB0X00001K4000180002002";

    public OfficeUnderRules() {
        this(any -> {});
    }

    public OfficeUnderRules(Consumer<ObjectNode> change) {
        CaseDriver.publishCalendar();
        ObjectNode published = CaseDriver.item();
        published.put("itemCode", item).put("officeCode", code);
        published
                .withArray("materials")
                .addObject()
                .put("code", "M09")
                .put("name", "次要材料")
                .put("necessity", "DEFERRABLE");
        change.accept(published);
        CaseDriver.publish(published);
    }

    public String code() {
        return code;
    }

    public RequestSpecification clerk() {
        return as(Tokens.staff("clerk" + code, code, "clerk"));
    }

    public RequestSpecification reviewer() {
        return as(Tokens.staff("reviewer" + code, code, "reviewer"));
    }

    public RequestSpecification chief() {
        return as(Tokens.staff("chief" + code, code, "chief"));
    }

    /** The default rules with some of them otherwise, as the chief sets them. */
    public void decides(String version, Map<String, Object> otherwise) {
        chief().header("If-Match", version)
                .body(rules(otherwise))
                .put(path())
                .then()
                .statusCode(200);
    }

    String path() {
        return "/api/permits/offices/" + code + "/rules";
    }

    static Map<String, Object> rules(Map<String, Object> otherwise) {
        Map<String, Object> rules =
                new HashMap<>(
                        Map.of(
                                "receipt", "AT_ONCE",
                                "suspensionEnd", "INCLUSIVE",
                                "completion", "DECISION",
                                "hearingNotice", "WORKDAY",
                                "supplementLapse", "WITHDRAWN",
                                "deferralLapse", "WITHDRAWN"));
        rules.putAll(otherwise);
        return rules;
    }

    /** A case handed in to the office with all material. */
    public UUID submitted() {
        UUID id = drafted();
        upload(id, "M09", "c.pdf", PDF).then().statusCode(201);
        applicant().post(url(id) + "/submit").then().statusCode(200);
        return id;
    }

    /** A case handed in without M09, which may come later (容缺后补). */
    public UUID submittedInPart() {
        UUID id = drafted();
        applicant().post(url(id) + "/submit").then().statusCode(200);
        return id;
    }

    private UUID drafted() {
        UUID id = UUID.randomUUID();
        put(id, CaseDriver.draft(item), 201);
        upload(id, "M01", "a.pdf", PDF).then().statusCode(201);
        upload(id, "M02", "b.pdf", PDF).then().statusCode(201);
        return id;
    }

    /** Kinds of what happened to a case. */
    public List<String> timeline(UUID id) {
        return clerk().get(url(id) + "/timeline?limit=200").then().extract().path("items.kind");
    }

    /** Moves facts of a case by a statement, in which %s is its id. */
    public static void execute(String statement, UUID id) throws SQLException {
        AgroalDataSource database = Arc.container().instance(AgroalDataSource.class).get();
        try (Connection connection = database.getConnection();
                Statement change = connection.createStatement()) {
            change.execute(statement.formatted(id));
        }
    }

    /** The same, and has the clock look at the case. */
    public static void wake(UUID id, String statement) throws SQLException {
        execute(statement, id);
        execute("update case_clock set wakes_at = now() where filing_id = '%s'", id);
    }
}
