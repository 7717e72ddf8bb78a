package org.onevisit.permit.clock;

/**
 * Why time is not counted: the closed list of 行政许可法 art. 45. Payment, the applicant's rectification
 * and replies of other offices are not on it.
 */
public enum Ground {
    HEARING("听证"),
    TENDER("招标"),
    AUCTION("拍卖"),
    INSPECTION("检验"),
    TESTING("检测"),
    QUARANTINE("检疫"),
    APPRAISAL("鉴定"),
    EXPERT_REVIEW("专家评审");

    private final String zh;

    Ground(String zh) {
        this.zh = zh;
    }

    public String zh() {
        return zh;
    }
}
