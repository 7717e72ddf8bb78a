package org.onevisit.permit.process;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.Filings;
import org.onevisit.platform.Caller;

/** The process of a case as a picture: the diagram it follows, where it stands and how it came. */
@Path("/api/permits/filings/{id}/diagram")
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
        BpmnModelInstance model =
                engine.getRepositoryService().getBpmnModelInstance(filing.processDefinition());
        List<String> active = active(filing);
        return new Diagram(Bpmn.convertToString(model), active, passed(model, filing, active));
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

    private static Set<String> passed(BpmnModelInstance model, Filing filing, List<String> active) {
        Set<String> passed = new LinkedHashSet<>();
        for (String id : filing.passed()) {
            SequenceFlow flow = model.getModelElementById(id);
            passed.add(flow.getSource().getId());
            passed.add(id);
            if (flow.getTarget() instanceof EndEvent end) {
                passed.add(end.getId());
            }
        }
        // A step that waits again after a supplement is not behind the case.
        active.forEach(passed::remove);
        return passed;
    }
}
