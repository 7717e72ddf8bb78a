package org.onevisit.permit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.onevisit.platform.test.AnswerTypes;
import org.onevisit.platform.test.ApiCopy;
import org.onevisit.platform.test.ErrorCatalogue;
import org.onevisit.platform.test.SuiteResource;

/** What other programs read about this service is what it does. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class PublishedTest {

    @TestHTTPResource URI service;

    @Test
    void contractIsTheOneInTheDocumentation() {
        ApiCopy.check("permits", service);
    }

    @Test
    void answersNameTheirType() {
        AnswerTypes.check("org.onevisit.permit");
    }

    @Test
    void errorsAreThoseInTheDocumentation() {
        ErrorCatalogue.check(
                "permits",
                Arrays.stream(Reason.values())
                        .map(
                                reason ->
                                        new ErrorCatalogue.Entry(
                                                reason.name(),
                                                reason.status(),
                                                reason.zh() + " " + reason.en()))
                        .toList());
    }
}
