package org.onevisit.gateway.route;

import java.net.URI;
import java.util.Locale;
import org.onevisit.gateway.Settings;

/** A service behind the gateway. */
public enum Part {
    CATALOG,
    PERMIT,
    FEE;

    /** Name on pages, in metrics and in configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where the service listens. */
    public URI url(Settings settings) {
        return switch (this) {
            case CATALOG -> settings.catalogUrl();
            case PERMIT -> settings.permitUrl();
            case FEE -> settings.feeUrl();
        };
    }
}
