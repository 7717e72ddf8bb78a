package org.onevisit.catalog.exchange;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;

/** Reads items from JSON: an array of items, or an export with its {@code items}. */
final class JsonImport {

    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_DEPTH = 60;
    private static final int LONGEST_STRING = 200_000;

    private final ObjectMapper json;
    private final List<Problem> problems;

    JsonImport(ObjectMapper json, List<Problem> problems) {
        // A whole catalogue is larger than the single documents that the shared reader takes.
        this.json = json.copy();
        this.json
                .getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder()
                                .maxDocumentLength(MOST_BYTES)
                                .maxNestingDepth(MOST_DEPTH)
                                .maxStringLength(LONGEST_STRING)
                                .build());
        this.problems = problems;
    }

    /**
     * The items of the document.
     *
     * @throws Refused when it is not JSON or too large
     */
    List<Found> read(byte[] file) {
        JsonNode document;
        try {
            document = json.readTree(file);
        } catch (StreamConstraintsException e) {
            throw Refused.because(Reason.IMPORT_TOO_LARGE);
        } catch (IOException e) {
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
        JsonNode list = document.isArray() ? document : document.path("items");
        if (!list.isArray()) {
            throw Refused.because(Reason.IMPORT_UNREADABLE);
        }
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            Found.Place place = new Found.Place(Sheets.ITEMS, i + 1, "", "");
            if (list.get(i) instanceof ObjectNode item) {
                found.add(new Found(item, place));
            } else {
                problems.add(Problem.at(place, "NOT_AN_ITEM", "不是事项 This is not an item"));
            }
        }
        return found;
    }
}
