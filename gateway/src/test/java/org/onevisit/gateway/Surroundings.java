package org.onevisit.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/**
 * What stands around the gateway in its tests: real servers for the catalogue, the permits and the
 * realm, and an address for the fees where nobody listens.
 */
public class Surroundings implements QuarkusTestResourceLifecycleManager {

    /** Requests that an address may send at once in the tests. */
    static final int BURST = 2_000;

    private Vertx vertx;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        EchoService echo = new EchoService(vertx);
        int catalog = listen(vertx.createHttpServer().requestHandler(echo::handle));
        int permit = listen(vertx.createHttpServer().requestHandler(echo::handle));
        int gateway = free();
        FakeRealm realm = new FakeRealm();
        int realmPort =
                listen(
                        vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(64 * 1024))
                                .requestHandler(realm::handle));
        String issuer = "http://localhost:" + realmPort + "/realms/onevisit";
        realm.issuer(issuer);
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.http.test-port", Integer.toString(gateway));
        settings.put("gateway.public-url", "http://localhost:" + gateway);
        settings.put("gateway.catalog-url", "http://127.0.0.1:" + catalog);
        settings.put("gateway.permit-url", "http://127.0.0.1:" + permit);
        settings.put("gateway.fee-url", "http://127.0.0.1:" + free());
        settings.put("gateway.oidc-url", issuer);
        settings.put("gateway.oidc-issuer", issuer);
        settings.put("gateway.timeout", "1s");
        settings.put("gateway.long-timeout", "20s");
        settings.put("gateway.trusted-proxies", "127.0.0.1");
        settings.put("gateway.rate-per-address", "60");
        settings.put("gateway.rate-per-address-burst", Integer.toString(BURST));
        settings.put("gateway.rate-per-subject", "60");
        settings.put("gateway.rate-per-subject-burst", "50");
        settings.put("gateway.upload-limit", "53477376");
        return settings;
    }

    private int listen(HttpServer server) {
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (vertx != null) {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }
}
