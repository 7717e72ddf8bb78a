package org.onevisit.permit.process;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.onevisit.permit.certificate.Certificate;
import org.onevisit.permit.certificate.Certificates;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersions;

/** 制证: the certificate of a granted case is made in the transaction of the decision. */
@ApplicationScoped
public class Certify implements JavaDelegate {

    @Inject EntityManager database;
    @Inject ItemVersions items;
    @Inject Certificates certificates;
    @Inject Events events;
    @Inject Clock clock;

    @Override
    public void execute(DelegateExecution execution) {
        Filing filing =
                database.find(Filing.class, UUID.fromString(execution.getProcessBusinessKey()));
        Instant at = clock.instant();
        Certificate certificate =
                certificates.issue(
                        filing, items.get(filing.itemCode(), filing.itemVersion()).body(), at);
        events.append(
                "CERTIFICATE_ISSUED",
                filing.id(),
                filing.officeCode(),
                "system",
                at,
                Map.of("certificateNo", certificate.certificateNo()));
    }
}
