package org.onevisit.fee.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** To what a city rounds the fee and the relief of a building, HALF_UP; to the cent by F-8. */
public enum Rounding {
    /** 分: to 0.01 yuan. */
    CENT(2, Step.TO_CENT, ""),
    /** 元: to whole yuan. */
    YUAN(0, Step.TO_YUAN, "（四舍五入到元）");

    private final int places;
    private final String shown;
    private final String zh;

    Rounding(int places, String shown, String zh) {
        this.places = places;
        this.shown = shown;
        this.zh = zh;
    }

    /** An amount so rounded, always written with two places. */
    BigDecimal round(BigDecimal amount) {
        return amount.setScale(places, RoundingMode.HALF_UP).setScale(Tariff.CENTS);
    }

    /** How it is named in an explanation. */
    String shown() {
        return shown;
    }

    /** What a line of an explanation adds to its amount; nothing for the usual cent. */
    String zh() {
        return zh;
    }
}
