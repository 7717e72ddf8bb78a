package org.onevisit.permit.document;

import static org.onevisit.permit.CaseDriver.ITEM;
import static org.onevisit.permit.CaseDriver.applicant;
import static org.onevisit.permit.CaseDriver.chief;
import static org.onevisit.permit.CaseDriver.complete;
import static org.onevisit.permit.CaseDriver.reviewed;
import static org.onevisit.permit.CaseDriver.url;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** The documents of a running case, as its applicant finds and reads them. */
public final class CasePapers {

    private CasePapers() {}

    /** A case whose permit was granted. */
    public static UUID granted() {
        UUID id = reviewed(ITEM);
        complete(chief(), id, Map.of("action", "GRANT", "opinion", "同意")).then().statusCode(200);
        return id;
    }

    /** Id of the document of a kind. */
    public static String document(UUID id, String kind) {
        return applicant()
                .get(url(id) + "/documents")
                .jsonPath()
                .getString("items.find { it.kind == '" + kind + "' }.id");
    }

    /** What can be read in an answered PDF, without blanks. */
    public static String text(Response pdf) {
        pdf.then().statusCode(200);
        return Papers.text(pdf.asByteArray());
    }
}
