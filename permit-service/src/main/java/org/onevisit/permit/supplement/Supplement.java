package org.onevisit.permit.supplement;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A supplement notice (补正告知): everything that is missing or wrong, told once. 行政许可法 art. 32(4). A
 * further one names only what arises from the answer to the one before, R-D7 (c).
 */
@Entity
public class Supplement {

    /** Names the application form itself among the materials. */
    public static final String FORM = "FORM";

    /** More than anybody needs; whoever cannot be told in nine notices is accepted or refused. */
    static final int MOST = 9;

    /**
     * A notice of a case.
     *
     * @param round 1 for the first
     */
    @Embeddable
    public record Key(UUID filingId, int round) implements Serializable {}

    @EmbeddedId private Key key;
    @Basic private String requestedBy;
    private Instant requestedAt;
    private Instant completedAt;
    private LocalDate answerBy;
    @Basic private Instant lapsedAt;

    @OneToMany(mappedBy = "supplement", cascade = CascadeType.PERSIST, fetch = FetchType.LAZY)
    @OrderBy("ordinal")
    private List<SupplementItem> items = new ArrayList<>();

    protected Supplement() {}

    /**
     * @param answerBy last day to answer, as the notice says; null when the office waits
     */
    public Supplement(UUID filingId, LocalDate answerBy, String requestedBy, Instant at) {
        this(new Key(filingId, 1), answerBy, requestedBy, at);
    }

    private Supplement(Key key, LocalDate answerBy, String requestedBy, Instant at) {
        this.key = key;
        this.answerBy = answerBy;
        this.requestedBy = requestedBy;
        this.requestedAt = at;
    }

    /** The notice after this one, when its answer gave rise to more. */
    public Supplement further(LocalDate answerBy, String requestedBy, Instant at) {
        return new Supplement(new Key(key.filingId(), key.round() + 1), answerBy, requestedBy, at);
    }

    /** Whether another may follow; somewhere it has to end. */
    public boolean mayBeFollowed() {
        return key.round() < MOST;
    }

    /**
     * Whether something could not have been named in this notice: it concerns, or arises from, what
     * was handed in as the answer. What was there before and stayed as it was could have been.
     *
     * @param arisesFrom a material of this notice
     */
    public boolean gaveRiseTo(String materialCode, String arisesFrom) {
        boolean cause = item(arisesFrom).filter(SupplementItem::isRenewed).isPresent();
        boolean named = item(materialCode).filter(item -> !item.isRenewed()).isPresent();
        return cause && !named;
    }

    public void add(SupplementItem.Content content) {
        items.add(new SupplementItem(this, key, items.size() + 1, content));
    }

    /** The item of the notice that concerns a material. */
    public Optional<SupplementItem> item(String materialCode) {
        return items.stream().filter(i -> i.materialCode().equals(materialCode)).findFirst();
    }

    /** Whether any answer brought something new, and not only words. */
    public boolean isRenewed() {
        return items.stream().anyMatch(SupplementItem::isRenewed);
    }

    /** Whether everything that was named is answered. */
    public boolean isAnswered() {
        return items.stream().allMatch(item -> item.answeredAt() != null);
    }

    public void complete(Instant at) {
        completedAt = at;
    }

    /** It was not answered in time. */
    public void lapse(Instant at) {
        lapsedAt = at;
    }

    /** 1 for the first notice of the case. */
    public int round() {
        return key.round();
    }

    public Instant lapsedAt() {
        return lapsedAt;
    }

    /** Last day to answer; null when the office waits. */
    public LocalDate answerBy() {
        return answerBy;
    }

    public List<SupplementItem> items() {
        return items;
    }

    public Instant requestedAt() {
        return requestedAt;
    }

    public Instant completedAt() {
        return completedAt;
    }
}
