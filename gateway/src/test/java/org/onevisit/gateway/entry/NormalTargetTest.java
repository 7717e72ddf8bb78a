package org.onevisit.gateway.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalTargetTest {

    @Test
    void theQueryIsNoPartOfThePath() {
        assertThat(NormalTarget.path("/api/x?y=/../%2e")).isEqualTo("/api/x");
        assertThat(NormalTarget.path("/")).isEqualTo("/");
        assertThat(NormalTarget.path("/docs/")).isEqualTo("/docs/");
    }

    @Test
    void whatNeedNotBeEncodedMustNotBe() {
        assertThat(NormalTarget.path("/%41")).isNull();
        assertThat(NormalTarget.path("/%7e")).isNull();
        assertThat(NormalTarget.path("/a%20b%E4%BA%BA")).isEqualTo("/a%20b%E4%BA%BA");
        assertThat(NormalTarget.path("/100%25.pdf")).isEqualTo("/100%25.pdf");
        assertThat(NormalTarget.path("/%2525")).isNull();
        assertThat(NormalTarget.path("/%")).isNull();
        assertThat(NormalTarget.path("/%2")).isNull();
    }

    @Test
    void personalNumbersAreHidden() {
        assertThat(DigitRuns.masked("/a/430103199001011234/b"))
                .isEqualTo("/a/******************/b");
        assertThat(DigitRuns.masked("/a/43010319900101123X")).isEqualTo("/a/*****************X");
        assertThat(DigitRuns.masked("/a/12345678901234")).isEqualTo("/a/12345678901234");
    }
}
