package org.onevisit.permit.supervision;

/** By what figures are told apart. */
public enum GroupBy {
    OFFICE("f.office_code"),
    ITEM("f.item_code"),
    MONTH("to_char(f.bucket, 'YYYY-MM')"),
    DAY("f.bucket::text");

    private final String key;

    GroupBy(String key) {
        this.key = key;
    }

    /** The key of a group in SQL. */
    String key() {
        return key;
    }

    boolean isByTime() {
        return this == MONTH || this == DAY;
    }
}
