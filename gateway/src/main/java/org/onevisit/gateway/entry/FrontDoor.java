package org.onevisit.gateway.entry;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.onevisit.gateway.health.Parts;
import org.onevisit.gateway.limit.ClientAddress;
import org.onevisit.gateway.limit.RateLimits;
import org.onevisit.gateway.login.Credentials;
import org.onevisit.gateway.login.LoginPages;
import org.onevisit.gateway.login.SameOrigin;
import org.onevisit.gateway.route.Forwarding;
import org.onevisit.gateway.route.Route;
import org.onevisit.gateway.route.Routes;

/** Where every request comes in, before anything else looks at it. */
@Singleton
final class FrontDoor {

    private static final Logger LOG = Logger.getLogger(FrontDoor.class);
    private static final int BEFORE_ALL = -100_000;

    private final Routes routes;
    private final ClientAddress addresses;
    private final Credentials credentials;
    private final SameOrigin sameOrigin;
    private final RateLimits limits;
    private final AnswerHeaders headers;
    private final Journal journal;
    private final Forwarding forwarding;
    private final LoginPages loginPages;
    private final Parts parts;

    @Inject
    FrontDoor(
            Routes routes,
            ClientAddress addresses,
            Credentials credentials,
            SameOrigin sameOrigin,
            RateLimits limits,
            AnswerHeaders headers,
            Journal journal,
            Forwarding forwarding,
            LoginPages loginPages,
            Parts parts) {
        this.routes = routes;
        this.addresses = addresses;
        this.credentials = credentials;
        this.sameOrigin = sameOrigin;
        this.limits = limits;
        this.headers = headers;
        this.journal = journal;
        this.forwarding = forwarding;
        this.loginPages = loginPages;
        this.parts = parts;
    }

    void open(@Observes Router router) {
        router.route().order(BEFORE_ALL).handler(this::enter).failureHandler(this::failed);
        // What no page answered is not there.
        router.route().last().handler(this::nothing).failureHandler(this::failed);
    }

    private void enter(RoutingContext context) {
        if (Framing.late(context.request())) {
            context.request().connection().close();
            return;
        }
        Exchange exchange = Exchange.open(context, addresses.of(context.request()));
        context.addHeadersEndHandler(ignored -> headers.complete(exchange));
        context.addEndHandler(ignored -> journal.enter(exchange));
        Framing.secure(exchange);
        Problem flaw = flaw(exchange);
        if (flaw != null) {
            if (counted(exchange)) {
                exchange.refuse(flaw);
            }
            return;
        }
        // The login pages examine for themselves: a code of the realm can be used once.
        Route route = exchange.route();
        Future<Void> examined =
                route == Route.LOGIN || route == Route.LOGOUT
                        ? Future.succeededFuture()
                        : credentials.examine(exchange);
        if (examined.succeeded()) {
            admit(exchange);
        } else {
            examined.onSuccess(ignored -> admit(exchange))
                    .onFailure(cause -> unexpected(exchange, cause));
        }
    }

    /** What is wrong with the request as such; {@code null} when nothing is. */
    private Problem flaw(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        Problem tooLong = HeadLimits.exceeded(request);
        if (tooLong != null) {
            return tooLong;
        }
        String path = NormalTarget.path(exchange.target());
        if (path == null) {
            return Problem.NOT_NORMAL;
        }
        if (!Methods.allowed(request.method().name())) {
            exchange.response().putHeader(HttpHeaders.ALLOW, Methods.ALLOWED);
            return Problem.METHOD_NOT_ALLOWED;
        }
        if (!Framing.sound(request)) {
            return Problem.BAD_REQUEST;
        }
        String upgrade = request.getHeader(HttpHeaders.UPGRADE);
        if (upgrade != null && upgrade.toLowerCase(Locale.ROOT).contains("websocket")) {
            return Problem.UPGRADE_REFUSED;
        }
        Route route = routes.find(request.method(), path);
        exchange.take(route);
        if (route == Route.UNKNOWN) {
            return Problem.NOT_FOUND;
        }
        if (route.readOnly() && !exchange.safe()) {
            exchange.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS");
            return Problem.METHOD_NOT_ALLOWED;
        }
        if (!exchange.safe()
                && Credentials.ridesOnCookie(exchange)
                && !sameOrigin.mayChange(request)) {
            return Problem.CROSS_SITE;
        }
        return null;
    }

    private void admit(Exchange exchange) {
        if (exchange.response().closed() || !counted(exchange)) {
            return;
        }
        Route route = exchange.route();
        if (route.forwarded()) {
            forwarding.forward(exchange);
        } else if (route == Route.PAGE) {
            exchange.context().next();
        } else if (route == Route.ME) {
            loginPages.me(exchange);
        } else if (route == Route.HEALTH) {
            parts.show(exchange);
        } else if (route == Route.LOGIN) {
            loginPages.login(exchange);
        } else {
            loginPages.logout(exchange);
        }
    }

    /** Counts the request; answers it when it is one too many. */
    private boolean counted(Exchange exchange) {
        RateLimits.Verdict verdict =
                limits.count(exchange.subject(), exchange.authenticated(), exchange.address());
        if (verdict.limited()) {
            exchange.response()
                    .putHeader("RateLimit-Limit", Long.toString(verdict.limit()))
                    .putHeader("RateLimit-Remaining", Long.toString(verdict.remaining()))
                    .putHeader("RateLimit-Reset", Long.toString(verdict.resetSeconds()));
            if (!verdict.allowed()) {
                exchange.response()
                        .putHeader(HttpHeaders.RETRY_AFTER, Long.toString(verdict.retrySeconds()));
                exchange.refuse(Problem.TOO_MANY_REQUESTS);
                return false;
            }
        }
        return true;
    }

    private void nothing(RoutingContext context) {
        String path = context.request().path();
        if (path.equals("/docs") || path.equals("/verify")) {
            context.response().setStatusCode(301).putHeader(HttpHeaders.LOCATION, path + "/").end();
        } else {
            Exchange.of(context).refuse(Problem.NOT_FOUND);
        }
    }

    private void failed(RoutingContext context) {
        Exchange exchange = Exchange.of(context);
        if (exchange == null) {
            // A target that is no path at all fails before any handler is asked.
            enter(context);
        } else if (context.failure() != null) {
            unexpected(exchange, context.failure());
        } else {
            exchange.refuse(
                    context.statusCode() < 500 ? Problem.BAD_REQUEST : Problem.INTERNAL_ERROR);
        }
    }

    private static void unexpected(Exchange exchange, Throwable cause) {
        LOG.errorf(cause, "Request failed, trace %s", exchange.traceId());
        exchange.refuse(Problem.INTERNAL_ERROR);
    }
}
