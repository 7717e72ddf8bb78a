package org.onevisit.permit.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RangeTest {

    private static final LocalDate START = LocalDate.of(2019, 12, 1);

    @Property
    void everyDayIsCoveredOnceByFewBuckets(
            @ForAll @IntRange(min = 0, max = 1500) int from,
            @ForAll @IntRange(min = 0, max = 4000) int days,
            @ForAll boolean years) {
        Range range = new Range(START.plusDays(from), START.plusDays(from + days));
        List<Range.Span> spans = new ArrayList<>(range.spans(years));
        spans.sort(Comparator.comparing(Range.Span::first));
        LocalDate next = range.from();
        int singles = 0;
        for (Range.Span span : spans) {
            assertThat(span.first()).isEqualTo(next);
            next = after(span);
            singles += span.grain() == 'D' ? span.first().until(next).getDays() : 0;
        }
        assertThat(next).isEqualTo(range.to().plusDays(1));
        assertThat(singles).isLessThanOrEqualTo(60);
    }

    private static LocalDate after(Range.Span span) {
        return switch (span.grain()) {
            case 'D' -> span.last().plusDays(1);
            case 'M' -> span.last().plusMonths(1);
            default -> span.last().plusYears(1);
        };
    }
}
