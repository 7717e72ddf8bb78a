package org.onevisit.permit.fee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.material.Material;
import org.onevisit.permit.material.Materials;
import org.onevisit.platform.OfficeTime;

/** Asks fee-service to open assessments. */
@ApplicationScoped
class FeeDesk {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .build();
    private final URI assessments;
    private final ServiceToken token;
    private final ItemVersions items;
    private final Materials materials;
    private final ObjectMapper json;

    FeeDesk(
            ServiceToken token,
            ItemVersions items,
            Materials materials,
            ObjectMapper json,
            @ConfigProperty(name = "onevisit.fee-url") String feeService) {
        this.assessments = URI.create(feeService + "/api/fees/assessments/");
        this.token = token;
        this.items = items;
        this.materials = materials;
        this.json = json;
    }

    /** Fee-service does not take the request now; the message says why in a few words. */
    static final class Away extends RuntimeException {
        private static final long serialVersionUID = 1;

        Away(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Opens an assessment; that it is open already is as good.
     *
     * @throws Away when it is not open afterwards, as far as can be known
     */
    void open(UUID assessmentId, Filing filing) {
        int status;
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(assessments.resolve(assessmentId.toString()))
                            .timeout(ANSWER)
                            .header("Authorization", "Bearer " + token.get())
                            .header("Content-Type", "application/json")
                            .PUT(
                                    HttpRequest.BodyPublishers.ofByteArray(
                                            json.writeValueAsBytes(request(filing))))
                            .build();
            status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Away("fee-service: interrupted", e);
        } catch (IOException | RuntimeException e) {
            throw new Away("fee-service: " + e.getClass().getSimpleName(), e);
        }
        if (status != 200 && status != 201) {
            throw new Away("fee-service: HTTP " + status, null);
        }
    }

    /** The case as far as the fee depends on it; what is missing is completed by finance. */
    private ObjectNode request(Filing filing) {
        JsonNode form = filing.content().path("form");
        ObjectNode request = json.createObjectNode();
        request.put("filingId", filing.id().toString());
        request.put("caseNo", filing.caseNo());
        request.put("officeCode", filing.officeCode());
        request.put("officeName", items.get(filing.itemCode(), filing.itemVersion()).officeName());
        request.put("itemCode", filing.itemCode());
        request.put("owner", filing.owner());
        request.putObject("payer")
                .put("name", filing.applicant().name())
                .put("identifier", filing.applicant().identifier())
                .put("type", filing.applicant().type().name());
        request.put("projectName", form.path("project").path("name").asText(null));
        request.put("decidedOn", day(filing.decidedAt()));
        ArrayNode handedIn = request.putArray("materials");
        for (Material material : materials.of(filing.id())) {
            handedIn.addObject()
                    .put("materialCode", material.materialCode())
                    .put("fileName", material.fileName())
                    .put("sha256", material.sha256());
        }
        ObjectNode project = request.putObject("project");
        project.put("appliedOn", day(filing.receivedAt()));
        for (String field : List.of("buildings", "builtArea", "relocationGround")) {
            if (form.hasNonNull(field)) {
                project.set(field, form.path(field));
            }
        }
        return request;
    }

    private static String day(Instant at) {
        return LocalDate.ofInstant(at, OfficeTime.ZONE).toString();
    }
}
