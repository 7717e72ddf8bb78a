package org.onevisit.permit.process;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.camunda.bpm.engine.ProcessEngine;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the engine answers with every process that items may name. */
@Readiness
@ApplicationScoped
public class EngineReady implements HealthCheck {

    private static final String[] KEYS = {"standard", "instant"};

    private final ProcessEngine engine;

    EngineReady(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public HealthCheckResponse call() {
        // Counted, not listed: a list makes the engine read each diagram a second time.
        long known =
                QuarkusTransaction.requiringNew()
                        .call(
                                () ->
                                        engine.getRepositoryService()
                                                .createProcessDefinitionQuery()
                                                .processDefinitionKeysIn(KEYS)
                                                .latestVersion()
                                                .count());
        return HealthCheckResponse.named("process engine").status(known == KEYS.length).build();
    }
}
