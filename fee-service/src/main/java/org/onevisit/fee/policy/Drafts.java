package org.onevisit.fee.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onevisit.fee.Findings;
import org.onevisit.fee.Reason;
import org.onevisit.fee.Refused;

/** The drafts of policies and their publication; each policy has at most one draft. */
@ApplicationScoped
public class Drafts {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final LocalDate EARLIEST = LocalDate.of(1990, 1, 1);
    private static final int YEARS_AHEAD = 5;

    private final Policies policies;
    private final Clock clock;

    Drafts(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    /** Whether a text can be the code of a policy. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** A draft as it now stands, and whether it is a new one. */
    record Saved(PolicyVersion draft, boolean created) {}

    /** The draft of a policy; whose it is not, for them it is not there. */
    PolicyVersion get(String code, Editor editor) {
        return policies.draft(code)
                .filter(draft -> editor.edits(policies.officeOf(code)))
                .orElseThrow(() -> Refused.because(Reason.NO_DRAFT));
    }

    /**
     * The draft as the rules would take it, to see what it would change.
     *
     * @throws Refused {@code NO_DRAFT} when there is none, or it is another office's
     */
    public PublishedPolicy toTry(String code, Editor editor) {
        return policies.published(get(PolicyResource.known(code), editor));
    }

    /**
     * Saves what an editor wrote. The same content again changes nothing.
     *
     * @param revision revision of the draft that the editor read; null when there was none
     */
    Saved save(String code, PolicyDraft written, Integer revision, Editor editor) {
        check(code, written);
        String office = written.officeCode() == null ? editor.officeCode() : written.officeCode();
        if (!editor.edits(office)) {
            throw Refused.because(Reason.OFFICE_NOT_YOURS, "/officeCode");
        }
        policies.register(code, office, editor.name(), clock.instant());
        Optional<PolicyVersion> existing = policies.lockedDraft(code);
        sameOffice(policies.officeOf(code), office, written, editor);
        String terms = policies.text(written.policy());
        if (existing.isEmpty()) {
            if (revision != null) {
                throw Refused.because(Reason.STALE_VERSION);
            }
            PolicyVersion draft = new PolicyVersion(code, policies.lastVersion(code) + 1);
            draft.write(written, terms, editor.name(), clock.instant());
            policies.persist(draft);
            return new Saved(draft, true);
        }
        PolicyVersion draft = existing.get();
        if (revision != null && revision != draft.revision()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
        if (says(draft, written)) {
            return new Saved(draft, false);
        }
        if (revision == null) {
            throw Refused.because(Reason.PRECONDITION_REQUIRED);
        }
        draft.write(written, terms, editor.name(), clock.instant());
        return new Saved(draft, false);
    }

    private static void check(String code, PolicyDraft written) {
        Findings findings = new Findings();
        if (!isCode(code)) {
            findings.add(
                    "/code", "BAD_CODE", "应为字母、数字和 . _ - Letters, digits and . _ - are expected");
        }
        Terms terms = null;
        if (written == null) {
            findings.missing("");
        } else {
            terms = written.check(findings);
        }
        findings.refuse();
        if (terms.policy().model() == null) {
            throw Refused.because(Reason.AREA_MODEL_UNKNOWN, "/policy/areaModel");
        }
    }

    private static void sameOffice(
            String known, String office, PolicyDraft written, Editor editor) {
        if (!editor.edits(known)) {
            throw Refused.because(Reason.POLICY_CODE_TAKEN, "/code");
        }
        if (written.officeCode() != null && !Objects.equals(known, office)) {
            throw Refused.because(Reason.POLICY_CODE_TAKEN, "/officeCode");
        }
    }

    private boolean says(PolicyVersion draft, PolicyDraft written) {
        return Objects.equals(draft.name(), written.name())
                && Objects.equals(draft.document(), written.document())
                && Objects.equals(draft.note(), written.note())
                && draft.sample() == Boolean.TRUE.equals(written.sample())
                && policies.sent(draft).equals(written.policy());
    }

    /** Throws the draft away; what is published stays. */
    void discard(String code, Integer revision, Editor editor) {
        PolicyVersion draft = get(code, editor);
        mustBe(revision, draft);
        policies.delete(draft);
    }

    /**
     * Puts the draft into force. A version that is open to the end and started earlier is
     * succeeded: it ends on that day. Any other overlap is refused. Publishing again what the same
     * editor just published answers the same.
     *
     * @param from first day in force; null for today
     * @param to first day no longer in force; null without end
     * @param revision revision of the draft that the editor read, or null
     */
    PolicyVersion publish(
            String code, LocalDate from, LocalDate to, Integer revision, Editor editor) {
        LocalDate start = from == null ? LocalDate.now(clock) : from;
        Optional<PolicyVersion> found =
                policies.lockedDraft(code).filter(draft -> editor.edits(policies.officeOf(code)));
        if (found.isEmpty()) {
            return justPublished(code, start, editor);
        }
        PolicyVersion draft = found.get();
        mustBe(revision, draft);
        mayStart(start, to);
        ready(draft);
        for (PolicyVersion other : policies.history(code)) {
            if (other.overlaps(start, to)) {
                boolean succeeded =
                        to == null && other.validTo() == null && other.validFrom().isBefore(start);
                if (!succeeded) {
                    throw Refused.because(Reason.POLICY_OVERLAPS, "/effectiveFrom");
                }
                other.endOn(start);
            }
        }
        policies.flush();
        draft.publish(start, to, editor.name(), clock.instant());
        policies.flush();
        return draft;
    }

    private static void mustBe(Integer revision, PolicyVersion draft) {
        if (revision != null && revision != draft.revision()) {
            throw Refused.because(Reason.STALE_VERSION);
        }
    }

    private PolicyVersion justPublished(String code, LocalDate start, Editor editor) {
        return policies.history(code).stream()
                .findFirst()
                .filter(v -> v.validFrom().equals(start) && editor.name().equals(v.publishedBy()))
                .orElseThrow(() -> Refused.because(Reason.NO_DRAFT));
    }

    private void mayStart(LocalDate start, LocalDate end) {
        Findings findings = new Findings();
        if (start.isBefore(EARLIEST)
                || start.isAfter(LocalDate.now(clock).plusYears(YEARS_AHEAD))) {
            findings.add(
                    "/effectiveFrom", "OUT_OF_RANGE", "应在1990年至5年后之间 From 1990 to 5 years ahead");
        }
        if (end != null && !end.isAfter(start)) {
            findings.add("/effectiveTo", "ENDS_BEFORE_START", "结束日期不晚于开始日期 It must end later");
        }
        findings.refuse();
    }

    private void ready(PolicyVersion draft) {
        Findings findings = new Findings();
        findings.needed("/name", draft.name());
        findings.needed("/document", draft.document());
        PolicyTerms terms = policies.sent(draft);
        boolean priced =
                terms.rates() != null && !terms.rates().isEmpty()
                        || terms.specialRates() != null && !terms.specialRates().isEmpty();
        if (!priced) {
            findings.missing("/policy/rates");
        }
        if (!findings.all().isEmpty()) {
            throw Refused.because(Reason.POLICY_NOT_READY, List.copyOf(findings.all()));
        }
    }
}
