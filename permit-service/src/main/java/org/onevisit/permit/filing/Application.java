package org.onevisit.permit.filing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * What the applicant filed (申请): the answers to the item's form, the agent, the project. Apart from
 * the case, which changes often and carries none of this weight.
 */
@Entity
public class Application {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Id private UUID id;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    protected Application() {}

    Application(UUID id, JsonNode content) {
        this.id = id;
        this.content = content.toString();
    }

    /** The whole request of the draft, as it was sent. */
    public JsonNode content() {
        try {
            return JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void replace(JsonNode changed) {
        content = changed.toString();
    }
}
