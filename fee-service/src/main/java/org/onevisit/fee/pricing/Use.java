package org.onevisit.fee.pricing;

/**
 * What a building is for. Offices, dormitories, canteens and research in a factory are civil
 * buildings, hence {@link #OTHER} (国人防办字〔2003〕18号 art. 45).
 */
public enum Use {
    /** Dwellings (居民住宅). */
    RESIDENTIAL(true),
    /**
     * Dwellings that replace dangerous housing (危房翻新住宅); finer use of {@link #RESIDENTIAL}, art.
     * 47(5).
     */
    DANGEROUS_HOUSING_REBUILT(true),
    /** Industrial plants and their productive ancillaries: not civil, nothing is required. F-3. */
    INDUSTRIAL_PRODUCTION(false),
    /** Every other civil building. */
    OTHER(false);

    private final boolean residential;

    Use(boolean residential) {
        this.residential = residential;
    }

    /** Whether people live there. */
    public boolean residential() {
        return residential;
    }
}
