package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.onevisit.permit.certificate.Certificates;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.supplement.Supplements;
import org.onevisit.platform.Caller;

/**
 * Puts together what a caller sees of a case. Whoever neither owns nor handles it sees personal
 * numbers masked, and of the form no field that the item marks as secret ({@code x-secret}).
 */
@ApplicationScoped
public class Showing {

    private static final String HIDDEN = "***";

    private final Tasks tasks;
    private final Supplements supplements;
    private final Certificates certificates;
    private final ItemVersions items;
    private final ObjectMapper json;

    Showing(
            Tasks tasks,
            Supplements supplements,
            Certificates certificates,
            ItemVersions items,
            ObjectMapper json) {
        this.tasks = tasks;
        this.supplements = supplements;
        this.certificates = certificates;
        this.items = items;
        this.json = json;
    }

    FilingView view(Filing filing, Caller caller) {
        boolean open =
                filing.owner().equals(caller.name())
                        || caller.is("clerk")
                        || caller.is("reviewer")
                        || caller.is("chief");
        JsonNode content = filing.content();
        JsonNode form = content.path("form");
        JsonNode agent = content.get("agent");
        if (!open) {
            JsonNode schema = items.get(filing.itemCode(), filing.itemVersion()).body();
            form = withoutSecrets(form.deepCopy(), schema.path("formSchema"));
            agent = agent == null ? null : json.createObjectNode().set("name", agent.path("name"));
        }
        return new FilingView(
                filing.id(),
                filing.caseNo(),
                filing.queryCode(),
                filing.state(),
                filing.state().zh() + " " + filing.state().en(),
                filing.nationalState(),
                filing.officeCode(),
                filing.itemCode(),
                filing.itemVersion(),
                filing.itemName(),
                filing.version(),
                filing.channel(),
                open ? filing.applicant() : filing.applicant().masked(),
                agent,
                content.get("project"),
                form,
                filing.visits(),
                FilingView.Clock.of(filing),
                filing.review(),
                filing.decision(),
                tasks.of(filing.id()).stream()
                        .filter(Task::isOpen)
                        .map(FilingView.Waiting::of)
                        .toList(),
                filing.course().noticed() == null
                        ? null
                        : FilingView.Notice.of(supplements.findById(filing.id())),
                null,
                filing.decision() == Decision.GRANT ? certificates.of(filing.id()) : null,
                filing.createdAt());
    }

    private static JsonNode withoutSecrets(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            schema.path("properties")
                    .fields()
                    .forEachRemaining(
                            property -> {
                                JsonNode inner = object.get(property.getKey());
                                if (inner == null) {
                                    return;
                                }
                                if (property.getValue().path("x-secret").asBoolean()) {
                                    object.put(property.getKey(), HIDDEN);
                                } else {
                                    withoutSecrets(inner, property.getValue());
                                }
                            });
        } else if (value instanceof ArrayNode array) {
            array.forEach(entry -> withoutSecrets(entry, schema.path("items")));
        }
        return value;
    }
}
