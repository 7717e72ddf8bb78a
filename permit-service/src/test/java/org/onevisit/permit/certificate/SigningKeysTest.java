package org.onevisit.permit.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

    private static final Map<String, Object> PAYLOAD =
            Map.of("v", 1, "no", "430103-20261123-000007", "iss", "http://localhost:8080");

    @TempDir Path data;

    @Test
    void aKeyIsMadeAtTheFirstStartAndFoundAtTheNext() throws IOException {
        String id = keys().current();
        Path file = data.resolve("keys").resolve(id + ".pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(keys().current()).isEqualTo(id);
        assertThat(keys().published().keys()).hasSize(1);
    }

    @Test
    void processesThatStartTogetherMakeOneKeyBetweenThem() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            starts.add(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    KeyFolderStart.class.getName(),
                                    data.resolve("keys").toString())
                            .redirectErrorStream(true)
                            .redirectOutput(data.resolve("out" + i).toFile())
                            .start());
        }
        for (Process start : starts) {
            assertThat(start.waitFor()).isZero();
        }
        assertThat(keys().published().keys()).hasSize(1);
    }

    @Test
    void afterARotationTheNewKeySignsAndBothCheck() throws IOException {
        SigningKeys before = keys();
        String old = before.sign(PAYLOAD);
        add("k2-new");
        SigningKeys after = keys();
        assertThat(after.current()).isEqualTo("k2-new");
        assertThat(VerifierProgram.get().check(old, published(after))).isZero();
        assertThat(VerifierProgram.get().check(after.sign(PAYLOAD), published(after))).isZero();
        assertThat(VerifierProgram.get().check(after.sign(PAYLOAD), published(before))).isOne();
    }

    @Test
    void theSettingChoosesTheKeyThatSigns() throws IOException {
        String first = keys().current();
        add("k2-new");
        assertThat(keys(Optional.of(first)).current()).isEqualTo(first);
        assertThatThrownBy(() -> keys(Optional.of("none")))
                .hasMessageContaining("ONEVISIT_SIGNING_KEY");
    }

    @Test
    void aKeyWithoutItsPrivateHalfStillChecks() throws IOException {
        SigningKeys before = keys();
        String old = before.sign(PAYLOAD);
        Path file = pem("k1-");
        String pem = Files.readString(file);
        Files.writeString(file, pem.substring(pem.indexOf("-----BEGIN PUBLIC")));
        assertThatThrownBy(this::keys).hasMessageContaining("private");
        add("k2-new");
        assertThat(VerifierProgram.get().check(old, published(keys()))).isZero();
    }

    @Test
    void aKeyThatCannotBeUsedStopsTheStartAndSaysWhich() throws IOException {
        keys();
        Path bad = data.resolve("keys/bad.pem");
        Files.writeString(bad, "nonsense");
        assertThatThrownBy(this::keys).hasMessageContaining("bad.pem");
        Files.delete(bad);
        Path oddName = data.resolve("keys/a b.pem");
        Files.writeString(oddName, "nonsense");
        assertThatThrownBy(this::keys).hasMessageContaining("a key id has");
        Files.delete(oddName);
        add("k2-new");
        String one = Files.readString(pem("k1-"));
        String two = Files.readString(pem("k2-"));
        Files.writeString(
                pem("k2-"),
                two.substring(0, two.indexOf("-----BEGIN PUBLIC"))
                        + one.substring(one.indexOf("-----BEGIN PUBLIC")));
        assertThatThrownBy(this::keys).hasMessageContaining("belong together");
    }

    @Test
    void whatWasAlteredOrForgedIsNotGenuine() throws IOException {
        SigningKeys keys = keys();
        String id = keys.current();
        String jws = keys.sign(PAYLOAD);
        String known = published(keys);
        String[] parts = jws.split("\\.");
        String rest = "." + parts[1] + "." + parts[2];
        String none = encode("{\"alg\":\"none\",\"kid\":\"" + id + "\"}");
        String altered = encode(decode(parts[1]).replace("000007", "000008"));
        String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
        VerifierProgram verifier = VerifierProgram.get();
        assertThat(verifier.check(jws, known)).isZero();
        assertThat(verifier.check("http://localhost:8080/verify/#" + jws + "\n", known)).isZero();
        assertThat(verifier.output()).contains("签名有效", "430103-20261123-000007");
        for (String forged :
                List.of(
                        parts[0] + "." + altered + "." + parts[2],
                        none + "." + parts[1] + ".",
                        none + rest,
                        encode("{\"alg\":\"HS256\",\"kid\":\"" + id + "\"}") + rest,
                        encode("{\"alg\":\"ES256\",\"kid\":\"../../" + id + "\"}") + rest,
                        encode("{\"alg\":\"none\",\"alg\":\"ES256\",\"kid\":\"" + id + "\"}")
                                + rest,
                        encode("{\"alg\":\"ES256\"}") + rest,
                        encode("[]") + rest,
                        parts[0] + "." + parts[1] + "." + zeros,
                        parts[0] + "." + parts[1],
                        jws.substring(0, jws.length() - 4),
                        jws + "AAAA",
                        jws + ".x",
                        "x",
                        "a.b.c",
                        "A".repeat(20_000))) {
            assertThat(verifier.check(forged, known)).as(forged).isOne();
        }
        assertThat(verifier.check(jws, "{\"keys\":[]}")).isOne();
    }

    @Test
    void anExpiredCertificateIsNotValid() throws IOException {
        SigningKeys keys = keys();
        for (String day : List.of("2020-01-01", "9999-12-31")) {
            Map<String, Object> term = new LinkedHashMap<>(PAYLOAD);
            term.put("validTo", day);
            assertThat(VerifierProgram.get().check(keys.sign(term), published(keys)))
                    .isEqualTo(day.startsWith("2020") ? 1 : 0);
        }
    }

    @Test
    void theVerifierSaysHowItIsUsed() throws IOException {
        VerifierProgram verifier = VerifierProgram.get();
        assertThat(verifier.run()).isEqualTo(2);
        assertThat(verifier.run("x")).isEqualTo(2);
        assertThat(verifier.run("x", "--keys", "/nowhere/jwks.json")).isEqualTo(2);
        assertThat(verifier.check("x", "not json")).isEqualTo(2);
        assertThat(verifier.run("x", "--what", "y")).isEqualTo(2);
        assertThat(verifier.output()).contains("用法");
    }

    private SigningKeys keys() {
        return keys(Optional.empty());
    }

    private SigningKeys keys(Optional<String> chosen) {
        return new SigningKeys(new ObjectMapper(), data, chosen);
    }

    /** Adds a further key, as an operator does. */
    private void add(String id) throws IOException {
        Path elsewhere = Files.createTempDirectory(data, "new");
        new KeyFolder(elsewhere).load();
        try (Stream<Path> files = Files.list(elsewhere)) {
            Path made = files.filter(f -> f.toString().endsWith(".pem")).findFirst().orElseThrow();
            Files.copy(made, data.resolve("keys").resolve(id + ".pem"));
        }
    }

    private Path pem(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("keys"))) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String published(SigningKeys keys) throws IOException {
        return new ObjectMapper().writeValueAsString(keys.published());
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
