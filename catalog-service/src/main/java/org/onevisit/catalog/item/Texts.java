package org.onevisit.catalog.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.platform.Refusal.Flaw;

/** The texts of a content: they must be printable, in a database column as in a PDF. */
final class Texts {

    private Texts() {}

    /** Texts with control characters or half of a surrogate pair, by pointer. */
    static List<Flaw> flaws(JsonNode content) {
        List<Flaw> flaws = new ArrayList<>();
        look(content, "", flaws);
        return flaws;
    }

    private static void look(JsonNode node, String pointer, List<Flaw> flaws) {
        if (node.isTextual() && !printable(node.asText())) {
            flaws.add(Refused.flaw(pointer, Reason.UNREADABLE_TEXT));
        }
        node.fields()
                .forEachRemaining(
                        field -> {
                            if (!printable(field.getKey())) {
                                flaws.add(Refused.flaw(pointer, Reason.UNREADABLE_TEXT));
                            }
                            look(field.getValue(), pointer + "/" + field.getKey(), flaws);
                        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            look(node.get(i), pointer + "/" + i, flaws);
        }
    }

    /** Characters that XML 1.0 allows. */
    private static boolean printable(String text) {
        return text.codePoints()
                .allMatch(
                        c ->
                                c == '\t'
                                        || c == '\n'
                                        || c == '\r'
                                        || c >= 0x20 && c <= 0xD7FF
                                        || c >= 0xE000 && c <= 0xFFFD
                                        || c >= 0x10000);
    }
}
