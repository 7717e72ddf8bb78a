package org.onevisit.permit.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onevisit.permit.CaseDriver;
import org.onevisit.platform.Feed;
import org.onevisit.platform.test.SuiteResource;
import org.onevisit.platform.test.Tokens;

/** Events are sent to who subscribed: signed, in order, again when it fails, nowhere private. */
@QuarkusTest
@QuarkusTestResource(
        value = SuiteResource.class,
        initArgs = @ResourceArg(name = "database", value = "permit"))
class PushTest {

    private static final String SUBSCRIPTIONS = "/api/supervision/subscriptions/";

    private final Queue<Got> got = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final UUID id = UUID.randomUUID();
    private HttpServer receiver;

    @Inject Feed feed;

    private record Got(String path, long timestamp, String signature, String body) {}

    @BeforeEach
    void receive() throws IOException {
        CaseDriver.publishItems();
        receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getByName("localhost"), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::take);
        receiver.start();
    }

    @AfterEach
    void stop() {
        admin().delete(SUBSCRIPTIONS + id).then().statusCode(204);
        receiver.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        got.add(
                new Got(
                        exchange.getRequestURI().toString(),
                        Long.parseLong(
                                exchange.getRequestHeaders().getFirst("X-OneVisit-Timestamp")),
                        exchange.getRequestHeaders().getFirst("X-OneVisit-Signature"),
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        Integer status = answers.poll();
        exchange.getResponseHeaders().add("Location", "/elsewhere");
        exchange.sendResponseHeaders(status == null ? 204 : status, -1);
        exchange.close();
    }

    private static RequestSpecification admin() {
        return CaseDriver.as(Tokens.central("admin1", "admin"));
    }

    private Response subscribe(String url) {
        return admin().body(Map.of("url", url, "after", feed.head())).put(SUBSCRIPTIONS + id);
    }

    private String address() {
        return "http://localhost:" + receiver.getAddress().getPort() + "/hook?office=1";
    }

    @Test
    void eventsComeSignedAndInOrder() {
        String secret =
                subscribe(address())
                        .then()
                        .statusCode(201)
                        .extract()
                        .jsonPath()
                        .getString("secret");
        subscribe(address()).then().statusCode(200);
        UUID filing = CaseDriver.submitted(CaseDriver.ITEM);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> got.stream().anyMatch(one -> one.body().contains(filing.toString())));
        Got one = got.peek();
        assertThat(one.path()).isEqualTo("/hook?office=1");
        assertThat(one.signature()).isEqualTo(Signature.of(secret, one.timestamp(), one.body()));
        assertThat(JsonPath.from(one.body()).getList("items.seq", Long.class)).isSorted();
        assertThat(admin().get(SUBSCRIPTIONS).asString()).doesNotContain(secret);
    }

    @Test
    void whoAnswersSlowlyHoldsUpNobodyElse() {
        UUID slow = UUID.randomUUID();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        receiver.createContext(
                "/slow",
                exchange -> {
                    asked.countDown();
                    waitFor(released);
                    exchange.sendResponseHeaders(204, -1);
                    exchange.close();
                });
        try {
            admin().body(
                            Map.of(
                                    "url",
                                    "http://localhost:" + receiver.getAddress().getPort() + "/slow",
                                    "after",
                                    feed.head()))
                    .put(SUBSCRIPTIONS + slow)
                    .then()
                    .statusCode(201);
            CaseDriver.submitted(CaseDriver.ITEM);
            waitFor(asked);
            subscribe(address()).then().statusCode(201);
            UUID filing = CaseDriver.submitted(CaseDriver.ITEM);
            await().atMost(Duration.ofSeconds(9))
                    .until(
                            () ->
                                    got.stream()
                                            .anyMatch(
                                                    one -> one.body().contains(filing.toString())));
            assertThat(released.getCount()).isOne();
        } finally {
            released.countDown();
            admin().delete(SUBSCRIPTIONS + slow).then().statusCode(204);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatFailedIsSentAgainAndARedirectIsNotFollowed() {
        answers.add(500);
        answers.add(302);
        subscribe(address()).then().statusCode(201);
        UUID filing = CaseDriver.submitted(CaseDriver.ITEM);
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                got.stream()
                                                .filter(
                                                        one ->
                                                                one.body()
                                                                        .contains(
                                                                                filing.toString()))
                                                .count()
                                        >= 3);
        assertThat(got).allMatch(one -> one.path().equals("/hook?office=1"));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                admin().get(SUBSCRIPTIONS)
                                                .jsonPath()
                                                .getInt(
                                                        "items.find { it.id == '"
                                                                + id
                                                                + "' }.failures")
                                        == 0);
    }

    @Test
    void nobodyIsCalledInAPrivateNetwork() throws IOException {
        for (String url :
                new String[] {
                    "http://127.0.0.1:1/",
                    "https://127.0.0.1/",
                    "https://10.1.2.3/",
                    "https://192.168.1.1/",
                    "https://172.16.0.1/",
                    "https://169.254.169.254/latest",
                    "https://100.64.0.1/",
                    "https://0.0.0.0/",
                    "https://[::1]/",
                    "https://[fd00::1]/",
                    "https://[::ffff:10.0.0.1]/",
                    "https://[::ffff:127.0.0.1]/",
                    "https://[::127.0.0.1]/",
                    "https://[64:ff9b::127.0.0.1]/",
                    "https://0177.0.0.1/",
                    "https://8.8.8.08/",
                    "https://localhost:0/",
                    "https://localhost:99999/",
                    "https://2130706433/",
                    "https://0x7f000001/",
                    "https://0x7f.1/",
                    "https://127.1/",
                    "https://localhost.localdomain./",
                    "https://no.such.host.invalid/",
                    "https://user@localhost/",
                    "ftp://localhost/",
                    "file:///etc/passwd",
                    "not an address"
                }) {
            assertThat(subscribe(url).statusCode()).as(url).isEqualTo(400);
        }
        for (String address : new String[] {"8.8.8.8", "2400:3200::1", "2001:4860:4860::8888"}) {
            assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).as(address).isTrue();
        }
        for (String address :
                new String[] {
                    "2002:7f00:1::", "2001:0:7f00:1::", "2001:db8::1", "64:ff9b::7f00:1", "ff02::1"
                }) {
            assertThat(PublicAddress.isPublic(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
    }

    @Test
    void idOfAnotherSubscriptionIsTaken() {
        subscribe(address()).then().statusCode(201);
        subscribe(address() + "&other=1").then().statusCode(409);
    }
}
