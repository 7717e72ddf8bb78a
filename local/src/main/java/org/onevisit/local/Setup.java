package org.onevisit.local;

import java.nio.file.Path;
import java.util.Map;

/**
 * How a suite is set up.
 *
 * @param root folder of the repository, with the built parts
 * @param data folder that keeps everything between starts
 * @param environment further settings of the services, {@code ONEVISIT_…}
 */
public record Setup(Path root, Path data, Ports ports, Map<String, String> environment) {

    /** Address of the gateway for users. */
    public String publicUrl() {
        return "http://localhost:" + ports.gateway();
    }

    /** Address of the realm for users, which tokens name as their issuer. */
    public String realmUrl() {
        return "http://localhost:" + ports.keycloak() + "/realms/onevisit";
    }

    /** Address of a database on the suite's server. */
    public String databaseUrl(String name) {
        return "jdbc:postgresql://127.0.0.1:" + ports.database() + "/" + name;
    }

    Path run() {
        return data.resolve("run");
    }

    Path log(String part) {
        return data.resolve("logs").resolve(part + ".log");
    }
}
