package org.onevisit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PagesTest {

    private static final Pattern FILE = Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css))\"");

    @Test
    void pagesAndTheirFilesAreServedAndHoldNothingInline() {
        for (String page : new String[] {"/", "/docs/"}) {
            HttpResponse<String> answer = Client.get(page);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("lang=\"zh-CN\"")
                    .doesNotContain("${")
                    .doesNotContain("<style")
                    .doesNotContain("style=")
                    .doesNotContainPattern("<script(?![^>]*src=)");
            Matcher file = FILE.matcher(answer.body());
            int files = 0;
            while (file.find()) {
                assertThat(Client.get(file.group(1)).statusCode()).isEqualTo(200);
                files++;
            }
            assertThat(files).isPositive();
        }
        assertThat(Client.get("/docs").headers().firstValue("location")).hasValue("/docs/");
        assertThat(Client.get("/assets/none.js").statusCode()).isEqualTo(404);
    }

    @Test
    void pagesAreAskedForAnewAndTheirFilesAreKept() {
        for (String method : new String[] {"GET", "HEAD"}) {
            for (String page : new String[] {"/", "/docs/", "/docs/index.html", "/verify/"}) {
                assertThat(cache(method, page)).as(method + page).isEqualTo("no-cache");
            }
            assertThat(cache(method, "/verify/verify.js")).contains("max-age=3600");
        }
    }

    private static String cache(String method, String page) {
        return Client.send(method, page, HttpRequest.BodyPublishers.noBody())
                .headers()
                .firstValue("Cache-Control")
                .orElseThrow();
    }

    @Test
    void healthNamesThePartsAndNothingElse() {
        JsonObject health = Client.json(Client.get("/health"));
        assertThat(health.getString("status")).isEqualTo("DEGRADED");
        assertThat(health.getJsonObject("parts").getMap())
                .containsEntry("gateway", "UP")
                .containsEntry("catalog", "UP")
                .containsEntry("permit", "UP")
                .containsEntry("login", "UP")
                .containsEntry("fee", "DOWN")
                .hasSize(5);
    }

    @Test
    void theOperatorsPagesAreOnTheirOwnPort() {
        Client.get("/api/permits/counted");
        int port =
                ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        String metrics = Client.fetch("http://localhost:" + port + "/q/metrics").body();
        assertThat(metrics)
                .contains("gateway_requests_seconds_count")
                .contains("route=\"api/permits\"")
                .doesNotContain("counted");
        assertThat(Client.fetch("http://localhost:" + port + "/q/health/ready").statusCode())
                .isEqualTo(200);
    }
}
