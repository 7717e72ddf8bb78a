package org.onevisit.fee.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.onevisit.codes.Check;
import org.onevisit.codes.Identifiers;
import org.onevisit.codes.Kind;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;
import org.onevisit.fee.office.OfficeNames;
import org.onevisit.platform.Caller;
import org.onevisit.platform.OfficeTime;

/** Opening assessments under ids that the callers choose, and putting drafts right. */
@ApplicationScoped
class Opening {

    private final EntityManager database;
    private final Assessments assessments;
    private final Determinations determinations;
    private final Reckoning reckoning;
    private final OfficeNames names;
    private final ObjectMapper json;
    private final Clock clock;

    Opening(
            EntityManager database,
            Assessments assessments,
            Determinations determinations,
            Reckoning reckoning,
            OfficeNames names,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.assessments = assessments;
        this.determinations = determinations;
        this.reckoning = reckoning;
        this.names = names;
        this.json = json;
        this.clock = clock;
    }

    /** The assessment, and whether this call opened it. */
    record Saved(Assessment assessment, boolean created) {}

    /**
     * Opens an assessment for a case: new, or the same again.
     *
     * @throws Refused {@code ID_TAKEN} for other content
     */
    Saved forCase(UUID id, AssessmentRequest sent, Caller caller) {
        Findings findings = new Findings();
        findings.needed("/filingId", sent.filingId());
        findings.needed("/officeCode", sent.officeCode());
        findings.needed("/owner", sent.owner());
        findings.refuse();
        JsonNode content = json.valueToTree(sent);
        // Another call may open the same one between two questions: asked by the case as well, it
        // is the same again, not another.
        Assessment known =
                assessments
                        .locked(id)
                        .or(
                                () ->
                                        assessments
                                                .find("filingId", sent.filingId())
                                                .firstResultOptional())
                        .orElse(null);
        if (known != null) {
            if (!known.id().equals(id) || !StoredJson.same(known.opened(), content)) {
                throw Refused.because(Reason.ID_TAKEN);
            }
            return new Saved(known, false);
        }
        Assessment opened =
                open(id, new Assessment.Office(sent.officeCode(), sent.officeName()), sent, caller);
        database.persist(
                new Determination(opened.id(), 1, ProjectInputs.ofCase(sent.project()), null));
        database.flush();
        return new Saved(opened, true);
    }

    /**
     * An officer's assessment: new and drafted, the same again, or a draft put right by who read
     * its last version.
     *
     * @param expected the version that the caller has read, or null
     * @throws Refused {@code INVALID_INPUT} with all flaws, {@code ID_TAKEN}, {@code
     *     STALE_VERSION}, {@code ALREADY_CONFIRMED}, and what {@link Reckoning} refuses
     */
    Saved byOfficer(UUID id, AssessmentRequest sent, Integer expected, Caller caller) {
        JsonNode content = json.valueToTree(sent);
        Assessment known = assessments.locked(id).orElse(null);
        if (known == null) {
            if (expected != null) {
                throw Refused.because(Reason.STALE_VERSION);
            }
            return fresh(id, sent, caller);
        }
        if (!known.officeCode().equals(caller.officeCode())) {
            throw Refused.because(Reason.ID_TAKEN);
        }
        if (expected == null) {
            if (StoredJson.same(known.opened(), content)) {
                return new Saved(known, false);
            }
            throw Refused.because(Reason.ID_TAKEN);
        }
        if (known.state() != Assessment.State.DRAFT) {
            known.live();
            throw Refused.because(Reason.ALREADY_CONFIRMED);
        }
        if (expected != known.version()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        payer(sent);
        known.name(sent.payer(), sent.projectName());
        Reckoning.Reckoned reckoned = reckoning.reckon(known, sent.project());
        draft(known, determinations.pending(id).orElseThrow(), reckoned, caller);
        return new Saved(known, false);
    }

    private Saved fresh(UUID id, AssessmentRequest sent, Caller caller) {
        payer(sent);
        Findings findings = new Findings();
        if (sent.filingId() != null) {
            findings.add("/filingId", "NOT_YOURS", "由办件自动开立 The case opens its assessment itself");
        }
        if (sent.materials() != null) {
            findings.add("/materials", "NOT_YOURS", "办件材料由系统提供 The case names its files itself");
        }
        findings.refuse();
        String code = caller.officeCode();
        Assessment.Office office = new Assessment.Office(code, names.of(code).orElse(null));
        Assessment opened = open(id, office, sent, caller);
        Determination first =
                new Determination(opened.id(), 1, ProjectInputs.ofCase(sent.project()), null);
        database.persist(first);
        draft(opened, first, reckoning.reckon(opened, sent.project()), caller);
        return new Saved(opened, true);
    }

    /** Writes what was reckoned into a draft; the assessment's version rises with it. */
    void draft(
            Assessment assessment,
            Determination draft,
            Reckoning.Reckoned reckoned,
            Caller caller) {
        draft.draft(
                reckoned.inputs(),
                reckoned.evidence(),
                reckoned.outcome(),
                caller.name(),
                clock.instant());
        database.flush();
        database.lock(assessment, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    private Assessment open(
            UUID id, Assessment.Office office, AssessmentRequest sent, Caller caller) {
        Instant now = clock.instant();
        Assessment opened =
                new Assessment(
                        id,
                        assessments.nextNumber(
                                office.code(), LocalDate.ofInstant(now, OfficeTime.ZONE).getYear()),
                        office,
                        new Assessment.Origin(
                                sent.filingId(), sent.caseNo(), sent.itemCode(), sent.owner()),
                        sent.payer(),
                        sent.projectName(),
                        json.valueToTree(sent),
                        caller.name(),
                        now);
        database.persist(opened);
        database.flush();
        assessments.tell("ASSESSMENT_OPENED", opened, caller.name(), Map.of());
        return opened;
    }

    /** Who pays is known by a number that holds (C-2, C-3). */
    private void payer(AssessmentRequest sent) {
        boolean person = sent.payer().type() == PayerClass.PERSON;
        Check check =
                Identifiers.check(
                        person ? Kind.ID_CARD : Kind.USCC,
                        sent.payer().identifier(),
                        LocalDate.now(clock));
        Findings findings = new Findings();
        check.reasons()
                .forEach(one -> findings.add("/payer/identifier", one.code(), one.message()));
        findings.refuse();
    }
}
