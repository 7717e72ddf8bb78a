package org.onevisit.fee.pricing;

/** Rule that a building's required area comes from (国人防办字〔2003〕18号 art. 47). */
public enum Rule {
    /** 10 storeys or more, or foundation 3 m or deeper: the first-floor area. */
    ART47_1(Grade.SIX, "第47条第（一）项", "art. 47(1)"),
    /** Other non-residential, 2,000 m² or more in the project: a share of the ground area. */
    ART47_2(Grade.SIX, "第47条第（二）项", "art. 47(2)"),
    /** The same in a development zone, without threshold. */
    ART47_3(Grade.SIX, "第47条第（三）项", "art. 47(3)"),
    /** Dwellings in a key city: the first-floor area. */
    ART47_4(Grade.SIX_B, "第47条第（四）项", "art. 47(4)"),
    /** Dangerous housing rebuilt in a key city: the first-floor area of the new dwelling. */
    ART47_5(Grade.SIX_B, "第47条第（五）项", "art. 47(5)"),
    /** A civil building that reaches none of the rules above. */
    BELOW_THRESHOLD(null, "第47条", "art. 47"),
    /** Industrial production: not a civil building. */
    NOT_CIVIL(null, "第45条", "art. 45");

    private final Grade grade;
    private final String zh;
    private final String en;

    Rule(Grade grade, String zh, String en) {
        this.grade = grade;
        this.zh = zh;
        this.en = en;
    }

    /** Grade asked for; null when nothing is required. */
    public Grade grade() {
        return grade;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
