package org.onevisit.e2e;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Options of a command: {@code --name value}. */
final class Flags {

    private final Map<String, String> given = new HashMap<>();

    /**
     * @throws IllegalArgumentException for a name that is not known, or one without a value
     */
    Flags(String[] arguments, List<String> known) {
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (!known.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Options, each with a value: " + known);
            }
            given.put(name, arguments[i + 1]);
        }
    }

    String text(String name, String usual) {
        return given.getOrDefault(name, usual);
    }

    int number(String name, int usual) {
        return given.containsKey(name) ? Integer.parseInt(given.get(name)) : usual;
    }

    int[] numbers(String name, String usual) {
        return Arrays.stream(text(name, usual).split(",")).mapToInt(Integer::parseInt).toArray();
    }
}
