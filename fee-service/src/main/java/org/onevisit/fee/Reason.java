package org.onevisit.fee;

/** Why fee-service refuses; the names are the stable codes of its error catalogue. */
public enum Reason {
    INVALID_INPUT(400, "请求内容有误，请一次改正下列问题", "The request is not valid; here is everything at once"),
    POLICY_UNKNOWN(422, "没有该收费政策", "There is no such fee policy"),
    AREA_MODEL_UNKNOWN(422, "不支持该应建面积计算模式", "This area model is not known here"),
    RATE_MISSING(422, "收费政策缺少所需抗力级别的标准", "The policy has no rate for a grade that is needed"),
    POLICY_INCOMPLETE(
            422, "收费政策未规定本项目所需的参数", "The policy does not fix a value that this project needs"),
    SPLIT_EXCEEDS_REQUIRED(
            422,
            "分摊面积超过该楼栋应建面积，而其他楼栋仍有缺口",
            "More is assigned to a building than it needs, while another lacks some"),
    POLICY_NOT_FOUND(404, "没有该收费政策或该版本", "There is no such policy, or no such version of it"),
    NO_DRAFT(404, "没有草稿", "There is no draft"),
    POLICY_NOT_READY(
            422, "政策尚不完整，不能公布", "The policy lacks something that must be there to publish it"),
    POLICY_OVERLAPS(409, "与已公布版本的有效期重叠", "It overlaps the days of a version that is published"),
    POLICY_CODE_TAKEN(409, "该政策代码属于其他单位", "This code is another office's policy"),
    OFFICE_NOT_YOURS(403, "不是本单位", "It is not your office"),
    OFFICE_POLICY_CHOSEN(409, "该日起适用的政策已选定", "The policy from that day on is chosen already"),
    STALE_VERSION(412, "内容已被他人修改，请重新读取", "It has been changed since it was read"),
    PRECONDITION_REQUIRED(
            428, "请用 If-Match 指明所读版本", "If-Match must name the version that was read"),
    LIST_HAS_PROBLEMS(422, "对账清单有误，未保存任何结果", "The list has problems; nothing was kept"),
    LIST_TOO_LONG(413, "对账清单超过20万行", "The list has more than 200,000 rows"),
    LIST_BROKEN_OFF(400, "对账清单传输中断，未保存任何结果", "The list broke off; nothing was kept"),
    ALREADY_SETTLED(409, "该差异已处理", "The difference is worked off already"),
    NOT_FOUND(404, "未找到", "Not found"),
    PERIOD_CLOSED(409, "该月份已结账，不能再记账", "The month is closed; nothing more is booked into it"),
    NOT_REVERSIBLE(409, "该笔已冲正或本身为冲正，不能再冲正", "It is reversed already, or is itself a reversal"),
    REFUND_EXCEEDS_OVERPAID(409, "退付金额超过多缴金额", "The refund is larger than what was paid too much"),
    NOT_DRAFTED(409, "尚未核算，不能确认", "It is not reckoned yet, so there is nothing to confirm"),
    ALREADY_CONFIRMED(409, "已核定，变更须重新核定", "It is confirmed; a change is a re-assessment"),
    NOT_CONFIRMED(409, "尚未核定", "It is not confirmed yet"),
    REASSESSMENT_PENDING(409, "已有待确认的重新核定", "A re-assessment waits to be confirmed already"),
    VOID_NOT_ASKED(409, "尚无人提出作废", "Nobody has asked to void it"),
    POLICY_OF_ANOTHER_OFFICE(422, "不是本单位适用的收费政策", "It is not the policy that the office works by"),
    SPLIT_NEEDED(
            422,
            "各楼栋抗力级别不同，须填各楼栋已建面积",
            "The grades differ: say which building the built area counts to"),
    EVIDENCE_NAME_INVALID(400, "文件名无效", "The file name is not valid"),
    EVIDENCE_BROKEN_OFF(400, "上传中断，未保存", "The upload broke off; nothing was kept"),
    EVIDENCE_TOO_LARGE(413, "证明材料超过10 MiB", "The file exceeds 10 MiB"),
    EVIDENCE_TYPE_REFUSED(415, "证明材料须为PDF、JPEG或PNG", "The file must be PDF, JPEG or PNG"),
    EVIDENCE_TOO_MANY(409, "每件核定最多20份证明材料", "At most 20 files are filed with an assessment"),
    FOUR_EYES(409, "此步须由另一人办理", "This step takes another person"),
    PERIOD_NOT_OVER(409, "该月份尚未结束，不能结账", "The month is not over and cannot be closed"),
    ID_TAKEN(409, "该编号已用于其他内容", "The id is taken by other content"),
    ASSESSMENT_UNKNOWN(422, "没有可办理的该核定书号", "There is no such assessment to act on"),
    PAYMENT_SUSPENDED(
            422,
            "没有可缴款的该核定书号，款项已暂存，待认领",
            "No assessment with this number takes payments; the money is kept in suspense"),
    NO_MONEY_CAME(409, "该笔缴款未成功或已冲正", "The payment failed or was taken back"),
    REFUND_STATE(409, "退付已过此步", "The refund is past this step"),
    ASSESSMENT_VOID(409, "该核定已作废", "The assessment is void");

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

    /** What a person reads first. */
    public String zh() {
        return zh;
    }

    /** The same in English. */
    public String en() {
        return en;
    }
}
