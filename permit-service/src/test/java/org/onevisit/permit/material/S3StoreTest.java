package org.onevisit.permit.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contents in a bucket; the store on the other side is a stand-in that keeps objects in memory. */
class S3StoreTest {

    private static final String SHA256 = "ab".repeat(32);

    @TempDir Path folder;

    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private HttpServer bucket;
    private S3Store store;
    private volatile boolean broken;
    private volatile String credential;

    @BeforeEach
    void open() throws IOException {
        bucket = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bucket.createContext("/", this::answer);
        bucket.start();
        store =
                new S3Store(
                        new S3Store.Place(
                                Optional.of(
                                        URI.create(
                                                "http://127.0.0.1:"
                                                        + bucket.getAddress().getPort())),
                                "us-east-1",
                                "papers",
                                true,
                                "key-of-the-office",
                                "secret"));
    }

    @AfterEach
    void close() {
        store.close();
        bucket.stop(0);
    }

    /** Puts and gets objects as such a store does, and refuses what arrived otherwise than said. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            credential = exchange.getRequestHeaders().getFirst("Authorization");
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (broken) {
                refuse(exchange, 503, "ServiceUnavailable");
            } else if (exchange.getRequestMethod().equals("PUT")) {
                if (md5(body).equals(exchange.getRequestHeaders().getFirst("Content-MD5"))) {
                    objects.put(path, body);
                    exchange.sendResponseHeaders(200, -1);
                } else {
                    refuse(exchange, 400, "BadDigest");
                }
            } else if (objects.containsKey(path)) {
                exchange.sendResponseHeaders(200, objects.get(path).length);
                exchange.getResponseBody().write(objects.get(path));
            } else {
                refuse(exchange, 404, "NoSuchKey");
            }
        }
    }

    private static void refuse(HttpExchange exchange, int status, String code) throws IOException {
        byte[] body =
                "<Error><Code>%s</Code></Error>".formatted(code).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static String md5(byte[] content) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("upload"), "内容");
    }

    @Test
    void keptContentIsAnObjectNamedByItsHash() throws IOException {
        for (int again = 0; again < 2; again++) {
            store.keep(SHA256, file());
        }
        assertThat(objects).containsOnlyKeys("/papers/materials/" + SHA256);
        try (InputStream content = store.open(SHA256)) {
            assertThat(content).hasContent("内容");
        }
        assertThat(credential).contains("key-of-the-office").doesNotContain("secret");
    }

    @Test
    void contentThatWasNeverKeptIsNotThere() {
        assertThatThrownBy(() -> store.open(SHA256)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void whatTheStoreDoesNotConfirmIsNotKept() throws IOException {
        Path file = file();
        broken = true;
        assertThatThrownBy(() -> store.keep(SHA256, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("papers")
                .hasMessageNotContaining("secret");
        assertThat(file).exists();
        assertThatThrownBy(() -> store.open(SHA256))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(NoSuchFileException.class);
        broken = false;
        store.keep(SHA256, file);
        assertThat(objects).hasSize(1);
    }
}
