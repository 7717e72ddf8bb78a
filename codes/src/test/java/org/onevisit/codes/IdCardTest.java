package org.onevisit.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdCardTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void theExampleOfTheStandardIsValid() {
        Check check = check("11010519491231002X");
        assertThat(check.valid()).isTrue();
        assertThat(check.parts())
                .containsEntry("region", "110105")
                .containsEntry("birthDate", "1949-12-31")
                .containsEntry("sex", "FEMALE")
                .containsEntry("checkCharacter", "X");
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002x, CHARACTER_SET",
        "110105194912310021, CHECK_CHARACTER",
        "110105491231002, FIFTEEN_DIGITS",
        "1101051949123100, LENGTH",
        "' 11010519491231002X', LENGTH",
        "1101051949123100X2, CHARACTER_SET",
        "'', MISSING"
    })
    void aBrokenNumberIsRefusedForItsReason(String number, String reason) {
        assertThat(check(number).reasons()).extracting(Finding::code).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "19000229, BIRTH_DATE",
        "20230229, BIRTH_DATE",
        "19991301, BIRTH_DATE",
        "19990631, BIRTH_DATE",
        "19990000, BIRTH_DATE",
        "00000101, BIRTH_DATE",
        "20260302, BIRTH_DATE_IN_FUTURE"
    })
    void theDayOfBirthMustExistAndHaveCome(String day, String reason) {
        assertThat(check(number("430103", day, "001")).reasons())
                .extracting(Finding::code)
                .containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource({"20240229", "20260301", "19000228"})
    void anyDayThatWasIsADayOfBirth(String day) {
        assertThat(check(number("430103", day, "001")).valid()).isTrue();
    }

    @Test
    void theProvinceMustExist() {
        for (int province = 0; province < 100; province++) {
            boolean exists =
                    province >= 11 && province <= 15
                            || province >= 21 && province <= 23
                            || province >= 31 && province <= 37
                            || province >= 41 && province <= 46
                            || province >= 50 && province <= 54
                            || province >= 61 && province <= 65
                            || province == 71
                            || province >= 81 && province <= 83;
            String region = String.format("%02d0101", province);
            assertThat(check(number(region, "19900101", "002")).valid())
                    .as(region)
                    .isEqualTo(exists);
        }
    }

    @Property
    void oneMistypedDigitNeverPasses(
            @ForAll @IntRange(max = 36_000) int dayNumber,
            @ForAll @IntRange(max = 999) int sequence,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(min = 1, max = 9) int shift) {
        String day =
                LocalDate.of(1920, 1, 1)
                        .plusDays(dayNumber)
                        .format(DateTimeFormatter.BASIC_ISO_DATE);
        String right = number("430103", day, String.format("%03d", sequence));
        assertThat(check(right).valid()).isTrue();
        int digit = (right.charAt(place) - '0' + shift) % 10;
        assertThat(check(right.substring(0, place) + digit + right.substring(place + 1)).valid())
                .isFalse();
    }

    @Property
    void noTextWhatsoeverBreaksTheCheck(@ForAll String text) {
        assertThat(check(text).valid()).isEqualTo(check(text).reasons().isEmpty());
    }

    @Test
    void normalisingTrimsAndRaisesAsciiOnly() {
        assertThat(Identifiers.normalised(" 11010519491231002x\t")).isEqualTo("11010519491231002X");
        assertThat(Identifiers.normalised("ıſ")).isEqualTo("ıſ");
        assertThat(Identifiers.normalised(null)).isNull();
    }

    private static String number(String region, String day, String sequence) {
        String seventeen = region + day + sequence;
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen.charAt(i) - '0') * weights[i];
        }
        return seventeen + "10X98765432".charAt(sum % 11);
    }

    private static Check check(String number) {
        return Identifiers.check(Kind.ID_CARD, number, TODAY);
    }
}
