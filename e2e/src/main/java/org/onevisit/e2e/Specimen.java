package org.onevisit.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A complete filing of an item, made from what its guide says: the form's example and one small PDF
 * for each required material.
 *
 * @param draft the application
 * @param materials codes of the required materials
 */
public record Specimen(ObjectNode draft, List<String> materials) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * @param item as the catalogue shows it
     */
    public static Specimen of(JsonNode item) {
        ObjectNode draft = JSON.createObjectNode();
        draft.put("itemCode", item.path("itemCode").asText()).put("channel", "WEB");
        draft.putObject("applicant")
                .put("type", "ENTERPRISE")
                .put("name", "示例置业有限公司")
                .put("identifier", "91350100M000100Y43")
                .put("phone", "13800000000");
        draft.putObject("project").put("name", "示例小区");
        draft.set("form", item.path("formSchema").path("examples").path(0).deepCopy());
        return new Specimen(
                draft,
                StreamSupport.stream(item.path("materials").spliterator(), false)
                        .filter(material -> material.path("necessity").asText().equals("REQUIRED"))
                        .map(material -> material.path("code").asText())
                        .toList());
    }

    String itemCode() {
        return draft.path("itemCode").asText();
    }

    /** The same, for an item that is read from the catalogue. */
    static Specimen read(URI gateway, String itemCode) {
        URI address = gateway.resolve("/api/catalog/items/" + itemCode);
        try (InputStream item = address.toURL().openStream()) {
            return of(JSON.readTree(item));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A PDF of one empty page; files of another text have another content.
     *
     * @param text stands in a comment
     */
    public static byte[] pdf(String text) {
        return ("%PDF-1.4\n% "
                        + text
                        + "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF\n")
                .getBytes(UTF_8);
    }
}
