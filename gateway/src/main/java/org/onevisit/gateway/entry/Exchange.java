package org.onevisit.gateway.entry;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.onevisit.gateway.route.Route;

/** One request and its answer, and what the gateway has found out about it so far. */
public final class Exchange {

    /** Name of the header that carries the trace id between gateway, services and client. */
    public static final CharSequence TRACE = HttpHeaders.createOptimized("X-Trace-Id");

    private static final String KEY = Exchange.class.getName();
    private static final Pattern WELL_FORMED = Pattern.compile("[0-9a-zA-Z-]{8,64}");
    private static final long LINGER_MILLIS = 1_000;

    private final RoutingContext context;
    private final String traceId;
    private final long startedNanos = System.nanoTime();
    private final String address;
    private final String target;
    private Route route = Route.UNKNOWN;
    private String subject;
    private String authorization;
    private boolean authenticated;

    private Exchange(RoutingContext context, String traceId, String address) {
        this.context = context;
        this.traceId = traceId;
        this.address = address;
        this.target = NormalTarget.encoded(context.request().uri());
    }

    /** Begins an exchange; the client's trace id is kept when it is well-formed. */
    public static Exchange open(RoutingContext context, String address) {
        String sent = context.request().getHeader(TRACE);
        String trace = sent != null && WELL_FORMED.matcher(sent).matches() ? sent : newTrace();
        Exchange exchange = new Exchange(context, trace, address);
        context.put(KEY, exchange);
        return exchange;
    }

    /** The exchange that a request passed through {@link FrontDoor} belongs to. */
    public static Exchange of(RoutingContext context) {
        return context.get(KEY);
    }

    private static String newTrace() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String high = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        return high + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    }

    public RoutingContext context() {
        return context;
    }

    public HttpServerRequest request() {
        return context.request();
    }

    public HttpServerResponse response() {
        return context.response();
    }

    public String traceId() {
        return traceId;
    }

    /** The request's target; what was typed into it as it is read stands there percent-encoded. */
    public String target() {
        return target;
    }

    /** Address of the client, or of its network; never one that the client made up. */
    public String address() {
        return address;
    }

    public long startedNanos() {
        return startedNanos;
    }

    public Route route() {
        return route;
    }

    void take(Route found) {
        this.route = found;
    }

    /** Subject of the verified token; {@code null} without one. */
    public String subject() {
        return subject;
    }

    /** Whether the request carries credentials, right or wrong. */
    public boolean authenticated() {
        return authenticated;
    }

    /** Value of the Authorization header that the service shall see; {@code null} for none. */
    public String authorization() {
        return authorization;
    }

    /**
     * Notes with what credentials the service is asked.
     *
     * @param verifiedSubject subject of a token that was verified, else {@code null}
     * @param header Authorization header for the service, else {@code null}
     */
    public void credentials(String verifiedSubject, String header) {
        this.subject = verifiedSubject;
        this.authorization = header;
        this.authenticated = true;
    }

    /** Whether the method promises to change nothing (RFC 9110, 9.2.1). */
    public boolean safe() {
        HttpMethod method = request().method();
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || method.equals(HttpMethod.OPTIONS);
    }

    /** Whether a body was announced. */
    public boolean hasBody() {
        String length = request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !length.equals("0")
                || request().headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    /** Answers with a problem document. */
    public void refuse(Problem problem) {
        HttpServerResponse response = response();
        if (response.ended() || response.closed() || response.headWritten()) {
            return;
        }
        Buffer document = problem.document(traceId);
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.TYPE)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(document.length()));
        if (hasBody()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            if (request().method().equals(HttpMethod.HEAD)) {
                response.end();
            } else {
                response.end(document);
            }
            hangUp();
        } else if (request().method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(document);
        }
    }

    /**
     * Closes the connection of a client that may still be sending. What arrives in the next moment
     * is thrown away, so that the client gets to read its answer instead of a reset.
     */
    public void hangUp() {
        HttpServerRequest request = request();
        if (!request.isEnded()) {
            request.handler(ignored -> {});
            request.exceptionHandler(ignored -> {});
            request.resume();
        }
        context.vertx().setTimer(LINGER_MILLIS, ignored -> request.connection().close());
    }
}
