package org.onevisit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void withoutSettingsTheAddressesAreThoseOfTheContract() {
        Ports ports = Ports.of(Map.of("ONEVISIT_FEE_PORT", " "));
        assertThat(ports.gateway()).isEqualTo(8080);
        assertThat(ports.catalog()).isEqualTo(8081);
        assertThat(ports.permit()).isEqualTo(8082);
        assertThat(ports.fee()).isEqualTo(8083);
        assertThat(ports.keycloak()).isEqualTo(8180);
        assertThat(ports.database()).isEqualTo(15432);
    }

    @Test
    void aVariableMovesItsPartAlone() {
        Ports ports = Ports.of(Map.of("ONEVISIT_PERMIT_PORT", " 9082 "));
        assertThat(ports.permit()).isEqualTo(9082);
        assertThat(ports.catalog()).isEqualTo(8081);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80"})
    void whatIsNoPortIsRefusedByName(String value) {
        assertThatThrownBy(() -> Ports.of(Map.of("ONEVISIT_GATEWAY_PORT", value)))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("ONEVISIT_GATEWAY_PORT=" + value);
    }

    @Test
    void freePortsAreDifferentAndFree() {
        Ports ports = Ports.free();
        assertThat(
                        Stream.of(
                                ports.gateway(),
                                ports.management(),
                                ports.catalog(),
                                ports.permit(),
                                ports.fee(),
                                ports.keycloak(),
                                ports.keycloakManagement(),
                                ports.database()))
                .doesNotHaveDuplicates();
        assertThat(ports.complaint()).isEmpty();
    }

    @Test
    void aTakenPortIsNamedWithItsPartAndItsVariable() throws IOException {
        Ports free = Ports.free();
        try (ServerSocket other =
                new ServerSocket(free.permit(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.complaint())
                    .hasValueSatisfying(
                            line ->
                                    assertThat(line)
                                            .contains(Integer.toString(other.getLocalPort()))
                                            .contains("permit-service")
                                            .contains("ONEVISIT_PERMIT_PORT"));
        }
    }
}
