package org.onevisit.permit.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys by which certificates are signed and checked (ES256). One signs; all that ever signed
 * are published, so that older certificates can still be checked.
 */
@ApplicationScoped
@Startup
public class SigningKeys {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final ObjectMapper json;
    private final Map<String, SigningKey> keys;
    private final SigningKey signing;

    /**
     * @param data folder of the service; keys are files {@code keys/<key id>.pem} in it, and one is
     *     made at the first start
     * @param chosen id of the key that signs; without it, the last by name
     * @throws IllegalStateException when a key can't be read or the chosen one is not there
     */
    SigningKeys(
            ObjectMapper json,
            @ConfigProperty(name = "onevisit.data") Path data,
            @ConfigProperty(name = "onevisit.signing-key") Optional<String> chosen) {
        this.json = json;
        this.keys = new LinkedHashMap<>(new KeyFolder(data.resolve("keys")).load());
        this.signing = choose(keys, chosen);
    }

    private static SigningKey choose(Map<String, SigningKey> keys, Optional<String> chosen) {
        if (chosen.isPresent()) {
            SigningKey key = keys.get(chosen.get());
            if (key == null || !key.signs()) {
                throw new IllegalStateException(
                        "ONEVISIT_SIGNING_KEY: there is no private key " + chosen.get());
            }
            return key;
        }
        SigningKey last = null;
        for (SigningKey key : keys.values()) {
            last = key.signs() ? key : last;
        }
        if (last == null) {
            throw new IllegalStateException("None of the signing keys is a private one");
        }
        return last;
    }

    /** Id of the key that signs now. */
    public String current() {
        return signing.id();
    }

    /** Signs a payload: a JWS in compact form. */
    public String sign(Map<String, Object> payload) {
        try {
            Map<String, String> header = new LinkedHashMap<>();
            header.put("alg", "ES256");
            header.put("kid", signing.id());
            String input =
                    BASE64.encodeToString(json.writeValueAsBytes(header))
                            + "."
                            + BASE64.encodeToString(json.writeValueAsBytes(payload));
            byte[] signature = signing.sign(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + BASE64.encodeToString(signature);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public keys as a JSON Web Key Set. */
    public Published published() {
        return new Published(keys.values().stream().map(SigningKey::published).toList());
    }

    /** A JSON Web Key Set (RFC 7517). */
    public record Published(List<SigningKey.Published> keys) {}
}
