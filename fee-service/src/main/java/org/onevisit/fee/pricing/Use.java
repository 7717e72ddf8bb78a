package org.onevisit.fee.pricing;

/**
 * What a building is for. The rules know three uses; the finer ones say more and count as one of
 * them. Offices, dormitories, canteens and research in a factory are civil buildings, hence {@link
 * #OTHER} (国人防办字〔2003〕18号 art. 45, F-3).
 */
public enum Use {
    /** Dwellings (居民住宅). */
    RESIDENTIAL("居民住宅", null),
    /** Industrial plants and their productive ancillaries: not civil, nothing is required. F-3. */
    INDUSTRIAL_PRODUCTION("工业生产厂房及其配套", null),
    /** Every other civil building. */
    OTHER("其他民用建筑", null),

    /** Dwellings that replace dangerous housing; art. 47(5). */
    DANGEROUS_HOUSING_REBUILT("危房翻新住宅", RESIDENTIAL),
    OFFICE("办公楼", OTHER),
    COMMERCIAL("商业", OTHER),
    HOTEL("旅馆", OTHER),
    DORMITORY("宿舍", OTHER),
    CANTEEN("食堂", OTHER),
    RESEARCH("研发", OTHER),
    SCHOOL("学校", OTHER),
    KINDERGARTEN("幼儿园", OTHER),
    HOSPITAL("医疗", OTHER),
    ELDERLY_CARE("养老", OTHER);

    private final String zh;
    private final Use coarse;

    Use(String zh, Use coarse) {
        this.zh = zh;
        this.coarse = coarse;
    }

    /** The one of the three uses of the rules that it counts as. */
    public Use category() {
        return coarse == null ? this : coarse;
    }

    /** Whether people live there. */
    public boolean residential() {
        return category() == RESIDENTIAL;
    }

    /** Civil buildings are all but productive ones. Art. 45, F-3. */
    public boolean civil() {
        return category() != INDUSTRIAL_PRODUCTION;
    }

    /** Whether it is this use or one that counts as it. */
    boolean within(Use other) {
        return this == other || category() == other;
    }

    String zh() {
        return zh;
    }
}
