package org.onevisit.permit.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A document in the list of its case.
 *
 * @param number 文号
 * @param issuedOn day in Asia/Shanghai, as printed
 */
public record DocumentView(
        UUID id,
        DocumentKind kind,
        String title,
        String number,
        LocalDate issuedOn,
        Instant issuedAt) {

    static DocumentView of(Document document) {
        return new DocumentView(
                document.id(),
                document.kind(),
                document.kind().title(),
                document.number(),
                document.issuedOn(),
                document.issuedAt());
    }

    /** All documents of a case; a case has so few that there is no next page. */
    public record Listing(List<DocumentView> items, String next) {

        static Listing of(List<Document> documents) {
            return new Listing(documents.stream().map(DocumentView::of).toList(), null);
        }
    }
}
