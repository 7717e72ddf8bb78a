package org.onevisit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class AdmissionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/events",
                "/q/health",
                "/q/metrics",
                "/q/openapi",
                "/Q/health",
                "/API/permits/x",
                "/api/Permits/x",
                "/api/permitsx",
                "/api",
                "/api/",
                "/api/unknown/x",
                "/api/internal/events",
                "/openapi/catalog/x",
                "/index.htm",
                "/META-INF/MANIFEST.MF",
                "/webjars/other/x.js"
            })
    void whatIsNotInTheTableIsNotThere(String target) throws IOException {
        String answer = Client.raw(Client.request("GET " + target + " HTTP/1.1"));
        assertThat(answer).startsWith("HTTP/1.1 404").contains("\"code\":\"NOT_FOUND\"");
        assertThat(answer).containsIgnoringCase("X-Trace-Id: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/permits/../../internal/events",
                "/api/permits/..",
                "/api/permits/./x",
                "/api/permits/%2e%2e/%2e%2e/internal",
                "/api/permits/%2E%2E/internal",
                "/api/permits/.%2e/internal",
                "/api/permits/..%2f..%2finternal",
                "/api/permits/%252e%252e/internal",
                "/api/permits//internal",
                "//internal/events",
                "//evil.example/api/permits",
                "/api/permits;/x",
                "/api/permits/..;/internal",
                "/api/permits/%3b/x",
                "/api/permits/x%00",
                "/api/permits/x%5c..",
                "/api/permits\\..\\internal",
                "/api/permits/%zz",
                "/api/permits/x?q=%zz",
                "/api/permits/x?q=%4",
                "/api/permits/x?q=%d2%d7",
                "/x/a%u0041.pdf",
                "/api/permits/%c0%ae%c0%ae/x",
                "/api/permits/%e4",
                "/%61pi/permits/x",
                "/api/permits/x#y",
                "http://127.0.0.1:8082/internal/events",
                "*",
                "api/permits/x"
            })
    void whatIsNotNormalIsRefused(String target) throws IOException {
        String answer = Client.raw(Client.request("GET " + target + " HTTP/1.1"));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"NOT_NORMAL\"");
        assertThat(answer).containsIgnoringCase("X-Trace-Id: ").contains("nosniff");
    }

    @Test
    void chineseFileNamesAreNormal() {
        HttpResponse<String> answer =
                Client.get("/api/permits/filings/1/materials/M01/%E5%9B%BE%20(1).pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void chineseMayBeTypedAsItIsRead() throws IOException {
        assertThat(typed("/api/catalog/items?q=易地{\"a\"}", StandardCharsets.UTF_8))
                .startsWith("HTTP/1.1 200")
                .contains("/api/catalog/items?q=%E6%98%93%E5%9C%B0%7B%22a%22%7D");
        assertThat(typed("/api/permits/图.pdf", StandardCharsets.UTF_8))
                .contains("/api/permits/%E5%9B%BE.pdf");
        assertThat(typed("/api/catalog/items?q=易地", Charset.forName("GBK")))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"NOT_NORMAL\"");
    }

    private static String typed(String target, Charset terminal) throws IOException {
        String octets = new String(target.getBytes(terminal), StandardCharsets.ISO_8859_1);
        return Client.raw(Client.request("GET " + octets + " HTTP/1.1"));
    }

    @Test
    void onlyTheUsualMethodsPass() throws IOException {
        for (String method : new String[] {"TRACE", "CONNECT", "PROPFIND", "get"}) {
            String answer = Client.raw(Client.request(method + " /api/permits/x HTTP/1.1"));
            assertThat(answer).as(method).matches("(?s)HTTP/1.1 (405|400).*");
        }
        for (String readOnly : new String[] {"/", "/docs/", "/openapi/permits"}) {
            for (String method : new String[] {"POST", "PUT", "DELETE"}) {
                HttpResponse<String> answer =
                        Client.send(method, readOnly, HttpRequest.BodyPublishers.noBody());
                assertThat(answer.statusCode()).as(method + readOnly).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
            }
        }
    }

    @Test
    void whatAClientSaysAboutItselfIsNotPassedOn() {
        JsonObject headers =
                Client.json(
                                Client.get(
                                        "/api/permits/x",
                                        "X-User",
                                        "chief1",
                                        "X-User-Roles",
                                        "chief",
                                        "X-Auth-Request-User",
                                        "chief1",
                                        "X-Remote-User",
                                        "chief1",
                                        "Remote-User",
                                        "chief1",
                                        "Forwarded",
                                        "for=1.2.3.4",
                                        "X-Real-IP",
                                        "1.2.3.4",
                                        "X-Forwarded-Host",
                                        "evil.example",
                                        "X-Forwarded-Proto",
                                        "https",
                                        "X-Forwarded-Prefix",
                                        "/evil",
                                        "X-Original-URL",
                                        "/internal",
                                        "X-HTTP-Method-Override",
                                        "DELETE",
                                        "Cookie",
                                        "q_session=abc; other=1",
                                        "TE",
                                        "trailers",
                                        "Proxy-Authorization",
                                        "Basic x"))
                        .getJsonObject("headers");
        assertThat(headers.fieldNames())
                .containsExactlyInAnyOrder(
                        "content-length",
                        "host",
                        "user-agent",
                        "x-trace-id",
                        "x-forwarded-for",
                        "x-forwarded-proto",
                        "x-forwarded-host");
        assertThat(headers.getString("x-forwarded-host")).startsWith("localhost:");
    }

    @Test
    void theTraceIdIsKeptWhenWellFormedAndMadeOtherwise() {
        HttpResponse<String> kept = Client.get("/api/permits/x", "X-Trace-Id", "abcdef-12345678");
        assertThat(kept.headers().allValues("X-Trace-Id")).containsExactly("abcdef-12345678");
        assertThat(Client.json(kept).getJsonObject("headers").getString("x-trace-id"))
                .isEqualTo("abcdef-12345678");
        HttpResponse<String> made = Client.get("/api/permits/x", "X-Trace-Id", "\"><script>");
        assertThat(made.headers().firstValue("X-Trace-Id").orElseThrow()).matches("[0-9a-f]{32}");
    }

    @Test
    void whatTheServiceSaysAboutItselfStaysInside() {
        HttpResponse<String> answer = Client.get("/api/permits/x");
        assertThat(answer.headers().map()).doesNotContainKeys("set-cookie", "server");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        for (String path :
                new String[] {"/", "/api/permits/x", "/nowhere", "/api/fees/x", "/login"}) {
            HttpResponse<String> answer = Client.get(path);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .contains("default-src")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
        assertThat(Client.get("/api/catalog/html").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("sandbox")
                .contains("default-src 'none'");
    }

    @Test
    void answersToTheSignedInAreNotStoredUnlessTheServiceSaysSo() {
        String bearer = Client.bearer("clerk1");
        assertThat(cache("/api/permits/x", bearer)).isEqualTo("no-store");
        assertThat(cache("/api/catalog/cached", bearer)).isEqualTo("public, max-age=60");
        assertThat(Client.get("/api/catalog/x").headers().firstValue("Cache-Control")).isEmpty();
    }

    private static String cache(String path, String bearer) {
        return Client.get(path, "Authorization", bearer)
                .headers()
                .firstValue("Cache-Control")
                .orElse(null);
    }

    @Test
    void webSocketsAreRefused() throws IOException {
        String answer =
                Client.raw(
                        Client.request(
                                "GET /api/permits/x HTTP/1.1",
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("UPGRADE_REFUSED");
    }

    @Test
    void noRequestIsSmuggledInAnother() throws IOException {
        String both =
                Client.raw(
                        Client.request(
                                        "POST /api/permits/outer HTTP/1.1",
                                        "Connection: keep-alive",
                                        "Content-Length: 60",
                                        "Transfer-Encoding: chunked")
                                + "0\r\n\r\nGET /api/permits/smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(both).doesNotContain("smuggled");
        assertThat(Client.json(Client.get("/api/permits/calls/smuggled")).getInteger("calls"))
                .isZero();
        assertThat(Client.raw("GET /api/permits/x HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(
                        Client.raw(
                                Client.request(
                                                "POST /api/permits/outer HTTP/1.1",
                                                "Content-Length: 5",
                                                "Content-Length: 6")
                                        + "12345"))
                .startsWith("HTTP/1.1 400");
        assertThat(
                        Client.raw(
                                Client.request(
                                                "POST /api/permits/outer HTTP/1.1",
                                                "Transfer-Encoding: chunked, identity")
                                        + "0\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(Client.raw(Client.request("GET /api/permits/x HTTP/1.1", "Host: other")))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void oversizedHeadersAreRefused() throws IOException {
        String headers =
                Client.raw(
                        Client.request("GET /api/permits/x HTTP/1.1", "X: " + "x".repeat(40_000)));
        assertThat(headers).startsWith("HTTP/1.1 431").contains("HEADERS_TOO_LARGE");
        String target = Client.raw(Client.request("GET /api/" + "x".repeat(20_000) + " HTTP/1.1"));
        assertThat(target).startsWith("HTTP/1.1 414").contains("TARGET_TOO_LONG");
        assertThat(headers + target).containsIgnoringCase("X-Trace-Id: ").contains("nosniff");
        assertThat(
                        Client.raw(
                                Client.request(
                                        "GET /api/permits/x HTTP/1.1", "X: " + "x".repeat(70_000))))
                .startsWith("HTTP/1.1 431");
        assertThat(Client.raw(Client.request("GET /api/" + "x".repeat(70_000) + " HTTP/1.1")))
                .containsPattern("^HTTP/1.. 414");
    }

    @Test
    void aFloodFromOneAddressIsStopped() {
        HttpResponse<String> answer = null;
        for (int i = 0; i <= Surroundings.BURST + 100; i++) {
            answer =
                    Client.send(
                            "GET",
                            "/nowhere-to-go?" + i,
                            HttpRequest.BodyPublishers.noBody(),
                            "X-Forwarded-For",
                            "1.1.1.1, 198.51.100.9");
            if (i == 0) {
                assertThat(answer.statusCode()).isEqualTo(404);
            }
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Client.json(answer).getString("code")).isEqualTo("TOO_MANY_REQUESTS");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("RateLimit-Remaining")).hasValue("0");
        assertThat(Client.get("/nowhere-to-go").statusCode()).isEqualTo(404);
    }

    @Test
    void aFloodOfVisitorsDoesNotLockOutWhoIsSignedIn() {
        String flooded = "198.51.100.10";
        Client.flood(flooded);
        assertThat(from(flooded, Client.bearer("neighbour")).statusCode()).isEqualTo(200);
    }

    @Test
    void wrongCredentialsAreNoWayAroundTheLimit() {
        String flooded = "198.51.100.11";
        Client.flood(flooded);
        assertThat(Client.flood(flooded, "Authorization", "Bearer nonsense")).isLessThan(100);
        assertThat(Client.flood(flooded, "Cookie", "q_session=nonsense")).isLessThan(100);
    }

    @Test
    void whereMuchDidNotHoldOnlyTheKnownAreHeard() {
        String guessing = "198.51.100.12";
        String known = Client.bearer("known");
        assertThat(from(guessing, known).statusCode()).isEqualTo(200);
        // Some of the allowance may come back between two requests.
        List<Integer> unknown = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Client.flood(guessing, "Authorization", "Bearer nonsense");
            unknown.add(from(guessing, Client.bearer("unknown")).statusCode());
        }
        assertThat(unknown).contains(429);
        assertThat(from(guessing, known).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> from(String address, String bearer) {
        return Client.get("/api/permits/x", "X-Forwarded-For", address, "Authorization", bearer);
    }

    @Test
    void aSubjectHasAnAllowanceOfItsOwn() {
        String bearer = Client.bearer("busy");
        HttpResponse<String> answer = null;
        for (int i = 0; i <= 60; i++) {
            answer = Client.get("/api/permits/x", "Authorization", bearer);
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("X-Trace-Id")).isPresent();
        String same = Client.bearer("busy");
        assertThat(Client.get("/api/permits/x", "Authorization", same).statusCode()).isEqualTo(429);
        String other = Client.bearer("other");
        assertThat(Client.get("/api/permits/x", "Authorization", other).statusCode())
                .isEqualTo(200);
        assertThat(Client.get("/api/permits/x").statusCode()).isEqualTo(200);
    }

    @Test
    void aForgedSubjectCountsForTheAddress() {
        String[] parts = Client.bearer("victim").split("\\.");
        String forged = parts[0] + "." + parts[1] + "." + "A".repeat(342);
        for (int i = 0; i < 60; i++) {
            assertThat(Client.get("/api/permits/x", "Authorization", forged).statusCode())
                    .isEqualTo(200);
        }
        String real = Client.bearer("victim");
        assertThat(Client.get("/api/permits/x", "Authorization", real).statusCode()).isEqualTo(200);
    }
}
