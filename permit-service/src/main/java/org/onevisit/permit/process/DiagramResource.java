package org.onevisit.permit.process;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.PvmTransition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;

/** The process of a case as a picture: the diagram it follows, where it stands and how it came. */
@Path("/api/permits/filings/{id}/diagram")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "filings")
public class DiagramResource {

    private final Filings filings;
    private final ProcessEngine engine;
    private final Caller caller;

    DiagramResource(Filings filings, ProcessEngine engine, Caller caller) {
        this.filings = filings;
        this.engine = engine;
        this.caller = caller;
    }

    /**
     * @param bpmn BPMN 2.0 XML with its layout
     * @param active ids of the elements where the case waits
     * @param passed ids of the elements behind it, flows included
     */
    public record Diagram(String bpmn, List<String> active, Set<String> passed) {}

    @GET
    @Transactional
    @RolesAllowed({"applicant", "clerk", "reviewer", "chief", "supervisor", "auditor"})
    @Operation(
            operationId = "getDiagram",
            summary = "流程图 The case in its diagram",
            description =
                    "BPMN 2.0 XML of the version that the case follows, the elements where it waits and those behind it.")
    public Diagram get(@PathParam("id") UUID id) {
        Filing filing = filings.visible(id, caller);
        if (filing.processDefinition() == null) {
            throw Refused.because(Reason.NOT_FOUND);
        }
        List<String> active = active(filing);
        return new Diagram(
                bpmn(filing.processDefinition()),
                active,
                passed(process(filing.processDefinition()), filing, active));
    }

    private String bpmn(String definition) {
        try (InputStream file = engine.getRepositoryService().getProcessModel(definition)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PvmScope process(String definition) {
        return (PvmScope)
                ((RepositoryServiceImpl) engine.getRepositoryService())
                        .getDeployedProcessDefinition(definition);
    }

    /** Where a case waits, for people or for another service. */
    private List<String> active(Filing filing) {
        boolean runs =
                engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceId(filing.processInstance())
                                .count()
                        > 0;
        return runs
                ? engine.getRuntimeService().getActiveActivityIds(filing.processInstance())
                : List.of();
    }

    private static Set<String> passed(PvmScope process, Filing filing, List<String> active) {
        Set<String> passed = new LinkedHashSet<>();
        for (String id : filing.passed()) {
            PvmTransition flow = process.findTransition(id);
            passed.add(flow.getSource().getId());
            passed.add(id);
            if (flow.getDestination().getOutgoingTransitions().isEmpty()) {
                passed.add(flow.getDestination().getId());
            }
        }
        // A step that waits again after a supplement is not behind the case.
        active.forEach(passed::remove);
        return passed;
    }
}
