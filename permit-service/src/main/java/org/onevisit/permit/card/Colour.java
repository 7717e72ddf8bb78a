package org.onevisit.permit.card;

/** How grave a card is (预警类型). Yellow and red ones are counted in the figures (M-6). */
public enum Colour {
    /** 提醒: nothing has happened yet. */
    REMINDER,
    /** 预警. */
    NOTICE,
    /** 黄牌. */
    YELLOW,
    /** 红牌. */
    RED
}
