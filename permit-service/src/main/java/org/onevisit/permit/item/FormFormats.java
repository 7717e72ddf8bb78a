package org.onevisit.permit.item;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import com.networknt.schema.JsonMetaSchema;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.onevisit.codes.Identifiers;
import org.onevisit.codes.Kind;

/**
 * Formats that a form may ask for beside those of JSON Schema: {@code uscc}, a 统一社会信用代码 whose check
 * character is right (C-2), and {@code id-card}, a 身份证号 (C-3).
 */
final class FormFormats {

    private FormFormats() {}

    /** The dialect of the forms. */
    static JsonMetaSchema dialect(Clock clock) {
        return JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                .formats(
                        List.of(
                                new Identifier("uscc", Kind.USCC, clock),
                                new Identifier("id-card", Kind.ID_CARD, clock)))
                .build();
    }

    private record Identifier(String name, Kind kind, Clock clock) implements Format {

        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean matches(ExecutionContext context, String value) {
            return Identifiers.check(kind, value, LocalDate.now(clock)).valid();
        }
    }
}
