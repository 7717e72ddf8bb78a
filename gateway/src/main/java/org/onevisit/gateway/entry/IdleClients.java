package org.onevisit.gateway.entry;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.onevisit.gateway.Settings;

/**
 * A connection on which nothing moves is closed, but not while its client waits for an answer that
 * may take as long as the slowest route allows.
 */
@Singleton
final class IdleClients implements HttpServerOptionsCustomizer {

    private static final int GRACE_SECONDS = 15;

    private final Settings settings;

    @Inject
    IdleClients(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout((int) settings.longestTimeout().toSeconds() + GRACE_SECONDS);
    }
}
