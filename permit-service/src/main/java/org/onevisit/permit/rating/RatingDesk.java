package org.onevisit.permit.rating;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.filing.State;
import org.onevisit.permit.visit.Visits;
import org.onevisit.platform.OfficeTime;
import org.onevisit.platform.Refusal.Flaw;

/**
 * Takes ratings: one of a matter on-line when it is over (一事一评), one of each visit on the spot
 * (一次一评), and a follow-up of each when a bad one was rectified.
 */
@ApplicationScoped
public class RatingDesk {

    /** Stands for whoever rated by a code. */
    static final String BY_CODE = "code";

    private static final int DEFAULT_LEVEL = 3;

    private final EntityManager database;
    private final Ratings ratings;
    private final Visits visits;
    private final RatingTerms terms;
    private final RatingCodes codes;
    private final Events events;

    RatingDesk(
            EntityManager database,
            Ratings ratings,
            Visits visits,
            RatingTerms terms,
            RatingCodes codes,
            Events events) {
        this.database = database;
        this.ratings = ratings;
        this.visits = visits;
        this.terms = terms;
        this.codes = codes;
        this.events = events;
    }

    /** A rating with what became of it, and whether it came just now. */
    record Taken(Ratings.Entry entry, boolean fresh) {}

    /**
     * Takes a rating of a locked case by its applicant.
     *
     * @throws Refused {@code ALREADY_RATED} when something else was said before, {@code
     *     NOT_YET_OVER}, {@code RATING_CLOSED}, {@code VISIT_UNKNOWN}, {@code
     *     FOLLOW_UP_NOT_POSSIBLE}, {@code TAG_UNKNOWN}
     */
    Taken rate(Filing filing, Rating.Said said, String applicant, Instant at) {
        Rating before = ratings.given(filing.id(), said.visit(), said.followUp()).orElse(null);
        if (before != null) {
            if (!before.says(said)) {
                throw Refused.because(Reason.ALREADY_RATED);
            }
            return new Taken(new Ratings.Entry(before, ratings.course(before.id())), false);
        }
        mustBeTagsOfOurs(said.tags());
        mustBePossible(filing, said, at);
        Rating rating = new Rating(filing, said, applicant, at);
        Course course = new Course(rating);
        ratings.add(rating, course);
        database.createNativeQuery("delete from rating_awaited where filing_id = ?1")
                .setParameter(1, filing.id())
                .executeUpdate();
        if (filing.isOver()) {
            open(filing, rating, course, at);
        }
        return new Taken(new Ratings.Entry(rating, course), true);
    }

    private void mustBeTagsOfOurs(List<String> tags) {
        List<Flaw> strangers = new ArrayList<>();
        for (int i = 0; i < tags.size(); i++) {
            if (!terms.tags().contains(tags.get(i))) {
                strangers.add(
                        new Flaw(
                                "/tags/" + i,
                                Reason.TAG_UNKNOWN.name(),
                                Reason.TAG_UNKNOWN.zh() + " " + Reason.TAG_UNKNOWN.en()));
            }
        }
        if (!strangers.isEmpty()) {
            throw Refused.because(Reason.TAG_UNKNOWN, strangers);
        }
    }

    private void mustBePossible(Filing filing, Rating.Said said, Instant at) {
        if (said.followUp()) {
            Course first =
                    ratings.given(filing.id(), said.visit(), false)
                            .map(rating -> ratings.course(rating.id()))
                            .orElse(null);
            if (first == null || !first.isBad() || !first.isRectified()) {
                throw Refused.because(Reason.FOLLOW_UP_NOT_POSSIBLE);
            }
            mustBeOpen(first.rectified().at(), at);
            return;
        }
        if (said.visit() != null && !visits.had(filing.id(), said.visit())) {
            throw Refused.because(Reason.VISIT_UNKNOWN);
        }
        if (said.visit() == null && !filing.isOver()) {
            throw Refused.because(Reason.NOT_YET_OVER);
        }
        if (said.visit() == null && filing.state() == State.WITHDRAWN) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, List.of());
        }
        if (filing.isOver()) {
            mustBeOpen(filing.overAt(), at);
        }
    }

    private void mustBeOpen(Instant since, Instant at) {
        if (at.isAfter(since.plus(terms.open()))) {
            throw Refused.because(Reason.RATING_CLOSED);
        }
    }

    /**
     * The case has come to its end: what was said of its visits is told to the office now, and
     * where silence counts as a rating, its time begins.
     */
    public void caseIsOver(Filing filing, Instant at) {
        List<Ratings.Entry> ofVisits = ratings.of(filing.id());
        ofVisits.forEach(entry -> open(filing, entry.rating(), entry.course(), at));
        Duration silence = terms.defaultAfter();
        if (!silence.isZero() && ofVisits.isEmpty() && filing.state() != State.WITHDRAWN) {
            database.createNativeQuery(
                            "insert into rating_awaited (filing_id, due_at) values (?1, ?2)"
                                    + " on conflict do nothing")
                    .setParameter(1, filing.id())
                    .setParameter(2, at.plus(silence))
                    .executeUpdate();
        }
    }

    /** Nobody rated a locked case in time: it counts as 基本满意, apart from what people said. */
    void silence(Filing filing, Instant at) {
        Rating.Said said =
                new Rating.Said(null, false, DEFAULT_LEVEL, List.of(), null, Rating.Channel.NONE);
        Rating rating = new Rating(filing, said, "system", at);
        Course course = new Course(rating);
        ratings.add(rating, course);
        open(filing, rating, course, at);
    }

    /**
     * A code by which the applicant of a locked case rates; the timeline tells who asked for it.
     */
    String code(Filing filing, String officer, Instant at) {
        String code = codes.issue(filing, officer, at);
        events.append(
                "RATING_CODE_ISSUED", filing.id(), filing.officeCode(), officer, at, Map.of());
        return code;
    }

    private void open(Filing filing, Rating rating, Course course, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, OfficeTime.ZONE);
        course.open(
                at,
                terms.contactDue(filing.officeCode(), today),
                terms.answerDue(filing.officeCode(), today));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("level", rating.level());
        data.put("channel", rating.channel());
        data.put("isDefault", rating.isDefault());
        data.put("rating", rating.id());
        String kind = rating.isFollowUp() ? "RATING_FOLLOWED_UP" : "RATED";
        if (rating.visit() != null) {
            data.put("visit", rating.visit());
            // It counts on the day on which it was given, and was nobody's to know before.
            data.put("ratedOn", LocalDate.ofInstant(rating.ratedAt(), OfficeTime.ZONE));
        }
        events.append(
                rating.visit() == null ? kind : "VISIT_" + kind,
                filing.id(),
                filing.officeCode(),
                // Staff read the timeline: who rated stays with the rating.
                "applicant",
                at,
                data);
    }
}
