package org.onevisit.permit.clock;

import java.util.LinkedHashMap;
import java.util.Map;
import org.onevisit.clock.Counted;
import org.onevisit.clock.DayKind;
import org.onevisit.clock.Due;
import org.onevisit.permit.document.DocumentDates;

/** The dates of a reading in the words of a document (文书), with a short derivation. */
public final class Derivation {

    private Derivation() {}

    /** Promise and legal limit of a case that is accepted, as facts of a document. */
    public static Map<String, Object> of(CaseReading reading) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("promiseDue", DocumentDates.day(reading.promiseDue().date()));
        facts.put("statutoryDue", DocumentDates.day(reading.statutoryDue().date()));
        facts.put("derivation", words(reading.statutoryDue()));
        return facts;
    }

    /** How a date was counted, in one sentence. */
    static String words(Due due) {
        long counted = due.days().stream().filter(Counted::counted).count();
        long suspended =
                due.days().stream().filter(day -> day.reason() == DayKind.SUSPENDED).count();
        long rest = due.days().size() - 1 - counted - suspended;
        String words =
                "自%s的次日起计第%d日为%s，其间休息日、节假日%d日不计"
                        .formatted(
                                DocumentDates.day(due.days().get(0).date()),
                                counted,
                                DocumentDates.day(due.date()),
                                rest);
        if (suspended > 0) {
            words += "，依法中止%d日不计".formatted(suspended);
        }
        return due.isProvisional() ? words + "（其间年度放假安排尚未公布，待公布后重新计算）。" : words + "。";
    }

    /** How a decision stands to its limits, R-D13; nothing while that is not known. */
    public static Map<String, Object> judged(CaseReading reading) {
        return reading.outcome() == null
                ? Map.of()
                : Map.of("usedWorkdays", reading.usedWorkdays(), "outcome", reading.outcome());
    }
}
