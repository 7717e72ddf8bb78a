package org.onevisit.permit.fee;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** The token by which this service calls fee-service: its own account at the realm. */
@ApplicationScoped
class ServiceToken {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OidcClient realm;
    private Tokens last;

    ServiceToken(OidcClient realm) {
        this.realm = realm;
    }

    /** A token that is still good, fetched when the last one is about to end. */
    synchronized String get() {
        if (last == null
                || last.isAccessTokenWithinRefreshInterval()
                || last.isAccessTokenExpired()) {
            last = realm.getTokens().await().atMost(PATIENCE);
        }
        return last.getAccessToken();
    }
}
