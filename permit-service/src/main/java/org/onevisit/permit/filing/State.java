package org.onevisit.permit.filing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a case (办件) stands. */
public enum State {
    /** 草稿: the applicant is still preparing it; no case yet. */
    DRAFT("草稿", "Draft"),
    /** 已收件: handed in, the office must accept or answer (行政许可法 art. 32). */
    RECEIVED("已收件", "Received"),
    /** 待补正: a notice was given, the office waits for the applicant. */
    SUPPLEMENT_REQUESTED("待补正", "Supplement requested"),
    /** 已补正: everything named in the notice was answered. */
    SUPPLEMENTED("已补正", "Supplemented"),
    /** 已受理: accepted, the time limit of the decision runs. */
    ACCEPTED("已受理", "Accepted"),
    /** 审查完毕: reviewed, waits for the decision. */
    REVIEWED("已审查", "Reviewed"),
    /** 不受理: no licence is needed, art. 32(1). */
    NOT_NEEDED("不受理", "No licence needed"),
    /** 不予受理: another body is competent, art. 32(2). */
    NOT_COMPETENT("不予受理", "Not accepted"),
    /** 不予受理: what the notice named never came, and the office's rules refuse then, R-D7. */
    NOT_SUPPLEMENTED("逾期未补正，不予受理", "Not supplemented in time"),
    /** 准予许可. */
    GRANTED("准予许可", "Granted"),
    /** 不予许可. */
    REFUSED("不予许可", "Refused"),
    /** 已送达: the decision is in the applicant's hands. */
    DELIVERED("已送达", "Delivered"),
    /** 已撤回: taken back by the applicant before the decision. */
    WITHDRAWN("已撤回", "Withdrawn");

    /** Those in which the applicant can still take it back. */
    static final Set<State> BEFORE_DECISION =
            Collections.unmodifiableSet(
                    EnumSet.of(RECEIVED, SUPPLEMENT_REQUESTED, SUPPLEMENTED, ACCEPTED, REVIEWED));

    private final String zh;
    private final String en;

    State(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /**
     * State code of the national construction-project approval exchange, 1 to 15; null for a draft.
     *
     * @param accepted whether the case was accepted before
     * @param decision what was decided, or null
     */
    Integer national(boolean accepted, Decision decision) {
        return switch (this) {
            case DRAFT -> null;
            case RECEIVED -> 1;
            case SUPPLEMENT_REQUESTED -> 6;
            case SUPPLEMENTED -> 7;
            case ACCEPTED -> 3;
            case REVIEWED -> 8;
            case NOT_NEEDED -> 4;
            case NOT_COMPETENT, NOT_SUPPLEMENTED -> 5;
            case GRANTED -> 11;
            case REFUSED -> 13;
            case DELIVERED -> decision == Decision.GRANT ? 11 : 13;
            case WITHDRAWN -> accepted ? 14 : 2;
        };
    }

    /** What whoever filed it, or the window, can do in this state; the desk has its own actions. */
    public List<String> acts() {
        return switch (this) {
            case DRAFT -> List.of("SUBMIT");
            case RECEIVED, SUPPLEMENTED -> List.of("CORRECT", "WITHDRAW");
            case SUPPLEMENT_REQUESTED -> List.of("SUPPLEMENT", "WITHDRAW");
            case ACCEPTED, REVIEWED -> List.of("WITHDRAW");
            default -> List.of();
        };
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
