package org.onevisit.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onevisit.clock.Published.COUNTING;
import static org.onevisit.clock.Published.day;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receipt on Monday 2025-09-15; the fifth working day after is Monday 2025-09-22. */
class IntakeTest {

    private static final LocalDate RECEIVED = day("2025-09-15");

    private static Intake.Standing at(String asOf, Intake intake) {
        return intake.at(asOf == null ? null : day(asOf), COUNTING);
    }

    private static Intake intake(String noticed, String supplemented, String accepted) {
        return new Intake(RECEIVED, on(noticed), on(supplemented), on(accepted));
    }

    private static LocalDate on(String text) {
        return text == null ? null : day(text);
    }

    @Test
    void rD7NoticeIsDueOnTheFifthWorkingDay() {
        assertThat(at(null, intake(null, null, null)).noticeDue().date()).isEqualTo("2025-09-22");
    }

    @Test
    void rD7aNoticeInTimeWaitsForTheApplicant() {
        Intake.Standing standing = at(null, intake("2025-09-22", null, null));
        assertThat(standing.acceptance()).isEqualTo(Acceptance.AWAITING_SUPPLEMENT);
        assertThat(standing.acceptedOn()).isNull();
    }

    @Test
    void rD7bSilenceForFiveWorkingDaysMeansAcceptedFromReceipt() {
        Intake silent = intake(null, null, null);
        assertThat(at("2025-09-22", silent).acceptance()).isEqualTo(Acceptance.PENDING);
        assertThat(at("2025-09-23", silent).acceptance()).isEqualTo(Acceptance.DEEMED);
        assertThat(at(null, silent).acceptedOn()).isEqualTo(RECEIVED);
    }

    @Test
    void rD7bANoticeOrAnAcceptanceThatComesTooLateChangesNothing() {
        assertThat(at(null, intake("2025-09-23", null, null)).acceptance())
                .isEqualTo(Acceptance.DEEMED);
        Intake.Standing late = at(null, intake(null, null, "2025-09-23"));
        assertThat(late.acceptance()).isEqualTo(Acceptance.DEEMED);
        assertThat(late.acceptedOn()).isEqualTo(RECEIVED);
    }

    @Test
    void rD7cSilenceAfterTheSupplementMeansAcceptedOnItsDay() {
        Intake silent = intake("2025-09-18", "2025-09-25", null);
        Intake.Standing standing = at(null, silent);
        assertThat(standing.answerDue().date()).isEqualTo("2025-10-09");
        assertThat(standing.acceptance()).isEqualTo(Acceptance.DEEMED_AFTER_SUPPLEMENT);
        assertThat(standing.acceptedOn()).isEqualTo("2025-09-25");
        assertThat(at("2025-10-09", silent).acceptance()).isEqualTo(Acceptance.PENDING);
    }

    private static Intake twice(String second, String answered, String accepted) {
        return new Intake(
                RECEIVED,
                List.of(
                        new Intake.Round(day("2025-09-18"), day("2025-09-25")),
                        new Intake.Round(day(second), on(answered))),
                on(accepted));
    }

    @Test
    void rD7cAFurtherNoticeStartsTheFiveDaysAnewFromItsAnswer() {
        Intake again = twice("2025-09-28", "2025-10-10", null);
        assertThat(at("2025-09-30", again).acceptance()).isEqualTo(Acceptance.AWAITING_SUPPLEMENT);
        assertThat(at("2025-09-30", again).answerDue()).isNull();
        assertThat(at("2025-10-16", again).acceptance()).isEqualTo(Acceptance.PENDING);
        Intake.Standing silent = at(null, again);
        assertThat(silent.noticeDue().date()).isEqualTo("2025-09-22");
        assertThat(silent.answerDue().date()).isEqualTo("2025-10-16");
        assertThat(silent.acceptance()).isEqualTo(Acceptance.DEEMED_AFTER_SUPPLEMENT);
        assertThat(silent.acceptedOn()).isEqualTo("2025-10-10");
        assertThat(at(null, twice("2025-09-28", "2025-10-10", "2025-10-16")).acceptedOn())
                .isEqualTo("2025-10-16");
        assertThat(at(null, twice("2025-09-28", null, null)).acceptance())
                .isEqualTo(Acceptance.AWAITING_SUPPLEMENT);
    }

    @Test
    void rD7cAFurtherNoticeAfterTheFifthDayComesTooLate() {
        Intake late = twice("2025-10-10", "2025-10-11", "2025-10-13");
        Intake.Standing standing = at(null, late);
        assertThat(standing.acceptance()).isEqualTo(Acceptance.DEEMED_AFTER_SUPPLEMENT);
        assertThat(standing.acceptedOn()).isEqualTo("2025-09-25");
    }

    @Test
    void rD7dAnExplicitAcceptanceCountsFromItsDay() {
        Intake.Standing standing = at(null, intake("2025-09-18", "2025-09-25", "2025-09-26"));
        assertThat(standing.acceptance()).isEqualTo(Acceptance.EXPLICIT);
        assertThat(standing.acceptedOn()).isEqualTo("2025-09-26");
        assertThat(at(null, intake(null, null, "2025-09-22")).acceptance())
                .isEqualTo(Acceptance.EXPLICIT);
    }

    @Test
    void whatHappenedLaterIsNotSeenBefore() {
        Intake whole = intake("2025-09-18", "2025-09-25", "2025-09-26");
        assertThat(at("2025-09-17", whole).acceptance()).isEqualTo(Acceptance.PENDING);
        assertThat(at("2025-09-24", whole).acceptance()).isEqualTo(Acceptance.AWAITING_SUPPLEMENT);
        assertThat(at("2025-09-25", whole).acceptance()).isEqualTo(Acceptance.PENDING);
    }

    @Test
    void theOrderOfEventsMustHold() {
        assertThatThrownBy(() -> intake("2025-09-14", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> intake(null, "2025-09-18", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> intake("2025-09-18", "2025-09-17", null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> twice("2025-09-24", null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Intake(
                                        RECEIVED,
                                        List.of(
                                                new Intake.Round(day("2025-09-18"), null),
                                                new Intake.Round(day("2025-09-19"), null)),
                                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
