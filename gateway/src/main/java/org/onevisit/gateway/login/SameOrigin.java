package org.onevisit.gateway.login;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import org.onevisit.gateway.Settings;

/**
 * Whether a request that rides on the session cookie was sent by a page of this site. The browser
 * says so in headers that no page can forge; a browser that says nothing is not believed.
 */
@Singleton
public final class SameOrigin {

    private static final CharSequence FETCH_SITE = HttpHeaders.createOptimized("Sec-Fetch-Site");

    private final String origin;
    private final String scheme;

    @Inject
    SameOrigin(Settings settings) {
        URI url = settings.publicUrl();
        this.scheme = url.getScheme().toLowerCase(Locale.ROOT);
        this.origin = scheme + "://" + url.getAuthority().toLowerCase(Locale.ROOT);
    }

    /** Whether a change may be made on the strength of the cookie. */
    public boolean mayChange(HttpServerRequest request) {
        String site = request.getHeader(FETCH_SITE);
        String from = request.getHeader(HttpHeaders.ORIGIN);
        if (site == null && from == null) {
            return false;
        }
        return (site == null || site.equals("same-origin")) && (from == null || own(from, request));
    }

    /** Whether a link may be followed that ends the session: not from a page of another site. */
    public boolean mayFollow(HttpServerRequest request) {
        String site = request.getHeader(FETCH_SITE);
        String from = request.getHeader(HttpHeaders.ORIGIN);
        return (site == null || site.equals("same-origin") || site.equals("none"))
                && (from == null || own(from, request));
    }

    private boolean own(String from, HttpServerRequest request) {
        if (from.equals(origin)) {
            return true;
        }
        HostAndPort host = request.authority();
        return host != null && from.equals(scheme + "://" + host);
    }
}
