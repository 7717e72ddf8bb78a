package org.onevisit.permit.push;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** One signed call to an address that was checked; redirects are not followed. */
@ApplicationScoped
class Call {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    private final HttpClient http;

    Call(Vertx vertx) {
        this.http =
                vertx.createHttpClient(
                        new HttpClientOptions()
                                .setConnectTimeout(CONNECT_MILLIS)
                                .setKeepAlive(false));
    }

    /** Why it failed; empty when the answer was 2xx. */
    Optional<String> post(
            URI url, InetAddress address, String body, long timestamp, String secret) {
        boolean secure = "https".equals(url.getScheme());
        int usual = secure ? HTTPS : HTTP;
        int port = url.getPort() < 0 ? usual : url.getPort();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                        .setHost(url.getHost())
                        .setPort(port)
                        .setSsl(secure)
                        .setURI(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery())
                        .setTimeout(ANSWER_MILLIS)
                        .setFollowRedirects(false)
                        .putHeader("Content-Type", "application/json")
                        .putHeader("X-OneVisit-Timestamp", Long.toString(timestamp))
                        .putHeader("X-OneVisit-Signature", Signature.of(secret, timestamp, body));
        try {
            int status =
                    http.request(options)
                            .compose(request -> request.send(Buffer.buffer(body)))
                            .map(
                                    answer -> {
                                        // What it says is of no interest, and may be endless.
                                        answer.exceptionHandler(brokenOff -> {});
                                        answer.request().reset();
                                        return answer.statusCode();
                                    })
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(CONNECT_MILLIS + ANSWER_MILLIS, TimeUnit.MILLISECONDS);
            return status / 100 == 2 ? Optional.empty() : Optional.of("HTTP " + status);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(why(e.getCause() == null ? e : e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("The service is stopping");
        }
    }

    /** For the administrator, in words: no class or address of ours is told. */
    private static String why(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return "No answer in time";
        } else if (failure instanceof ConnectException) {
            return "Cannot connect";
        } else if (failure instanceof SSLException) {
            return "No trusted TLS connection";
        }
        return "The connection broke off";
    }
}
