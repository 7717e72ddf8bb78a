package org.onevisit.permit.document;

import java.util.UUID;

public record Document(UUID id, DocumentKind kind, String number) {}
