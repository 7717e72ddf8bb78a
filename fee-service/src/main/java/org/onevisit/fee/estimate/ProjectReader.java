package org.onevisit.fee.estimate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.onevisit.fee.Findings;
import org.onevisit.fee.estimate.EstimateRequest.BuildingInput;
import org.onevisit.fee.policy.Terms;
import org.onevisit.fee.pricing.Basis;
import org.onevisit.fee.pricing.Building;
import org.onevisit.fee.pricing.Policy;
import org.onevisit.fee.pricing.Project;
import org.onevisit.fee.pricing.Relief;
import org.onevisit.fee.pricing.ReliefGrant;
import org.onevisit.fee.pricing.RelocationGround;
import org.onevisit.fee.pricing.Use;

/** Reads the project of a request and gathers everything that is wrong with it. */
final class ProjectReader {

    private static final BigDecimal MOST_AREA = new BigDecimal(10_000_000);
    private static final BigDecimal MOST_DEPTH = new BigDecimal(200);
    private static final int MOST_FLOORS = 300;
    private static final int MOST_BUILDINGS = 500;
    private static final int MOST_RELIEFS = 10;
    // What is repeated in the explanation is a plain name: visible characters on one line.
    private static final Pattern ID =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._#()（）-]{0,63}");

    private final EstimateRequest request;
    private final Terms terms;
    private final LocalDate assessedOn;
    private final Findings findings;

    /**
     * @param terms of the policy; null where it is not known, then what it needs is not asked for
     * @param assessedOn the assessment day; null where it could not be read
     */
    ProjectReader(EstimateRequest request, Terms terms, LocalDate assessedOn, Findings findings) {
        this.request = request;
        this.terms = terms;
        this.assessedOn = assessedOn;
        this.findings = findings;
    }

    /** The project, with gaps where something is wrong. */
    Project read() {
        List<Building> buildings = buildings();
        BigDecimal built = findings.measure("/builtArea", request.builtArea(), MOST_AREA);
        RelocationGround ground =
                findings.choice(
                        "/relocationGround", request.relocationGround(), RelocationGround.class);
        Basis basis = findings.choice("/basis", request.basis(), Basis.class);
        LocalDate appliedOn = findings.date("/appliedOn", request.appliedOn());
        if (terms != null && terms.policy().rateDay() == Policy.RateDay.APPLICATION) {
            findings.needed("/appliedOn", request.appliedOn());
        }
        if (appliedOn != null && assessedOn != null && appliedOn.isAfter(assessedOn)) {
            findings.add("/appliedOn", "AFTER_ASSESSMENT", "申请日晚于核定日 It lies after assessedOn");
        }
        split(buildings, built);
        return new Project(
                buildings,
                built == null ? BigDecimal.ZERO : built,
                ground,
                basis,
                assessedOn,
                appliedOn,
                request.developmentZone());
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
        Integer floors = findings.whole(at + "/floors", sent.floors(), 1, MOST_FLOORS);
        findings.needed(at + "/floors", sent.floors());
        BigDecimal depth =
                findings.measure(at + "/foundationDepthM", sent.foundationDepthM(), MOST_DEPTH);
        BigDecimal first =
                findings.measure(at + "/firstFloorArea", sent.firstFloorArea(), MOST_AREA);
        BigDecimal total =
                findings.measure(at + "/aboveGroundArea", sent.aboveGroundArea(), MOST_AREA);
        BigDecimal built = findings.measure(at + "/builtArea", sent.builtArea(), MOST_AREA);
        ReliefGrant relief = relief(at, sent);
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
                new Building(sent.id(), use, floors, depth, first, total, relief, built);
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

    /** The best of the reliefs named; a building gets one. F-9. */
    private ReliefGrant relief(String at, BuildingInput sent) {
        List<ReliefGrant> claims = new ArrayList<>();
        claims.add(grant(at + "/relief", sent.relief()));
        List<String> further = sent.furtherReliefs() == null ? List.of() : sent.furtherReliefs();
        if (further.size() > MOST_RELIEFS) {
            findings.add(at + "/furtherReliefs", "TOO_MANY", "最多10项 At most 10");
            return ReliefGrant.NONE;
        }
        for (int i = 0; i < further.size(); i++) {
            claims.add(grant(at + "/furtherReliefs/" + i, further.get(i)));
        }
        return ReliefGrant.best(claims);
    }

    private ReliefGrant grant(String at, String code) {
        if (code == null) {
            return ReliefGrant.NONE;
        }
        for (Relief share : Relief.values()) {
            if (share.name().equals(code)) {
                return ReliefGrant.of(share);
            }
        }
        if (terms == null) {
            // The codes are those of a policy that is not known; that is told instead.
            return ReliefGrant.NONE;
        }
        ReliefGrant grant = terms.relief(code).orElse(null);
        if (grant == null) {
            unknownRelief(at);
            return ReliefGrant.NONE;
        }
        if (assessedOn != null && !grant.inForce(assessedOn)) {
            findings.add(at, "RELIEF_NOT_IN_FORCE", "核定日该减免不适用 It is not in force on that day");
        }
        return grant;
    }

    private void unknownRelief(String at) {
        List<String> known = new ArrayList<>(List.of("NONE", "HALF", "EXEMPT"));
        terms.reliefs().forEach(one -> known.add(one.code()));
        findings.add(
                at,
                "UNKNOWN_RELIEF",
                "应为下列之一 One of these is expected: " + String.join(", ", known));
    }

    /** An area is asked for only where the rules, a rate or the base of the charge need it. */
    private void areasNeeded(String at, Building building) {
        if (terms == null || terms.policy().model() == null) {
            return;
        }
        if (terms.policy().readsFirstFloor(building)) {
            findings.needed(at + "/firstFloorArea", building.firstFloorArea());
        }
        if (terms.policy().readsTotal(building)) {
            findings.needed(at + "/aboveGroundArea", building.aboveGroundArea());
        }
    }

    /** Who assigns built area to buildings assigns all of it. F-6. */
    private void split(List<Building> buildings, BigDecimal built) {
        List<BigDecimal> parts =
                buildings.stream().map(Building::builtArea).filter(Objects::nonNull).toList();
        if (parts.isEmpty()) {
            return;
        }
        BigDecimal sum = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (built == null || sum.compareTo(built) != 0) {
            findings.add(
                    "/builtArea",
                    "SPLIT_DIFFERS",
                    "各楼栋分摊之和应等于已建面积 The parts of the buildings must add up to it: "
                            + sum.toPlainString());
        }
    }
}
