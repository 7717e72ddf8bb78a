package org.onevisit.permit.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A rating as its applicant, the office and the supervisor see it; it names nobody who gave it.
 *
 * @param visit which visit it is about; null for the matter
 * @param isDefault whether nobody gave it: silence counted as 基本满意
 * @param contactDue last day to call, for a bad one
 * @param answerDue last day to put it right and answer, for a bad one
 * @param inTime whether it was put right in time (M-12); null before
 * @param exclusion the office's request to leave it out as misused, and the supervisor's verdict
 * @param allowed what can be done about it now
 */
public record RatingView(
        UUID id,
        UUID filingId,
        String caseNo,
        String officeCode,
        String itemCode,
        Integer visit,
        boolean followUp,
        boolean isDefault,
        int level,
        String levelName,
        List<String> tags,
        String comment,
        Rating.Channel channel,
        Instant ratedAt,
        LocalDate contactDue,
        LocalDate answerDue,
        Done contact,
        Boolean contactInTime,
        Done measures,
        Boolean inTime,
        Exclusion exclusion,
        List<String> allowed) {

    private static final List<String> LEVELS =
            List.of(
                    "非常满意 Very satisfied",
                    "满意 Satisfied",
                    "基本满意 Fairly satisfied",
                    "不满意 Dissatisfied",
                    "非常不满意 Very dissatisfied");

    /**
     * Something done about it.
     *
     * @param by user name; the applicant does not see it
     */
    public record Done(String text, String by, Instant at) {

        static Done of(Course.Deed deed, boolean inside) {
            return deed == null
                    ? null
                    : new Done(deed.text(), inside ? deed.by() : null, deed.at());
        }
    }

    /** A review: who asked for it and why, and how it ended. */
    public record Exclusion(Done request, Course.Verdict verdict, Done decision) {}

    static RatingView of(Ratings.Entry entry, boolean inside) {
        Rating rating = entry.rating();
        Course course = entry.course();
        return new RatingView(
                rating.id(),
                rating.filingId(),
                rating.caseNo(),
                rating.officeCode(),
                rating.itemCode(),
                rating.visit(),
                rating.isFollowUp(),
                rating.isDefault(),
                rating.level(),
                LEVELS.get(rating.level() - 1),
                rating.tags(),
                rating.comment(),
                rating.channel(),
                rating.ratedAt(),
                course.contactDue(),
                course.answerDue(),
                Done.of(course.contacted(), inside),
                course.contactInTime(),
                Done.of(course.rectified(), inside),
                course.inTime(),
                course.objected() == null
                        ? null
                        : new Exclusion(
                                Done.of(course.objected(), inside),
                                course.verdict(),
                                Done.of(course.judged(), inside)),
                inside ? course.acts() : List.of());
    }

    /** Names of the five levels, 1 to 5. */
    static List<String> levels() {
        return LEVELS;
    }
}
