package org.onevisit.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LoginTest {

    @Test
    void aBrowserIsSentToTheRealmWithPkce() {
        HttpResponse<String> answer = Client.get("/login?return=/docs/");
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = location(answer);
        assertThat(location).contains("/protocol/openid-connect/auth");
        Map<String, String> asked = query(location);
        assertThat(asked)
                .containsEntry("client_id", "onevisit-web")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "redirect_uri", "http://localhost:" + Client.port() + "/login/callback")
                .containsKeys("code_challenge", "state", "nonce");
    }

    @Test
    void aSessionSpeaksForItsUserAndItsCookieStaysHere() {
        String cookies = signIn("clerk1", "/docs/");
        JsonObject me = Client.json(Client.get("/api/me", "Cookie", cookies));
        assertThat(me.getString("user")).isEqualTo("clerk1");
        assertThat(me.getString("name")).isEqualTo("王一");
        assertThat(me.getString("officeCode")).isEqualTo("430103");
        assertThat(me.getJsonArray("roles").getList()).isEqualTo(java.util.List.of("clerk"));
        HttpResponse<String> answer = Client.get("/api/permits/x", "Cookie", cookies);
        JsonObject headers = Client.json(answer).getJsonObject("headers");
        assertThat(headers.getString("authorization")).startsWith("Bearer ey");
        assertThat(headers.containsKey("cookie")).isFalse();
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aSessionWhoseTokensExpiredIsRefreshed() throws InterruptedException {
        String cookies = signIn("brief", "/");
        HttpResponse<String> answer = Client.get("/api/permits/x", "Cookie", cookies);
        assertThat(answer.headers().allValues("set-cookie"))
                .anyMatch(cookie -> cookie.startsWith("q_session"));
        assertThat(Client.json(answer).getJsonObject("headers").getString("authorization"))
                .startsWith("Bearer ey");
    }

    @Test
    void aFloodFromItsAddressLeavesASessionItsAllowance() {
        String flooded = "198.51.100.13";
        String cookies = signIn("clerk1", "/");
        Client.flood(flooded);
        assertThat(me(flooded, cookies).statusCode()).isEqualTo(200);
        Client.flood(flooded, "Cookie", "q_session=broken");
        assertThat(me(flooded, cookies).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> me(String address, String cookies) {
        return Client.get("/api/me", "X-Forwarded-For", address, "Cookie", cookies);
    }

    @Test
    void onlyPagesOfThisSiteMayChangeThingsWithTheCookie() {
        String cookies = signIn("clerk1", "/");
        String own = "http://localhost:" + Client.port();
        assertThat(change(cookies)).isEqualTo(403);
        assertThat(change(cookies, "Origin", "http://evil.example")).isEqualTo(403);
        assertThat(change(cookies, "Origin", "null")).isEqualTo(403);
        assertThat(change(cookies, "Origin", own + ".evil.example")).isEqualTo(403);
        assertThat(change(cookies, "Origin", own, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(change(cookies, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(change(cookies, "Sec-Fetch-Site", "none")).isEqualTo(403);
        assertThat(
                        change(
                                cookies,
                                "Origin",
                                "http://evil.example",
                                "Sec-Fetch-Site",
                                "same-origin"))
                .isEqualTo(403);
        assertThat(change(cookies, "Origin", own)).isEqualTo(200);
        assertThat(change(cookies, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
        assertThat(change(cookies, "Origin", own, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
        JsonObject refusal = Client.json(Client.post("/api/permits/x", "{}", "Cookie", cookies));
        assertThat(refusal.getString("code")).isEqualTo("CROSS_SITE");
    }

    @Test
    void aBearerTokenNeedsNoOriginAndWinsOverTheCookie() {
        String cookies = signIn("clerk1", "/");
        String bearer = Client.bearer("program");
        HttpResponse<String> answer =
                Client.post("/api/permits/x", "{}", "Cookie", cookies, "Authorization", bearer);
        assertThat(Client.json(answer).getJsonObject("headers").getString("authorization"))
                .isEqualTo(bearer);
    }

    @Test
    void withoutSessionNobodyIsSentToTheRealmByAnApiCall() {
        HttpResponse<String> me = Client.get("/api/me");
        assertThat(me.statusCode()).isEqualTo(401);
        assertThat(Client.json(me).getString("code")).isEqualTo("UNAUTHENTICATED");
        HttpResponse<String> broken = Client.get("/api/permits/x", "Cookie", "q_session=broken");
        assertThat(broken.statusCode()).isEqualTo(200);
        assertThat(Client.json(broken).getJsonObject("headers").containsKey("authorization"))
                .isFalse();
        assertThat(Client.get("/api/me", "Authorization", "Bearer nonsense").statusCode())
                .isEqualTo(401);
        assertThat(Client.get("/api/me", "Authorization", Client.bearer("late", -60)).statusCode())
                .isEqualTo(401);
        assertThat(
                        Client.json(Client.get("/api/me", "Authorization", Client.bearer("p")))
                                .getString("user"))
                .isEqualTo("p");
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheRealm() {
        String cookies = signIn("clerk1", "/");
        HttpResponse<String> forced =
                Client.get("/logout", "Cookie", cookies, "Sec-Fetch-Site", "cross-site");
        assertThat(forced.statusCode()).isEqualTo(403);
        HttpResponse<String> answer = Client.get("/logout", "Cookie", cookies);
        assertThat(location(answer)).contains("/protocol/openid-connect/logout?");
        assertThat(query(location(answer)))
                .containsKey("id_token_hint")
                .containsEntry(
                        "post_logout_redirect_uri", "http://localhost:" + Client.port() + "/");
        assertThat(answer.headers().allValues("set-cookie"))
                .anyMatch(c -> c.startsWith("q_session") && c.contains("Max-Age=0"));
        assertThat(location(Client.get("/logout"))).isEqualTo("/");
    }

    @Test
    void signingInNeverLeadsToAnotherSite() {
        for (String elsewhere :
                new String[] {
                    "//evil.example", "https://evil.example", "/%5Cevil.example", "/a%0d%0ab"
                }) {
            HttpResponse<String> begun = Client.get("/login?return=" + elsewhere);
            assertThat(begun.statusCode()).isEqualTo(302);
            String cookies = signInFrom(begun, "clerk1");
            HttpResponse<String> end = Client.get("/login?return=" + elsewhere, "Cookie", cookies);
            assertThat(location(end)).isEqualTo("/");
        }
        HttpResponse<String> stray = Client.get("/login/callback?code=x&state=y");
        assertThat(stray.statusCode()).isIn(302, 401, 502);
        assertThat(stray.body()).doesNotContain("Exception");
    }

    @Test
    void whoCancelsSigningInIsBackAtTheLandingPage() {
        HttpResponse<String> begun = Client.get("/login?return=/docs/");
        String state = query(location(begun)).get("state");
        HttpResponse<String> cancelled = back("access_denied", state, cookies(begun));
        assertThat(cancelled.statusCode()).isEqualTo(302);
        assertThat(location(cancelled)).isEqualTo("/");
        assertThat(Client.get("/api/me", "Cookie", cookies(cancelled)).statusCode()).isEqualTo(401);
        assertThat(back("server_error", state, cookies(begun)).statusCode()).isEqualTo(502);
    }

    private static HttpResponse<String> back(String error, String state, String cookies) {
        return Client.get("/login/callback?error=" + error + "&state=" + state, "Cookie", cookies);
    }

    @Test
    void theSessionLivesAtThePublicAddressAlone() throws java.io.IOException {
        String answer =
                Client.raw(
                        "GET /login?return=/x HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 302");
        assertThat(answer.toLowerCase())
                .contains("location: http://localhost:" + Client.port() + "/login?return=/x");
    }

    private static int change(String cookies, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Cookie";
        all[headers.length + 1] = cookies;
        return Client.post("/api/permits/x", "{}", all).statusCode();
    }

    /** Goes the way of a browser, and answers with the session's cookies. */
    private static String signIn(String user, String page) {
        return signInFrom(Client.get("/login?return=" + page), user);
    }

    private static String signInFrom(HttpResponse<String> begun, String user) {
        Map<String, String> asked = query(location(begun));
        String realm = location(begun);
        realm = realm.substring(0, realm.indexOf("/realms"));
        String code =
                Client.fetch(
                                realm
                                        + "/sign-in?user="
                                        + user
                                        + "&nonce="
                                        + asked.get("nonce")
                                        + "&code_challenge="
                                        + asked.get("code_challenge"))
                        .body();
        HttpResponse<String> back =
                Client.get(
                        "/login/callback?state=" + asked.get("state") + "&code=" + code,
                        "Cookie",
                        cookies(begun));
        assertThat(back.statusCode()).as(back.body()).isEqualTo(302);
        assertThat(back.headers().allValues("set-cookie"))
                .filteredOn(c -> c.startsWith("q_session"))
                .isNotEmpty()
                .allMatch(c -> c.contains("HTTPOnly") && c.contains("SameSite=Lax"));
        return cookies(back);
    }

    private static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElseThrow();
    }

    private static Map<String, String> query(String location) {
        Map<String, String> values = new HashMap<>();
        for (String pair : URI.create(location).getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            values.put(
                    pair.substring(0, equals),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return values;
    }
}
