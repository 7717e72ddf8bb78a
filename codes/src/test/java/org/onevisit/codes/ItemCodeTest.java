package org.onevisit.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemCodeTest {

    private static final String LIVE = "11320700014252401B3000180002002";

    @ParameterizedTest
    @ValueSource(
            strings = {
                LIVE,
                "11991400757651796L300018000200201",
                "11370830F5034613XX4370143004000",
                "11370830F5034613XX437108000900101"
            })
    void codesOfLivePlatformsAreValid(String code) {
        assertThat(check(code).reasons()).isEmpty();
        assertThat(check(code).valid()).isTrue();
    }

    @Test
    void partsOfANationalCodeAreRead() {
        assertThat(check("11991400757651796L300018000200201").parts())
                .containsEntry("uscc", "11991400757651796L")
                .containsEntry("level", "3")
                .containsEntry("basicCode", "000180002002")
                .containsEntry("list", "NATIONAL")
                .containsEntry("type", "01")
                .containsEntry("mainItem", "80002")
                .containsEntry("subItem", "002")
                .containsEntry("serial", "01");
    }

    @Test
    void aProvincialListPutsTheRegionInFront() {
        assertThat(check("11370830F5034613XX4370143004000").parts())
                .containsEntry("list", "PROVINCIAL")
                .containsEntry("listRegion", "370143");
    }

    @ParameterizedTest
    @CsvSource({
        "11320700014252401B300018000200, LENGTH",
        "11320700014252401B30001800020020, LENGTH",
        "11320700014252401B300018000200201X, LENGTH",
        "11320700014252401B0000180002002, LEVEL",
        "11320700014252401B8000180002002, LEVEL",
        "11320700014252401BA000180002002, LEVEL",
        "11320700014252401B300018000200A, BASIC_CODE",
        "11320700014252401B30001800020020A, SERIAL",
        "11320700014252401C3000180002002, USCC_CHECK_CHARACTER",
        "11320700014252401b3000180002002, USCC_CHARACTER_SET"
    })
    void aBrokenCodeIsRefusedForItsReason(String code, String reason) {
        assertThat(check(code).reasons()).extracting(Finding::code).contains(reason);
        assertThat(check(code).valid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "JIAOZUO, 727012934QT17924001",
        "SICHUAN, 511Z07001006-511602000000-000-11511301008778183N-1-00",
        "SICHUAN, 511A0047100006-510400000000-000-11510300008320973D-1-00",
        "GUIZHOU, XK00101000",
        "HUBEI, 4201001230100102"
    })
    void localFormsAreValidByTheirProfileAlone(ItemCode.Profile profile, String code) {
        assertThat(ItemCode.check(code, profile).reasons()).isEmpty();
        assertThat(check(code).valid()).isFalse();
        assertThat(check(code).warnings()).extracting(Finding::code).containsExactly("LOCAL_FORM");
    }

    @Test
    void aLocalProfileRefusesTheNationalForm() {
        for (ItemCode.Profile profile : ItemCode.Profile.values()) {
            assertThat(ItemCode.check(LIVE, profile).valid())
                    .isEqualTo(profile == ItemCode.Profile.NATIONAL);
        }
    }

    @Test
    void theCreditCodeInsideALocalFormIsCheckedToo() {
        Check check =
                ItemCode.check(
                        "511Z07001006-511602000000-000-11511301008778183M-1-00",
                        ItemCode.Profile.SICHUAN);
        assertThat(check.reasons())
                .extracting(Finding::code)
                .containsExactly("USCC_CHECK_CHARACTER");
    }

    @Property
    void noTextWhatsoeverBreaksTheCheck(@ForAll String text) {
        for (ItemCode.Profile profile : ItemCode.Profile.values()) {
            Check check = ItemCode.check(text, profile);
            assertThat(check.valid()).isEqualTo(check.reasons().isEmpty());
        }
    }

    private static Check check(String code) {
        return Identifiers.check(Kind.ITEM_CODE, code, LocalDate.of(2026, 1, 1));
    }
}
