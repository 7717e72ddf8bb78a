package org.onevisit.gateway;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an operator may set; {@code application.properties} names the environment variables. */
@ConfigMapping(prefix = "gateway")
public interface Settings {

    /** Address of the catalogue service. */
    URI catalogUrl();

    /** Address of the permit service. */
    URI permitUrl();

    /** Address of the fee service. */
    URI feeUrl();

    /** Kept-alive connections to one service; more requests wait for one to come free. */
    int connectionsPerPart();

    /** How long a service may think, from the last byte of the request to its answer's head. */
    Duration timeout();

    /** The same for uploads, imports and feeds that are polled with a wait. */
    Duration longTimeout();

    /** Address under which browsers see the suite. */
    URI publicUrl();

    /** Proxies in front of the gateway whose {@code X-Forwarded-For} is believed. */
    Optional<List<String>> trustedProxies();

    /** Largest file of a filing, in bytes. */
    long uploadLimit();

    /** Largest import (workbook, CSV), in bytes. */
    long importLimit();

    /** Largest file of past cases, in bytes. */
    long pastImportLimit();

    /** How long the permit service may take over it, once it has the whole of it. */
    Duration pastImportTimeout();

    /** Largest body of any other request, in bytes. */
    long bodyLimit();

    /** Requests per minute of one signed-in subject; 0 is no limit. */
    int ratePerSubject();

    /** Requests that a subject may send at once. */
    int ratePerSubjectBurst();

    /** Requests per minute of one address without a verified subject; 0 is no limit. */
    int ratePerAddress();

    /** Requests that an address may send at once. */
    int ratePerAddressBurst();

    /** The realm, as the gateway reaches it. */
    String oidcUrl();

    /** The realm, as browsers reach it and as tokens name it. */
    String oidcIssuer();

    /** Client of the realm that browsers sign in with. */
    String webClient();

    /** Secret of that client; without one it is public and PKCE alone protects the code. */
    Optional<String> webSecret();

    /**
     * Key that encrypts session cookies, at least 32 characters, the same for all replicas. Without
     * one a key is made at start and sessions end with the process.
     */
    Optional<String> sessionSecret();

    /** How long a session cookie may be refreshed after its tokens have expired. */
    Duration sessionAge();

    /** Whether the landing page shows the logins of the demo realm. */
    boolean demo();

    /** Whether every request is logged. */
    boolean accessLog();

    /** No route waits longer than this. */
    default Duration longestTimeout() {
        return Stream.of(timeout(), longTimeout(), pastImportTimeout())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Whether browsers reach the suite by https. */
    default boolean secure() {
        return "https".equalsIgnoreCase(publicUrl().getScheme());
    }
}
