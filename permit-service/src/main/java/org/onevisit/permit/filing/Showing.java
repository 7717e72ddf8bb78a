package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import org.onevisit.permit.certificate.Certificates;
import org.onevisit.permit.clock.CaseClock;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.fee.CaseFees;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.supplement.Deferral;
import org.onevisit.permit.supplement.Supplements;
import org.onevisit.platform.Caller;

/**
 * Puts together what a caller sees of a case. Whoever neither owns nor handles it sees personal
 * numbers masked, of the project its name alone, and of the form no secret ({@link SecretFields}).
 */
@ApplicationScoped
public class Showing {

    private final EntityManager database;
    private final Tasks tasks;
    private final Supplements supplements;
    private final Certificates certificates;
    private final ItemVersions items;
    private final CaseFees fees;
    private final CaseClocks clocks;
    private final Clock clock;
    private final ObjectMapper json;

    Showing(
            EntityManager database,
            Tasks tasks,
            Supplements supplements,
            Certificates certificates,
            ItemVersions items,
            CaseFees fees,
            CaseClocks clocks,
            Clock clock,
            ObjectMapper json) {
        this.database = database;
        this.tasks = tasks;
        this.supplements = supplements;
        this.certificates = certificates;
        this.items = items;
        this.fees = fees;
        this.clocks = clocks;
        this.clock = clock;
        this.json = json;
    }

    /** Whether the caller sees what is the office's own: who handles it, opinions, user names. */
    boolean isInside(Filing filing, Caller caller) {
        return filing.isAtOfficeOf(caller) || caller.is("supervisor") || caller.is("auditor");
    }

    FilingView view(Filing filing, Caller caller) {
        boolean inside = isInside(filing, caller);
        boolean open = filing.isOf(caller) || filing.isHandledBy(caller);
        JsonNode content = filing.content();
        JsonNode form = content.path("form");
        JsonNode agent = content.get("agent");
        JsonNode project = content.get("project");
        if (!open) {
            JsonNode schema = items.get(filing.itemCode(), filing.itemVersion()).body();
            form = SecretFields.masked(form, schema.path("formSchema"));
            agent = agent == null ? null : json.createObjectNode().set("name", agent.path("name"));
            project = project == null ? null : named(project);
        }
        return new FilingView(
                filing.id(),
                filing.caseNo(),
                open ? filing.queryCode() : null,
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
                project,
                form,
                filing.visits(),
                clock(filing),
                inside ? filing.review() : null,
                filing.decision(),
                tasks.of(filing.id()).stream()
                        .filter(Task::isOpen)
                        .map(task -> FilingView.Waiting.of(task, inside))
                        .toList(),
                filing.course().noticed() == null
                        ? null
                        : FilingView.Notice.of(supplements.of(filing.id())),
                filing.owed().wasDeferred()
                        ? FilingView.Deferred.of(database.find(Deferral.class, filing.id()))
                        : null,
                filing.decision() == Decision.GRANT ? fees.of(filing.id()) : null,
                filing.decision() == Decision.GRANT ? certificates.of(filing.id()) : null,
                filing.createdAt());
    }

    private FilingView.Clock clock(Filing filing) {
        if (filing.state() == State.DRAFT) {
            return FilingView.Clock.of(filing, null, false);
        }
        CaseClock dates = clocks.of(filing.id());
        return FilingView.Clock.of(
                filing, dates, clocks.isSuspended(filing, dates, LocalDate.now(clock)));
    }

    /** What a project is called; where exactly it lies is for those who handle the case. */
    private JsonNode named(JsonNode project) {
        return json.createObjectNode()
                .<ObjectNode>set("name", project.get("name"))
                .set("code", project.get("code"));
    }
}
