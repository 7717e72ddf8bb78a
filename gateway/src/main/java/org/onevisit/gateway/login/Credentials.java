package org.onevisit.gateway.login;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.onevisit.gateway.entry.Exchange;
import org.onevisit.gateway.limit.RateLimits;

/**
 * What a request brings to say who sends it: a bearer token, or else the session cookie, from which
 * the access token is taken. Services check the token themselves; here it only has to be known
 * whose allowance the request uses.
 */
@Singleton
public final class Credentials {

    private static final String BEARER = "Bearer ";

    private final HttpAuthenticator authenticator;
    private final RateLimits limits;
    private final KnownTokens tokens = new KnownTokens(Clock.systemUTC());
    private final KnownTokens sessions = new KnownTokens(Clock.systemUTC());

    @Inject
    Credentials(HttpAuthenticator authenticator, RateLimits limits) {
        this.authenticator = authenticator;
        this.limits = limits;
    }

    /** Whether the request would be served on the strength of the session cookie alone. */
    public static boolean ridesOnCookie(Exchange exchange) {
        return !exchange.request().headers().contains(HttpHeaders.AUTHORIZATION)
                && hasSession(exchange);
    }

    static boolean hasSession(Exchange exchange) {
        String cookies = exchange.request().getHeader(HttpHeaders.COOKIE);
        return cookies != null && cookies.contains(Realm.SESSION_COOKIE);
    }

    /**
     * Notes on the exchange whose request it is. Never fails: credentials that do not hold leave
     * the request without a subject, and it is the service that refuses it.
     */
    public Future<Void> examine(Exchange exchange) {
        String header = exchange.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return examineBearer(exchange, header);
        }
        return hasSession(exchange) ? examineSession(exchange) : Future.succeededFuture();
    }

    private Future<Void> examineSession(Exchange exchange) {
        exchange.credentials(null, null);
        String cookies = exchange.request().getHeader(HttpHeaders.COOKIE);
        if (sessions.subject(cookies) == null && limits.distrusted(exchange.address())) {
            return Future.succeededFuture();
        }
        return identify(exchange)
                .map(
                        identity -> {
                            if (identity != null) {
                                String token =
                                        identity.getCredential(AccessTokenCredential.class)
                                                .getToken();
                                remember(sessions, cookies, identity);
                                exchange.credentials(subject(identity), BEARER + token);
                            }
                            return (Void) null;
                        })
                .otherwiseEmpty();
    }

    private Future<Void> examineBearer(Exchange exchange, String header) {
        exchange.credentials(null, header);
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Future.succeededFuture();
        }
        String token = header.substring(BEARER.length());
        String subject = tokens.subject(token);
        if (subject != null) {
            exchange.credentials(subject, header);
            return Future.succeededFuture();
        }
        if (limits.distrusted(exchange.address())) {
            return Future.succeededFuture();
        }
        return identify(exchange)
                .map(
                        identity -> {
                            if (identity != null) {
                                remember(tokens, token, identity);
                                exchange.credentials(subject(identity), header);
                            }
                            return (Void) null;
                        })
                .otherwiseEmpty();
    }

    private static void remember(KnownTokens known, String text, SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        known.remember(text, subject(identity), token.getExpirationTime());
    }

    /** Asks the realm's keys; answers {@code null} without credentials. */
    Future<SecurityIdentity> identify(Exchange exchange) {
        Context here = Vertx.currentContext();
        Promise<SecurityIdentity> promise = Promise.promise();
        authenticator
                .attemptAuthentication(exchange.context())
                .subscribe()
                .with(
                        identity -> back(here, () -> promise.complete(identity)),
                        cause -> back(here, () -> promise.fail(cause)));
        return promise.future();
    }

    private static void back(Context here, Runnable work) {
        if (Vertx.currentContext() == here) {
            work.run();
        } else {
            here.runOnContext(ignored -> work.run());
        }
    }

    private static String subject(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        return token.getSubject() == null ? token.getName() : token.getSubject();
    }
}
