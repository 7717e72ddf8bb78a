package org.onevisit.permit.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.onevisit.platform.OfficeTime;

/** Dates as documents print them, in Asia/Shanghai: 2026年11月23日. */
public final class DocumentDates {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy年M月d日HH时mm分", Locale.CHINA);

    private DocumentDates() {}

    /** 2026年11月23日. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The day of an instant; empty for null. */
    static String day(Instant at) {
        return at == null ? "" : day(LocalDate.ofInstant(at, OfficeTime.ZONE));
    }

    /** 2026年11月23日17时05分; empty for null. */
    static String minute(Instant at) {
        return at == null ? "" : MINUTE.format(at.atZone(OfficeTime.ZONE));
    }
}
