package org.onevisit.gateway;

import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

class GatewayTest {

    @Test
    void theLauncherOfThePackageCanStartIt() {
        assertThatCode(
                        () ->
                                MethodHandles.publicLookup()
                                        .findStatic(
                                                Gateway.class,
                                                "main",
                                                methodType(void.class, String[].class)))
                .doesNotThrowAnyException();
    }
}
