package org.onevisit.catalog.item;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Chinese name of an element of the implementation list (实施清单要素), as offices know it. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Element {
    String value();
}
