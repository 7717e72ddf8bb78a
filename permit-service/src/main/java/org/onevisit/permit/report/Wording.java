package org.onevisit.permit.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.onevisit.permit.supervision.FiguresView;

/** Puts the figures of a period into the words of {@code report/annual.properties}. */
@ApplicationScoped
public class Wording {

    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final int PERCENT = 100;

    private final Properties texts = new Properties();

    Wording() {
        try (InputStream file = Wording.class.getResourceAsStream("/report/annual.properties")) {
            texts.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String title(String officeName, Period period) {
        return text("title", officeName == null ? "" : officeName, label(period));
    }

    /**
     * The paragraph. What there was nothing of is not mentioned; the rate is the lowest of all
     * services, rounded down.
     */
    String paragraph(Period period, FiguresView total, List<FiguresView> services) {
        List<String> clauses = new ArrayList<>();
        clauses.add(label(period));
        clauses.add(text("accepted", Long.toString(total.accepted())));
        add(clauses, "areaFiled", new BigDecimal(total.areaFiledM2()));
        add(clauses, "areaAccepted", new BigDecimal(total.areaAcceptedM2()));
        add(clauses, "fee", new BigDecimal(total.feeCollectedYuan()));
        return String.join("，", clauses) + "。" + early(services) + "。";
    }

    private String early(List<FiguresView> services) {
        Long lowest =
                services.stream()
                        .filter(service -> service.decided() > 0)
                        .map(service -> service.early() * PERCENT / service.decided())
                        .min(Long::compare)
                        .orElse(null);
        if (lowest == null) {
            return text("finished.none");
        }
        return lowest == 0 ? text("early.none") : text("early", lowest.toString());
    }

    private void add(List<String> clauses, String name, BigDecimal amount) {
        if (amount.signum() != 0) {
            clauses.add(text(name, amount.divide(WAN, 2, RoundingMode.HALF_UP).toPlainString()));
        }
    }

    private String label(Period period) {
        String name = period.half() == null ? "period.year" : "period.half." + period.half();
        return text(name, Integer.toString(period.year()));
    }

    private String text(String name, Object... values) {
        return new MessageFormat(texts.getProperty(name), Locale.ROOT).format(values);
    }
}
