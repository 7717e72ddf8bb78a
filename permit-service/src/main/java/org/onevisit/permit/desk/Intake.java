package org.onevisit.permit.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.onevisit.clock.Counting;
import org.onevisit.clock.Suspensions;
import org.onevisit.clock.Term;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.clock.CaseReading;
import org.onevisit.permit.clock.Derivation;
import org.onevisit.permit.clock.Lapsing;
import org.onevisit.permit.document.DocumentDates;
import org.onevisit.permit.document.DocumentKind;
import org.onevisit.permit.document.Documents;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.material.Material;
import org.onevisit.permit.material.Materials;
import org.onevisit.permit.rules.OfficeRules;
import org.onevisit.permit.supplement.Deferral;
import org.onevisit.permit.supplement.Supplement;
import org.onevisit.permit.supplement.Supplements;
import org.onevisit.platform.Refusal.Flaw;

/**
 * What the window does with an application that is not complete: the one notice of everything that
 * is missing (一次性告知), or acceptance with secondary material to come (容缺受理).
 */
@ApplicationScoped
public class Intake {

    private final EntityManager database;
    private final ItemVersions items;
    private final Materials materials;
    private final Supplements supplements;
    private final Documents documents;
    private final Events events;
    private final CaseClocks clocks;

    Intake(
            EntityManager database,
            ItemVersions items,
            Materials materials,
            Supplements supplements,
            Documents documents,
            Events events,
            CaseClocks clocks) {
        this.database = database;
        this.items = items;
        this.materials = materials;
        this.supplements = supplements;
        this.documents = documents;
        this.events = events;
        this.clocks = clocks;
    }

    /**
     * Gives the one notice, or a further one for what arises from the answer; by when it is to be
     * answered is for the rules of the office.
     *
     * @throws Refused {@code SECOND_SUPPLEMENT_NOTICE} for what could have been named before,
     *     {@code MATERIAL_UNKNOWN}
     */
    void requestSupplement(
            Filing filing, Completion said, String officer, Instant at, Map<String, Object> facts) {
        OfficeRules rules = clocks.rules(filing);
        LocalDate answerBy =
                rules.supplementDays() == null
                        ? null
                        : clocks.counting(filing.officeCode())
                                .due(
                                        rules.day(at),
                                        Term.workdays(rules.supplementDays()),
                                        Suspensions.NONE);
        mustBeListed(filing, said);
        Supplement before =
                filing.wasNoticed() ? supplements.last(filing.id()).orElseThrow() : null;
        if (before != null) {
            mustHaveArisen(before, said);
        }
        filing.requestSupplement(answerBy, at);
        Supplement notice =
                before == null
                        ? new Supplement(filing.id(), answerBy, officer, at)
                        : before.further(answerBy, officer, at);
        said.items().forEach(line -> notice.add(line.content()));
        database.persist(notice);
        facts.put("round", notice.round());
        if (answerBy != null) {
            facts.put("answerBy", answerBy.toString());
        }
        events.append("SUPPLEMENT_REQUESTED", filing.id(), filing.officeCode(), officer, at, facts);
        if (before == null) {
            facts.remove("round");
        }
        if (answerBy != null) {
            facts.put("answerBy", DocumentDates.day(answerBy));
            facts.put("lapse", Lapsing.words(rules.supplementLapse(), false));
        }
        documents.issue(filing, DocumentKind.SUPPLEMENT_NOTICE, at, facts);
    }

    /** 行政许可法 art. 31: material that the item does not list may not be asked for. */
    private void mustBeListed(Filing filing, Completion said) {
        ItemVersion item = items.get(filing.itemCode(), filing.itemVersion());
        List<Flaw> strangers = new ArrayList<>();
        for (int i = 0; i < said.items().size(); i++) {
            String code = said.items().get(i).materialCode();
            if (!Supplement.FORM.equals(code) && item.material(code).isEmpty()) {
                strangers.add(flaw("/items/" + i + "/materialCode", Reason.MATERIAL_UNKNOWN));
            }
        }
        if (!strangers.isEmpty()) {
            throw Refused.because(Reason.MATERIAL_UNKNOWN, strangers);
        }
    }

    /**
     * 行政许可法 art. 32(4), R-D7 (c): what could have been named in the notice before is told too late.
     */
    private static void mustHaveArisen(Supplement before, Completion said) {
        List<Flaw> late = new ArrayList<>();
        for (int i = 0; i < said.items().size(); i++) {
            Completion.Item line = said.items().get(i);
            if (line.arisesFrom() == null
                    || !before.gaveRiseTo(line.materialCode(), line.arisesFrom())) {
                late.add(
                        new Flaw(
                                "/items/" + i + "/arisesFrom",
                                "COULD_HAVE_BEEN_NAMED",
                                "只能指出由上次补正新提交的内容引起的问题，并注明是哪一项"
                                        + " Only what arises from newly handed in material, with its code"));
            }
        }
        if (!late.isEmpty()) {
            throw Refused.because(Reason.SECOND_SUPPLEMENT_NOTICE, late);
        }
    }

    /**
     * Material that may come later (容缺后补) is needed all the same: what is missing is promised, or
     * asked for. After the one notice it can no longer be asked for (行政许可法 art. 32(4)), and bars
     * acceptance no more.
     *
     * @throws Refused {@code DEFERRABLE_MATERIAL_MISSING}
     */
    void mustBeComplete(Filing filing) {
        mustNotLack(filing, absent(filing));
    }

