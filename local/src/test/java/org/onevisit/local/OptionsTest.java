package org.onevisit.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void withoutWordsTheSuiteKeepsItsDataAndGetsExamples() {
        assertThat(Options.of(List.of())).isEqualTo(new Options(false, false, false));
    }

    @Test
    void optionsMayComeInAnyOrder() {
        assertThat(Options.of(List.of("--empty", "--clean")))
                .isEqualTo(Options.of(List.of("--clean", "--empty")))
                .isEqualTo(new Options(true, true, false));
    }

    @Test
    void aRehearsalBeginsWithoutExamples() {
        assertThat(Options.of(List.of("--rehearsal"))).isEqualTo(new Options(false, true, true));
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> Options.of(List.of("--clean", "--cleen")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("--cleen");
    }
}
