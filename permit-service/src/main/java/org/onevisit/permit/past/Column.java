package org.onevisit.permit.past;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The columns of a file of past cases, in the order of the contract; a file may order them anew.
 */
enum Column {
    CASE_NO,
    OFFICE_CODE,
    ITEM_CODE,
    CASE_TYPE,
    APPLICANT_TYPE,
    APPLICANT_NAME,
    APPLICANT_IDENTIFIER,
    CHANNEL,
    RECEIVED_ON,
    ACCEPTANCE,
    ACCEPTED_ON,
    PROMISE_DAYS,
    STATUTORY_DAYS,
    SUSPENSIONS,
    EXTENSION_DAYS,
    DECIDED_ON,
    DECISION,
    DELIVERED_ON,
    VISITS,
    AREA_FILED_M2,
    AREA_ACCEPTED_M2,
    FEE_COLLECTED_YUAN,
    RATING_LEVEL,
    RATING_RECTIFIED_IN_TIME;

    /** Name in the header row, and of the database's column. */
    String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> headers() {
        return Arrays.stream(values()).map(Column::header).toList();
    }
}
