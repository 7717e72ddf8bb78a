package org.onevisit.permit;

/** Why permit-service refuses; the names are the stable codes of the error catalogue. */
public enum Reason {
    NOT_FOUND(404, "未找到", "Not found"),
    ID_TAKEN(409, "该编号已被使用且内容不同", "The id is taken by other content"),
    STALE_VERSION(412, "内容已被更改，请重新读取", "It was changed meanwhile; read it again"),
    PRECONDITION_REQUIRED(428, "请注明所读取的版本（If-Match）", "Say in If-Match which version was read"),
    INVALID_INPUT(400, "请求内容有误", "The request is not valid"),
    NOT_A_DRAFT(409, "办件已提交，不能再修改", "The filing was submitted and can no longer be changed"),
    ITEM_UNKNOWN(422, "没有该事项", "There is no such item"),
    ITEM_NOT_IN_FORCE(422, "该事项目前不在有效期内", "The item is not in force now"),
    FILING_INCOMPLETE(
            422, "申请尚不完整，请一次改正下列问题", "The filing is incomplete; here is everything at once"),
    ACTION_NOT_ALLOWED(409, "当前状态不能办理该操作", "The state does not allow this"),
    ACTION_UNKNOWN(400, "没有该操作", "There is no such action at this step"),
    TASK_TAKEN(409, "该任务由他人办理", "The task is in someone else's hands"),
    TASK_CLOSED(409, "该任务已办结", "The task is done"),
    FOUR_EYES(409, "审查人不得作出决定，请另一位首席代表决定", "Who reviewed may not decide; another chief does"),
    SECOND_SUPPLEMENT_NOTICE(
            409,
            "补正通知只能发一次（行政许可法第三十二条第（四）项）",
            "Only one supplement notice may be given (行政许可法 art. 32(4))"),
    MATERIAL_UNKNOWN(422, "该事项没有这项材料", "The item has no such material"),
    MATERIAL_NOT_ASKED(409, "目前不能提交这项材料", "This material is not asked for now"),
    FILE_EMPTY(422, "文件是空的", "The file is empty"),
    UPLOAD_BROKEN_OFF(400, "上传中断", "The upload broke off"),
    FILE_TOO_LARGE(413, "文件超过大小限制", "The file exceeds the limit"),
    FILE_TYPE_REFUSED(415, "不接受该类型的文件", "Files of this type are not accepted here"),
    STORE_AWAY(
            503, "材料库暂时不可用，请稍后再试", "The store of materials is not available now; try again later"),
    FILE_UNSAFE(422, "压缩内容异常，拒绝接收", "The archive expands abnormally and is refused"),
    FILE_NAME_INVALID(400, "文件名无效", "The file name is not valid"),
    TOO_MANY_FILES(409, "文件数量超过限制", "Too many files"),
    BODY_TOO_LARGE(413, "请求内容过大", "The request body is too large"),
    DEEMED_ACCEPTED(
            409,
            "已过法定期限，申请自收到之日起视为受理（行政许可法第三十二条）",
            "The limit has passed: the application counts as accepted (art. 32)"),
    SUPPLEMENT_LAPSED(409, "补正期限已过", "The time to supplement is over"),
    NOTHING_DEFERRED(
            422,
            "没有可以容缺的材料：限已公布的可容缺且尚缺的材料",
            "There is nothing to defer: only published deferrable material that is missing"),
    DEFERRABLE_MATERIAL_MISSING(
            409,
            "尚缺可容缺的材料：应一次性告知补正，或者凭书面承诺容缺受理",
            "Deferrable material is missing: name it in the one notice, or accept on a promise"),
    PROMISE_BROKEN_BEFORE(
            409,
            "该申请人有容缺承诺未兑现的记录，期限内不适用容缺受理",
            "The applicant has broken such a promise: nothing is deferred for him for a time"),
    DEFERRAL_TOO_LONG(422, "补交期限超过承诺时限", "Deferred material must come within the promised limit"),
    DEFERRED_MATERIAL_OUT(
            409, "容缺材料尚未补齐，不能作出决定", "Nothing is decided before the deferred material is in"),
    DEFERRED_MATERIAL_LAPSED(
            409,
            "容缺材料逾期未补，只能不予许可",
            "The deferred material never came: the case can only be refused"),
    HEARING_NOTICE_TOO_LATE(
            422, "听证应于举行七日前通知（行政许可法第四十八条）", "A hearing is told seven days before (行政许可法 art. 48)"),
    APPROVAL_MISSING(
            422,
            "并联审批延期须经本级人民政府负责人批准（行政许可法第四十二条第二款）",
            "A joint case is extended with the approval of the government (art. 42 ¶2)"),
    NOT_JOINT(409, "该事项不是并联审批事项", "The item is not handled jointly"),
    BODY_UNKNOWN(422, "该事项没有这一联办机构", "The item names no such body"),
    PART_TOO_LONG(422, "部门办理时限超过承诺时限", "A part must end within the promised limit"),
    PART_ANSWERED(409, "该部门已出具意见", "The department has given its opinion"),
    PARTS_NOT_AGREED(409, "联办机构未全部同意，不能准予许可", "Not granted before every joint body has agreed"),
    SUSPENSION_NOT_POSSIBLE(422, "中止期间有误", "The period of the suspension is not possible"),
    EXTENSION_TOO_LONG(422, "延长超过法定上限", "The extension exceeds what the law allows"),
    EXTENSION_TOO_LATE(409, "原期限已过，不能再延长", "The limit has passed; it can no longer be extended"),
    ALREADY_EXTENDED(409, "期限只能延长一次", "A limit is extended once only"),
    CALENDAR_NOT_PUBLISHED(422, "该年度放假安排尚未公布", "The calendar of the year is not published yet"),
    CSV_NOT_UTF8(
            422,
            "文件不是 UTF-8（可能是 GBK）；请另存为 UTF-8，或注明 Content-Type: text/csv; charset=GBK",
            "The file is not UTF-8, perhaps GBK: save it as UTF-8, or say charset=GBK"),
    CSV_CHARSET_UNKNOWN(415, "不支持该字符集（UTF-8、GBK、GB18030）", "Charsets are UTF-8, GBK and GB18030"),
    CSV_UNREADABLE(422, "不是有效的 CSV 文件", "The file is not readable as CSV"),
    CSV_HEADER_INVALID(422, "表头有误", "The header row is not as agreed"),
    IMPORT_HAS_PROBLEMS(422, "文件有误，未导入任何数据", "The file has problems; nothing was imported"),
    IMPORT_RUNNING(409, "另一导入正在进行", "Another import is running"),
    IMPORT_TOO_LARGE(413, "行数超过上限", "The file has too many rows"),
    TOO_MANY_VISITS(409, "到场登记次数超过限制", "Too many visits"),
    NOT_YET_OVER(409, "办件尚未办结，暂不能评价", "The case is not over yet and cannot be rated"),
    RATING_CLOSED(409, "评价期限已过", "The time for a rating is over"),
    ALREADY_RATED(409, "已经评价，不能更改", "It was rated before; a rating is final"),
    TAG_UNKNOWN(422, "没有该评价标签", "There is no such tag"),
    VISIT_UNKNOWN(422, "没有该次到场记录", "There was no such visit"),
    FOLLOW_UP_NOT_POSSIBLE(
            409, "差评整改完成后方可追评一次", "A follow-up comes after a bad rating was rectified"),
    OWN_OBJECTION(409, "不得复核本人提出的申请", "Nobody reviews his own request"),
    RULES_TAKEN(409, "该日已有生效的规则", "A set of rules begins on that day already"),
    MONTH_NOT_OVER(409, "该月尚未结束，不能发布", "The month is not over yet"),
    OWN_CARD(409, "不得裁定与本人有关的亮牌", "Nobody judges a card that concerns himself"),
    ALREADY_REVOKED(409, "证照已被撤销", "The certificate was revoked before");

    private final int status;
    private final String zh;
    private final String en;

    Reason(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }
}
