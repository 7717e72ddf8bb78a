package org.onevisit.catalog.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A content as it is stored.
 *
 * @param content all elements as JSON
 * @param limits the limits alone, for lists
 * @param searchText name, code and conditions in the form in which words are looked for
 */
record ContentText(String content, String limits, String searchText) {

    static ContentText of(Content content, ObjectMapper json) {
        String searchText =
                Stream.concat(
                                Stream.of(
                                        content.name(),
                                        content.itemCode(),
                                        content.basicCode(),
                                        content.localBasicCode(),
                                        content.localItemCode()),
                                content.conditions().stream())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining("\n"));
        return new ContentText(
                write(content, json),
                content.limits() == null ? null : write(content.limits(), json),
                searchable(searchText));
    }

    /**
     * Full-width and half-width, capital and small letters are the same to someone who searches.
     */
    static String searchable(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static String write(Object value, ObjectMapper json) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
