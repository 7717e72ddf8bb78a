package org.onevisit.permit.past;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.onevisit.permit.CaseDriver;

/** Rows of a file of past cases, invented. */
final class Rows {

    static final String HEADER = String.join(",", Column.headers()) + "\n";

    private Rows() {}

    /** A case received and accepted on Monday 2025-09-15, promised within seven days, granted. */
    static Map<String, String> row(String caseNo) {
        Map<String, String> row = new LinkedHashMap<>();
        Column.headers().forEach(name -> row.put(name, ""));
        row.put("case_no", caseNo);
        row.put("office_code", CaseDriver.OFFICE);
        row.put("item_code", CaseDriver.ITEM);
        row.put("case_type", "PROMISE");
        row.put("applicant_type", "ENTERPRISE");
        row.put("applicant_name", "（示例）置业有限公司");
        row.put("applicant_identifier", "91350100M000100Y43");
        row.put("channel", "WINDOW");
        row.put("received_on", "2025-09-15");
        row.put("acceptance", "EXPLICIT");
        row.put("accepted_on", "2025-09-15");
        row.put("promise_days", "7");
        row.put("statutory_days", "20");
        row.put("decided_on", "2025-09-23");
        row.put("decision", "GRANT");
        row.put("delivered_on", "2025-09-25");
        row.put("visits", "1");
        row.put("area_filed_m2", "1200.50");
        row.put("fee_collected_yuan", "36000.00");
        row.put("rating_level", "1");
        return row;
    }

    /** The same with other cells: name, value, name, value; rated only where it can be. */
    static String line(String caseNo, String... cells) {
        Map<String, String> row = row(caseNo);
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        boolean told = Arrays.asList(cells).contains("rating_level");
        if (!told && !List.of("GRANT", "REFUSE").contains(row.get("decision"))) {
            row.put("rating_level", "");
        }
        return row.values().stream()
                        .map(
                                cell ->
                                        cell.contains(",") || cell.contains("\"")
                                                ? '"' + cell.replace("\"", "\"\"") + '"'
                                                : cell)
                        .collect(Collectors.joining(","))
                + "\n";
    }
}
