package org.onevisit.permit.desk;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.onevisit.permit.Reason;
import org.onevisit.permit.Refused;
import org.onevisit.permit.filing.Filing;
import org.onevisit.permit.supplement.SupplementItem;
import org.onevisit.platform.Refusal.Flaw;

/**
 * What an officer says when completing a task.
 *
 * @param action what is done, see {@link Action}
 * @param opinion the officer's opinion (意见), for the file
 * @param items of a supplement notice: all that is missing or wrong, once; of {@code
 *     ACCEPT_DEFERRED}: what comes later, or absent for all that is missing
 * @param promise of {@code ACCEPT_DEFERRED}: what the applicant promises in writing (承诺书)
 * @param until of {@code ACCEPT_DEFERRED}: last day for it; absent for the latest that the office's
 *     rules allow
 * @param referTo of {@code NOT_COMPETENT}: the body to ask instead, art. 32(2)
 * @param reasons of {@code FAIL} and {@code REFUSE}, art. 38
 * @param remedies of {@code REFUSE}: reconsideration and litigation, art. 38
 * @param officers of {@code CHECKED}: user names of at least two, art. 34
 * @param findings of {@code CHECKED}
 * @param method of {@code DELIVERED}: how the decision reached the applicant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Completion(
        @NotBlank @Size(max = 40) String action,
        @Size(max = 4000) String opinion,
        @Size(max = 100) List<@NotNull @Valid Item> items,
        @Size(max = 2000) String promise,
        LocalDate until,
        @Size(max = 400) String referTo,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(max = 50)
                List<@NotBlank @Size(max = 2000) String> reasons,
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Size(max = 20)
                List<@NotBlank @Size(max = 2000) String> remedies,
        @Size(max = 10) List<@NotBlank @Size(max = 100) String> officers,
        @Size(max = 4000) String findings,
        @Size(max = 200) String method) {

    /**
     * One thing to supplement (补正内容).
     *
     * @param materialCode a material of the item, or {@code FORM} for the application itself
     * @param arisesFrom in a further notice: the material of the one before whose new file, or
     *     changed form, gave rise to it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            @Size(max = 100) String materialCode,
            @Size(max = 1000) String defect,
            @Size(max = 1000) String basis,
            @Size(max = 1000) String howToFix,
            @Size(max = 100) String arisesFrom) {

        SupplementItem.Content content() {
            return new SupplementItem.Content(materialCode, defect, basis, howToFix, arisesFrom);
        }
    }

    /**
     * The action, once everything that it needs is there.
     *
     * @throws Refused {@code ACTION_UNKNOWN}, {@code ACTION_NOT_ALLOWED} at this step, or {@code
     *     INVALID_INPUT} with all that is missing
     */
    Action checked(Step step, Filing filing) {
        Action asked;
        try {
            asked = Action.valueOf(action);
        } catch (IllegalArgumentException e) {
            throw Refused.allowing(Reason.ACTION_UNKNOWN, Action.of(step, filing));
        }
        if (asked.step() != step) {
            throw Refused.allowing(Reason.ACTION_NOT_ALLOWED, Action.of(step, filing));
        }
        if (asked == Action.REQUEST_SUPPLEMENT && !filing.mayBeNoticed()) {
            throw Refused.allowing(Reason.SECOND_SUPPLEMENT_NOTICE, Action.of(step, filing));
        }
        List<Flaw> flaws = new ArrayList<>();
        switch (asked) {
            case REQUEST_SUPPLEMENT -> checkItems(filing, flaws);
            case ACCEPT_DEFERRED -> need(flaws, "/promise", promise);
            case NOT_COMPETENT -> need(flaws, "/referTo", referTo);
            case FAIL -> need(flaws, "/reasons", reasons);
            case REFUSE -> {
                need(flaws, "/reasons", reasons);
                need(flaws, "/remedies", remedies);
            }
            case CHECKED -> {
                need(flaws, "/findings", findings);
                if (distinctOfficers() < 2) {
                    flaws.add(
                            new Flaw(
                                    "/officers",
                                    "TWO_OFFICERS",
                                    "现场核查须由两名以上工作人员进行（行政许可法第三十四条） At least two officers check a site"));
                }
            }
            case DELIVERED -> need(flaws, "/method", method);
            default -> {
                // The others need nothing but themselves.
            }
        }
        if (!flaws.isEmpty()) {
            throw Refused.because(Reason.INVALID_INPUT, flaws);
        }
        return asked;
    }

    private long distinctOfficers() {
        return officers == null
                ? 0
                : officers.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count();
    }

    private void checkItems(Filing filing, List<Flaw> flaws) {
        need(flaws, "/items", items);
        if (items == null) {
            return;
        }
        HashSet<String> named = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            String at = "/items/" + i;
            need(flaws, at + "/materialCode", item.materialCode());
            need(flaws, at + "/defect", item.defect());
            need(flaws, at + "/basis", item.basis());
            need(flaws, at + "/howToFix", item.howToFix());
            if (item.arisesFrom() != null && !filing.wasNoticed()) {
                flaws.add(
                        new Flaw(
                                at + "/arisesFrom",
                                "NO_NOTICE_BEFORE",
                                "首次告知不能由补正答复引起 There was no notice before"));
            }
            if (!named.add(item.materialCode())) {
                flaws.add(new Flaw(at + "/materialCode", "TWICE", "同一材料只列一次 Named twice"));
            }
        }
    }

    private static void need(List<Flaw> flaws, String pointer, String value) {
        if (value == null || value.isBlank()) {
            flaws.add(new Flaw(pointer, "REQUIRED", "必填 Required"));
        }
    }

    private static void need(List<Flaw> flaws, String pointer, List<?> values) {
        if (values == null || values.isEmpty()) {
            flaws.add(new Flaw(pointer, "REQUIRED", "必填 Required"));
        }
    }
}
