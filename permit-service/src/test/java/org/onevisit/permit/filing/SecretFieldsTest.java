package org.onevisit.permit.filing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SecretFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void fieldMarkedAnywhereInTheSchemaIsHidden() throws JsonProcessingException {
        String schema =
                """
                {"properties": {
                   "name": {"type": "string"},
                   "grade": {"x-secret": true},
                   "works": {"type": "array", "items": {"$ref": "#/$defs/work"}}},
                 "$defs": {"work": {"allOf": [{"properties": {"latitude": {"x-secret": true}, "floors": {}}}]}}}
                """;
        String form =
                """
                {"name": "x", "grade": {"value": 6}, "works": [{"latitude": 28.1, "floors": 2}]}
                """;
        assertThat(masked(form, schema))
                .isEqualTo(
                        "{\"name\":\"x\",\"grade\":\"***\",\"works\":[{\"latitude\":\"***\",\"floors\":2}]}");
    }

    @Test
    void whatTheSchemaDoesNotDescribeIsHidden() throws JsonProcessingException {
        assertThat(masked("{\"a\": 1, \"b\": 2}", "{\"properties\": {\"a\": {}}}"))
                .isEqualTo("{\"a\":1,\"b\":\"***\"}");
    }

    @Test
    void schemaThatRefersToItselfEnds() throws JsonProcessingException {
        assertThat(masked("{\"a\": 1}", "{\"$ref\": \"#\", \"properties\": {\"a\": {}}}"))
                .isEqualTo("{\"a\":1}");
    }

    private static String masked(String form, String schema) throws JsonProcessingException {
        return SecretFields.masked(JSON.readTree(form), JSON.readTree(schema)).toString();
    }
}
