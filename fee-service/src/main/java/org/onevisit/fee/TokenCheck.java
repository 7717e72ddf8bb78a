package org.onevisit.fee;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Tokens are looked at when they are needed; one that is sent to a public endpoint is looked at
 * too, so that an expired or forged one is not taken for none.
 */
public final class TokenCheck {

    private final SecurityIdentity identity;

    TokenCheck(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * Refuses a token that does not hold.
     *
     * @throws AuthenticationFailedException 401
     */
    @ServerRequestFilter
    public void look(ContainerRequestContext request) {
        if (request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
            identity.isAnonymous();
        }
    }
}
