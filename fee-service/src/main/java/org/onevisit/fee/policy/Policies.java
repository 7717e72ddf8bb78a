package org.onevisit.fee.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onevisit.fee.Findings;

/** All versions of all policies. */
@ApplicationScoped
public class Policies implements PanacheRepository<PolicyVersion> {

    private final ObjectMapper json;

    Policies(ObjectMapper json) {
        this.json = json;
    }

    /** The version of a policy by which assessments of a day are made; empty when there is none. */
    public Optional<PublishedPolicy> inForce(String code, LocalDate day) {
        return versionOn(code, day).map(this::published);
    }

    /** A certain published version, as an assessment names it; empty when there is none. */
    public Optional<PublishedPolicy> version(String code, int version) {
        return publishedVersion(code, version).map(this::published);
    }

    Optional<PolicyVersion> versionOn(String code, LocalDate day) {
        return find(
                        "code = ?1 and status = PUBLISHED and validFrom <= ?2"
                                + " and (validTo is null or validTo > ?2)",
                        code,
                        day)
                .firstResultOptional();
    }

    Optional<PolicyVersion> publishedVersion(String code, int version) {
        return find("code = ?1 and version = ?2 and status = PUBLISHED", code, version)
                .firstResultOptional();
    }

    /** The versions in force on a day, by code, after a code. */
    List<PolicyVersion> inForce(LocalDate day, String after, int most) {
        return find(
                        "status = PUBLISHED and validFrom <= ?1 and (validTo is null or validTo > ?1)"
                                + " and code > ?2 order by code",
                        day,
                        after == null ? "" : after)
                .range(0, most - 1)
                .list();
    }

    /** The published versions of a policy, newest first. */
    List<PolicyVersion> history(String code) {
        return list("code = ?1 and status = PUBLISHED order by version desc", code);
    }

    Optional<PolicyVersion> draft(String code) {
        return find("code = ?1 and status = DRAFT", code).firstResultOptional();
    }

    /** The draft for a change: nobody else touches the policy until the transaction ends. */
    Optional<PolicyVersion> lockedDraft(String code) {
        getEntityManager()
                .createNativeQuery("select 1 from policy where code = ?1 for update")
                .setParameter(1, code)
                .getResultList();
        return find("code = ?1 and status = DRAFT", code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** Makes the code known, unless somebody did so a moment ago. */
    void register(String code, String officeCode, String editor, Instant at) {
        getEntityManager()
                .createNativeQuery(
                        "insert into policy (code, office_code, created_at, created_by)"
                                + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, code)
                .setParameter(2, officeCode)
                .setParameter(3, at)
                .setParameter(4, editor)
                .executeUpdate();
    }

    /** The office whose finance edits a policy; null for the administrators'. */
    String officeOf(String code) {
        return (String)
                getEntityManager()
                        .createNativeQuery(
                                "select office_code from policy where code = ?1", String.class)
                        .setParameter(1, code)
                        .getSingleResult();
    }

    int lastVersion(String code) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(v.version), 0) from PolicyVersion v where v.code = ?1",
                        Integer.class)
                .setParameter(1, code)
                .getSingleResult();
    }

    PolicyView view(PolicyVersion version) {
        return PolicyView.of(version, officeOf(version.code()), sent(version));
    }

    /** Several at once, with one question for their offices. */
    List<PolicyView> views(List<PolicyVersion> versions) {
        Map<String, String> offices = new HashMap<>();
        List<Object[]> rows =
                getEntityManager()
                        .createNativeQuery(
                                "select code, office_code from policy where code in (?1)",
                                Object[].class)
                        .setParameter(1, versions.stream().map(PolicyVersion::code).toList())
                        .getResultList();
        rows.forEach(row -> offices.put((String) row[0], (String) row[1]));
        return versions.stream()
                .map(one -> PolicyView.of(one, offices.get(one.code()), sent(one)))
                .toList();
    }

    /** The terms as they were sent. */
    PolicyTerms sent(PolicyVersion version) {
        try {
            return json.readValue(version.terms(), PolicyTerms.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    String text(PolicyTerms terms) {
        try {
            return json.writeValueAsString(terms);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A version ready for the rules, whether published or still a draft. */
    PublishedPolicy published(PolicyVersion version) {
        Findings findings = new Findings();
        Terms terms = TermsReader.read(sent(version), "/policy", version.document(), findings);
        findings.refuse();
        return new PublishedPolicy(
                version.code(),
                version.version(),
                version.name(),
                version.document(),
                version.sample(),
                version.validFrom(),
                version.validTo(),
                terms);
    }
}
