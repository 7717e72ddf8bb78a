package org.onevisit.permit.filing;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import java.time.Instant;
import java.util.UUID;
import org.onevisit.permit.item.ItemVersion;
import org.onevisit.platform.Caller;

/**
 * What was filed (申请): by whom, for which version of which item, and what it says. What becomes of
 * it is told by {@link Filing}.
 */
@MappedSuperclass
public abstract class Filed {

    @Id private UUID id;

    @MapsId
    @OneToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "id")
    private Application application;

    private String owner;
    private String officeCode;
    private String itemCode;
    private int itemVersion;
    private String itemName;
    private String processKey;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Embedded private Applicant applicant;
    private Instant createdAt;

    protected Filed() {}

    Filed(Application application, String owner, ItemVersion item, Draft draft, Instant at) {
        this.application = application;
        this.owner = owner;
        this.createdAt = at;
        describe(item, draft);
    }

    final void describe(ItemVersion item, Draft draft) {
        itemCode = item.itemCode();
        channel = draft.channel();
        applicant = draft.applicant();
        file(item);
    }

    /**
     * Puts the filing on a version of its item; at submission that is the one in force, and there
     * it stays.
     */
    final void file(ItemVersion item) {
        officeCode = item.officeCode();
        itemVersion = item.version();
        itemName = item.name();
        processKey = item.processKey();
    }

    final void replace(Applicant changed, JsonNode content) {
        applicant = changed;
        application.replace(content);
    }

    /** Whether the caller files it: as the applicant, or at the window for one. */
    public boolean isOf(Caller caller) {
        return owner.equals(caller.name());
    }

    /** Whether the caller works at the office that handles it. */
    public boolean isAtOfficeOf(Caller caller) {
        return officeCode.equals(caller.officeCode());
    }

    /** Whether the caller handles it, as the clerk, reviewer or chief of its office. */
    public boolean isHandledBy(Caller caller) {
        return isAtOfficeOf(caller)
                && (caller.is("clerk") || caller.is("reviewer") || caller.is("chief"));
    }

    public UUID id() {
        return id;
    }

    /** User name of whoever files: the applicant, or the window officer who files for one. */
    public String owner() {
        return owner;
    }

    public String officeCode() {
        return officeCode;
    }

    public String itemCode() {
        return itemCode;
    }

    public int itemVersion() {
        return itemVersion;
    }

    public String itemName() {
        return itemName;
    }

    public String processKey() {
        return processKey;
    }

    public Channel channel() {
        return channel;
    }

    public Applicant applicant() {
        return applicant;
    }

    /** The request as it was filed; reads the database when it was not read before. */
    public JsonNode content() {
        return application.content();
    }

    /** The answers to the item's form. */
    public JsonNode form() {
        return content().path("form");
    }

    /** Project as filed, missing when there is none. */
    public JsonNode project() {
        return content().path("project");
    }

    /** Agent (委托代理人) as filed, missing when there is none. */
    public JsonNode agent() {
        return content().path("agent");
    }

    public Instant createdAt() {
        return createdAt;
    }
}
