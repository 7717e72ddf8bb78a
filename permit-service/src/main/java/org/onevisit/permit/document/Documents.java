package org.onevisit.permit.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.*;
import org.onevisit.permit.filing.Filing;

@ApplicationScoped
public class Documents {
    public Document issue(Filing filing, DocumentKind kind, Instant at, Map<String, Object> facts) {
        return new Document(UUID.nameUUIDFromBytes(filing.id().toString().getBytes()), kind, "x");
    }

    public List<Document> of(UUID id) {
        return List.of(
                new Document(
                        UUID.nameUUIDFromBytes(id.toString().getBytes()),
                        DocumentKind.RECEIPT,
                        "x"));
    }
}
