package org.onevisit.gateway.login;

import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.Authentication.CookieSameSite;
import jakarta.enterprise.event.Observes;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.jboss.logging.Logger;
import org.onevisit.gateway.Settings;

/**
 * The realm that people sign in with. Nothing is asked of it at start: its addresses follow from
 * its name, its keys are fetched with the first token. So the gateway runs before the realm does.
 */
final class Realm {

    /** Name of the session cookie, and how the names of its further pieces begin. */
    static final String SESSION_COOKIE = "q_session";

    static final String LOGIN = "/login";
    static final String CALLBACK = "/login/callback";
    static final String LOGOUT = "/logout";

    private static final Logger LOG = Logger.getLogger(Realm.class);
    private static final String PROTOCOL = "/protocol/openid-connect/";
    private static final int KEY_CHARACTERS = 32;

    void describe(@Observes Oidc oidc, Settings settings) {
        oidc.create(tenant(settings));
    }

    private static OidcTenantConfig tenant(Settings settings) {
        String key = settings.sessionSecret().orElseGet(Realm::newKey);
        if (key.length() < KEY_CHARACTERS) {
            throw new IllegalArgumentException(
                    "ONEVISIT_SESSION_SECRET needs at least " + KEY_CHARACTERS + " characters");
        }
        OidcTenantConfigBuilder tenant =
                OidcTenantConfig.authServerUrl(settings.oidcUrl())
                        .discoveryEnabled(false)
                        .applicationType(ApplicationType.HYBRID)
                        .clientId(settings.webClient())
                        .authorizationPath(settings.oidcIssuer() + PROTOCOL + "auth")
                        .endSessionPath(settings.oidcIssuer() + PROTOCOL + "logout")
                        .tokenPath(PROTOCOL + "token")
                        .jwksPath(PROTOCOL + "certs")
                        .jwks()
                        .resolveEarly(false)
                        .end()
                        .connectionTimeout(Duration.ofSeconds(3));
        settings.webSecret().ifPresent(tenant::credentials);
        return tenant.token()
                .issuer(settings.oidcIssuer())
                .principalClaim("preferred_username")
                .lifespanGrace(5)
                .refreshExpired(true)
                .refreshTokenTimeSkew(Duration.ofSeconds(15))
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .authentication()
                .redirectPath(CALLBACK)
                .restorePathAfterRedirect(true)
                .removeRedirectParameters(true)
                .pkceRequired(true)
                .nonceRequired(true)
                .stateSecret(key.substring(0, KEY_CHARACTERS))
                .cookieSameSite(CookieSameSite.LAX)
                .cookieForceSecure(settings.secure())
                .forceRedirectHttpsScheme(settings.secure())
                .sessionAgeExtension(settings.sessionAge())
                .end()
                .tokenStateManager()
                .encryptionSecret(key)
                .end()
                .logout()
                .path(LOGOUT)
                .postLogoutPath("/")
                .end()
                .build();
    }

    private static String newKey() {
        LOG.info("ONEVISIT_SESSION_SECRET is not set: sessions end when the gateway stops");
        byte[] bytes = new byte[KEY_CHARACTERS];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
