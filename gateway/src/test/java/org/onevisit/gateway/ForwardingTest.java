package org.onevisit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ForwardingTest {

    private static final String MATERIALS =
            "/api/permits/filings/0b0e7e0e-0000-4000-8000-000000000001/materials/M01/";

    @Test
    void everyPartHasItsService() {
        for (String path :
                new String[] {"/api/catalog/items", "/api/permits/x", "/api/supervision/y"}) {
            HttpResponse<String> answer = Client.get(path + "?q=%E4%BA%BA%E9%98%B2");
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(Client.json(answer).getString("target"))
                    .isEqualTo(path + "?q=%E4%BA%BA%E9%98%B2");
        }
    }

    @Test
    void theServiceIsAddressedByItsOwnNameAndToldTheClients() {
        JsonObject headers =
                Client.json(Client.get("/api/permits/x", "X-Forwarded-For", "203.0.113.7"))
                        .getJsonObject("headers");
        assertThat(headers.getString("host")).startsWith("127.0.0.1:");
        assertThat(headers.getString("x-forwarded-for")).isEqualTo("203.0.113.7");
        assertThat(headers.getString("x-forwarded-proto")).isEqualTo("http");
        assertThat(headers.getString("x-forwarded-host")).isEqualTo("localhost:" + Client.port());
    }

    @Test
    void openApiDocumentsComeFromTheServices() {
        assertThat(Client.json(Client.get("/openapi/catalog")).getString("target"))
                .isEqualTo("/q/openapi?format=json");
        assertThat(Client.get("/openapi/fees").statusCode()).isIn(502, 503);
        assertThat(Client.get("/openapi/other").statusCode()).isEqualTo(404);
    }

    @Test
    void anUploadOfFiftyMegabytesPasses() {
        byte[] file = new byte[50 << 20];
        HttpResponse<String> answer =
                Client.send(
                        "PUT", MATERIALS + "a.pdf", HttpRequest.BodyPublishers.ofByteArray(file));
        assertThat(Client.json(answer).getLong("body")).isEqualTo(file.length);
    }

    @Test
    void anUploadOfUnknownLengthPassesUpToItsLimit() {
        HttpResponse<String> small =
                Client.send(
                        "PUT",
                        MATERIALS + "b.pdf",
                        HttpRequest.BodyPublishers.ofInputStream(() -> new Zeros(3 << 20)));
        assertThat(Client.json(small).getLong("body")).isEqualTo(3 << 20);
    }

    @Test
    void aBodyOverItsLimitIsRefusedBeforeTheServiceSeesIt() {
        HttpResponse<String> answer = Client.post("/api/permits/too-large", "x".repeat(3 << 20));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(Client.json(answer).getString("code")).isEqualTo("BODY_TOO_LARGE");
        assertThat(Client.json(Client.get("/api/permits/calls/too-large")).getInteger("calls"))
                .isZero();
        HttpResponse<String> bulk = Client.post("/api/catalog/imports", "x".repeat(3 << 20));
        assertThat(bulk.statusCode()).isEqualTo(200);
        HttpResponse<String> past = Client.post("/api/permits/imports", "x".repeat(24 << 20));
        assertThat(past.statusCode()).isEqualTo(200);
        assertThat(Client.post("/api/catalog/imports", "x".repeat(24 << 20)).statusCode())
                .isEqualTo(413);
        HttpResponse<String> file =
                Client.send(
                        "PUT",
                        MATERIALS + "c.pdf",
                        HttpRequest.BodyPublishers.ofByteArray(new byte[60 << 20]));
        assertThat(file.statusCode()).isEqualTo(413);
    }

    @Test
    void aHugeBodyOfUnknownLengthIsCutOff() throws IOException {
        try (Socket socket = new Socket("localhost", Client.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(
                    Client.request(
                                    "POST /api/permits/endless HTTP/1.1",
                                    "Content-Type: application/json",
                                    "Transfer-Encoding: chunked")
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk =
                    ("10000\r\n" + "x".repeat(0x10000) + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII);
            long sent = 0;
            InputStream in = socket.getInputStream();
            while (in.available() == 0 && sent < 100L << 20) {
                try {
                    out.write(chunk);
                    sent += 0x10000;
                } catch (IOException closed) {
                    break;
                }
            }
            byte[] head = new byte[12];
            assertThat(in.readNBytes(head, 0, 12)).isEqualTo(12);
            assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
            assertThat(sent).isLessThan(60L << 20);
        }
        assertThat(Client.json(Client.get("/api/permits/calls/endless")).getLong("aborted"))
                .isLessThanOrEqualTo(2 << 20);
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws IOException {
        String answer =
                Client.raw(
                        Client.request(
                                "PUT " + MATERIALS + "d.pdf HTTP/1.1",
                                "Expect: 100-continue",
                                "Content-Length: 5"));
        assertThat(answer).startsWith("HTTP/1.1 100 Continue");
        String refused =
                Client.raw(
                        Client.request(
                                "PUT " + MATERIALS + "d.pdf HTTP/1.1",
                                "Expect: 100-continue",
                                "Content-Length: 99999999"));
        assertThat(refused).startsWith("HTTP/1.1 413");
    }

    @Test
    void aLargeAnswerOfUnknownLengthPasses() {
        assertThat(Client.get("/api/permits/big").body()).hasSize(64 << 20);
    }

    @Test
    void aClientThatLeavesTakesNoConnectionOfTheServiceWithIt() throws IOException {
        try (Socket socket = new Socket("localhost", Client.port())) {
            socket.getOutputStream()
                    .write(
                            Client.request("GET /api/permits/big/left HTTP/1.1")
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(12)).hasSize(12);
        }
        assertThat(Client.json(Client.get("/api/permits/sent")).getBoolean("whole")).isTrue();
    }

    @Test
    void aServiceThatIsDownIsAProblemAndThenLeftAlone() {
        HttpResponse<String> first = Client.get("/api/fees/policies");
        assertThat(first.statusCode()).isIn(502, 503);
        assertThat(first.headers().firstValue("content-type")).hasValue("application/problem+json");
        HttpResponse<String> last = first;
        for (int i = 0; i < 15; i++) {
            last = Client.post("/api/fees/estimates", "{}");
        }
        assertThat(last.statusCode()).isEqualTo(503);
        assertThat(Client.json(last).getString("code")).isEqualTo("SERVICE_UNAVAILABLE");
        assertThat(Client.json(last).getString("traceId"))
                .isEqualTo(last.headers().firstValue("X-Trace-Id").orElseThrow());
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(Client.get("/api/permits/x").statusCode()).isEqualTo(200);
    }

    @Test
    void onlyReadingIsTriedAgain() {
        assertThat(Client.get("/api/permits/once-closed/read").statusCode()).isEqualTo(200);
        HttpResponse<String> write = Client.post("/api/permits/once-closed/write", "{}");
        assertThat(write.statusCode()).isEqualTo(502);
        assertThat(Client.json(write).getString("code")).isEqualTo("SERVICE_UNREACHABLE");
        assertThat(calls("once-closed/read")).isEqualTo(2);
        assertThat(calls("once-closed/write")).isEqualTo(1);
        assertThat(Client.get("/api/permits/always-closed").statusCode()).isEqualTo(502);
        assertThat(calls("always-closed")).isEqualTo(2);
    }

    @Test
    void aSlowServiceIsGivenUp() {
        long start = System.nanoTime();
        HttpResponse<String> answer = Client.get("/api/permits/slow");
        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(Client.json(answer).getString("code")).isEqualTo("SERVICE_TIMEOUT");
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start)).isLessThan(4);
        assertThat(calls("slow")).isEqualTo(1);
    }

    @Test
    void noStackTraceLeavesTheHouse() {
        HttpResponse<String> answer = Client.get("/api/permits/html-error");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("NullPointer");
        assertThat(Client.json(answer).getString("code")).isEqualTo("SERVICE_FAILED");
        HttpResponse<String> empty = Client.get("/api/permits/empty-401");
        assertThat(Client.json(empty).getString("code")).isEqualTo("UNAUTHENTICATED");
        assertThat(empty.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void anAnswerWithoutBodyAnnouncesNone() throws IOException {
        String both =
                Client.raw(
                        Client.request("GET /api/permits/known HTTP/1.1", "Connection: keep-alive")
                                + Client.request("GET /api/permits/after HTTP/1.1"));
        String first = both.substring(0, both.indexOf("\r\n\r\n")).toLowerCase(Locale.ROOT);
        assertThat(first)
                .startsWith("http/1.1 304")
                .contains("etag: \"1\"")
                .doesNotContain("transfer-encoding");
        assertThat(both).contains("/api/permits/after");
    }

    @Test
    void aConnectionServesOneRequestAfterTheOther() throws IOException {
        String two =
                Client.raw(
                        Client.request("GET /api/permits/one HTTP/1.1", "Connection: keep-alive")
                                + Client.request("GET /nowhere HTTP/1.1", "Connection: keep-alive")
                                + Client.request("GET /api/permits/two HTTP/1.1"));
        assertThat(two).contains("/api/permits/one", "NOT_FOUND", "/api/permits/two");
    }

    private static int calls(String path) {
        return Client.json(Client.get("/api/permits/calls/" + path)).getInteger("calls");
    }

    /** So many bytes, without telling how many. */
    private static final class Zeros extends InputStream {
        private int left;

        Zeros(int size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }
    }
}
