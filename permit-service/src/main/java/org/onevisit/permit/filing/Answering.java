package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.clock.CaseClocks;
import org.onevisit.permit.clock.Lapsing;
import org.onevisit.permit.desk.Step;
import org.onevisit.permit.desk.Task;
import org.onevisit.permit.desk.Tasks;
import org.onevisit.permit.document.Printouts;
import org.onevisit.permit.event.Events;
import org.onevisit.permit.item.ItemVersions;
import org.onevisit.permit.material.Materials;
import org.onevisit.permit.process.Processes;
import org.onevisit.permit.rating.RatingDesk;
import org.onevisit.permit.supplement.Supplement;
import org.onevisit.permit.supplement.SupplementItem;
import org.onevisit.permit.supplement.Supplements;
import org.onevisit.platform.Caller;
import org.onevisit.platform.Refusal.Flaw;

/** What changes a filing after it was handed in: answers, corrections, taking back. */
@ApplicationScoped
public class Answering {

    private final EntityManager database;
    private final Filings filings;
    private final Supplements supplements;
    private final Materials materials;
    private final Tasks tasks;
    private final ItemVersions items;
    private final Processes processes;
    private final CaseClocks clocks;
    private final Lapsing lapsing;
    private final DeferredMaterial deferred;
    private final RatingDesk ratings;
    private final Printouts printouts;
    private final Events events;
    private final ObjectMapper json;
    private final Clock clock;

