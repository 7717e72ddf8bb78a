package org.onevisit.permit.certificate;

import org.onevisit.permit.document.DocumentKind;

/** The grounds on which a permit ends before its time: 撤销 (行政许可法 art. 69), 注销 (art. 70). */
public enum RevocationGround {
    ABUSE_OF_POWER(69, "第六十九条第一款第（一）项", "行政机关工作人员滥用职权、玩忽职守作出准予行政许可决定"),
    BEYOND_POWERS(69, "第六十九条第一款第（二）项", "超越法定职权作出准予行政许可决定"),
    WRONG_PROCEDURE(69, "第六十九条第一款第（三）项", "违反法定程序作出准予行政许可决定"),
    UNFIT_APPLICANT(69, "第六十九条第一款第（四）项", "对不具备申请资格或者不符合法定条件的申请人准予行政许可"),
    REVOCABLE_BY_LAW(69, "第六十九条第一款第（五）项", "依法可以撤销行政许可的其他情形"),
    FRAUD_OR_BRIBERY(69, "第六十九条第二款", "被许可人以欺骗、贿赂等不正当手段取得行政许可"),
    EXPIRED(70, "第七十条第（一）项", "行政许可有效期届满未延续"),
    HOLDER_DIED_OR_INCAPABLE(70, "第七十条第（二）项", "赋予公民特定资格的行政许可，该公民死亡或者丧失行为能力"),
    BODY_ENDED(70, "第七十条第（三）项", "法人或者其他组织依法终止"),
    PERMIT_WITHDRAWN(70, "第七十条第（四）项", "行政许可依法被撤销、撤回，或者行政许可证件依法被吊销"),
    FORCE_MAJEURE(70, "第七十条第（五）项", "因不可抗力导致行政许可事项无法实施"),
    CANCELLABLE_BY_LAW(70, "第七十条第（六）项", "法律、法规规定的应当注销行政许可的其他情形");

    private final int number;
    private final String article;
    private final String text;

    RevocationGround(int number, String article, String text) {
        this.number = number;
        this.article = article;
        this.text = text;
    }

    /** Where 行政许可法 says so, such as 第七十条第（三）项. */
    public String article() {
        return article;
    }

    /** The words of the law. */
    public String text() {
        return text;
    }

    /** The decision that goes to the holder: 撤销 or 注销. */
    DocumentKind decision() {
        return number == 69 ? DocumentKind.REVOCATION_DECISION : DocumentKind.CANCELLATION_DECISION;
    }
}
