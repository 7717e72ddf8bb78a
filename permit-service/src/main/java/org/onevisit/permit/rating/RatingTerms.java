package org.onevisit.permit.rating;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.clock.Unit;
import org.onevisit.permit.clock.Calendars;

/** The terms of ratings, which differ from place to place, counted in the office's calendar. */
@ApplicationScoped
public class RatingTerms {

    private final Calendars calendars;
    private final List<String> tags;
    private final int openDays;
    private final int defaultAfterDays;
    private final Term contact;
    private final Term rectify;

    RatingTerms(
            Calendars calendars,
            @ConfigProperty(name = "onevisit.rating.tags") List<String> tags,
            @ConfigProperty(name = "onevisit.rating.open-days") int openDays,
            @ConfigProperty(name = "onevisit.rating.default-after-days") int defaultAfterDays,
            @ConfigProperty(name = "onevisit.rating.contact-days") int contactDays,
            @ConfigProperty(name = "onevisit.rating.rectify-days") int rectifyDays,
            @ConfigProperty(name = "onevisit.rating.rectify-unit") Unit rectifyUnit) {
        this.calendars = calendars;
        this.tags = List.copyOf(tags);
        this.openDays = openDays;
        this.defaultAfterDays = defaultAfterDays;
        this.contact = Term.workdays(contactDays);
        this.rectify = new Term(rectifyDays, rectifyUnit);
    }

    /** What can be ticked besides the level. */
    List<String> tags() {
        return tags;
    }

    /** How long after its end a case can be rated, in natural days. */
    Duration open() {
        return Duration.ofDays(openDays);
    }

    /** Whether silence counts as 基本满意 at all; after how long. */
    Duration defaultAfter() {
        return Duration.ofDays(defaultAfterDays);
    }

    LocalDate contactDue(String officeCode, LocalDate day) {
        return due(officeCode, day, contact);
    }

    LocalDate answerDue(String officeCode, LocalDate day) {
        return due(officeCode, day, rectify);
    }

    private LocalDate due(String officeCode, LocalDate day, Term term) {
        return Counting.prognosis(calendars.of(officeCode)).due(day, term, Suspensions.NONE);
    }
}
