package org.onevisit.catalog.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onevisit.catalog.Calls;
import org.onevisit.platform.Refusal.Flaw;

class PublicationRulesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final PublicationRules rules =
            new PublicationRules(List.of("standard", "instant"), new FormSchemas());

    @Test
    void aCompleteItemHasNoFlaw() {
        assertThat(flaws(item -> {})).isEmpty();
    }

    @Test
    void aPromiseMayEqualButNotExceedTheStatutoryLimit() {
        assertThat(flaws(item -> promised(item).put("days", 20))).isEmpty();
        assertThat(flaws(item -> promised(item).put("days", 21)))
                .containsExactly("PROMISE_EXCEEDS_STATUTORY");
    }

    @Test
    void limitsInDifferentUnitsAreNotCompared() {
        assertThat(flaws(item -> promised(item).put("unit", "NATURAL_DAY")))
                .containsExactly("LIMIT_UNITS_DIFFER");
    }

    @Test
    void stagesUpToTheDecisionStayWithinThePromise() {
        assertThat(flaws(item -> stage(item, 1).put("days", 5))).isEmpty();
        assertThat(flaws(item -> stage(item, 1).put("days", 6)))
                .containsExactly("STAGES_EXCEED_PROMISE");
    }

    @Test
    void certificateAndDeliveryHaveTheirOwnTenDays() {
        assertThat(flaws(item -> stage(item, 3).put("days", 9))).isEmpty();
        assertThat(flaws(item -> stage(item, 3).put("days", 10)))
                .containsExactly("DELIVERY_EXCEEDS_TEN_DAYS");
    }

    @Test
    void whatIsChargedOrLeviedNamesItsBasis() {
        assertThat(
                        flaws(
                                item -> {
                                    ObjectNode fee = item.withObjectProperty("fee");
                                    fee.withObjectProperty("licence")
                                            .put("charged", true)
                                            .put("basis", " ");
                                    fee.withObjectProperty("levy").putNull("basis");
                                }))
                .containsExactly("FEE_BASIS_MISSING", "FEE_BASIS_MISSING");
    }

    @Test
    void everyFlawIsNamedAtOnce() {
        assertThat(
                        flaws(
                                item -> {
                                    promised(item).put("days", 30);
                                    item.putArray("materials");
                                    item.putArray("legalBasis");
                                    item.put("processKey", "magic");
                                    item.withObjectProperty("formSchema").put("type", 7);
                                }))
                .contains(
                        "PROMISE_EXCEEDS_STATUTORY",
                        "NO_MATERIALS",
                        "NO_LEGAL_BASIS",
                        "PROCESS_UNKNOWN",
                        "FORM_SCHEMA_INVALID");
    }

    @Test
    void twoMaterialsHaveTwoCodes() {
        assertThat(flaws(item -> ((ObjectNode) item.get("materials").get(1)).put("code", "M01")))
                .containsExactly("MATERIAL_CODE_REPEATED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"nonsense\",\"examples\":[{}]}",
                "{\"minimum\":\"x\",\"examples\":[{}]}",
                "{\"required\":\"x\",\"examples\":[{}]}",
                "{\"$schema\":\"http://json-schema.org/draft-07/schema#\",\"examples\":[{}]}",
                "[]",
                "7"
            })
    void aFormThatIsNoSchemaIsRefused(String schema) {
        assertThat(form(schema)).isNotEmpty().containsOnly("FORM_SCHEMA_INVALID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\":\"http://127.0.0.1:1/x\",\"examples\":[1]}",
                "{\"$ref\":\"file:///etc/passwd\",\"examples\":[1]}",
                "{\"$ref\":\"classpath:/application.properties\",\"examples\":[1]}",
                "{\"$ref\":\"#\",\"examples\":[1]}",
                "{\"$ref\":\"other.json\",\"examples\":[1]}",
                "{\"$dynamicRef\":\"http://127.0.0.1:1/x\",\"examples\":[1]}",
                "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/a\"}},\"$ref\":\"#/$defs/a\",\"examples\":[1]}",
                "{\"$defs\":{\"a\":{\"$ref\":\"#/$defs/b\"},\"b\":{\"$ref\":\"#/$defs/a\"}},\"examples\":[1]}",
                "{\"$ref\":\"#/$defs/none\",\"examples\":[1]}",
                "{\"properties\":{\"x\":{\"$id\":\"http://127.0.0.1:1/\",\"type\":\"string\"}},\"examples\":[{}]}"
            })
    void aFormRefersToItselfAloneAndNotInACircle(String schema) {
        assertThat(form(schema)).contains("FORM_SCHEMA_REFERENCE");
    }

    @Test
    void aFormThatUnfoldsIntoAGiantIsRefused() {
        StringBuilder defs = new StringBuilder("\"d0\":{\"type\":\"string\"}");
        for (int i = 1; i < 40; i++) {
            String before = "{\"$ref\":\"#/$defs/d" + (i - 1) + "\"}";
            defs.append(",\"d")
                    .append(i)
                    .append("\":{\"allOf\":[")
                    .append(before)
                    .append(',')
                    .append(before)
                    .append("]}");
        }
        assertThat(form("{\"$defs\":{" + defs + "},\"examples\":[1]}"))
                .containsExactly("FORM_SCHEMA_TOO_LARGE");
    }

    @Test
    void theExampleMustBeThereAndFit() {
        assertThat(form("{\"type\":\"object\"}")).containsExactly("FORM_EXAMPLE_MISSING");
        assertThat(form("{\"type\":\"object\",\"examples\":[7]}"))
                .containsExactly("FORM_EXAMPLE_INVALID");
        assertThat(form("{\"type\":\"string\",\"format\":\"date\",\"examples\":[\"2025-02-30\"]}"))
                .containsExactly("FORM_EXAMPLE_INVALID");
    }

    @Test
    void dataThatLooksLikeKeywordsIsOnlyData() {
        assertThat(
                        form(
                                "{\"type\":\"object\",\"properties\":{\"pattern\":{\"type\":\"string\"},"
                                        + "\"$ref\":{\"type\":\"string\"}},"
                                        + "\"examples\":[{\"pattern\":\"(a+)+\",\"$ref\":\"http://x\"}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "^(a*)*$",
                "^(a|a)*$",
                "(.*)*",
                "^(\\d+)+$",
                "(?=a)b",
                "^(a)\\1$",
                "a+b",
                "^.*.*.*$",
                "^(a{1,10}){1,10}$",
                "^[a-z]+[a-z]+$",
                "[",
                "^a{0,200}a{0,200}a{0,200}$",
                "a|b+",
                "^((a+)b)+$",
                "^(a?){50}$"
            })
    void aPatternThatCouldTakeForeverIsRefused(String pattern) {
        assertThat(SafePattern.test(pattern)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(0|[1-9][0-9]{0,9})(\\.[0-9]{1,4})?$",
                "^[0-9A-HJ-NPQRTUWXY]{18}$",
                "^1[3-9][0-9]{9}$",
                "^[0-9]+$",
                "^\\d{4}-\\d{2}$",
                "^[\\u4e00-\\u9fa5]{2,20}$",
                "^(?:ab|cd)?x$",
                "^\\p{L}{1,50}$",
                "abc"
            })
    void anOrdinaryPatternIsTaken(String pattern) {
        assertThat(SafePattern.test(pattern)).isTrue();
    }

    private List<String> form(String schema) {
        return flaws(item -> item.set("formSchema", tree(schema)));
    }

    private List<String> flaws(Consumer<ObjectNode> change) {
        ObjectNode item = Calls.content();
        change.accept(item);
        try {
            return rules.flaws(JSON.treeToValue(item, Content.class)).stream()
                    .map(Flaw::code)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode promised(ObjectNode item) {
        return item.withObjectProperty("limits").withObjectProperty("promised");
    }

    private static ObjectNode stage(ObjectNode item, int i) {
        return (ObjectNode) item.get("stages").get(i);
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
