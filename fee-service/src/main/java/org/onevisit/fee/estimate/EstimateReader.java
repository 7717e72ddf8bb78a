package org.onevisit.fee.estimate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.estimate.EstimateRequest.AdjustmentInput;
import org.onevisit.fee.estimate.EstimateRequest.BuildingInput;
import org.onevisit.fee.estimate.EstimateRequest.PolicyInput;
import org.onevisit.fee.pricing.Base;
import org.onevisit.fee.pricing.Basis;
import org.onevisit.fee.pricing.Building;
import org.onevisit.fee.pricing.Grade;
import org.onevisit.fee.pricing.NationalModel;
import org.onevisit.fee.pricing.Policy;
import org.onevisit.fee.pricing.Project;
import org.onevisit.fee.pricing.Relief;
import org.onevisit.fee.pricing.RelocationGround;
import org.onevisit.fee.pricing.Tariff;
import org.onevisit.fee.pricing.Use;

/** Reads a request into a question to the rules, and tells everything that is wrong at once. */
final class EstimateReader {

    private static final String MODEL = "NATIONAL_2003_18";
    private static final BigDecimal MOST_AREA = new BigDecimal(10_000_000);
    private static final BigDecimal MOST_DEPTH = new BigDecimal(200);
    private static final BigDecimal MOST_RATE = new BigDecimal(1_000_000);
    private static final BigDecimal MOST_FACTOR = BigDecimal.TEN;
    private static final int MOST_FLOORS = 300;
    private static final int MOST_BUILDINGS = 500;
    private static final int MOST_ADJUSTMENTS = 100;
    // What is repeated in the explanation is a plain name: visible characters on one line.
    private static final Pattern ID =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._#()（）-]{0,63}");

    private final Findings findings = new Findings();
    private final EstimateRequest request;

    private EstimateReader(EstimateRequest request) {
        this.request = request;
    }

    /** A question that the rules can answer. */
    record Question(Project project, Policy policy) {}

    /**
     * Reads the request.
     *
     * @param today the assessment day when none is named
     * @throws Refused with all flaws of the request, or for a policy that is not known
     */
    static Question read(EstimateRequest request, LocalDate today) {
        if (request == null) {
            throw Refused.because(Reason.INVALID_INPUT, "");
        }
        return new EstimateReader(request).read(today);
    }

