package org.onevisit.catalog;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.AnswerTypes;
import org.onevisit.platform.test.ApiCopy;
import org.onevisit.platform.test.ErrorCatalogue;

/** What other programs read about this service is what it does. */
@QuarkusTest
@Suite
class PublishedTest {

    @TestHTTPResource URI service;

    @Test
    void contractIsTheOneInTheDocumentation() {
        ApiCopy.check("catalog", service);
    }

    @Test
    void answersNameTheirType() {
        AnswerTypes.check("org.onevisit.catalog");
    }

    @Test
    void errorsAreThoseInTheDocumentation() {
        ErrorCatalogue.check(
                "catalog",
                Arrays.stream(Reason.values())
                        .map(
                                reason ->
                                        new ErrorCatalogue.Entry(
                                                reason.name(), reason.status(), reason.text()))
                        .toList());
    }
}
