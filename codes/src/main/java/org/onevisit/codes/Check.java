package org.onevisit.codes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of checking one identifier.
 *
 * @param valid whether nothing is wrong; warnings do not count
 * @param reasons everything that is wrong, all at once; empty when valid
 * @param warnings what is doubtful, yet seen in real codes
 * @param parts what the identifier says, by name, as far as it can be read
 */
public record Check(
        boolean valid, List<Finding> reasons, List<Finding> warnings, Map<String, String> parts) {

    public Check {
        reasons = List.copyOf(reasons);
        warnings = List.copyOf(warnings);
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** Collects findings and parts while an identifier is read from left to right. */
    static final class Notes {
        private final List<Finding> reasons = new ArrayList<>();
        private final List<Finding> warnings = new ArrayList<>();
        private final Map<String, String> parts = new LinkedHashMap<>();

        void wrong(String code, String message) {
            reasons.add(new Finding(code, message));
        }

        void doubtful(String code, String message) {
            warnings.add(new Finding(code, message));
        }

        void part(String name, String value) {
            parts.put(name, value);
        }

        /** Takes over what an identifier inside this one was found to be. */
        void include(Check inner, String prefix) {
            inner.reasons().forEach(f -> reasons.add(new Finding(prefix + f.code(), f.message())));
            inner.warnings()
                    .forEach(f -> warnings.add(new Finding(prefix + f.code(), f.message())));
            parts.putAll(inner.parts());
        }

        Check done() {
            return new Check(reasons.isEmpty(), reasons, warnings, parts);
        }
    }
}
