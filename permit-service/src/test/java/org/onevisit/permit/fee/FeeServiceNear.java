package org.onevisit.permit.fee;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers where fee-service and the realm would: what a case asks of them, and no more. */
final class FeeServiceNear implements AutoCloseable {

    private final HttpServer server;
    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    FeeServiceNear(URI at) throws IOException {
        server = HttpServer.create(new InetSocketAddress(at.getHost(), at.getPort()), 0);
        server.createContext(
                "/protocol/openid-connect/token",
                exchange ->
                        answer(
                                exchange,
                                200,
                                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":300}"));
        server.createContext("/api/fees/assessments/", this::open);
        server.createContext("/api/fees/events", exchange -> answer(exchange, 503, "{}"));
        server.start();
    }

    private void open(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean known = opened.contains(path);
        opened.add(path);
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, known ? 200 : 201, "{}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Paths of the assessments that were asked for, each time. */
    List<String> opened() {
        return opened;
    }

    /** What they were asked for with, in the same order. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
