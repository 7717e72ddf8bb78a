package org.onevisit.platform;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * JSON as the contract wants it: decimals as strings, instants with the office's offset, unknown
 * fields and repeated ones refused, and a bound on the size of a document (1 MiB). Text that no
 * database keeps (NUL, half a surrogate pair), that nobody can see though something is there, or
 * that turns the writing round, and numbers beyond any measure are refused at the door, wherever in
 * a document they stand.
 */
@Singleton
public class Json implements ObjectMapperCustomizer {

    private static final int MAX_DOCUMENT_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_STRING = 200_000;
    private static final int MAX_DIGITS = 60;

    /** Spaces and letters without a shape that do not count as blank elsewhere. */
    private static final String BLANKS = "\u3000\u00A0\u115F\u1160\u2800\u3164\uFFA0";

    /** Last, so that what the contract wants replaces what Jackson's own modules would write. */
    @Override
    public int priority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxDocumentLength(MAX_DOCUMENT_BYTES)
                                .maxNestingDepth(MAX_DEPTH)
                                .maxStringLength(MAX_STRING)
                                .build());
        mapper.getFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        // 1.5 days are no day, and a moment is no date.
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.configOverride(LocalDate.class).setFormat(JsonFormat.Value.forLeniency(false));
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        SimpleModule contract = new SimpleModule("contract");
        contract.addSerializer(BigDecimal.class, new PlainDecimal());
        contract.addSerializer(Instant.class, new OffsetInstant());
        contract.addDeserializer(String.class, new SoundText());
        contract.addDeserializer(JsonNode.class, new SoundTree<>(JsonNode.class));
        contract.addDeserializer(ObjectNode.class, new SoundTree<>(ObjectNode.class));
        mapper.registerModule(contract);
    }

    private static final class PlainDecimal extends StdSerializer<BigDecimal> {
        private static final long serialVersionUID = 1L;

        PlainDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public void serialize(BigDecimal value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(value.toPlainString());
        }
    }

    private static final class OffsetInstant extends StdSerializer<Instant> {
        private static final long serialVersionUID = 1L;

        OffsetInstant() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeString(
                    DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value.atZone(OfficeTime.ZONE)));
        }
    }

    private static boolean isSound(String text) {
        boolean seen = false;
        boolean hidden = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean half = c <= Character.MAX_VALUE && Character.isSurrogate((char) c);
            if (c == 0 || half || isTurning(c)) {
                return false;
            }
            if (Character.getType(c) == Character.FORMAT || BLANKS.indexOf(c) >= 0) {
                hidden = true;
            } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                seen = true;
            }
        }
        return seen || !hidden;
    }

    /** Turns the direction of what follows, so that a page shows something else than is kept. */
    private static boolean isTurning(int c) {
        return c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    }

    private static final class SoundText extends StdDeserializer<String> {
        private static final long serialVersionUID = 1L;

        SoundText() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser in, DeserializationContext context)
                throws IOException {
            String text = StringDeserializer.instance.deserialize(in, context);
            if (text != null && !isSound(text)) {
                throw JsonMappingException.from(in, "unsound text");
            }
            return text;
        }
    }

    private static final class SoundTree<T extends JsonNode> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final Class<T> shape;

        SoundTree(Class<T> shape) {
            super(shape);
            this.shape = shape;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Object tree =
                    JsonNodeDeserializer.getDeserializer(JsonNode.class).deserialize(in, context);
            if (!shape.isInstance(tree) || !isSound((JsonNode) tree)) {
                throw JsonMappingException.from(in, "unsound value");
            }
            return shape.cast(tree);
        }

        @Override
        public T getNullValue(DeserializationContext context) {
            return shape == JsonNode.class ? shape.cast(context.getNodeFactory().nullNode()) : null;
        }

        private static boolean isSound(JsonNode node) {
            if (node.isTextual()) {
                return Json.isSound(node.textValue());
            }
            if (node.isBigDecimal() || node.isBigInteger()) {
                BigDecimal number = node.decimalValue();
                return number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_DIGITS;
            }
            for (JsonNode inner : node) {
                if (!isSound(inner)) {
                    return false;
                }
            }
            for (var names = node.fieldNames(); names.hasNext(); ) {
                if (!Json.isSound(names.next())) {
                    return false;
                }
            }
            return true;
        }
    }
}
