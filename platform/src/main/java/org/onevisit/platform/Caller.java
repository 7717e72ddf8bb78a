package org.onevisit.platform;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls, read from the verified token: user name, roles and, for staff, the office. */
@RequestScoped
public class Caller {

    private final SecurityIdentity identity;

    @Inject
    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** User name (login) of the caller, or {@code null} without a token. */
    public String name() {
        return identity.isAnonymous() ? null : token().getName();
    }

    /**
     * Office that the staff member belongs to; {@code null} for applicants and roles above offices.
     */
    public String officeCode() {
        return identity.isAnonymous() ? null : token().getClaim("office_code");
    }

    public boolean is(String role) {
        return identity.hasRole(role);
    }

    private JsonWebToken token() {
        return (JsonWebToken) identity.getPrincipal();
    }
}
