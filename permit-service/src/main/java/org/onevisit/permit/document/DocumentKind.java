package org.onevisit.permit.document;

import java.util.Locale;

/**
 * The documents (文书) of a case, each numbered and dated; the office owes them under 行政许可法. The
 * facts that each states are what a template of the office finds under {@code facts}.
 */
public enum DocumentKind {

    /** 申请材料接收凭证: what was handed in, with the hash of each file. */
    RECEIPT(
            "申请材料接收凭证",
            "收",
            FactShape.ofTexts().list("materials", "name", "fileName", "bytes", "sha256")),

    /** 补正告知书: everything that is missing or wrong, once. art. 32(4). */
    SUPPLEMENT_NOTICE(
            "补正材料一次性告知书",
            "补",
            FactShape.ofTexts("opinion", "answerBy", "lapse", "round")
                    .list("items", "materialCode", "material", "defect", "basis", "howToFix")
                    .require("items")),

    /** 逾期未补正告知书: what it means that nothing came, by the rules of the office. R-D7. */
    LAPSE_NOTICE(
            "逾期未补交材料处理告知书",
            "逾",
            FactShape.ofTexts("until", "meaning", "accepted")
                    .list("materials", "materialCode", "material")
                    .require("meaning", "materials")),

    /** 受理通知书. art. 32(5). */
    ACCEPTANCE_NOTICE(
            "行政许可申请受理通知书",
            "受",
            FactShape.ofTexts(
                            "promiseDue",
                            "statutoryDue",
                            "derivation",
                            "deemed",
                            "promise",
                            "lapse")
                    .list("deferred", "materialCode", "material", "until")),

    /** 不予受理通知书: another body is competent, and which. art. 32(2). */
    NOT_COMPETENT_NOTICE(
            "行政许可申请不予受理通知书",
            "不予受",
            FactShape.ofTexts("referTo", "opinion").list("reasons").require("referTo")),

    /** 不受理告知书: no licence is needed. art. 32(1). */
    NOT_NEEDED_NOTICE("行政许可申请不受理告知书", "不受", FactShape.ofTexts("opinion").list("reasons")),

    /** 延期通知书: once, approved by the head, with the reason. art. 42. */
    EXTENSION_NOTICE(
            "延长行政许可期限通知书",
            "延",
            FactShape.ofTexts(
                            "days",
                            "reason",
                            "statutoryDue",
                            "extendedDue",
                            "derivation",
                            "approval")
                    .require("reason")),

    /** 特别程序时间告知书: how long the time is that does not count. art. 45. */
    SUSPENSION_NOTICE(
            "特别程序所需时间告知书",
            "特",
            FactShape.ofTexts("ground", "from", "plannedTo", "noticeText", "heldOn")
                    .require("ground")),

    /** 听证告知书. art. 36, 47. */
    HEARING_NOTICE("听证告知书", "听", FactShape.ofTexts("matter", "until", "contact", "noticeText")),

    /** 准予许可决定书. art. 38. */
    GRANT_DECISION("准予行政许可决定书", "准", FactShape.ofTexts("opinion").list("conditions")),

    /** 不予许可决定书: never without reasons and remedies. art. 38. */
    REFUSAL_DECISION(
            "不予行政许可决定书",
            "不准",
            FactShape.ofTexts("opinion")
                    .list("reasons")
                    .list("remedies")
                    .require("reasons", "remedies")),

    /** 证照, with the code by which anyone can check it. */
    CERTIFICATE(
            "行政许可证",
            "证",
            FactShape.ofTexts(
                            "certificateNo",
                            "verifyCode",
                            "validFrom",
                            "validTo",
                            "subject",
                            "check")
                    .require("certificateNo", "verifyCode", "check")),

    /** 送达回证. */
    DELIVERY_RECEIPT("送达回证", "达", FactShape.ofTexts("method").require("method")),

    /** 撤销决定书. art. 69. */
    REVOCATION_DECISION(
            "撤销行政许可决定书",
            "撤",
            FactShape.ofTexts("certificateNo", "ground", "article", "reason")
                    .require("ground", "reason")),

    /** 注销决定书. art. 70. */
    CANCELLATION_DECISION(
            "注销行政许可决定书",
            "注",
            FactShape.ofTexts("certificateNo", "ground", "article", "reason")
                    .require("ground", "reason"));

    private final String title;
    private final String word;
    private final FactShape facts;

    DocumentKind(String title, String word, FactShape facts) {
        this.title = title;
        this.word = word;
        this.facts = facts;
    }

    /** Heading of the document. */
    public String title() {
        return title;
    }

    /** Part of the number that tells the kinds apart, before 字. */
    String word() {
        return word;
    }

    FactShape facts() {
        return facts;
    }

    /** Name of its template file, without folder. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".xhtml";
    }
}
