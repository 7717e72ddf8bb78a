package org.onevisit.catalog.guide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.onevisit.catalog.item.ItemView;

/**
 * The guides printed last. To print one takes a second of CPU and anyone may ask, so each version
 * is printed once and one at a time; a published version never changes, so neither does its print.
 */
@ApplicationScoped
public class PrintedGuides {

    private static final int MOST = 64;

    private final Map<String, byte[]> prints =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                    return size() > MOST;
                }
            };

    /** The print of a version; made when it is not at hand. */
    synchronized byte[] get(String key, ItemView version) {
        byte[] print = prints.get(key);
        if (print == null) {
            print = new Guide(version).pdf();
            prints.put(key, print);
        }
        return print;
    }
}
