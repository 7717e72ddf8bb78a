package org.onevisit.local;

import java.util.List;

/**
 * What the user asked for on the command line.
 *
 * @param clean starts without what earlier runs kept
 * @param empty makes no example cases
 * @param rehearsal lets the clock of the suite be set (演练模式); makes no example cases either
 */
record Options(boolean clean, boolean empty, boolean rehearsal) {

    /**
     * @throws StartFailed for a word that is no option
     */
    static Options of(List<String> arguments) {
        boolean clean = false;
        boolean empty = false;
        boolean rehearsal = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--clean" -> clean = true;
                case "--empty" -> empty = true;
                case "--rehearsal" -> rehearsal = true;
                default ->
                        throw new StartFailed("Unknown option " + argument + "; see ./run --help");
            }
        }
        return new Options(clean, empty || rehearsal, rehearsal);
    }
}
