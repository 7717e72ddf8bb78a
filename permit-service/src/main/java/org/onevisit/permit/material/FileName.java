package org.onevisit.permit.material;

import java.util.regex.Pattern;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;

/**
 * A file name as an applicant may choose it: shown and given back, never used as a path. What no
 * eye sees is refused: control characters, and those that turn the direction of writing, by which a
 * programme looks like a drawing.
 */
final class FileName {

    private static final int MAX_LENGTH = 200;
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]");

    private FileName() {}

    /**
     * The name itself.
     *
     * @throws Refused {@code FILE_NAME_INVALID}
     */
    static String checked(String name) {
        if (name.isBlank()
                || name.length() > MAX_LENGTH
                || name.startsWith(".")
                || !name.equals(name.strip())
                || FORBIDDEN.matcher(name).find()) {
            throw Refused.because(Reason.FILE_NAME_INVALID);
        }
        return name;
    }
}
