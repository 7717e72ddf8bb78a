package org.onevisit.permit.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The numbers of documents (文号): {@code <office word><kind word>字〔year〕<MMdd><serial>号}. Day and
 * serial are those of the case number, so no counter is asked; the year is the case's too, because
 * only with it are they unique.
 */
@ApplicationScoped
public class OfficeWords {

    // 办件编号: 实施编码, yyyyMMdd, serial.
    private static final Pattern CASE_NO = Pattern.compile(".*(\\d{4})(\\d{4})(\\d{6})");

    private final Map<String, String> words = new LinkedHashMap<>();

    /**
     * @param setting word per office, such as {@code 430103=天心人防,990101=示范人防}
     * @throws IllegalArgumentException when the setting can't be read
     */
    OfficeWords(@ConfigProperty(name = "onevisit.office-words") Optional<String> setting) {
        for (String entry : setting.orElse("").split(",")) {
            if (entry.isBlank()) {
                continue;
            }
            String[] parts = entry.split("=", 2);
            if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
                throw new IllegalArgumentException(
                        "ONEVISIT_OFFICE_WORDS: expected <office code>=<word>, found " + entry);
            }
            words.put(parts[0].strip(), parts[1].strip());
        }
    }

    /** The number of a document, without the ordinal and without 号. */
    String number(String officeCode, String officeName, String caseNo, DocumentKind kind) {
        String word = words.getOrDefault(officeCode, officeName);
        Matcher parts = CASE_NO.matcher(caseNo);
        String serial =
                parts.matches()
                        ? "〔" + parts.group(1) + "〕" + parts.group(2) + parts.group(3)
                        : "〔" + caseNo + "〕";
        return word + kind.word() + "字" + serial;
    }
}
