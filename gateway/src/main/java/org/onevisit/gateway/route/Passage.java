package org.onevisit.gateway.route;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Set;
import org.onevisit.gateway.entry.Exchange;
import org.onevisit.gateway.entry.Problem;

/** The way of one request to its service and of the answer back. */
final class Passage implements OriginRequestProvider, ProxyInterceptor {

    private static final long RETRY_MILLIS = 100;
    private static final long NO_TIMER = -1;
    private static final List<CharSequence> KEPT_OF_REPLACED =
            List.of("WWW-Authenticate", HttpHeaders.RETRY_AFTER, HttpHeaders.ALLOW);

    private final Vertx vertx;
    private final Exchange exchange;

    /** Answers that have no body whatever their headers say (RFC 9110, 15.3.5 and 15.4.5). */
    private static final Set<Integer> BODILESS = Set.of(204, 304);

    private final Origin origin;
    private final PassedHeaders headers;
    private final boolean body;
    private HttpClientRequest outgoing;
    private long timer = NO_TIMER;
    private boolean tooLarge;
    private int retries;

    Passage(Vertx vertx, Exchange exchange, Origin origin, PassedHeaders headers) {
        this.vertx = vertx;
        this.exchange = exchange;
        this.origin = origin;
        this.headers = headers;
        this.body = exchange.hasBody();
        // Reading again does no harm; whatever changes something is sent once, come what may.
        this.retries = body || !reading(exchange.request().method()) ? 0 : 1;
    }

    private static boolean reading(HttpMethod method) {
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    }

    @Override
    public Future<HttpClientRequest> create(ProxyContext context) {
        ProxyRequest request = context.request();
        return origin.request(request.getMethod(), request.getURI())
                .onSuccess(
                        opened -> {
                            outgoing = opened;
                            // What goes wrong is told by the answer's future as well.
                            opened.exceptionHandler(ignored -> {});
                            // After the proxy has set its own, which resets: see AnswerBody.
                            vertx.runOnContext(
                                    sent -> exchange.response().exceptionHandler(gone -> {}));
                            if (!body) {
                                await();
                            }
                        });
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        headers.ofRequest(request, exchange);
        String fixed = exchange.route().target();
        request.setURI(fixed == null ? exchange.target() : fixed);
        if (body) {
            Body whole = request.getBody();
            request.setBody(
                    Body.body(
                            new LimitedBody(
                                    whole.stream(),
                                    exchange.route().bodyLimit(),
                                    this::await,
                                    this::cut),
                            whole.length()));
        } else {
            request.setBody(null);
            request.proxiedRequest().resume();
        }
        return origin.guarded(() -> attempt(context)).recover(this::explain);
    }

    private Future<ProxyResponse> attempt(ProxyContext context) {
        return context.sendRequest()
                .onComplete(answer -> stopWaiting())
                .recover(
                        cause -> {
                            if (retries == 0
                                    || exchange.response().closed()
                                    || Outage.of(cause) != Outage.DOWN) {
                                return Future.failedFuture(cause);
                            }
                            retries--;
                            Promise<ProxyResponse> again = Promise.promise();
                            vertx.setTimer(
                                    RETRY_MILLIS, ignored -> attempt(context).onComplete(again));
                            return again.future();
                        });
    }

    /** The service has the whole request: from now on it is its turn. */
    private void await() {
        if (outgoing != null && timer == NO_TIMER) {
            timer =
                    vertx.setTimer(
                            exchange.route().patience().toMillis(),
                            ignored -> outgoing.reset(0, new Outage.Waited()));
        }
    }

    private void stopWaiting() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
    }

    private void cut() {
        tooLarge = true;
        if (outgoing != null) {
            outgoing.reset();
        }
    }

    private Future<ProxyResponse> explain(Throwable cause) {
        if (tooLarge) {
            exchange.refuse(Problem.BODY_TOO_LARGE);
        } else {
            Outage outage = Outage.of(cause);
            if (outage == Outage.BROKEN || outage == Outage.BUSY) {
                exchange.response()
                        .putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(Origin.RESET_SECONDS));
            }
            exchange.refuse(outage.problem());
        }
        // The client has its answer: nothing is left for the proxy to pass on.
        return Promise.<ProxyResponse>promise().future();
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ProxyResponse response = context.response();
        if (exchange.response().closed()) {
            response.release();
            return Future.succeededFuture();
        }
        headers.ofAnswer(response);
        String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
        if (response.getStatusCode() >= 400 && (type == null || !type.contains("json"))) {
            replace(response);
        } else if (response.getBody() != null && BODILESS.contains(response.getStatusCode())) {
            // The proxy would announce chunks, of which some clients then wait for the last.
            response.getBody().stream().resume();
            response.setBody(null);
        } else if (response.getBody() != null) {
            Body whole = response.getBody();
            response.setBody(Body.body(new AnswerBody(whole.stream()), whole.length()));
        }
        return context.sendResponse();
    }

    /** Whatever a service's server says in HTML or in plain text does not leave the gateway. */
    private void replace(ProxyResponse response) {
        int status = response.getStatusCode();
        MultiMap kept = MultiMap.caseInsensitiveMultiMap();
        for (CharSequence name : KEPT_OF_REPLACED) {
            String value = response.headers().get(name);
            if (value != null) {
                kept.set(name, value);
            }
        }
        response.release().setStatusCode(status).setStatusMessage(null);
        response.headers().setAll(kept);
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.TYPE);
        if (!exchange.request().method().equals(HttpMethod.HEAD)) {
            response.setBody(Body.body(Problem.replacing(status, exchange.traceId())));
        }
    }
}
