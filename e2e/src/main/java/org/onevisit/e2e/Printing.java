package org.onevisit.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Where the benchmarks print their figures: standard output, as UTF-8 on every machine. */
final class Printing {

    static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);

    private Printing() {}
}