    Answering(
            EntityManager database,
            Filings filings,
            Supplements supplements,
            Materials materials,
            Tasks tasks,
            ItemVersions items,
            Processes processes,
            CaseClocks clocks,
            Lapsing lapsing,
            DeferredMaterial deferred,
            RatingDesk ratings,
            Printouts printouts,
            Events events,
            ObjectMapper json,
            Clock clock) {
        this.database = database;
        this.filings = filings;
        this.supplements = supplements;
        this.materials = materials;
        this.tasks = tasks;
        this.items = items;
        this.processes = processes;
        this.clocks = clocks;
        this.lapsing = lapsing;
        this.deferred = deferred;
        this.ratings = ratings;
        this.printouts = printouts;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The applicant's answers.
     *
     * @param form the corrected form, when the notice names {@code FORM}
     */
    public record Answers(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Answer> items,
            ObjectNode form) {

        /** To one item of the notice. */
        public record Answer(
                @NotBlank @Size(max = 100) String materialCode, @Size(max = 2000) String answer) {}
    }

    /**
     * What is put right at the window.
     *
     * @param note what was wrong, for the file
     */
    public record Correction(
            @Valid Applicant applicant, ObjectNode form, @NotBlank @Size(max = 1000) String note) {}

    /** Takes answers to the notice; when everything is answered, the case goes back to intake. */
    Filing answer(UUID id, Answers answers, Caller caller) {
        Filing filing = filings.own(id, caller);
        if (filing.owed().wasDeferred()) {
            return deferred.take(filing, answers, caller);
        }
        Supplement notice = supplements.last(id).orElse(null);
        if (notice == null) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, filing.state().acts());
        }
        if (filing.state() != State.SUPPLEMENT_REQUESTED) {
            if (!isSaid(filing, notice, answers)) {
                throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, filing.state().acts());
            }
            return filing;
        }
        Instant at = clock.instant();
        lapsing.mustBeInTime(filing, at);
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < answers.items().size(); i++) {
            take(filing, notice, answers, i, at, flaws);
        }
        if (answers.form() != null && notice.item(Supplement.FORM).isEmpty()) {
            flaws.add(flaw("/form", Reason.MATERIAL_NOT_ASKED));
        } else if (answers.form() != null) {
            printouts.ofAllIssued(filing);
            flaws.addAll(changeForm(filing, answers.form()));
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.FILING_INCOMPLETE, flaws);
        }
        List<String> codes = answers.items().stream().map(Answers.Answer::materialCode).toList();
        tell("SUPPLEMENT_ANSWERED", filing, caller, at, Map.of("items", codes));
        if (notice.isAnswered()) {
            notice.complete(at);
            filing.supplemented(notice.isRenewed() && notice.mayBeFollowed(), at);
            Task task = tasks.open(id, Step.SUPPLEMENT).orElseThrow();
            task.close(caller.name(), "SUPPLEMENTED", "", filing.state(), at);
            tell("SUPPLEMENTED", filing, caller, at, Map.of());
            processes.complete(filing.processInstance(), task.element());
            clocks.follow(filing, at);
        } else {
            database.lock(filing, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        return filing;
    }

    /** Whether the case holds exactly these answers already: the same call came again. */
    private static boolean isSaid(Filing filing, Supplement notice, Answers answers) {
        return filing.state() != State.WITHDRAWN
                && (answers.form() == null || Drafting.same(answers.form(), filing.form()))
                && answers.items().stream()
                        .allMatch(
                                answer ->
                                        notice.item(answer.materialCode())
                                                .filter(item -> item.answeredAt() != null)
                                                .filter(
                                                        item ->
                                                                Objects.equals(
                                                                        item.answer(),
                                                                        answer.answer()))
                                                .isPresent());
    }

    private void take(
            Filing filing,
            Supplement notice,
            Answers answers,
            int index,
            Instant at,
            List<Flaw> flaws) {
        Answers.Answer answer = answers.items().get(index);
        String pointer = "/items/" + index;
        SupplementItem item = notice.item(answer.materialCode()).orElse(null);
        if (item == null) {
            flaws.add(flaw(pointer + "/materialCode", Reason.MATERIAL_NOT_ASKED));
            return;
        }
        boolean said = answer.answer() != null && !answer.answer().isBlank();
        boolean shown =
                Supplement.FORM.equals(item.materialCode())
                        ? answers.form() != null
                        : materials.cameAfter(
                                filing.id(), item.materialCode(), notice.requestedAt());
        if (!said && !shown) {
            flaws.add(
                    new Flaw(
                            pointer,
                            "NOT_ANSWERED",
                            "请上传材料或作出说明 Hand in the file or explain in words"));
            return;
        }
        item.answer(answer.answer(), shown && !isSameForm(filing, item, answers), at);
    }

    /** The form as it was, sent once more, is nothing new. */
    private static boolean isSameForm(Filing filing, SupplementItem item, Answers answers) {
        return Supplement.FORM.equals(item.materialCode())
                && Drafting.same(answers.form(), filing.form());
    }

    /** Corrects on the spot, at the window of the office. */
    Filing correct(UUID id, Correction correction, Caller caller) {
        Filing filing =
                filings.ofOffice(id, caller.officeCode())
                        .orElseThrow(() -> Refused.because(Reason.NOT_FOUND));
        Instant at = clock.instant();
        Applicant applicant =
                correction.applicant() == null ? filing.applicant() : correction.applicant();
        List<Flaw> flaws = new ArrayList<>();
        if (correction.applicant() != null) {
            Completeness.applicant(applicant, LocalDate.now(clock), flaws);
            Drafting.mustBeLine("/applicant/name", TextNode.valueOf(applicant.name()), flaws);
        }
        if (correction.form() != null) {
            flaws.addAll(
                    Completeness.form(
                            correction.form(), items.get(filing.itemCode(), filing.itemVersion())));
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.FILING_INCOMPLETE, flaws);
        }
        printouts.ofAllIssued(filing);
        ObjectNode content = (ObjectNode) filing.content();
        content.set("applicant", json.valueToTree(applicant));
        if (correction.form() != null) {
            content.set("form", correction.form());
        }
        filing.correct(applicant, content);
        database.lock(filing, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        tell("CORRECTED", filing, caller, at, Map.of("note", correction.note()));
        return filing;
    }

    /** Takes the filing back; again answers the same. */
    Filing withdraw(UUID id, Caller caller) {
        Filing filing = filings.own(id, caller);
        if (filing.state() == State.WITHDRAWN) {
            return filing;
        }
        Instant at = clock.instant();
        filing.withdraw(at);
        tell("WITHDRAWN", filing, caller, at, Map.of());
        processes.cancel(filing.processInstance(), "WITHDRAWN");
        clocks.follow(filing, at);
        ratings.caseIsOver(filing, at);
        return filing;
    }

    private List<Flaw> changeForm(Filing filing, ObjectNode form) {
        List<Flaw> flaws =
                Completeness.form(form, items.get(filing.itemCode(), filing.itemVersion()));
        if (flaws.isEmpty()) {
            ObjectNode content = (ObjectNode) filing.content();
            content.set("form", form);
            filing.replaceContent(content);
        }
        return flaws;
    }

    private void tell(
            String kind, Filing filing, Caller caller, Instant at, Map<String, Object> data) {
        events.append(kind, filing.id(), filing.officeCode(), caller.name(), at, data);
    }

    private static Flaw flaw(String pointer, Reason reason) {
        return new Flaw(pointer, reason.name(), reason.zh() + " " + reason.en());
    }
}
