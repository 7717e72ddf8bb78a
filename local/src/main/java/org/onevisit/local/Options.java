package org.onevisit.local;

import java.util.List;

/**
 * What the user asked for on the command line.
 *
 * @param clean starts without what earlier runs kept
 * @param empty makes no example cases
 * @param help only explains
 */
record Options(boolean clean, boolean empty, boolean help) {

    static final String USAGE =
            """
            Usage: ./run [--clean] [--empty]

              --clean   start empty: removes everything earlier runs kept (the folder ./data)
              --empty   make no example cases
              --help    this text

            Settings by environment variable: ONEVISIT_GATEWAY_PORT (8080), ONEVISIT_CATALOG_PORT (8081),
            ONEVISIT_PERMIT_PORT (8082), ONEVISIT_FEE_PORT (8083), ONEVISIT_KEYCLOAK_PORT (8180),
            ONEVISIT_DB_PORT (15432), ONEVISIT_DATA_DIR (./data); the others stand in docs/reference/settings.md.
            """;

    /**
     * @throws StartFailed for a word that is no option
     */
    static Options of(List<String> arguments) {
        boolean clean = false;
        boolean empty = false;
        boolean help = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--clean" -> clean = true;
                case "--empty" -> empty = true;
                case "--help", "-h" -> help = true;
                default -> throw new StartFailed("Unknown option " + argument + "\n\n" + USAGE);
            }
        }
        return new Options(clean, empty, help);
    }
}
