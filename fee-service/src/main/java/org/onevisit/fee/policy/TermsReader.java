package org.onevisit.fee.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.onevisit.fee.Findings;
import org.onevisit.fee.pricing.AreaModel;
import org.onevisit.fee.pricing.Base;
import org.onevisit.fee.pricing.Grade;
import org.onevisit.fee.pricing.NationalModel;
import org.onevisit.fee.pricing.Policy;
import org.onevisit.fee.pricing.RatioModel;
import org.onevisit.fee.pricing.RelocationGround;
import org.onevisit.fee.pricing.Rounding;
import org.onevisit.fee.pricing.Rule;
import org.onevisit.fee.pricing.Tariff;
import org.onevisit.fee.pricing.Use;

/** Reads the terms of a policy and gathers everything that is wrong with them. */
public final class TermsReader {

    /** Area model of 国人防办字〔2003〕18号 art. 47. */
    public static final String NATIONAL = "NATIONAL_2003_18";

    /** Area model of the provinces that take a share of the total area. */
    public static final String RATIO = "TOTAL_AREA_RATIO";

    private static final BigDecimal MOST_AREA = new BigDecimal(10_000_000);
    private static final BigDecimal MOST_RATE = new BigDecimal(1_000_000);
    private static final BigDecimal MOST_FACTOR = BigDecimal.TEN;
    private static final int MOST_ADJUSTMENTS = 100;
    private static final int MOST_SPECIAL = 50;
    private static final int MOST_BANDS = 20;

    private final PolicyTerms sent;
    private final String at;
    private final Findings findings;

    private TermsReader(PolicyTerms sent, String at, Findings findings) {
        this.sent = sent;
        this.at = at;
        this.findings = findings;
    }

    /**
     * Reads the terms; what is wrong is added to the findings, and the answer then has gaps. An
     * area model that is not known leaves the model null without a finding.
     *
     * @param at JSON pointer to the terms
     * @param document number of the paper, as explanations cite it
     */
    public static Terms read(PolicyTerms sent, String at, String document, Findings findings) {
        return new TermsReader(sent, at, findings).read(document);
    }

    private Terms read(String document) {
        findings.needed(at + "/areaModel", sent.areaModel());
        Tariff tariff =
                new Tariff(
                        rates(),
                        list("/specialRates", sent.specialRates(), MOST_SPECIAL, this::special),
                        adjustments());
        BigDecimal minimum = area("/minimumArea", sent.minimumArea());
        Base base = findings.choice(at + "/base", sent.base(), Base.class);
        Policy.RateDay day = findings.choice(at + "/rateDay", sent.rateDay(), Policy.RateDay.class);
        Rounding rounding = findings.choice(at + "/rounding", sent.rounding(), Rounding.class);
        Policy policy =
                new Policy(
                        model(),
                        tariff,
                        orZero(minimum),
                        base == null ? Base.REQUIRED : base,
                        relocation(),
                        day == null ? Policy.RateDay.ASSESSMENT : day,
                        rounding == null ? Rounding.CENT : rounding,
                        document);
        return new Terms(policy, new ReliefReader(at, findings).read(sent.reliefs()), lateFee());
    }

    private AreaModel model() {
        // Read whatever the model, so that a slip in any of them is told.
        BigDecimal ratio = ratio("/ratio", sent.ratio());
        BigDecimal zoneRatio = ratio("/zoneRatio", sent.zoneRatio());
        List<NationalModel.Band> bands =
                list("/ratioBands", sent.ratioBands(), MOST_BANDS, this::band);
        BigDecimal residential = ratio("/residentialRatio", sent.residentialRatio());
        BigDecimal other = ratio("/otherRatio", sent.otherRatio());
        BigDecimal dangerous = ratio("/dangerousHousingRatio", sent.dangerousHousingRatio());
        BigDecimal dwellings = area("/residentialThreshold", sent.residentialThreshold());
        BigDecimal others = area("/otherThreshold", sent.otherThreshold());
        if (NATIONAL.equals(sent.areaModel())) {
            return new NationalModel(
                    sent.keyCity(),
                    Boolean.TRUE.equals(sent.developmentZone()),
                    ratio,
                    zoneRatio,
                    bands);
        }
        if (RATIO.equals(sent.areaModel())) {
            return new RatioModel(
                    residential,
                    other,
                    orZero(dwellings),
                    orZero(others),
                    dangerous,
                    Boolean.TRUE.equals(sent.tallByFirstFloor()));
        }
        return null;
    }

    private NationalModel.Band band(String where, PolicyTerms.Band band) {
        BigDecimal below = findings.measure(where + "/totalBelow", band.totalBelow(), MOST_AREA);
        findings.needed(where + "/totalBelow", band.totalBelow());
        BigDecimal ratio = findings.decimal(where + "/ratio", band.ratio(), BigDecimal.ONE);
        findings.needed(where + "/ratio", band.ratio());
        return below == null || ratio == null ? null : new NationalModel.Band(below, ratio);
    }

