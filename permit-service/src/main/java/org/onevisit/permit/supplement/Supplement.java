package org.onevisit.permit.supplement;

import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The one supplement notice (补正告知) of a case: everything that is missing or wrong, told once. Its
 * key is the case, so there cannot be a second. 行政许可法 art. 32(4), R-D7.
 */
@Entity
public class Supplement {

    /** Names the application form itself among the materials. */
    public static final String FORM = "FORM";

    @Id private UUID filingId;
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
        this.filingId = filingId;
        this.answerBy = answerBy;
        this.requestedBy = requestedBy;
        this.requestedAt = at;
    }

    public void add(String materialCode, String defect, String basis, String howToFix) {
        items.add(
                new SupplementItem(this, items.size() + 1, materialCode, defect, basis, howToFix));
    }

    /** The item of the notice that concerns a material. */
    public Optional<SupplementItem> item(String materialCode) {
        return items.stream().filter(i -> i.materialCode().equals(materialCode)).findFirst();
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
