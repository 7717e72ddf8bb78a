package org.onevisit.permit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Notice;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.clock.WorkCalendar;
import org.onevisit.codes.Identifiers;
import org.onevisit.codes.Kind;

/**
 * Writes {@code docs/examples/invented-year.csv}: 302 invented past cases of the invented office
 * 990101 whose figures are those that a real office once reported for a year: 302 items, 95,900 m²
 * filed, 174,500 m² accepted, 23,133,900 yuan, every service early in at least 84 of 100 cases.
 * Applicants, numbers and days are made up; names begin with （示例）. The year is 2025, whose calendar
 * is published.
 */
final class InventedYear {

    static final Path FILE = Path.of("../docs/examples/invented-year.csv");
    static final String OFFICE = "990101";
    static final String RELOCATION = "11990101MB0B00019F3000180002002";
    static final String COMPLETION = "11990101MB0B00019F3001080002000";
    static final String SIREN = "11990101MB0B00019F3000180006000";

    private static final String HEADER =
            "case_no,office_code,item_code,case_type,applicant_type,applicant_name,"
                    + "applicant_identifier,channel,received_on,acceptance,accepted_on,promise_days,"
                    + "statutory_days,suspensions,extension_days,decided_on,decision,delivered_on,"
                    + "visits,area_filed_m2,area_accepted_m2,fee_collected_yuan,rating_level,"
                    + "rating_rectified_in_time\n";
    private static final List<String> CHANNELS = List.of("WINDOW", "WINDOW", "WEB", "WEB", "MAIL");
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 2);
    private static final int DAYS = 330;

    private final Random random = new Random(2009);
    private final Counting counting = Counting.binding(calendar());
    private final StringBuilder text = new StringBuilder(HEADER);
    private int serial;

    private InventedYear() {}

    public static void main(String[] arguments) throws IOException {
        Files.writeString(FILE, csv());
    }

    static String csv() {
        InventedYear year = new InventedYear();
        year.service(RELOCATION, 7, 150, 129, 9_590_000L, 0, 2_313_390_000L);
        year.service(COMPLETION, 5, 102, 90, 0, 17_450_000L, 0);
        year.service(SIREN, 5, 50, 42, 0, 0, 0);
        return year.text.toString();
    }

    /**
     * @param filed in hundredths of a square metre
     * @param fee in cents
     */
    private void service(
            String item, int promise, int cases, int early, long filed, long accepted, long fee) {
        List<Long> filedParts = parts(filed, cases);
        List<Long> acceptedParts = parts(accepted, cases);
        List<Long> feeParts = parts(fee, cases);
        for (int i = 0; i < cases; i++) {
            boolean isEarly = (i + 1) * early / cases > i * early / cases;
            row(
                    item,
                    promise,
                    isEarly ? 1 + random.nextInt(promise - 1) : promise + late(i),
                    filedParts.get(i),
                    acceptedParts.get(i),
                    feeParts.get(i));
        }
    }

    /** Most of what is not early comes on the promised day, some a little later. */
    private static int late(int number) {
        return number % 3 == 0 ? 2 : 0;
    }

    private void row(String item, int promise, int used, long filed, long accepted, long fee) {
        serial++;
        LocalDate received = workday(FIRST_DAY.plusDays(random.nextInt(DAYS)));
        LocalDate taken =
                random.nextInt(3) == 0 ? after(received, 1 + random.nextInt(2)) : received;
        LocalDate decided = after(taken, used);
        text.append(
                String.join(
                        ",",
                        "示例2025-%04d".formatted(serial),
                        OFFICE,
                        item,
                        "PROMISE",
                        "ENTERPRISE",
                        "（示例）第%d号建设单位".formatted(serial),
                        creditCode(serial),
                        CHANNELS.get(random.nextInt(CHANNELS.size())),
                        received.toString(),
                        "EXPLICIT",
                        taken.toString(),
                        Integer.toString(promise),
                        "20",
                        "",
                        "",
                        decided.toString(),
                        "GRANT",
                        after(decided, 1).toString(),
                        Integer.toString(random.nextInt(8) == 0 ? 2 : 1),
                        amount(filed),
                        amount(accepted),
                        amount(fee),
                        random.nextInt(3) == 0 ? Integer.toString(1 + random.nextInt(3)) : "",
                        ""));
        text.append('\n');
    }

    private LocalDate workday(LocalDate day) {
        return counting.used(day.minusDays(1), day, Suspensions.NONE) == 1 ? day : after(day, 1);
    }

    private LocalDate after(LocalDate day, int workdays) {
        return counting.due(day, Term.workdays(workdays), Suspensions.NONE);
    }

    /** A total cut into so many parts of different size. */
    private List<Long> parts(long total, int count) {
        int[] weights = random.ints(count, 50, 150).toArray();
        long all = 0;
        for (int weight : weights) {
            all += weight;
        }
        List<Long> parts = new ArrayList<>();
        long left = total;
        for (int i = 0; i < count; i++) {
            long part = i == count - 1 ? left : total * weights[i] / all;
            parts.add(part);
            left -= part;
        }
        return parts;
    }

    private static String amount(long hundredths) {
        return hundredths == 0 ? "" : BigDecimal.valueOf(hundredths, 2).toPlainString();
    }

    /** Of region 990101, which no real code has. */
    private static String creditCode(int serial) {
        String bare = "91990101MA9Y%05d".formatted(serial);
        for (char check : "0123456789ABCDEFGHJKLMNPQRTUWXY".toCharArray()) {
            String code = bare + check;
            if (Identifiers.check(Kind.USCC, code, FIRST_DAY).valid()) {
                return code;
            }
        }
        throw new IllegalStateException(bare);
    }

    private static WorkCalendar calendar() {
        try (InputStream file = Notice.class.getResourceAsStream("notices.json")) {
            List<Notice> notices = new ArrayList<>();
            for (JsonNode notice : new ObjectMapper().readTree(file).path("notices")) {
                notices.add(
                        new Notice(
                                notice.path("year").asInt(),
                                notice.path("version").asInt(),
                                notice.path("document").asText(),
                                null,
                                days(notice.path("off")),
                                days(notice.path("work"))));
            }
            return WorkCalendar.of(notices, List.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<LocalDate> days(JsonNode list) {
        Set<LocalDate> days = new HashSet<>();
        list.forEach(day -> days.add(LocalDate.parse(day.asText())));
        return days;
    }
}