    private Map<Grade, BigDecimal> rates() {
        Map<Grade, BigDecimal> rates = new EnumMap<>(Grade.class);
        if (sent.rates() == null) {
            return rates;
        }
        for (Map.Entry<String, String> entry : sent.rates().entrySet()) {
            Grade grade = Grade.of(entry.getKey()).orElse(null);
            if (grade == null) {
                findings.add(
                        at + "/rates",
                        "UNKNOWN_GRADE",
                        "抗力级别应为 6、6B 或 ANY The grades are 6, 6B and ANY");
                continue;
            }
            BigDecimal rate = rate(at + "/rates/" + grade.code(), entry.getValue());
            if (rate != null) {
                rates.put(grade, rate);
            }
        }
        return rates;
    }

    private Tariff.SpecialRate special(String where, PolicyTerms.Special special) {
        Rule rule = findings.choice(where + "/rule", special.rule(), Rule.class);
        Use use = findings.choice(where + "/use", special.use(), Use.class);
        Base base = findings.choice(where + "/base", special.base(), Base.class);
        BigDecimal from = findings.measure(where + "/totalFrom", special.totalFrom(), MOST_AREA);
        BigDecimal upTo = findings.measure(where + "/totalUpTo", special.totalUpTo(), MOST_AREA);
        BigDecimal rate = rate(where + "/rate", special.rate());
        findings.needed(where + "/rate", special.rate());
        return rate == null ? null : new Tariff.SpecialRate(rule, use, from, upTo, rate, base);
    }

    private List<Tariff.Adjustment> adjustments() {
        List<Tariff.Adjustment> windows = new ArrayList<>();
        list("/rateAdjustments", sent.rateAdjustments(), MOST_ADJUSTMENTS, this::adjustment)
                .forEach(
                        window -> {
                            if (windows.stream().anyMatch(window::overlaps)) {
                                findings.add(
                                        at + "/rateAdjustments",
                                        "OVERLAPS",
                                        "调整期重叠：" + window.from() + " Two windows overlap");
                            }
                            windows.add(window);
                        });
        return windows;
    }

    private Tariff.Adjustment adjustment(String where, PolicyTerms.Adjustment one) {
        LocalDate from = findings.date(where + "/from", one.from());
        findings.needed(where + "/from", one.from());
        LocalDate to = findings.date(where + "/to", one.to());
        BigDecimal factor = findings.decimal(where + "/factor", one.factor(), MOST_FACTOR);
        findings.needed(where + "/factor", one.factor());
        if (from == null || factor == null || one.to() != null && to == null) {
            return null;
        }
        if (to != null && to.isBefore(from)) {
            endsBeforeStart(where + "/to", findings);
            return null;
        }
        return new Tariff.Adjustment(from, to, factor);
    }

    private Policy.Relocation relocation() {
        Set<RelocationGround> grounds = EnumSet.noneOf(RelocationGround.class);
        if (sent.relocationGrounds() == null) {
            grounds = EnumSet.allOf(RelocationGround.class);
        } else {
            grounds.addAll(
                    list(
                            "/relocationGrounds",
                            sent.relocationGrounds(),
                            RelocationGround.values().length,
                            (where, name) -> findings.choice(where, name, RelocationGround.class)));
        }
        return new Policy.Relocation(grounds, area("/relocationBelow", sent.relocationBelow()));
    }

    private Terms.LateRate lateFee() {
        if (sent.lateFee() == null) {
            return null;
        }
        String where = at + "/lateFee/dailyRate";
        BigDecimal daily = findings.decimal(where, sent.lateFee().dailyRate(), BigDecimal.ONE);
        findings.needed(where, sent.lateFee().dailyRate());
        return daily == null
                ? null
                : new Terms.LateRate(daily, !Boolean.FALSE.equals(sent.lateFee().capAtPrincipal()));
    }

    private <S, T> List<T> list(
            String name, List<S> rows, int most, BiFunction<String, S, T> reader) {
        return list(at + name, rows, most, findings, reader);
    }

    /** Reads each row of a list; rows that are wrong are told and left out. */
    static <S, T> List<T> list(
            String pointer,
            List<S> rows,
            int most,
            Findings findings,
            BiFunction<String, S, T> reader) {
        if (rows == null) {
            return List.of();
        }
        if (rows.size() > most) {
            findings.add(pointer, "TOO_MANY", "最多" + most + "项 At most " + most);
            return List.of();
        }
        List<T> read = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String where = pointer + "/" + i;
            if (rows.get(i) == null) {
                findings.missing(where);
            } else {
                read.add(reader.apply(where, rows.get(i)));
            }
        }
        return read.stream().filter(Objects::nonNull).toList();
    }

    static void endsBeforeStart(String pointer, Findings findings) {
        findings.add(pointer, "ENDS_BEFORE_START", "结束日期早于开始日期 It ends before it starts");
    }

    private BigDecimal ratio(String name, String text) {
        return findings.decimal(at + name, text, BigDecimal.ONE);
    }

    private BigDecimal area(String name, String text) {
        return findings.measure(at + name, text, MOST_AREA);
    }

    private BigDecimal rate(String pointer, String text) {
        return findings.measure(pointer, text, MOST_RATE);
    }

    private static BigDecimal orZero(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
