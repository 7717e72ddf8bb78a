package org.onevisit.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneId;

/** The one clock of a service. Offices live in Asia/Shanghai: a day of theirs is a day there. */
@ApplicationScoped
public class OfficeTime {

    /** Zone in which days, terms and closing hours are counted. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Produces
    @Singleton
    Clock clock() {
        return Clock.tickMillis(ZONE);
    }
}
