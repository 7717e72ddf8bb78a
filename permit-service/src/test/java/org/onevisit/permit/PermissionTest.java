package org.onevisit.permit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/**
 * Who may do what, by role and office: every operation is called with every role, without a token,
 * and with tokens that are forged or expired. An operation that is missing here fails the test.
 */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class PermissionTest {

    private static final List<String> ROLES =
            List.of(
                    "applicant",
                    "clerk",
                    "reviewer",
                    "chief",
                    "finance",
                    "editor",
                    "supervisor",
                    "auditor",
                    "admin");

    private static final Set<String> EVERYBODY = Set.of();
    private static final Set<String> WINDOW = Set.of("applicant", "clerk", "chief");
    private static final Set<String> DESK = Set.of("clerk", "reviewer", "chief");
    private static final Set<String> READERS =
            Set.of("applicant", "clerk", "reviewer", "chief", "finance", "supervisor", "auditor");

    private static final Set<String> OVERSEERS =
            Set.of("clerk", "reviewer", "chief", "supervisor", "auditor");

    private static final Map<String, Set<String>> MATRIX =
            Map.ofEntries(
                    Map.entry("GET /api/permits/filings", READERS),
                    Map.entry("PUT /api/permits/filings/{id}", WINDOW),
                    Map.entry("GET /api/permits/filings/{id}", READERS),
                    Map.entry("POST /api/permits/filings/{id}/submit", WINDOW),
                    Map.entry("POST /api/permits/filings/{id}/supplement", WINDOW),
                    Map.entry(
                            "POST /api/permits/filings/{id}/corrections", Set.of("clerk", "chief")),
                    Map.entry("POST /api/permits/filings/{id}/withdraw", WINDOW),
                    Map.entry("GET /api/permits/filings/{id}/timeline", READERS),
                    Map.entry(
                            "GET /api/permits/filings/{id}/diagram",
                            Set.of(
                                    "applicant",
                                    "clerk",
                                    "reviewer",
                                    "chief",
                                    "supervisor",
                                    "auditor")),
                    Map.entry("GET /api/permits/filings/{id}/documents", READERS),
                    Map.entry("GET /api/permits/filings/{id}/documents/{documentId}", READERS),
                    Map.entry(
                            "GET /api/permits/filings/{id}/materials",
                            Set.of("applicant", "clerk", "reviewer", "chief", "auditor")),
                    Map.entry(
                            "PUT /api/permits/filings/{id}/materials/{materialCode}/{fileName}",
                            WINDOW),
                    Map.entry(
                            "GET /api/permits/filings/{id}/materials/{materialCode}/{fileName}",
                            Set.of("applicant", "clerk", "reviewer", "chief")),
                    Map.entry(
                            "DELETE /api/permits/filings/{id}/materials/{materialCode}/{fileName}",
                            WINDOW),
                    Map.entry("GET /api/permits/tasks", DESK),
                    Map.entry("POST /api/permits/tasks/{taskId}/claim", DESK),
                    Map.entry("POST /api/permits/tasks/{taskId}/unclaim", DESK),
                    Map.entry("POST /api/permits/tasks/{taskId}/delegate", DESK),
                    Map.entry("POST /api/permits/tasks/{taskId}/complete", DESK),
                    Map.entry("GET /api/permits/certificates/{certificateNo}", READERS),
                    Map.entry(
                            "POST /api/permits/certificates/{certificateNo}/revoke",
                            Set.of("chief")),
                    Map.entry("GET /api/permits/certificates/keys", EVERYBODY),
                    Map.entry("GET /api/permits/verify", EVERYBODY),
                    Map.entry("POST /api/permits/deadlines", EVERYBODY),
                    Map.entry("POST /api/permits/imports", Set.of("admin")),
                    Map.entry("GET /api/permits/disclosures", EVERYBODY),
                    Map.entry("GET /api/permits/disclosures/{id}", EVERYBODY),
                    Map.entry("GET /api/permits/disclosures/feed", EVERYBODY),
                    Map.entry("GET /api/permits/open-data/figures", EVERYBODY),
                    Map.entry(
                            "GET /api/permits/disclosures/late",
                            Set.of("chief", "supervisor", "auditor")),
                    Map.entry(
                            "GET /api/supervision/reports/annual",
                            Set.of(
                                    "clerk",
                                    "reviewer",
                                    "chief",
                                    "finance",
                                    "supervisor",
                                    "auditor")),
                    Map.entry("GET /api/permits/imports", Set.of("admin", "auditor")),
                    Map.entry("GET /api/permits/imports/{id}", Set.of("admin", "auditor")),
                    Map.entry("GET /internal/rehearsal-clock", EVERYBODY),
                    Map.entry("PUT /api/permits/rehearsal-clock", Set.of("admin")),
                    Map.entry("GET /api/permits/filings/{id}/clock", READERS),
                    Map.entry("POST /api/permits/filings/{id}/suspensions", DESK),
                    Map.entry("POST /api/permits/filings/{id}/suspensions/{sid}/end", DESK),
                    Map.entry("POST /api/permits/filings/{id}/extension", Set.of("chief")),
                    Map.entry(
                            "GET /api/permits/incidents",
                            Set.of("clerk", "reviewer", "chief", "finance", "admin", "auditor")),
                    Map.entry("POST /api/permits/incidents/{id}/retry", Set.of("chief", "admin")),
                    Map.entry("GET /api/permits/offices/{officeCode}/rules", EVERYBODY),
                    Map.entry(
                            "PUT /api/permits/offices/{officeCode}/rules",
                            Set.of("chief", "admin")),
                    Map.entry(
                            "PUT /api/permits/filings/{id}/parts/{partId}",
                            Set.of("clerk", "chief")),
                    Map.entry("GET /api/permits/filings/{id}/parts", READERS),
                    Map.entry("GET /api/permits/parts", DESK),
                    Map.entry(
                            "POST /api/permits/parts/{partId}/opinion",
                            Set.of("reviewer", "chief")),
                    Map.entry(
                            "GET /api/supervision/metrics",
                            Set.of(
                                    "clerk",
                                    "reviewer",
                                    "chief",
                                    "finance",
                                    "supervisor",
                                    "auditor")),
                    Map.entry(
                            "GET /api/supervision/cases",
                            Set.of(
                                    "clerk",
                                    "reviewer",
                                    "chief",
                                    "finance",
                                    "supervisor",
                                    "auditor")),
                    Map.entry("GET /api/supervision/openmetrics", Set.of("supervisor", "auditor")),
                    Map.entry(
                            "GET /api/supervision/figures/checks",
                            Set.of("supervisor", "auditor", "admin")),
                    Map.entry("POST /api/supervision/figures/checks", Set.of("admin")),
                    Map.entry("POST /api/permits/filings/{id}/visits", Set.of("clerk", "chief")),
                    Map.entry("GET /api/permits/filings/{id}/visits", READERS),
                    Map.entry("POST /api/permits/filings/{id}/rating", Set.of("applicant")),
                    Map.entry(
                            "GET /api/permits/filings/{id}/rating",
                            Set.of(
                                    "applicant",
                                    "clerk",
                                    "reviewer",
                                    "chief",
                                    "supervisor",
                                    "auditor")),
                    Map.entry(
                            "POST /api/permits/filings/{id}/rating/code", Set.of("clerk", "chief")),
                    Map.entry("POST /api/permits/ratings", EVERYBODY),
                    Map.entry("GET /api/permits/rating-choice", EVERYBODY),
                    Map.entry("GET /api/supervision/visits", OVERSEERS),
                    Map.entry("GET /api/supervision/visits/reasons", OVERSEERS),
                    Map.entry("GET /api/supervision/ratings", OVERSEERS),
                    Map.entry(
                            "POST /api/supervision/ratings/{id}/contact", Set.of("clerk", "chief")),
                    Map.entry("POST /api/supervision/ratings/{id}/rectify", Set.of("chief")),
                    Map.entry("POST /api/supervision/ratings/{id}/objection", Set.of("chief")),
                    Map.entry("POST /api/supervision/ratings/{id}/judge", Set.of("supervisor")),
                    Map.entry("GET /api/supervision/rankings", OVERSEERS),
                    Map.entry(
                            "POST /api/supervision/rankings/{month}/publish", Set.of("supervisor")),
                    Map.entry("GET /api/supervision/rankings/published", OVERSEERS),
                    Map.entry("GET /api/supervision/rankings/{month}/cases", OVERSEERS),
                    Map.entry("GET /api/supervision/score-rules", OVERSEERS),
                    Map.entry("GET /api/supervision/score-rules/{id}", OVERSEERS),
                    Map.entry("PUT /api/supervision/score-rules/{id}", Set.of("supervisor")),
                    Map.entry("GET /api/supervision/cards", OVERSEERS),
                    Map.entry("GET /api/supervision/cards/{id}", OVERSEERS),
                    Map.entry("POST /api/supervision/cards/{id}/answer", DESK),
                    Map.entry("POST /api/supervision/cards/{id}/appeal", Set.of("chief")),
                    Map.entry("POST /api/supervision/cards/{id}/resolve", Set.of("supervisor")),
                    Map.entry("GET /api/supervision/card-rules", OVERSEERS),
                    Map.entry("PUT /api/supervision/card-rules/{id}", Set.of("supervisor")),
                    Map.entry("GET /api/supervision/subscriptions", Set.of("admin")),
                    Map.entry("PUT /api/supervision/subscriptions/{id}", Set.of("admin")),
                    Map.entry("DELETE /api/supervision/subscriptions/{id}", Set.of("admin")),
                    Map.entry("GET /api/supervision/events", Set.of("supervisor", "auditor")));

    @BeforeEach
    void items() {
        CaseDriver.publishItems();
    }

    @Test
    void everyOperationIsInTheMatrix() {
        Set<String> found = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.onevisit.permit")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .forEach(type -> type.getMethods().forEach(m -> operation(type, m, found)));
        assertThat(found).containsExactlyInAnyOrderElementsOf(MATRIX.keySet());
    }

    @Test
    void everyOperationIsDeniedToEveryOtherRole() {
        Map<String, String> wrong = new TreeMap<>();
        MATRIX.forEach(
                (operation, allowed) -> {
                    for (String role : ROLES) {
                        int status = call(operation, CaseDriver.as(token(role))).statusCode();
                        boolean open = allowed.isEmpty() || allowed.contains(role);
                        if (open == (status == 403) || status == 401 || status >= 500) {
                            wrong.put(role + " " + operation, "answered " + status);
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOperationButThePublicOnesAsksForAnHonestToken() {
        String honest = Tokens.applicant("applicant1");
        String forged = honest.substring(0, honest.lastIndexOf('.') + 1) + "A".repeat(342);
        String[] parts = honest.split("\\.");
        String unsigned = "eyJhbGciOiJub25lIn0." + parts[1] + ".";
        Map<String, String> wrong = new TreeMap<>();
        MATRIX.forEach(
                (operation, allowed) -> {
                    if (allowed.isEmpty()) {
                        assertThat(
                                        call(operation, given().contentType("application/json"))
                                                .statusCode())
                                .isIn(200, 404);
                        return;
                    }
                    for (String token :
                            List.of(
                                    forged,
                                    unsigned,
                                    Tokens.expired("applicant1", "applicant"),
                                    "nonsense")) {
                        Response answer = call(operation, CaseDriver.as(token));
                        if (answer.statusCode() != 401) {
                            wrong.put(operation, "answered " + answer.statusCode());
                        }
                    }
                    Response answer = call(operation, given().contentType("application/json"));
                    if (answer.statusCode() != 401) {
                        wrong.put(operation, "without a token answered " + answer.statusCode());
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void caseOfAnotherOfficeIsNotThere() {
        UUID id = CaseDriver.submitted(CaseDriver.ITEM);
        String task = CaseDriver.task(id);
        Map<String, String> wrong = new TreeMap<>();
        for (String operation : MATRIX.keySet()) {
            boolean ofCase = operation.contains("/filings/{id}") && !operation.startsWith("PUT");
            if (!ofCase && !operation.contains("{taskId}")) {
                continue;
            }
            String concrete = operation.replace("{id}", id.toString()).replace("{taskId}", task);
            for (RequestSpecification stranger :
                    List.of(
                            CaseDriver.as(Tokens.staff("chief9", "990101", "chief")),
                            CaseDriver.as(Tokens.applicant("applicant2")))) {
                int status = call(concrete, stranger).statusCode();
                if (status != 404 && status != 403) {
                    wrong.put(operation, "answered " + status);
                }
            }
            if (!MATRIX.get(operation).contains("chief")) {
                continue;
            }
            int chief =
                    call(concrete, CaseDriver.as(Tokens.staff("chief9", "990101", "chief")))
                            .statusCode();
            if (chief != 404) {
                wrong.put(operation, "chief of another office was answered " + chief);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Response call(String operation, RequestSpecification as) {
        String method = operation.substring(0, operation.indexOf(' '));
        String path =
                operation
                        .substring(operation.indexOf(' ') + 1)
                        .replace("{id}", UUID.randomUUID().toString())
                        .replace("{documentId}", UUID.randomUUID().toString())
                        .replace("{officeCode}", "449999")
                        .replace("{partId}", UUID.randomUUID().toString())
                        .replace("{month}", "2012-01")
                        .replace("{sid}", UUID.randomUUID().toString())
                        .replace("{materialCode}", "M01")
                        .replace("{fileName}", "a.pdf")
                        .replace("{taskId}", "0000000000000")
                        .replace("{certificateNo}", "none");
        if (path.equals("/api/permits/imports") && method.equals("POST")) {
            return as.contentType("text/csv").body("nothing").request(method, path);
        }
        if (method.equals("POST") || method.equals("PUT")) {
            return as.body(body(path)).request(method, path);
        }
        return as.request(method, path);
    }

    private static String body(String path) {
        String act = path.substring(path.lastIndexOf('/') + 1);
        return switch (act) {
            case "complete" -> "{\"action\":\"ACCEPT\"}";
            case "delegate" -> "{\"to\":\"clerk2\"}";
            case "supplement" -> "{\"items\":[{\"materialCode\":\"M01\",\"answer\":\"x\"}]}";
            case "deadlines" -> "{\"kind\":\"WORKDAY_DUE\",\"start\":\"2025-09-15\",\"days\":5}";
            case "suspensions" ->
                    "{\"ground\":\"TESTING\",\"from\":\"2026-01-05\",\"plannedTo\":\"2026-01-06\","
                            + "\"noticeText\":\"x\"}";
            case "rehearsal-clock" -> "{\"now\":\"2026-02-10T09:00:00+08:00\"}";
            case "rules" ->
                    "{\"receipt\":\"AT_ONCE\",\"suspensionEnd\":\"INCLUSIVE\",\"completion\":"
                            + "\"DECISION\",\"hearingNotice\":\"WORKDAY\",\"supplementLapse\":"
                            + "\"WITHDRAWN\",\"deferralLapse\":\"WITHDRAWN\"}";
            case "opinion" -> "{\"result\":\"AGREE\",\"opinion\":\"x\"}";
            case "extension" -> "{\"days\":5,\"reason\":\"x\"}";
            case "corrections" -> "{\"note\":\"x\"}";
            case "visits", "objection" -> "{\"reason\":\"x\"}";
            case "rating" -> "{\"level\":1}";
            case "ratings" -> "{\"caseNo\":\"x\",\"code\":\"x\",\"rating\":{\"level\":1}}";
            case "answer" -> "{\"text\":\"x\"}";
            case "appeal" -> "{\"grounds\":\"x\"}";
            case "resolve" -> "{\"outcome\":\"UPHELD\",\"reason\":\"x\"}";
            case "contact" -> "{\"note\":\"x\"}";
            case "rectify" -> "{\"measures\":\"x\"}";
            case "judge" -> "{\"verdict\":\"KEPT\",\"reason\":\"x\"}";
            case "revoke" -> "{\"ground\":\"FRAUD_OR_BRIBERY\",\"reason\":\"x\"}";
            default ->
                    path.contains("/parts/")
                            ? "{\"body\":\"x\",\"officeCode\":\"990101\",\"days\":5}"
                            : path.matches("/api/permits/filings/[^/]*")
                                    ? CaseDriver.draft(CaseDriver.ITEM).toString()
                                    : "{}";
        };
    }

    private static String token(String role) {
        return switch (role) {
            case "applicant" -> Tokens.applicant("applicant1");
            case "clerk", "reviewer", "chief", "finance" ->
                    Tokens.staff(role + "1", CaseDriver.OFFICE, role);
            default -> Tokens.central(role + "1", role);
        };
    }

    private static void operation(JavaClass type, JavaMethod method, Set<String> into) {
        for (Class<? extends Annotation> verb :
                List.of(GET.class, PUT.class, POST.class, DELETE.class)) {
            if (method.isAnnotatedWith(verb)) {
                String own =
                        method.isAnnotatedWith(Path.class)
                                ? method.getAnnotationOfType(Path.class).value()
                                : "";
                into.add(
                        verb.getSimpleName()
                                + " "
                                + type.getAnnotationOfType(Path.class).value()
                                + own);
            }
        }
    }
}
