package org.onevisit.permit.filing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.onevisit.permit.event.Events;

/**
 * A line of a case's timeline.
 *
 * @param kind what happened, as in the feed
 * @param text the same in words
 * @param actor user name; staff see it, the applicant does not
 * @param data further facts as JSON; for staff only, it holds their opinions
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Happening(
        Instant at,
        String kind,
        String text,
        String actor,
        @JsonRawValue @Schema(implementation = Object.class) String data) {

    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("RECEIVED", "收件 Received"),
                    Map.entry("MATERIAL_ADDED", "补交材料 Material handed in"),
                    Map.entry("CORRECTED", "当场更正 Corrected on the spot"),
                    Map.entry("CLAIMED", "经办人认领 Taken in hand"),
                    Map.entry("UNCLAIMED", "退回待办 Back in the queue"),
                    Map.entry("DELEGATED", "转交同岗 Handed to a deputy"),
                    Map.entry("SUPPLEMENT_REQUESTED", "一次性告知补正 Supplement requested"),
                    Map.entry("SUPPLEMENT_ANSWERED", "答复补正 Supplement answered in part"),
                    Map.entry("SUPPLEMENTED", "补正完毕 Supplemented"),
                    Map.entry("ACCEPTED", "受理 Accepted"),
                    Map.entry("NOT_NEEDED", "不受理 No licence needed"),
                    Map.entry("NOT_COMPETENT", "不予受理 Not accepted"),
                    Map.entry("REVIEW_PASSED", "审查完毕 Reviewed"),
                    Map.entry("REVIEW_FAILED", "审查完毕 Reviewed"),
                    Map.entry("SITE_CHECKED", "现场核查 Site checked"),
                    Map.entry("GRANTED", "准予许可 Granted"),
                    Map.entry("REFUSED", "不予许可 Refused"),
                    Map.entry("CERTIFICATE_ISSUED", "制证 Certificate made"),
                    Map.entry("CERTIFICATE_REVOKED", "撤销证照 Certificate revoked"),
                    Map.entry("DELIVERED", "送达 Delivered"),
                    Map.entry("DEEMED_ACCEPTED", "逾期视为受理 Accepted by silence"),
                    Map.entry("CARD_RAISED", "亮牌 Card raised"),
                    Map.entry("CARD_ANSWERED", "亮牌答复 Card answered"),
                    Map.entry("CARD_APPEALED", "亮牌申诉 Card appealed"),
                    Map.entry("CARD_UPHELD", "维持亮牌 Card upheld"),
                    Map.entry("CARD_WITHDRAWN", "撤销亮牌 Card withdrawn"),
                    Map.entry("VISITED", "到场 Visit to the hall"),
                    Map.entry("RATING_CODE_ISSUED", "发放评价码 Rating code handed out"),
                    Map.entry("RATED", "评价 Rated"),
                    Map.entry("VISIT_RATED", "一次一评 Visit rated"),
                    Map.entry("RATING_FOLLOWED_UP", "追评 Rated again"),
                    Map.entry("VISIT_RATING_FOLLOWED_UP", "追评 Rated again"),
                    Map.entry("VISIT_RATING_RECTIFIED", "差评整改 Bad rating: rectified"),
                    Map.entry("VISIT_RATING_EXCLUDED", "剔除评价 Rating excluded"),
                    Map.entry("RATING_CONTACTED", "差评回访 Bad rating: contacted"),
                    Map.entry("RATING_RECTIFIED", "差评整改 Bad rating: rectified"),
                    Map.entry("RATING_OBJECTED", "申请复核评价 Review of a rating asked for"),
                    Map.entry("RATING_KEPT", "维持评价 Rating kept"),
                    Map.entry("RATING_EXCLUDED", "剔除评价 Rating excluded"),
                    Map.entry("DATES_MOVED", "期限变更 Dates moved"),
                    Map.entry("REMINDER", "到期提醒 Reminder"),
                    Map.entry("STAGE_OVERDUE", "环节超时 Stage overdue"),
                    Map.entry("PROMISE_PASSED", "超过承诺时限 Promise passed"),
                    Map.entry("STATUTORY_PASSED", "超过法定时限 Legal limit passed"),
                    Map.entry("SUSPENSION_OVERDUE", "特别程序超期 Suspension overdue"),
                    Map.entry("SUSPENDED", "特别程序开始 Suspended"),
                    Map.entry("RESUMED", "特别程序结束 Resumed"),
                    Map.entry("LAPSED", "逾期未补交 Not handed in in time"),
                    Map.entry("NOT_SUPPLEMENTED", "逾期未补正，不予受理 Not accepted"),
                    Map.entry("DEFERRED_IN", "容缺材料补齐 Deferred material is in"),
                    Map.entry("PART_ASKED", "征求联办机构意见 Department asked"),
                    Map.entry("PART_ANSWERED", "联办机构出具意见 Department answered"),
                    Map.entry("PART_OVERDUE", "联办机构超时 Department overdue"),
                    Map.entry("EXTENDED", "延长期限 Extended"),
                    Map.entry("WITHDRAWN", "撤回 Withdrawn"));

    static Happening of(Events.Told event, boolean inside) {
        // The opinion of a review is the office's until the decision says it.
        String kind = inside || !event.kind().startsWith("REVIEW_") ? event.kind() : "REVIEWED";
        return new Happening(
                event.at(),
                kind,
                WORDS.getOrDefault(event.kind(), event.kind()),
                inside ? event.actor() : null,
                inside ? event.data() : null);
    }
}
