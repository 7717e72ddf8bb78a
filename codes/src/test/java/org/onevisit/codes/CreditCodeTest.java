package org.onevisit.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11320700014252401B",
                "11991400757651796L",
                "11370830F5034613XX",
                "11510300008320973D",
                "11511301008778183N",
                "91350100M000100Y43"
            })
    void publishedCodesAreValid(String code) {
        Check check = check(code);
        assertThat(check.valid()).isTrue();
        assertThat(check.reasons()).isEmpty();
        assertThat(check.parts()).containsEntry("checkCharacter", code.substring(17));
    }

    @ParameterizedTest
    @CsvSource({
        "91350100M000100Y4Z, CHARACTER_SET",
        "91350100M000100Y42, CHECK_CHARACTER",
        "91350100M000100Y4, LENGTH",
        "91350100M000100Y433, LENGTH",
        "91350100m000100Y43, CHARACTER_SET",
        "9135O100M000100Y43, CHARACTER_SET",
        "B1350100M000100Y43, REGISTRATION_AUTHORITY",
        "9135A100M000100Y43, REGION",
        "９1350100M000100Y43, CHARACTER_SET",
        "'', MISSING"
    })
    void aBrokenCodeIsRefusedForItsReason(String code, String reason) {
        Check check = check(code);
        assertThat(check.valid()).isFalse();
        assertThat(check.reasons()).extracting(Finding::code).contains(reason);
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        assertThat(check("B1A50100M000100Y42").reasons())
                .extracting(Finding::code)
                .containsExactlyInAnyOrder("REGISTRATION_AUTHORITY", "REGION", "CHECK_CHARACTER");
    }

    @Test
    void aMissingCodeIsFoundMissing() {
        assertThat(check(null).reasons()).extracting(Finding::code).containsExactly("MISSING");
    }

    @Test
    void aWrongOrganisationCodeInsideIsOnlyDoubtful() {
        String code = withCheckCharacter("91350100M000100Y5");
        Check check = check(code);
        assertThat(check.valid()).isTrue();
        assertThat(check.warnings())
                .extracting(Finding::code)
                .containsExactly("ORGANISATION_CODE_CHECK");
    }

    @Test
    void theOrganisationCodeInsideAPublishedCodeIsRight() {
        assertThat(check("11320700014252401B").warnings()).isEmpty();
    }

    @Test
    void partsAreReadByPosition() {
        assertThat(check("11320700014252401B").parts())
                .containsEntry("registrationAuthority", "1")
                .containsEntry("category", "1")
                .containsEntry("categoryName", "机关 government body")
                .containsEntry("region", "320700")
                .containsEntry("organisationCode", "014252401");
    }

    @Property
    void oneMistypedCharacterNeverPasses(
            @ForAll("valid") String code,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(min = 1, max = 30) int shift) {
        int value = (ALPHABET.indexOf(code.charAt(place)) + shift) % 31;
        String typo = code.substring(0, place) + ALPHABET.charAt(value) + code.substring(place + 1);
        assertThat(check(typo).valid()).isFalse();
    }

    @Property
    void twoSwappedNeighboursNeverPass(
            @ForAll("valid") String code, @ForAll @IntRange(max = 16) int place) {
        char[] swapped = code.toCharArray();
        char kept = swapped[place];
        swapped[place] = swapped[place + 1];
        swapped[place + 1] = kept;
        String typo = new String(swapped);
        assertThat(check(typo).valid()).isEqualTo(typo.equals(code));
    }

    @Property
    void noTextWhatsoeverBreaksTheCheck(@ForAll String text) {
        assertThat(check(text).valid()).isEqualTo(check(text).reasons().isEmpty());
    }

    @Provide
    Arbitrary<String> valid() {
        Arbitrary<String> region = Arbitraries.strings().numeric().ofLength(6);
        Arbitrary<String> organisation =
                Arbitraries.strings().withChars(ALPHABET.toCharArray()).ofLength(9);
        Arbitrary<Character> authority = Arbitraries.of('1', '5', '9', 'A', 'N', 'Y');
        return Combinators.combine(authority, region, organisation)
                .as((a, r, o) -> withCheckCharacter(a + "1" + r + o));
    }

    /** The check character by the table of GB 32100 itself, written down again. */
    private static String withCheckCharacter(String seventeen) {
        int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(seventeen.charAt(i)) * weights[i];
        }
        int check = 31 - sum % 31;
        return seventeen + ALPHABET.charAt(check == 31 ? 0 : check);
    }

    private static Check check(String code) {
        return Identifiers.check(Kind.USCC, code, LocalDate.of(2026, 1, 1));
    }
}
