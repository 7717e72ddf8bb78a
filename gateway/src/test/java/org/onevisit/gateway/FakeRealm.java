package org.onevisit.gateway;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * The realm's token and key endpoints. {@code /sign-in} stands for the person at the login page;
 * {@code /token} makes a token for a program.
 */
final class FakeRealm {

    private final Map<String, JsonObject> codes = new ConcurrentHashMap<>();
    private final RsaJsonWebKey key = key();
    private String issuer;

    void issuer(String name) {
        this.issuer = name;
    }

    void handle(HttpServerRequest request) {
        String path = request.path();
        if (path.endsWith("/certs")) {
            json(
                    request,
                    new JsonObject()
                            .put(
                                    "keys",
                                    new JsonArray()
                                            .add(
                                                    new JsonObject(
                                                            key.toJson(
                                                                    JsonWebKey.OutputControlLevel
                                                                            .PUBLIC_ONLY)))));
        } else if (path.endsWith("/sign-in")) {
            String code = "code" + codes.size();
            codes.put(
                    code,
                    new JsonObject()
                            .put("user", request.getParam("user"))
                            .put("nonce", request.getParam("nonce"))
                            .put("challenge", request.getParam("code_challenge")));
            request.response().end(code);
        } else if (path.endsWith("/openid-connect/token")) {
            request.setExpectMultipart(true);
            request.endHandler(end -> exchange(request));
        } else if (path.equals("/token")) {
            request.response()
                    .end(
                            token(
                                    request.getParam("user"),
                                    null,
                                    Integer.parseInt(request.getParam("seconds")),
                                    "Bearer"));
        } else {
            request.response().setStatusCode(404).end();
        }
    }

    private void exchange(HttpServerRequest request) {
        JsonObject grant;
        if ("refresh_token".equals(request.getFormAttribute("grant_type"))) {
            grant = new JsonObject().put("user", "clerk1");
        } else {
            grant = codes.remove(request.getFormAttribute("code"));
            String verifier = request.getFormAttribute("code_verifier");
            if (grant == null || !grant.getString("challenge").equals(challenge(verifier))) {
                request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
                return;
            }
        }
        String user = grant.getString("user");
        int seconds = user.equals("brief") ? 1 : 300;
        json(
                request,
                new JsonObject()
                        .put("access_token", token(user, null, seconds, "Bearer"))
                        .put("id_token", token(user, grant.getString("nonce"), seconds, "ID"))
                        .put("refresh_token", "refresh-" + user)
                        .put("token_type", "Bearer")
                        .put("expires_in", seconds));
    }

    private String token(String user, String nonce, int seconds, String type) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject("id-of-" + user);
        claims.setAudience("onevisit-web");
        claims.setExpirationTimeMinutesInTheFuture(seconds / 60f);
        claims.setIssuedAtToNow();
        claims.setGeneratedJwtId();
        claims.setClaim("typ", type);
        claims.setClaim("preferred_username", user);
        claims.setClaim("name", "王一");
        claims.setClaim("office_code", "430103");
        claims.setClaim("realm_access", Map.of("roles", List.of("clerk", "offline_access")));
        if (nonce != null) {
            claims.setClaim("nonce", nonce);
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] bytes = String.valueOf(verifier).getBytes(StandardCharsets.US_ASCII);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId("test");
            return made;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void json(HttpServerRequest request, JsonObject body) {
        request.response().putHeader("Content-Type", "application/json").end(body.toBuffer());
    }
}
