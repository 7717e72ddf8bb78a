package org.onevisit.gateway.route;

import io.vertx.core.http.HttpMethod;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.onevisit.gateway.Settings;

/**
 * The table of what can be reached from outside. It is a list of what is allowed: a path that is
 * not in it is not there, so a service's {@code /internal} and {@code /q} need no rule of their
 * own.
 */
@Singleton
public final class Routes {

    private static final Map<String, Part> API =
            Map.of(
                    "catalog", Part.CATALOG,
                    "permits", Part.PERMIT,
                    "supervision", Part.PERMIT,
                    "fees", Part.FEE);
    private static final Map<String, Part> DOCUMENTS =
            Map.of("catalog", Part.CATALOG, "permits", Part.PERMIT, "fees", Part.FEE);
    private static final Map<String, Route> OWN =
            Map.of(
                    "/", Route.PAGE,
                    "/docs", Route.PAGE,
                    "/verify", Route.PAGE,
                    "/favicon.ico", Route.PAGE,
                    "/robots.txt", Route.PAGE,
                    "/health", Route.HEALTH,
                    "/api/me", Route.ME,
                    "/login", Route.LOGIN,
                    "/login/callback", Route.LOGIN,
                    "/logout", Route.LOGOUT);

    /** Counts all entries of the ledger anew and hashes them, which takes its time. */
    private static final String RECOUNT = "/api/fees/ledger/verify";

    private static final String PAST_CASES = "/api/permits/imports";
    private static final List<String> PAGE_FOLDERS =
            List.of("/docs/", "/verify/", "/assets/", "/app/", "/webjars/swagger-ui/");

    private final Map<String, Kinds> api;
    private final Map<String, Route> documents;

    @Inject
    Routes(Settings settings) {
        this.api =
                Map.of(
                        "catalog", Kinds.of("catalog", settings),
                        "permits", Kinds.of("permits", settings),
                        "supervision", Kinds.of("supervision", settings),
                        "fees", Kinds.of("fees", settings));
        this.documents =
                Map.of(
                        "catalog", document("catalog", settings),
                        "permits", document("permits", settings),
                        "fees", document("fees", settings));
    }

    /**
     * @param method the request's method
     * @param path a path in normal form
     * @return the route of the request; {@link Route#UNKNOWN} when nothing is there
     */
    public Route find(HttpMethod method, String path) {
        Route own = OWN.get(path);
        if (own != null) {
            return own;
        }
        if (path.startsWith("/api/")) {
            int end = path.indexOf('/', 5);
            Kinds kinds = api.get(end < 0 ? path.substring(5) : path.substring(5, end));
            return kinds == null ? Route.UNKNOWN : kinds.of(method, path);
        }
        if (path.startsWith("/openapi/")) {
            return documents.getOrDefault(path.substring(9), Route.UNKNOWN);
        }
        for (String folder : PAGE_FOLDERS) {
            if (path.startsWith(folder)) {
                return Route.PAGE;
            }
        }
        return Route.UNKNOWN;
    }

    private static Route document(String name, Settings settings) {
        return new Route(
                "openapi/" + name,
                DOCUMENTS.get(name),
                "/q/openapi?format=json",
                settings.bodyLimit(),
                settings.timeout());
    }

    /** The kinds of request that one part of the API has, by size and by duration. */
    private record Kinds(Route plain, Route upload, Route bulk, Route past, Route feed) {

        static Kinds of(String api, Settings settings) {
            Duration longer = settings.longTimeout();
            return new Kinds(
                    route(api, "", settings.bodyLimit(), settings.timeout()),
                    route(api, "/upload", settings.uploadLimit(), longer),
                    route(api, "/import", settings.importLimit(), longer),
                    route(api, "/past", settings.pastImportLimit(), settings.pastImportTimeout()),
                    route(api, "/feed", settings.bodyLimit(), longer));
        }

        private static Route route(String api, String kind, long limit, Duration patience) {
            return new Route("api/" + api + kind, API.get(api), null, limit, patience);
        }

        Route of(HttpMethod method, String path) {
            if (method.equals(HttpMethod.PUT)
                    && (below(path, "/api/permits/filings/", "/materials/")
                            || below(path, "/api/fees/assessments/", "/evidence/"))) {
                return upload;
            }
            if (method.equals(HttpMethod.POST) && path.equals(PAST_CASES)) {
                return past;
            }
            if (method.equals(HttpMethod.POST)
                    && (path.endsWith("/imports") || path.endsWith("/reconciliations"))) {
                return bulk;
            }
            return path.endsWith("/events") || path.equals(RECOUNT) ? feed : plain;
        }

        /** Whether a path is that of a file: a folder, an id, a folder of files. */
        private static boolean below(String path, String folder, String files) {
            if (!path.startsWith(folder)) {
                return false;
            }
            int id = path.indexOf('/', folder.length());
            return id > 0 && path.startsWith(files, id);
        }
    }
}
