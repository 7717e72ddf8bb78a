package org.onevisit.platform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/**
 * JSON as the contract wants it: decimals as strings, instants with the office's offset, unknown
 * fields refused, and a bound on the size of a document (1 MiB).
 */
@Singleton
public class Json implements ObjectMapperCustomizer {

    private static final int MAX_DOCUMENT_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 50;
    private static final int MAX_STRING = 200_000;

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
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        SimpleModule contract = new SimpleModule("contract");
        contract.addSerializer(BigDecimal.class, new PlainDecimal());
        contract.addSerializer(Instant.class, new OffsetInstant());
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
}
