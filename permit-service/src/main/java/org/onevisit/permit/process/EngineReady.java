package org.onevisit.permit.process;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the engine answers with every process that items may name. */
@Readiness
@ApplicationScoped
public class EngineReady implements HealthCheck {

    private final ProcessEngine engine;

    EngineReady(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        List<String> keys =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        engine
                                                .getRepositoryService()
                                                .createProcessDefinitionQuery()
                                                .latestVersion()
                                                .list()
                                                .stream()
                                                .map(ProcessDefinition::getKey)
                                                .toList());
        return HealthCheckResponse.named("process engine")
                .status(keys.containsAll(List.of("standard", "instant")))
                .build();
    }
}