    private static void mustNotLack(Filing filing, List<String> codes) {
        if (!codes.isEmpty() && !filing.wasNoticed()) {
            Reason reason = Reason.DEFERRABLE_MATERIAL_MISSING;
            throw Refused.because(
                    reason,
                    codes.stream().map(code -> flaw("/materials/" + code, reason)).toList());
        }
    }

    /** Deferrable material of which there is no file. */
    private List<String> absent(Filing filing) {
        List<String> deferrable =
                items.get(filing.itemCode(), filing.itemVersion()).materials().stream()
                        .filter(ItemVersion.Material::deferrable)
                        .map(ItemVersion.Material::code)
                        .toList();
        if (deferrable.isEmpty()) {
            return deferrable;
        }
        List<String> there =
                materials.of(filing.id()).stream().map(Material::materialCode).toList();
        return deferrable.stream().filter(code -> !there.contains(code)).toList();
    }

    /**
     * Accepts though secondary material is missing.
     *
     * @throws Refused {@code NOTHING_DEFERRED}, {@code DEFERRABLE_MATERIAL_MISSING} for what is
     *     missing and not named, {@code PROMISE_BROKEN_BEFORE}, {@code DEFERRAL_TOO_LONG}
     */
    void acceptDeferred(
            Filing filing, Completion said, String officer, Instant at, Map<String, Object> facts) {
        List<String> missing = missing(filing, said);
        OfficeRules rules = clocks.rules(filing);
        mustBeTrusted(filing, rules, at);
        filing.acceptDeferred(LocalDate.MAX, at);
        CaseReading reading = clocks.read(filing, at);
        LocalDate latest = latest(filing, reading, rules);
        LocalDate until = said.until() == null ? latest : said.until();
        if (until.isAfter(latest) || until.isBefore(reading.acceptedOn())) {
            throw Refused.because(Reason.DEFERRAL_TOO_LONG, "latest", latest);
        }
        filing.owed().until(until);
        database.persist(new Deferral(filing.id(), missing, said.promise(), until, officer, at));
        facts.put("deferred", missing);
        facts.put("until", until.toString());
        events.append("ACCEPTED", filing.id(), filing.officeCode(), officer, at, facts);
        Map<String, Object> stated = Derivation.of(reading);
        stated.put("promise", said.promise());
        stated.put("lapse", Lapsing.words(rules.deferralLapse(), true));
        stated.put(
                "deferred",
                missing.stream()
                        .map(
                                code ->
                                        Map.of(
                                                "materialCode",
                                                code,
                                                "until",
                                                DocumentDates.day(until)))
                        .toList());
        documents.issue(filing, DocumentKind.ACCEPTANCE_NOTICE, at, stated);
    }

    /** Bad credit bars from 容缺受理, where and as long as the rules of the office say so. */
    private void mustBeTrusted(Filing filing, OfficeRules rules, Instant at) {
        if (rules.brokenPromiseDays() == null) {
            return;
        }
        boolean broken =
                !database.createQuery(
                                "select d.filingId from Deferral d join Filing f on f.id = d.filingId"
                                        + " where d.lapsedAt > ?1 and f.officeCode = ?2"
                                        + " and f.applicant.identifier = ?3",
                                UUID.class)
                        .setParameter(1, at.minus(Duration.ofDays(rules.brokenPromiseDays())))
                        .setParameter(2, filing.officeCode())
                        .setParameter(3, filing.applicant().identifier())
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
        if (broken) {
            throw Refused.because(Reason.PROMISE_BROKEN_BEFORE);
        }
    }

    /** As the office's rules say, and never after the promise of the case. */
    private LocalDate latest(Filing filing, CaseReading reading, OfficeRules rules) {
        LocalDate promise = reading.promiseDue().date();
        if (rules.deferralDays() == null) {
            return promise;
        }
        Counting counting = clocks.counting(filing.officeCode());
        LocalDate term =
                counting.due(
                        reading.acceptedOn(),
                        Term.workdays(rules.deferralDays()),
                        Suspensions.NONE);
        return term.isBefore(promise) ? term : promise;
    }

    /** What is deferred: only what the item publishes as deferrable (可容缺). */
    private List<String> missing(Filing filing, Completion said) {
        ItemVersion item = items.get(filing.itemCode(), filing.itemVersion());
        List<String> absent = absent(filing);
        if (said.items() == null || said.items().isEmpty()) {
            if (absent.isEmpty()) {
                throw Refused.because(Reason.NOTHING_DEFERRED);
            }
            return absent;
        }
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < said.items().size(); i++) {
            String code = said.items().get(i).materialCode();
            if (code == null
                    || item.material(code).filter(ItemVersion.Material::deferrable).isEmpty()) {
                flaws.add(flaw("/items/" + i + "/materialCode", Reason.NOTHING_DEFERRED));
            }
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.NOTHING_DEFERRED, flaws);
        }
        List<String> named =
                said.items().stream().map(Completion.Item::materialCode).distinct().toList();
        mustNotLack(filing, absent.stream().filter(code -> !named.contains(code)).toList());
        return named;
    }

    private static Flaw flaw(String pointer, Reason reason) {
        return new Flaw(pointer, reason.name(), reason.zh() + " " + reason.en());
    }
}
