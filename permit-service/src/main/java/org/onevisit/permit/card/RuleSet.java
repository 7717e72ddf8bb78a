package org.onevisit.permit.card;

import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which breach gives which colour (M-1), for one office or for all, from a day until the next set
 * of the same office begins. It never changes; a card names the set it was raised under.
 */
@Entity
@Table(name = "card_rule_set")
public class RuleSet {

    @Id private UUID id;
    @Basic private String officeCode;
    private LocalDate validFrom;
    private String basis;
    private String publishedBy;
    private Instant publishedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "card_rule", joinColumns = @JoinColumn(name = "set_id"))
    @MapKeyColumn(name = "rule")
    @MapKeyEnumerated(EnumType.STRING)
    @Column(name = "colour")
    @Enumerated(EnumType.STRING)
    private Map<Rule, Colour> rules = new EnumMap<>(Rule.class);

    protected RuleSet() {}

    /**
     * @param officeCode null for all offices that have no set of their own
     */
    RuleSet(
            UUID id,
            String officeCode,
            LocalDate validFrom,
            String basis,
            Map<Rule, Colour> rules,
            String publishedBy,
            Instant publishedAt) {
        this.id = id;
        this.officeCode = officeCode;
        this.validFrom = validFrom;
        this.basis = basis;
        this.rules.putAll(rules);
        this.publishedBy = publishedBy;
        this.publishedAt = publishedAt;
    }

    /** The colour of a breach; empty when the office is not judged by it. */
    Optional<Colour> colour(Rule rule) {
        return Optional.ofNullable(rules.get(rule));
    }

    /** Whether it says the same. */
    boolean says(String office, LocalDate from, String basis, Map<Rule, Colour> rules) {
        return Objects.equals(officeCode, office)
                && validFrom.equals(from)
                && this.basis.equals(basis)
                && this.rules.equals(rules);
    }

    UUID id() {
        return id;
    }

    String officeCode() {
        return officeCode;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    String basis() {
        return basis;
    }

    Map<Rule, Colour> rules() {
        return Map.copyOf(rules);
    }

    String publishedBy() {
        return publishedBy;
    }

    Instant publishedAt() {
        return publishedAt;
    }
}
