package org.onevisit.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClientAddressTest {

    private final ClientAddress addresses = new ClientAddress(List.of("10.0.0.0/8", " ::1 "));

    @Test
    void aStrangerIsNotBelieved() {
        assertThat(addresses.of("203.0.113.1", List.of("1.2.3.4"))).isEqualTo("203.0.113.1");
    }

    @Test
    void aTrustedProxyIsBelievedAndNobodyBefore() {
        assertThat(addresses.of("10.1.1.1", List.of("1.2.3.4, 203.0.113.1, 10.2.2.2")))
                .isEqualTo("203.0.113.1");
        assertThat(addresses.of("10.1.1.1", List.of("1.2.3.4", "203.0.113.1")))
                .isEqualTo("203.0.113.1");
        assertThat(addresses.of("10.1.1.1", List.of("nonsense"))).isEqualTo("10.1.1.1");
        assertThat(addresses.of("10.1.1.1", List.of())).isEqualTo("10.1.1.1");
    }

    @Test
    void aClientOwnsItsWholeNetwork() {
        assertThat(addresses.of("2001:db8:1:2:3:4:5:6", List.of()))
                .isEqualTo(addresses.of("2001:db8:1:2::9", List.of()));
        assertThat(addresses.of("2001:db8:1:3::9", List.of()))
                .isNotEqualTo(addresses.of("2001:db8:1:2::9", List.of()));
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatThrownBy(() -> new ClientAddress(List.of("proxy.example")))
                .hasMessageContaining("ONEVISIT_TRUSTED_PROXIES");
    }
}
