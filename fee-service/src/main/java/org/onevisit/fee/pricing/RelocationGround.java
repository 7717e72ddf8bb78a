package org.onevisit.fee.pricing;

/**
 * Recognised ground for building the shelter elsewhere and paying instead (国人防办字〔2003〕18号 art. 48).
 */
public enum RelocationGround {
    /** Quicksand, hidden river, very shallow bedrock and the like. */
    GEOLOGY("地质条件", "geology"),
    /** Pile foundation whose cap lies less than 3 m deep. */
    PILE_FOUNDATION("桩基承台埋深不足", "shallow pile caps"),
    /** Only part of the first floor needed, structure hard to solve and uneconomic. */
    STRUCTURE("结构和基础难以处理", "structure"),
    /** Dense buildings or pipes around: the work cannot be done, or not be made safe. */
    DENSE_SURROUNDINGS("周边建筑或管线密集", "dense surroundings");

    private final String zh;
    private final String en;

    RelocationGround(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