    private Question read(LocalDate today) {
        boolean stored = request.policyCode() != null;
        if (stored == (request.policy() != null)) {
            findings.add(
                    "/policy",
                    "ONE_POLICY",
                    "policyCode 与 policy 须且只能有一个 Exactly one of the two is needed");
        }
        List<Building> buildings = buildings();
        BigDecimal built = findings.decimal("/builtArea", request.builtArea(), MOST_AREA);
        RelocationGround ground =
                findings.choice(
                        "/relocationGround", request.relocationGround(), RelocationGround.class);
        Basis basis = findings.choice("/basis", request.basis(), Basis.class);
        LocalDate day = findings.date("/assessedOn", request.assessedOn());
        Policy policy = request.policy() == null ? null : policy(request.policy(), buildings);
        if (!findings.all().isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, findings.all());
        }
        if (stored) {
            throw Refused.because(Reason.POLICY_UNKNOWN, "/policyCode");
        }
        if (!MODEL.equals(request.policy().areaModel())) {
            throw Refused.because(Reason.AREA_MODEL_UNKNOWN, "/policy/areaModel");
        }
        return new Question(
                new Project(buildings, orZero(built), ground, basis, day == null ? today : day),
                policy);
    }

    private List<Building> buildings() {
        List<BuildingInput> sent = request.buildings();
        if (sent == null || sent.isEmpty()) {
            findings.missing("/buildings");
            return List.of();
        }
        if (sent.size() > MOST_BUILDINGS) {
            findings.add("/buildings", "TOO_MANY", "最多500栋 At most 500 buildings");
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        List<Building> read = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            String at = "/buildings/" + i;
            if (sent.get(i) == null) {
                findings.missing(at);
            } else {
                read.add(building(at, sent.get(i), ids));
            }
        }
        return read.stream().filter(Objects::nonNull).toList();
    }

    private Building building(String at, BuildingInput sent, Set<String> ids) {
        int before = findings.all().size();
        id(at + "/id", sent.id(), ids);
        Use use = findings.choice(at + "/use", sent.use(), Use.class);
        findings.needed(at + "/use", sent.use());
        Integer floors = findings.whole(at + "/floors", sent.floors(), MOST_FLOORS);
        findings.needed(at + "/floors", sent.floors());
        BigDecimal depth =
                findings.decimal(at + "/foundationDepthM", sent.foundationDepthM(), MOST_DEPTH);
        BigDecimal first =
                findings.decimal(at + "/firstFloorArea", sent.firstFloorArea(), MOST_AREA);
        BigDecimal total =
                findings.decimal(at + "/aboveGroundArea", sent.aboveGroundArea(), MOST_AREA);
        Relief relief = findings.choice(at + "/relief", sent.relief(), Relief.class);
        if (first != null && total != null && first.compareTo(total) > 0) {
            findings.add(
                    at + "/firstFloorArea",
                    "EXCEEDS_TOTAL",
                    "首层面积大于地面建筑面积 The first floor exceeds the area above ground");
        }
        if (findings.all().size() > before) {
            return null;
        }
        Building building =
                new Building(
                        sent.id(),
                        use,
                        floors,
                        depth,
                        first,
                        total,
                        relief == null ? Relief.NONE : relief);
        areasNeeded(at, building);
        return building;
    }

    private void id(String at, String id, Set<String> ids) {
        if (id == null || id.isBlank()) {
            findings.missing(at);
        } else if (!ID.matcher(id).matches()) {
            findings.add(
                    at,
                    "BAD_ID",
                    "应为1至64个字母、数字或汉字 1 to 64 letters, digits and - . _ # are expected");
        } else if (!ids.add(id)) {
            findings.add(at, "DUPLICATE", "楼栋编号重复 Two buildings have this id");
        }
    }

    /** An area is asked for only where the rules or the base of the charge need it. */
    private void areasNeeded(String at, Building building) {
        String base = request.policy() == null ? null : request.policy().base();
        boolean civil = building.civil();
        if (building.byFirstFloor() || civil && Base.FIRST_FLOOR.name().equals(base)) {
            findings.needed(at + "/firstFloorArea", building.firstFloorArea());
        }
        if (building.byTotalArea() || civil && Base.TOTAL.name().equals(base)) {
            findings.needed(at + "/aboveGroundArea", building.aboveGroundArea());
        }
    }

    private Policy policy(PolicyInput sent, List<Building> buildings) {
        findings.needed("/policy/areaModel", sent.areaModel());
        BigDecimal ratio = findings.decimal("/policy/ratio", sent.ratio(), BigDecimal.ONE);
        if (MODEL.equals(sent.areaModel())) {
            if (buildings.stream().anyMatch(Building::byTotalArea)) {
                findings.needed("/policy/ratio", sent.ratio());
            }
            if (buildings.stream().anyMatch(Building::dependsOnKeyCity)) {
                findings.needed("/policy/keyCity", sent.keyCity());
            }
        }
        Tariff tariff = new Tariff(rates(sent), adjustments(sent));
        BigDecimal minimum = findings.decimal("/policy/minimumArea", sent.minimumArea(), MOST_AREA);
        Base base = findings.choice("/policy/base", sent.base(), Base.class);
        return new Policy(
                new NationalModel(
                        Boolean.TRUE.equals(sent.keyCity()),
                        Boolean.TRUE.equals(sent.developmentZone()),
                        ratio),
                tariff,
                orZero(minimum),
                base == null ? Base.REQUIRED : base);
    }

    private Map<Grade, BigDecimal> rates(PolicyInput sent) {
        Map<Grade, BigDecimal> rates = new EnumMap<>(Grade.class);
        if (sent.rates() == null || !MODEL.equals(sent.areaModel())) {
            return rates;
        }
        for (Map.Entry<String, String> entry : sent.rates().entrySet()) {
            Grade grade = Grade.of(entry.getKey()).orElse(null);
            if (grade == null) {
                findings.add(
                        "/policy/rates", "UNKNOWN_GRADE", "抗力级别应为 6 或 6B The grades are 6 and 6B");
                continue;
            }
            BigDecimal rate =
                    findings.decimal("/policy/rates/" + grade.code(), entry.getValue(), MOST_RATE);
            if (rate != null) {
                rates.put(grade, rate);
            }
        }
        return rates;
    }

    private List<Tariff.Adjustment> adjustments(PolicyInput sent) {
        List<Tariff.Adjustment> windows = new ArrayList<>();
        List<AdjustmentInput> inputs =
                sent.rateAdjustments() == null ? List.of() : sent.rateAdjustments();
        if (inputs.size() > MOST_ADJUSTMENTS) {
            findings.add("/policy/rateAdjustments", "TOO_MANY", "最多100项 At most 100");
            return windows;
        }
        for (int i = 0; i < inputs.size(); i++) {
            String at = "/policy/rateAdjustments/" + i;
            Tariff.Adjustment window = adjustment(at, inputs.get(i));
            if (window == null) {
                continue;
            }
            if (windows.stream().anyMatch(window::overlaps)) {
                findings.add(at, "OVERLAPS", "与前面的调整期重叠 It overlaps an earlier window");
            }
            windows.add(window);
        }
        return windows;
    }

    private Tariff.Adjustment adjustment(String at, AdjustmentInput sent) {
        if (sent == null) {
            findings.missing(at);
            return null;
        }
        LocalDate from = findings.date(at + "/from", sent.from());
        findings.needed(at + "/from", sent.from());
        LocalDate to = findings.date(at + "/to", sent.to());
        BigDecimal factor = findings.decimal(at + "/factor", sent.factor(), MOST_FACTOR);
        findings.needed(at + "/factor", sent.factor());
        if (from == null || factor == null || sent.to() != null && to == null) {
            return null;
        }
        if (to != null && to.isBefore(from)) {
            findings.add(at + "/to", "ENDS_BEFORE_START", "结束日期早于开始日期 It ends before it starts");
            return null;
        }
        return new Tariff.Adjustment(from, to, factor);
    }

    private static BigDecimal orZero(BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
