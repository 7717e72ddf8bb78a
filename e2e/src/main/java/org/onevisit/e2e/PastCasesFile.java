package org.onevisit.e2e;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * Prints a file of invented past cases of the two offices of the samples, to measure imports with:
 * {@code PastCasesFile <rows> [<line of a bad row>]}. The same arguments print the same file.
 */
final class PastCasesFile {

    private static final List<String> ITEMS =
            List.of(
                    "430103,11430103MB0A00018C4000180002002",
                    "990101,11990101MB0B00019F3000180002002",
                    "990101,11990101MB0B00019F3001080002000",
                    "990101,11990101MB0B00019F3000180006000");
    private static final List<String> CHANNELS = List.of("WEB", "WINDOW", "MOBILE", "MAIL");
    private static final LocalDate FIRST_DAY = LocalDate.of(2018, 1, 2);
    private static final int DAYS = 2860;
    private static final int LONGEST = 40;

    private final Random random = new Random(42);

    private PastCasesFile() {}

    public static void main(String[] arguments) throws IOException {
        int rows = Integer.parseInt(arguments[0]);
        int bad = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 0;
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            new PastCasesFile().write(rows, bad, out);
        }
    }

    private void write(int rows, int bad, Writer out) throws IOException {
        out.write(
                "case_no,office_code,item_code,case_type,applicant_type,applicant_name,"
                        + "applicant_identifier,channel,received_on,acceptance,accepted_on,"
                        + "promise_days,statutory_days,suspensions,extension_days,decided_on,"
                        + "decision,delivered_on,visits,area_filed_m2,area_accepted_m2,"
                        + "fee_collected_yuan,rating_level,rating_rectified_in_time\n");
        for (int i = 1; i <= rows; i++) {
            out.write(row(i, i + 1 == bad));
        }
    }

    private String row(int number, boolean bad) {
        LocalDate received = FIRST_DAY.plusDays(random.nextInt(DAYS));
        LocalDate accepted = received.plusDays(random.nextInt(4));
        LocalDate decided = accepted.plusDays(1 + random.nextInt(LONGEST));
        boolean suspended = random.nextInt(20) == 0;
        return "旧案%09d,%s,PROMISE,ENTERPRISE,（示例）第%d号建设单位,91350100M000100Y43,%s,%s,EXPLICIT,%s,%d,20,%s,,%s,%s,,%d,%d.50,,%d.00,%s,\n"
                .formatted(
                        number,
                        ITEMS.get(random.nextInt(ITEMS.size())),
                        number,
                        CHANNELS.get(random.nextInt(CHANNELS.size())),
                        received,
                        accepted,
                        5 + random.nextInt(6),
                        suspended ? accepted + "/" + accepted.plusDays(1) : "",
                        bad
                                ? received.minusDays(1)
                                : decided.isBefore(accepted.plusDays(2))
                                        ? accepted.plusDays(2)
                                        : decided,
                        random.nextInt(30) == 0 ? "REFUSE" : "GRANT",
                        1 + random.nextInt(2),
                        random.nextInt(5000),
                        random.nextInt(500_000),
                        random.nextInt(3) == 0 ? Integer.toString(1 + random.nextInt(3)) : "");
    }
}
