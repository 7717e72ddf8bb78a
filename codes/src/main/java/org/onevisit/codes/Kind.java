package org.onevisit.codes;

/** The kinds of identifier that an applicant or an item is known by. */
public enum Kind {
    /** 统一社会信用代码 of an organisation, GB 32100-2015 (rule C-2). */
    USCC,
    /** 公民身份号码 of a person, GB 11643-1999 (rule C-3). */
    ID_CARD,
    /** 实施编码 or 业务办理项编码 of a service item (rule C-1). */
    ITEM_CODE
}
