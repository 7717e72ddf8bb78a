package org.onevisit.fee.pricing;

/** Rule that a building's required area comes from. */
public enum Rule {
    /** 10 storeys or more, or foundation 3 m or deeper: the first-floor area. */
    ART47_1("第47条第（一）项", "art. 47(1)"),
    /** Other non-residential, 2,000 m² or more in the project: a share of the ground area. */
    ART47_2("第47条第（二）项", "art. 47(2)"),
    /** The same in a development zone, without threshold. */
    ART47_3("第47条第（三）项", "art. 47(3)"),
    /** Dwellings in a key city: the first-floor area. */
    ART47_4("第47条第（四）项", "art. 47(4)"),
    /** Dangerous housing rebuilt in a key city: the first-floor area of the new dwelling. */
    ART47_5("第47条第（五）项", "art. 47(5)"),
    /** A place's share of the area of dwellings. */
    RATIO_RES("居民住宅比例", "ratio for dwellings"),
    /** A place's share of the area of other civil buildings. */
    RATIO_OTHER("其他民用建筑比例", "ratio for other civil buildings"),
    /** A civil building that reaches none of the rules above. */
    BELOW_THRESHOLD("第47条", "art. 47"),
    /** Industrial production: not a civil building. */
    NOT_CIVIL("第45条", "art. 45");

    private static final String NATIONAL = "国人防办字〔2003〕18号";

    private final String zh;
    private final String en;

    Rule(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }

    /** The paper and article behind the rule, as the policy has it. */
    String source(Policy policy) {
        boolean replaced = policy.model() instanceof RatioModel;
        return switch (this) {
            case RATIO_RES, RATIO_OTHER -> policy.document() + zh;
            case BELOW_THRESHOLD -> replaced ? policy.document() + "起算面积" : NATIONAL + zh;
            case ART47_5 -> replaced ? policy.document() + "危房翻新住宅比例" : NATIONAL + zh;
            default -> NATIONAL + zh;
        };
    }
}
