package org.onevisit.catalog.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.DisallowSchemaLoader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Judges the schema of an item's form: it is JSON Schema 2020-12, stands alone, is cheap to apply,
 * and brings one complete valid example. Nothing is ever fetched: references outside the schema are
 * refused, and the reader has no loader that could follow one.
 */
@ApplicationScoped
public class FormSchemas {

    private static final int MOST_MESSAGES = 20;
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder()
                    .locale(Locale.ENGLISH)
                    .formatAssertionsEnabled(true)
                    .build();

    private final JsonSchema metaSchema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(SchemaLocation.of(SchemaId.V202012), STRICT);
    private final JsonSchemaFactory alone =
            JsonSchemaFactory.getInstance(
                    SpecVersion.VersionFlag.V202012,
                    factory ->
                            factory.enableSchemaCache(false)
                                    .schemaLoaders(
                                            loaders ->
                                                    loaders.values(
                                                            all ->
                                                                    all.add(
                                                                            0,
                                                                            DisallowSchemaLoader
                                                                                    .getInstance()))));

    /** Everything wrong with the schema; pointers start at {@code /formSchema}. */
    public List<Flaw> flaws(JsonNode schema) {
        List<Flaw> flaws = new ArrayList<>(SchemaBounds.flaws(schema));
        if (!flaws.isEmpty()) {
            return flaws;
        }
        for (ValidationMessage message : messages(metaSchema, schema)) {
            flaws.add(
                    Refused.flaw(
                            "/formSchema" + message.getInstanceLocation(),
                            Reason.FORM_SCHEMA_INVALID,
                            message.getError()));
        }
        if (!flaws.isEmpty()) {
            return flaws;
        }
        JsonNode example = schema.path("examples").path(0);
        if (example.isMissingNode()) {
            flaws.add(Refused.flaw("/formSchema/examples", Reason.FORM_EXAMPLE_MISSING));
            return flaws;
        }
        try {
            JsonSchema form = alone.getSchema(schema, STRICT);
            for (ValidationMessage message : messages(form, example)) {
                flaws.add(
                        Refused.flaw(
                                "/formSchema/examples/0" + message.getInstanceLocation(),
                                Reason.FORM_EXAMPLE_INVALID,
                                message.getError()));
            }
        } catch (JsonSchemaException e) {
            // The meta-schema does not see everything, such as a reference that leads nowhere.
            flaws.add(Refused.flaw("/formSchema", Reason.FORM_SCHEMA_INVALID));
        }
        return flaws;
    }

    private static List<ValidationMessage> messages(JsonSchema schema, JsonNode value) {
        Set<ValidationMessage> messages = schema.validate(value);
        return messages.stream().limit(MOST_MESSAGES).toList();
    }
}
