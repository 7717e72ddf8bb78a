package org.onevisit.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** What the suite answered. */
final class Answer {

    private final String request;
    private final HttpResponse<byte[]> response;

    Answer(String request, HttpResponse<byte[]> response) {
        this.request = request;
        this.response = response;
    }

    int status() {
        return response.statusCode();
    }

    byte[] body() {
        return response.body();
    }

    String text() {
        return new String(response.body(), UTF_8);
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    JsonNode json() {
        try {
            return Person.JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says what came instead when the status is another. */
    Answer expect(int status) {
        assertThat(status()).as("%s: %s", request, text()).isEqualTo(status);
        return this;
    }

    /** A refusal with its stable code. */
    Answer expect(int status, String code) {
        expect(status);
        assertThat(json().path("code").asText()).as(text()).isEqualTo(code);
        return this;
    }
}
