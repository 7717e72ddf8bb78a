package org.onevisit.fee.policy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.onevisit.fee.Findings;
import org.onevisit.fee.pricing.Relief;
import org.onevisit.fee.pricing.ReliefGrant;

/** Reads the reliefs that a policy grants (减免). */
final class ReliefReader {

    private static final int MOST = 100;
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final String at;
    private final Findings findings;

    ReliefReader(String at, Findings findings) {
        this.at = at;
        this.findings = findings;
    }

    /** What is wrong is added to the findings and left out. */
    List<ReliefGrant> read(List<PolicyTerms.ReliefTerm> terms) {
        Set<String> codes = new HashSet<>();
        return TermsReader.list(
                at + "/reliefs",
                terms,
                MOST,
                findings,
                (where, term) -> {
                    ReliefGrant grant = relief(where, term);
                    if (grant != null && !codes.add(grant.code())) {
                        findings.add(where + "/code", "DUPLICATE", "减免代码重复 The code is used twice");
                    }
                    return grant;
                });
    }

    private ReliefGrant relief(String where, PolicyTerms.ReliefTerm term) {
        int before = findings.all().size();
        findings.needed(where + "/code", term.code());
        if (term.code() != null && !isReliefCode(term.code())) {
            findings.add(
                    where + "/code",
                    "BAD_CODE",
                    "应为大写字母、数字和下划线，且不是 NONE、HALF、EXEMPT"
                            + " Capitals, digits and _, other than NONE, HALF, EXEMPT");
        }
        String name = findings.text(where + "/name", term.name(), 200);
        findings.needed(where + "/name", term.name());
        Relief share = findings.choice(where + "/share", term.share(), Relief.class);
        findings.needed(where + "/share", term.share());
        String document = findings.text(where + "/document", term.document(), 200);
        LocalDate from = findings.date(where + "/from", term.from());
        LocalDate to = findings.date(where + "/to", term.to());
        if (from != null && to != null && !to.isAfter(from)) {
            TermsReader.endsBeforeStart(where + "/to", findings);
        }
        return findings.all().size() > before
                ? null
                : new ReliefGrant(term.code(), name, share, document, from, to);
    }

    private static boolean isReliefCode(String code) {
        for (Relief share : Relief.values()) {
            if (share.name().equals(code)) {
                return false;
            }
        }
        return CODE.matcher(code).matches();
    }
}
