package org.onevisit.catalog.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;
import org.onevisit.catalog.item.Content;
import org.onevisit.catalog.item.Drafts;
import org.onevisit.catalog.item.Editor;
import org.onevisit.catalog.item.PublicationRules;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Takes items from a file as drafts, all of them or none. An import never publishes: that stays an
 * act of its own, with its own day. Yet an item that could not be published is a problem already
 * here, where the row that causes it can be named.
 */
@ApplicationScoped
public class Imports {

    private static final int MOST_ITEMS = 1000;
    private static final int MOST_PROBLEMS = 1000;

    private final Drafts drafts;
    private final PublicationRules rules;
    private final Validator validator;
    private final ObjectMapper json;

    @Inject
    Imports(Drafts drafts, PublicationRules rules, Validator validator, ObjectMapper json) {
        this.drafts = drafts;
        this.rules = rules;
        this.validator = validator;
        this.json = json;
    }

    /**
     * What an import did, or would do.
     *
     * @param read items in the file
     * @param written drafts written; 0 in a dry run and whenever there is a problem
     * @param unchanged items that stand in the catalogue just so
     */
    public record Report(
            boolean dryRun, int read, int written, int unchanged, List<Problem> problems) {}

    /** An item of the file that could be read. */
    private record Ready(Found found, Content content) {}

    /**
     * Imports a workbook or a JSON document.
     *
     * @param replaceDrafts whether drafts that someone is working on may be overwritten
     * @throws Refused when the file cannot be read at all, or, not in a dry run, with all problems
     */
    Report run(
            byte[] file, boolean workbook, boolean dryRun, boolean replaceDrafts, Editor editor) {
        List<Problem> problems = new ArrayList<>();
        List<Found> found =
                workbook
                        ? new WorkbookImport(json, problems).read(file)
                        : new JsonImport(json, problems).read(file);
        if (found.size() > MOST_ITEMS) {
            throw Refused.because(Reason.IMPORT_TOO_LARGE);
        }
        List<Ready> ready = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        int unchanged = 0;
        for (Found item : found) {
            Content content = content(item, problems);
            if (content == null) {
                continue;
            }
            if (!codes.add(content.itemCode())) {
                add(problems, item, "/itemCode", "ITEM_REPEATED", "事项重复 The item stands twice");
            }
            flaws(item, content, replaceDrafts, editor, problems);
            if (drafts.standsPublished(content)) {
                unchanged++;
            } else {
                ready.add(new Ready(item, content));
            }
        }
        if (!problems.isEmpty()) {
            List<Problem> shown = problems.stream().limit(MOST_PROBLEMS).toList();
            Report report = new Report(dryRun, found.size(), 0, unchanged, shown);
            if (dryRun) {
                return report;
            }
            throw Refused.because(Reason.IMPORT_HAS_PROBLEMS, "problems", shown);
        }
        if (!dryRun) {
            write(ready, editor);
        }
        return new Report(dryRun, found.size(), dryRun ? 0 : ready.size(), unchanged, List.of());
    }

    private void write(List<Ready> ready, Editor editor) {
        // In one order for all importers, so that two of them never wait for each other.
        ready.stream()
                .map(Ready::content)
                .sorted(Comparator.comparing(Content::itemCode))
                .forEach(content -> drafts.save(content.itemCode(), content, null, true, editor));
    }

    private Content content(Found item, List<Problem> problems) {
        try {
            Content content = json.treeToValue(item.item(), Content.class);
            if (content.itemCode() == null) {
                add(
                        problems,
                        item,
                        "/itemCode",
                        "ITEM_CODE_MISSING",
                        "缺少实施编码 The item code is missing");
                return null;
            }
            return content;
        } catch (JsonMappingException e) {
            StringBuilder pointer = new StringBuilder();
            for (JsonMappingException.Reference step : e.getPath()) {
                pointer.append('/')
                        .append(
                                step.getFieldName() == null
                                        ? step.getIndex()
                                        : step.getFieldName());
            }
            add(
                    problems,
                    item,
                    pointer.toString(),
                    "MALFORMED",
                    "没有这一项或格式有误 Unknown element or malformed value");
        } catch (JsonProcessingException e) {
            add(problems, item, "", "MALFORMED", "格式有误 Malformed");
        }
        return null;
    }

    private void flaws(
            Found item,
            Content content,
            boolean replaceDrafts,
            Editor editor,
            List<Problem> problems) {
        validator
                .validate(content)
                .forEach(
                        v ->
                                add(
                                        problems,
                                        item,
                                        "/"
                                                + v.getPropertyPath()
                                                        .toString()
                                                        .replaceAll("\\.?<[^>]*>", "")
                                                        .replace(".", "/")
                                                        .replace("[", "/")
                                                        .replace("]", ""),
                                        "INVALID",
                                        v.getMessage()));
        List<Flaw> flaws = new ArrayList<>(drafts.flaws(content.itemCode(), content));
        flaws.addAll(rules.flaws(content));
        flaws.addAll(drafts.obstacles(content, replaceDrafts, editor));
        flaws.forEach(flaw -> add(problems, item, flaw.pointer(), flaw.code(), flaw.message()));
    }

    private static void add(
            List<Problem> problems, Found item, String pointer, String code, String message) {
        Found.Place place = item.place(pointer);
        if (place.column().isEmpty()) {
            place = new Found.Place(place.sheet(), place.row(), pointer, place.field());
        }
        problems.add(Problem.at(place, code, message));
    }
}
