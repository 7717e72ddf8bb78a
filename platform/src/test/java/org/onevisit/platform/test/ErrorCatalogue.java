package org.onevisit.platform.test;

import java.util.Comparator;
import java.util.List;

/** The error catalogue of a service as a page of {@code docs/reference}, made from its reasons. */
public final class ErrorCatalogue {

    private ErrorCatalogue() {}

    /**
     * One reason for which a service refuses.
     *
     * @param code stable upper-snake name
     * @param text what a person reads, Chinese first
     */
    public record Entry(String code, int status, String text) {}

    /**
     * Checks the page of a service, or writes it with {@code -Ddocs.update}.
     *
     * @param service such as {@code fees}
     */
    public static void check(String service, List<Entry> entries) {
        StringBuilder page = new StringBuilder();
        page.append("# Errors of ")
                .append(service)
                .append(
                        "\n\nMade from the service's reasons by its tests; `code` is what a program can rely on."
                                + " The shape is RFC 9457, see [the contract](../openapi/).\n\n"
                                + "| code | status | text |\n|---|---|---|\n");
        entries.stream()
                .sorted(Comparator.comparing(Entry::code))
                .forEach(
                        entry ->
                                page.append("| `")
                                        .append(entry.code())
                                        .append("` | ")
                                        .append(entry.status())
                                        .append(" | ")
                                        .append(entry.text().replace("|", "\\|"))
                                        .append(" |\n"));
        Copies.check("docs/reference/errors-" + service + ".md", page.toString());
    }
}
