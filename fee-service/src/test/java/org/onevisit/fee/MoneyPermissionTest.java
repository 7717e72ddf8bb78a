package org.onevisit.fee;

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
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/**
 * Who may handle money, by role: every operation on payments, refunds and books is called with
 * every role and with tokens that do not hold. An operation that is missing here fails the test.
 */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "fee"))
class MoneyPermissionTest {

    private static final List<String> ROLES =
            List.of(
                    "applicant",
                    "clerk",
                    "reviewer",
                    "chief",
                    "finance",
                    "collector",
                    "editor",
                    "supervisor",
                    "auditor",
                    "service",
                    "admin");
    private static final Set<String> FINANCE = Set.of("finance");
    private static final Set<String> BOOKS = Set.of("finance", "auditor");
    private static final Set<String> SECOND = Set.of("finance", "chief");
    private static final Set<String> READERS = Set.of("finance", "chief", "auditor");

    private static final Map<String, Set<String>> MATRIX =
            Map.ofEntries(
                    Map.entry("POST /api/fees/payments", Set.of("collector", "finance")),
                    Map.entry("GET /api/fees/payments", BOOKS),
                    Map.entry("GET /api/fees/payments/{id}", BOOKS),
                    Map.entry("POST /api/fees/payments/{id}/assign", FINANCE),
                    Map.entry("POST /api/fees/payments/{id}/reverse", FINANCE),
                    Map.entry("PUT /api/fees/refunds/{id}", FINANCE),
                    Map.entry("GET /api/fees/refunds", READERS),
                    Map.entry("GET /api/fees/refunds/{id}", READERS),
                    Map.entry("POST /api/fees/refunds/{id}/verify", FINANCE),
                    Map.entry("POST /api/fees/refunds/{id}/approve", SECOND),
                    Map.entry("POST /api/fees/refunds/{id}/reject", SECOND),
                    Map.entry("POST /api/fees/refunds/{id}/paid", FINANCE),
                    Map.entry("GET /api/fees/ledger/entries", BOOKS),
                    Map.entry("GET /api/fees/ledger/trial-balance", BOOKS),
                    Map.entry("GET /api/fees/ledger/verify", Set.of("auditor")),
                    Map.entry("GET /api/fees/ledger/periods", READERS),
                    Map.entry("POST /api/fees/ledger/periods/{month}/close", SECOND));

    @Test
    void everyOperationIsInTheMatrix() {
        Set<String> found = new TreeSet<>();
        new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(
                                "org.onevisit.fee.payment",
                                "org.onevisit.fee.refund",
                                "org.onevisit.fee.ledger")
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
                        int status = call(operation, Money.as(token(role))).statusCode();
                        if (allowed.contains(role) == (status == 403)
                                || status == 401
                                || status >= 500) {
                            wrong.put(role + " " + operation, "answered " + status);
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyOperationAsksForAnHonestToken() {
        String honest = token("finance");
        String forged = honest.substring(0, honest.lastIndexOf('.') + 1) + "A".repeat(342);
        Map<String, String> wrong = new TreeMap<>();
        for (String operation : MATRIX.keySet()) {
            for (RequestSpecification as :
                    List.of(
                            given().contentType("application/json"),
                            Money.as(forged),
                            Money.as(Tokens.expired("finance1", "finance")))) {
                int status = call(operation, as).statusCode();
                if (status != 401) {
                    wrong.put(operation, "answered " + status);
                }
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
                        .replace("{month}", "1990-01");
        if (method.equals("GET")) {
            return as.get(path);
        }
        return as.body("{}").request(method, path);
    }

    private static String token(String role) {
        return switch (role) {
            case "applicant" -> Tokens.applicant("applicant1");
            case "clerk", "reviewer", "chief", "finance" ->
                    Tokens.staff(role + "1", "700000", role);
            default -> Tokens.central(role + "1", role);
        };
    }

    private static void operation(JavaClass type, JavaMethod method, Set<String> found) {
        for (Class<? extends Annotation> verb : List.of(GET.class, PUT.class, POST.class)) {
            if (method.isAnnotatedWith(verb)) {
                String path = type.getAnnotationOfType(Path.class).value();
                if (method.isAnnotatedWith(Path.class)) {
                    path += method.getAnnotationOfType(Path.class).value();
                }
                found.add(verb.getSimpleName() + " " + path);
            }
        }
    }
}
