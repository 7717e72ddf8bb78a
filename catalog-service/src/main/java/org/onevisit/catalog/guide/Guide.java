package org.onevisit.catalog.guide;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.onevisit.catalog.item.Content;
import org.onevisit.catalog.item.ItemView;
import org.onevisit.pdf.Pdf;

/**
 * The guide 办事指南 of one version of an item, which the office owes the public (行政许可法 art. 30). Texts
 * of the item are data to the template: they are escaped, never evaluated.
 */
final class Guide {

    private static final String STYLE = "META-INF/resources/api/catalog/guide.css";
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("00", "行政权力事项"),
                    Map.entry("01", "行政许可"),
                    Map.entry("02", "行政处罚"),
                    Map.entry("03", "行政强制"),
                    Map.entry("04", "行政征收"),
                    Map.entry("05", "行政给付"),
                    Map.entry("06", "行政检查"),
                    Map.entry("07", "行政确认"),
                    Map.entry("08", "行政奖励"),
                    Map.entry("09", "行政裁决"),
                    Map.entry("10", "其他行政权力"),
                    Map.entry("20", "公共服务"));

    private final ItemView version;

    Guide(ItemView version) {
        this.version = version;
    }

    /** One entry of the form. */
    record Field(String title, boolean required, boolean inner) {}

    @CheckedTemplate(basePath = "guide")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(
                ItemView version, Content item, String typeName, List<Field> fields, String style);
    }

    /**
     * The guide as a page whose style is a file of its own, so that it lives under a strict CSP.
     */
    String html() {
        return render(null);
    }

    /** The guide on paper. */
    byte[] pdf() {
        return Pdf.render(render(style()));
    }

    private String render(String style) {
        Content item = version.content();
        return Templates.page(
                        version,
                        item,
                        TYPES.getOrDefault(item.type(), item.type()),
                        fields(),
                        style)
                .render();
    }

    private List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        collect(version.content().formSchema(), false, fields);
        return fields;
    }

    private static void collect(JsonNode schema, boolean inner, List<Field> fields) {
        schema.path("properties")
                .fields()
                .forEachRemaining(
                        entry -> {
                            JsonNode property = entry.getValue();
                            boolean required = false;
                            for (JsonNode name : schema.path("required")) {
                                required |= name.asText().equals(entry.getKey());
                            }
                            String title = property.path("title").asText(entry.getKey());
                            fields.add(new Field(title, required, inner));
                            collect(property, true, fields);
                            collect(property.path("items"), true, fields);
                        });
    }

    private static String style() {
        try (InputStream in =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(STYLE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
