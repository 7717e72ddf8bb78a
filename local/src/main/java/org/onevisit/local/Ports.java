package org.onevisit.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Where the parts listen, all on loopback. */
public record Ports(
        int gateway,
        int management,
        int catalog,
        int permit,
        int fee,
        int keycloak,
        int keycloakManagement,
        int database) {

    /**
     * The suite's own ports, or those that the environment names.
     *
     * @throws StartFailed when a variable is not a port
     */
    static Ports of(Map<String, String> environment) {
        return new Ports(
                port(environment, "ONEVISIT_GATEWAY_PORT", 8080),
                port(environment, "ONEVISIT_MANAGEMENT_PORT", 9080),
                port(environment, "ONEVISIT_CATALOG_PORT", 8081),
                port(environment, "ONEVISIT_PERMIT_PORT", 8082),
                port(environment, "ONEVISIT_FEE_PORT", 8083),
                port(environment, "ONEVISIT_KEYCLOAK_PORT", 8180),
                port(environment, "ONEVISIT_KEYCLOAK_MANAGEMENT_PORT", 8181),
                port(environment, "ONEVISIT_DB_PORT", 15432));
    }

    /** One more that is free now. */
    static int oneFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ports that are free now, for a suite beside another. */
    public static Ports free() {
        int[] ports = new int[8];
        ServerSocket[] held = new ServerSocket[8];
        try {
            for (int i = 0; i < ports.length; i++) {
                held[i] = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ports[i] = held[i].getLocalPort();
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Ports(
                ports[0], ports[1], ports[2], ports[3], ports[4], ports[5], ports[6], ports[7]);
    }

    /** The complaint about the first port that someone else listens on, if any. */
    Optional<String> complaint() {
        Map<String, Integer> wanted = new LinkedHashMap<>();
        wanted.put("PostgreSQL (ONEVISIT_DB_PORT)", database);
        wanted.put("Keycloak (ONEVISIT_KEYCLOAK_PORT)", keycloak);
        wanted.put("Keycloak management (ONEVISIT_KEYCLOAK_MANAGEMENT_PORT)", keycloakManagement);
        wanted.put("catalog-service (ONEVISIT_CATALOG_PORT)", catalog);
        wanted.put("permit-service (ONEVISIT_PERMIT_PORT)", permit);
        wanted.put("fee-service (ONEVISIT_FEE_PORT)", fee);
        wanted.put("gateway (ONEVISIT_GATEWAY_PORT)", gateway);
        wanted.put("gateway management (ONEVISIT_MANAGEMENT_PORT)", management);
        return wanted.entrySet().stream()
                .filter(port -> isTaken(port.getValue()))
                .map(
                        port ->
                                "Port %d, which %s needs, is taken: free it, or set the variable to another."
                                        .formatted(port.getValue(), port.getKey()))
                .findFirst();
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static int port(Map<String, String> environment, String name, int usual) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return usual;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Answered below like a number out of range.
        }
        throw new StartFailed(name + "=" + value + " is not a port (1 to 65535).");
    }
}
