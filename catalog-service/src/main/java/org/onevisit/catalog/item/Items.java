package org.onevisit.catalog.item;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.onevisit.catalog.Reason;
import org.onevisit.catalog.Refused;

/** All versions of all items. */
@ApplicationScoped
public class Items implements PanacheRepository<ItemVersion> {

    private static final String OFFICE_OF = "select office_code from item where item_code = ?1";

    /**
     * The version in force on a day.
     *
     * @throws Refused when there is none, saying whether the item is unknown, to come, or retired
     */
    public ItemVersion inForce(String itemCode, LocalDate day) {
        return find(
                        "itemCode = ?1 and status = PUBLISHED and validFrom <= ?2"
                                + " and (validTo is null or validTo > ?2)",
                        itemCode,
                        day)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(whyNotInForce(itemCode, day)));
    }

    /** A published version by its number. */
    public ItemVersion published(String itemCode, int version) {
        return find("itemCode = ?1 and version = ?2 and status = PUBLISHED", itemCode, version)
                .firstResultOptional()
                .orElseThrow(() -> Refused.because(Reason.VERSION_NOT_FOUND));
    }

    /** The published versions of an item by number, newest first. */
    List<ItemVersion> history(String itemCode) {
        return list("itemCode = ?1 and status = PUBLISHED order by version desc", itemCode);
    }

    /** The history without the contents. */
    List<VersionView> versions(String itemCode, LocalDate today) {
        return getEntityManager()
                .createQuery(
                        "select v.version, v.validFrom, v.validTo, v.publishedAt from ItemVersion v"
                                + " where v.itemCode = ?1 and v.status = PUBLISHED"
                                + " order by v.version desc",
                        Object[].class)
                .setParameter(1, itemCode)
                .getResultStream()
                .map(row -> VersionView.of(row, today))
                .toList();
    }

    Optional<ItemVersion> draft(String itemCode) {
        return find("itemCode = ?1 and status = DRAFT", itemCode).firstResultOptional();
    }

    /** The draft for a change: nobody else touches the item until the transaction ends. */
    Optional<ItemVersion> lockedDraft(String itemCode) {
        getEntityManager()
                .createNativeQuery("select 1 from item where item_code = ?1 for update")
                .setParameter(1, itemCode)
                .getResultList();
        return find("itemCode = ?1 and status = DRAFT", itemCode)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The office an item belongs to; empty for an unknown item. */
    Optional<String> officeOf(String itemCode) {
        return getEntityManager()
                .createNativeQuery(OFFICE_OF, String.class)
                .setParameter(1, itemCode)
                .getResultStream()
                .map(String.class::cast)
                .findFirst();
    }

    /** Makes the item known, unless another editor did so a moment ago. */
    void register(String itemCode, String officeCode, String editor, Instant at) {
        getEntityManager()
                .createNativeQuery(
                        "insert into item (item_code, office_code, created_at, created_by)"
                                + " values (?1, ?2, ?3, ?4) on conflict do nothing")
                .setParameter(1, itemCode)
                .setParameter(2, officeCode)
                .setParameter(3, at)
                .setParameter(4, editor)
                .executeUpdate();
    }

    int lastVersion(String itemCode) {
        return getEntityManager()
                .createQuery(
                        "select coalesce(max(v.version), 0) from ItemVersion v where v.itemCode = ?1",
                        Integer.class)
                .setParameter(1, itemCode)
                .getSingleResult();
    }

    /** The versions in force on a day, by item code. */
    public List<Long> idsInForce(LocalDate day) {
        return getEntityManager()
                .createQuery(
                        "select v.id from ItemVersion v where v.status = PUBLISHED and v.validFrom <= ?1"
                                + " and (v.validTo is null or v.validTo > ?1) order by v.itemCode",
                        Long.class)
                .setParameter(1, day)
                .getResultList();
    }

    /** Versions by their ids, by item code. */
    public List<ItemVersion> byIds(List<Long> ids) {
        return list("id in ?1 order by itemCode", ids);
    }

    /** Moves with every change of the catalogue. */
    public long revision() {
        return ((Number)
                        getEntityManager()
                                .createNativeQuery(
                                        "select revision from catalogue_revision", Long.class)
                                .getSingleResult())
                .longValue();
    }

    private Reason whyNotInForce(String itemCode, LocalDate day) {
        List<ItemVersion> history = history(itemCode);
        if (history.isEmpty()) {
            return Reason.ITEM_NOT_FOUND;
        }
        boolean began = history.stream().anyMatch(v -> !v.validFrom().isAfter(day));
        return began ? Reason.ITEM_RETIRED : Reason.ITEM_NOT_YET_IN_FORCE;
    }
}
