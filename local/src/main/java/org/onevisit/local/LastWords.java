package org.onevisit.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Why a process ended, as far as its log tells: the last error, or else the last line. */
final class LastWords {

    private static final int LONGEST = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    private LastWords() {}

    /** One line of at most 300 characters; empty when there is nothing to tell. */
    static String of(Path log) {
        try {
            List<String> lines =
                    Files.readAllLines(log).stream().filter(line -> !line.isBlank()).toList();
            String line =
                    lines.stream()
                            .filter(candidate -> candidate.contains("ERROR"))
                            .reduce((earlier, later) -> later)
                            .orElse(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
            String told = told(line);
            return told.substring(0, Math.min(LONGEST, told.length()));
        } catch (IOException e) {
            return "(its log cannot be read)";
        }
    }

    private static String told(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            JsonNode entry = JSON.readTree(line);
            String cause =
                    entry.path("stackTrace")
                            .asText()
                            .lines()
                            .filter(text -> text.startsWith("Caused by: "))
                            .reduce((outer, inner) -> inner)
                            .map(text -> ": " + text.substring("Caused by: ".length()))
                            .orElse("");
            return entry.path("message").asText() + cause;
        } catch (JsonProcessingException e) {
            return line;
        }
    }
}
