package org.onevisit.gateway.login;

import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.onevisit.gateway.Settings;
import org.onevisit.gateway.entry.Exchange;
import org.onevisit.gateway.entry.Problem;

/** Signing in and out with a browser, and who is signed in. */
@Singleton
public final class LoginPages {

    private static final Logger LOG = Logger.getLogger(LoginPages.class);

    /** What the realm says of who did not want to sign in after all (RFC 6749, 4.1.2.1). */
    private static final String CANCELLED = "access_denied";

    private static final Set<String> ROLES =
            Set.of(
                    "applicant",
                    "clerk",
                    "reviewer",
                    "chief",
                    "finance",
                    "editor",
                    "supervisor",
                    "auditor",
                    "admin");

    private final HttpAuthenticator authenticator;
    private final Credentials credentials;
    private final SameOrigin sameOrigin;
    private final String publicAuthority;
    private final String publicUrl;

    @Inject
    LoginPages(
            HttpAuthenticator authenticator,
            Credentials credentials,
            SameOrigin sameOrigin,
            Settings settings) {
        this.authenticator = authenticator;
        this.credentials = credentials;
        this.sameOrigin = sameOrigin;
        this.publicAuthority = settings.publicUrl().getAuthority();
        this.publicUrl = settings.publicUrl().getScheme() + "://" + publicAuthority;
    }

    /**
     * Sends the browser to the realm, takes it back, and sends it on to the page named by {@code
     * return}. The session lives at the public address: whoever starts elsewhere is sent there
     * first.
     */
    public void login(Exchange exchange) {
        boolean elsewhere =
                exchange.request().authority() == null
                        || !publicAuthority.equalsIgnoreCase(
                                exchange.request().authority().toString());
        if (elsewhere) {
            redirect(exchange, publicUrl + exchange.target());
            return;
        }
        credentials
                .identify(exchange)
                .onSuccess(
                        identity -> {
                            if (identity == null) {
                                challenge(exchange);
                            } else {
                                String wanted = exchange.context().request().getParam("return");
                                redirect(exchange, local(wanted) ? wanted : "/");
                            }
                        })
                .onFailure(cause -> failed(exchange, cause));
    }

    /** Ends the session here and at the realm. */
    public void logout(Exchange exchange) {
        if (!sameOrigin.mayFollow(exchange.request())) {
            exchange.refuse(Problem.CROSS_SITE);
            return;
        }
        if (!Credentials.hasSession(exchange)) {
            redirect(exchange, "/");
            return;
        }
        credentials
                .identify(exchange)
                .onSuccess(identity -> redirect(exchange, "/"))
                .onFailure(
                        cause -> {
                            if (cause instanceof AuthenticationRedirectException to) {
                                redirect(exchange, to.getRedirectUri());
                            } else {
                                redirect(exchange, "/");
                            }
                        });
    }

    /** Who the request speaks for: user name, name, roles of the suite, office. */
    public void me(Exchange exchange) {
        if (exchange.subject() == null) {
            exchange.response().putHeader("WWW-Authenticate", "Bearer");
            exchange.refuse(Problem.UNAUTHENTICATED);
            return;
        }
        JsonObject claims = claims(exchange.authorization());
        JsonObject realm = claims.getJsonObject("realm_access", new JsonObject());
        List<String> roles =
                realm.getJsonArray("roles", new JsonArray()).stream()
                        .map(String::valueOf)
                        .filter(ROLES::contains)
                        .sorted()
                        .toList();
        JsonObject me =
                new JsonObject()
                        .put("user", claims.getString("preferred_username"))
                        .put("name", claims.getString("name"))
                        .put("roles", new JsonArray(roles))
                        .put("officeCode", claims.getString("office_code"));
        exchange.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(me.toBuffer());
    }

    /** Claims of a token that was verified before. */
    private static JsonObject claims(String authorization) {
        String[] parts = authorization.substring(authorization.indexOf(' ') + 1).split("\\.", 3);
        try {
            byte[] json = Base64.getUrlDecoder().decode(parts[1]);
            return new JsonObject(new String(json, StandardCharsets.UTF_8));
        } catch (DecodeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return new JsonObject();
        }
    }

    private void challenge(Exchange exchange) {
        authenticator
                .sendChallenge(exchange.context())
                .subscribe()
                .with(sent -> exchange.response().end(), cause -> failed(exchange, cause));
    }

    private void failed(Exchange exchange, Throwable cause) {
        if (cause instanceof AuthenticationRedirectException to) {
            redirect(exchange, to.getRedirectUri());
        } else if (!exchange.request().path().equals(Realm.CALLBACK)) {
            challenge(exchange);
        } else if (CANCELLED.equals(exchange.request().getParam("error"))) {
            redirect(exchange, "/");
        } else {
            LOG.warnf("Login failed, trace %s: %s", exchange.traceId(), cause.getMessage());
            exchange.refuse(Problem.LOGIN_FAILED);
        }
    }

    private static void redirect(Exchange exchange, String to) {
        exchange.response().setStatusCode(302).putHeader(HttpHeaders.LOCATION, to).end();
    }

    /** Only a path of this site: no other host, no other scheme, nothing a browser would mend. */
    private static boolean local(String wanted) {
        return wanted != null
                && wanted.matches("/(?![/\\\\])[\\w\\-./?&=%~]*")
                && !wanted.startsWith(Realm.LOGIN);
    }
}
