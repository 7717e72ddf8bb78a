package org.onevisit.permit.past;

/** What can be wrong with a row of a file of past cases; the names are stable codes. */
enum Defect {
    ROW_LENGTH("列数与表头不符", "The row has not as many fields as the header"),
    MISSING("必填", "Must be filled in"),
    MALFORMED("格式有误", "Malformed"),
    TOO_LONG("过长", "Too long"),
    OUT_OF_RANGE("超出范围", "Out of range"),
    NOT_A_DAY("不是有效日期（应为 2025-09-26）", "Not a day (2025-09-26)"),
    IN_FUTURE("日期晚于今天", "Lies in the future"),
    OFFICE_UNKNOWN("没有该机构", "No such office in the catalogue"),
    ITEM_CODE_INVALID("实施编码无效", "Not a code of an item (C-1)"),
    ITEM_OF_OTHER_OFFICE("事项属于其他机构", "The item belongs to another office"),
    IDENTIFIER_INVALID("证件号码校验不符", "The identifier does not check (C-2, C-3)"),
    INSTANT_PROMISE("即办件承诺时限只能为 0 或 1", "An INSTANT case has a promise of 0 or 1 days"),
    PROMISE_OVER_STATUTORY("承诺时限长于法定时限", "The promise exceeds the legal limit (R-D11)"),
    ACCEPTED_BEFORE_RECEIVED("受理早于收件", "Accepted before it was received"),
    DEEMED_FROM_RECEIPT(
            "视为受理自收到之日起（行政许可法第三十二条）", "Deemed acceptance runs from the day of receipt (R-D7)"),
    DEEMED_TOO_EARLY("五个工作日未满，不能视为受理", "The five working days of art. 32 are not over (R-D7)"),
    NOT_ACCEPTED("未受理，不应有此项", "Stands only in a case that was accepted"),
    DECIDED_BEFORE_RECEIVED("决定早于收件", "Decided before it was received"),
    DECIDED_BEFORE_ACCEPTED("决定早于受理", "Decided before it was accepted"),
    DECISION_INCOMPLETE("决定与决定日期须同时填写", "Decision and its day stand together or not at all"),
    DELIVERED_WITHOUT_DECISION("没有决定，不能送达", "Delivered without a decision"),
    DELIVERED_BEFORE_DECIDED("送达早于决定", "Delivered before it was decided"),
    SUSPENSION_MALFORMED("中止期间格式有误（起/止;起/止）", "Suspensions are from/to;from/to"),
    SUSPENSION_OUTSIDE("中止期间不在受理与决定之间", "The suspension lies outside acceptance and decision"),
    EXTENSION_TOO_LONG("延长超过法定上限", "The extension exceeds what the law allows (art. 42)"),
    RATED_BEFORE_END("未办结，不能评价", "Rated though it is not over"),
    RATED_THOUGH_WITHDRAWN("已撤回，不能评价", "Rated though it was withdrawn"),
    RECTIFIED_WITHOUT_BAD_RATING("没有差评，不应有整改", "Rectified without a bad rating (levels 4, 5)"),
    CALENDAR_NOT_PUBLISHED(
            "所需年度放假安排尚未录入，无法推算", "The calendar of a year needed is not published (R-D12)"),
    CASE_NO_REPEATED("文件内办件编号重复", "The case number stands twice in the file"),
    CASE_NO_TAKEN("该编号的历史办件已存在且内容不同", "A past case of this number has other content"),
    CASE_NO_OF_LIVE_CASE("该编号属于本系统办理的办件", "The number is that of a case handled here");

    private final String zh;
    private final String en;

    Defect(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String text() {
        return zh + " " + en;
    }
}
